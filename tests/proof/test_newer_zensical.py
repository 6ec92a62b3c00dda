"""Which Zensical is the newest that can be had beside Primerpress, and whether the course is the same with it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import distributions, version
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
TESTS = ("tests/engines/test_same_pages.py", "tests/engines/test_engines.py", "tests/test_serve.py")

pytestmark = pytest.mark.proof


def _run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=PROJECT, check=False, capture_output=True, text=True, env=os.environ | environment
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_newest_zensical(tmp_path: Path, record_property: Callable[[str, str], None]):
    """The newest Zensical that can be installed builds the pages that MkDocs builds, and follows a course."""
    _run(sys.executable, "-m", "pip", "install", "--quiet", "--target", tmp_path, "zensical")
    newest = next(one.version for one in distributions(name="zensical", path=[str(tmp_path)]))
    record_property("proved", f"Zensical {newest} was had, and {version('zensical')} is locked")

    said = _run(sys.executable, "-P", "-m", "zensical", "--version", PYTHONPATH=str(tmp_path))
    assert newest in said
    _run(sys.executable, "-m", "pytest", "-n0", "-q", *TESTS, "-k", "zensical or same", PYTHONPATH=str(tmp_path))
