"""What somebody gets who installs Primerpress and has no copy of this repository."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=PROJECT)
    return next(folder.glob("*.whl"))


def _run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _environment(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    return folder / "bin" / "python"


def _expect_a_course_from_nothing(python: Path, folder: Path) -> None:
    command = python.with_name("primerpress")
    _run(command, "new", folder / "course")
    _run(command, "build", "--course", folder / "course")
    pages = {page.name for page in (folder / "course" / "site").glob("*.html")}
    bundles = {file.name for file in (folder / "course" / "site" / "assets" / "primerpress").iterdir()}

    assert "index.html" in pages
    assert {"every.js", "questions.js", "questions.css"} <= bundles


def test_the_wheel(wheel: Path, tmp_path: Path):
    """The wheel, in a clean environment with the locked versions, starts a course and builds it."""
    python = _environment(tmp_path / "clean")
    _run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", PROJECT / "requirements.lock")
    _run(python, "-m", "pip", "install", "--quiet", "--no-deps", wheel)

    _expect_a_course_from_nothing(python, tmp_path)


def test_the_oldest_versions(wheel: Path, tmp_path: Path):
    """The wheel does the same with the oldest version of each package that pyproject.toml allows."""
    wanted = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    floors = tmp_path / "floors.txt"
    floors.write_text("".join(f"{name}=={version}\n" for name, version in map(_floor, wanted)), "utf-8")
    python = _environment(tmp_path / "old")
    _run(python, "-m", "pip", "install", "--quiet", "--constraint", floors, wheel)

    _expect_a_course_from_nothing(python, tmp_path)


def _floor(line: str) -> list[str]:
    """Return name and lowest version, such as of `click>=8.1,!=8.2.2`."""
    return re.split("[>=]=", line.partition(",")[0])
