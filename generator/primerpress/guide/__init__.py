"""The pages for instructors, as a small course of its own: they travel in the package, and need no connection."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path

_PAGES, _QUIZZES = ("*.md", "*.json", "*.svg"), ("example-*.yml",)


def write_guide(folder: Path) -> Path:
    """Write the pages for instructors with their examples into an empty folder, and return the course that it is.

    Raises:
        OSError: it cannot be written.
    """
    with as_file(files(__name__)) as here:
        # In a copy of the repository they are still where they are written.
        root = here if (here / "docs").is_dir() else here.parents[2]
        pages = root / "docs" if root == here else root / "docs" / "teach"
        for source, patterns, below in ((pages, _PAGES, "docs"), (root / "quizzes", _QUIZZES, "quizzes")):
            (folder / below).mkdir(parents=True)
            for file in (file for pattern in patterns for file in source.glob(pattern)):
                shutil.copyfile(file, folder / below / file.name)
        shutil.copyfile(here / "mkdocs.yml", folder / "mkdocs.yml")
    return folder
