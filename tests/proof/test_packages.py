"""What somebody gets who installs Primerpress and has no copy of this repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from primerpress import __version__

PROJECT = Path(__file__).parents[2]

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make what `make dist` makes."""
    return _released(tmp_path_factory.mktemp("release"))


@pytest.fixture(scope="module")
def wheel(release: Path) -> Path:
    return next(release.glob("*.whl"))


def _released(folder: Path, project: Path = PROJECT, **environment: str) -> Path:
    dated = {"SOURCE_DATE_EPOCH": "1600000000"} | environment
    _run(sys.executable, "-m", "hatchling", "build", "--directory", folder, cwd=project, **dated)
    return folder


def _run(*command: str | Path, cwd: Path | None = None, **environment: str) -> str:
    done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True, env=os.environ | environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _environment(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    return folder / "bin" / "python"


def test_the_same_bytes_twice(release: Path, tmp_path: Path):
    """Wheel and source archive are the same bytes elsewhere, at another hour, and from the archive itself."""
    with tarfile.open(next(release.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    unpacked = next((tmp_path / "unpacked").iterdir())
    umask = os.umask(0o077)
    try:
        elsewhere = shutil.copytree(unpacked, tmp_path / "elsewhere é")
        again = _released(tmp_path / "again", elsewhere, TZ="America/Adak", PYTHONHASHSEED="7")
    finally:
        os.umask(umask)

    for file in release.iterdir():
        if file.suffix in (".whl", ".gz"):
            assert file.read_bytes() == (again / file.name).read_bytes(), file.name


def test_what_the_archive_holds(release: Path):
    """Nothing of the course, and nothing of what tools leave behind, is in the source archive; the fonts are."""
    with tarfile.open(next(release.glob("*.tar.gz"))) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]

    assert [
        name
        for name in names
        if re.search(r"^(docs/(?!teach/)|docs/teach/.*/|quizzes/(?!example-)|node_modules)|__pycache__|\.pyc$", name)
    ] == []
    assert {"PKG-INFO", "LICENSE", "README.md", "UPGRADING.md", "pyproject.toml"} <= set(names)
    assert any(name.endswith(".woff2") for name in names)


def _expect_a_course_from_nothing(python: Path, folder: Path) -> None:
    command = python.with_name("primerpress")
    _run(command, "new", folder / "course")
    _run(command, "build", "--course", folder / "course")
    pages = {page.name for page in (folder / "course" / "site").glob("*.html")}
    bundles = {file.name for file in (folder / "course" / "site" / "assets" / "primerpress").iterdir()}

    assert "index.html" in pages
    assert {"every.js", "questions.js", "screen.css"} <= bundles


def test_the_wheel(wheel: Path, tmp_path: Path, browser: Browser):
    """The wheel, in a clean environment with the locked versions, starts a course and builds it, and it answers."""
    python = _environment(tmp_path / "clean")
    _run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", PROJECT / "requirements.lock")
    _run(python, "-m", "pip", "install", "--quiet", "--no-deps", wheel)

    _expect_a_course_from_nothing(python, tmp_path)
    write = "import sys, pathlib, primerpress.guide as guide; guide.write_guide(pathlib.Path(sys.argv[1]))"
    _run(python, "-c", write, tmp_path / "guide")
    _run(python.with_name("primerpress"), "check", "--strict", "--course", tmp_path / "guide")
    _expect_an_answer(browser, tmp_path / "course" / "site")


def _expect_an_answer(browser: Browser, site: Path) -> None:
    page_with_a_choice = next(
        file for file in sorted(site.rglob("*.html")) if 'kind="single-choice"' in file.read_text("utf-8")
    )
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(page_with_a_choice.as_uri())
        question = page.locator('[kind="single-choice"]').first
        question.get_by_role("radio").first.check()
        question.get_by_role("button", name="Check answer").click()

        expect(question).not_to_have_attribute("data-state", "open")
        assert page.locator('meta[name="generator"]').first.get_attribute("content") == f"Primerpress {__version__}"


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
