"""The small course that `primerpress new` writes: the files beside this one, ready to build."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

# As they stand here, and as they are called in a course. One named .gitignore would already hide files here.
_FILES = {
    "mkdocs.yml": "mkdocs.yml",
    "docs/index.md": "docs/index.md",
    "quizzes/first-quiz.yml": "quizzes/first-quiz.yml",
    "gitignore": ".gitignore",
}
_ID = "my-course"


def write_starter(folder: Path) -> list[Path]:
    """Write the files of a new course into a folder that is empty or does not exist, and return them.

    Raises:
        OSError: they cannot be written.
    """
    written = []
    for name, called in _FILES.items():
        file = folder / called
        file.parent.mkdir(parents=True, exist_ok=True)
        text = _source(name).read_text("utf-8").replace(_ID, _course_id(folder))
        file.write_text(text, encoding="utf-8", newline="\n")
        written.append(file)
    return written


def _source(name: str) -> Traversable:
    return files(__name__).joinpath(*name.split("/"))


def _course_id(folder: Path) -> str:
    """Two courses on one host must not share what they store, so each gets the name of its folder."""
    return re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-") or _ID
