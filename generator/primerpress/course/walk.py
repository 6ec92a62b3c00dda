"""The files below a folder of the course. A link out of it, a circle of links, or what is no file is a problem here.

An engine would publish what lies outside, wait for a pipe for ever, or fail where a folder cannot be read.
"""

from __future__ import annotations

import os
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING

from primerpress.problems import Location, Problem
from primerpress.reading.files import NO_FILE, UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

_ITSELF = "Put the file or the folder itself in the place of the link, so that it goes wherever the course goes."


class Walk:
    """A walk through folders of a course, in the same order everywhere, hidden files left out.

    Args:
        course: the folder of the course.
        also: a folder outside of it that belongs to it, such as that of its pages.
    """

    def __init__(self, course: Path, also: Path) -> None:
        self.problems: list[Problem] = []
        self._course = course
        self._roots = tuple(Path(os.path.realpath(root)) for root in (course, also))

    def files(self, folder: Path) -> list[Path]:
        """Return the files below a folder; none where there is no such folder. What is met is in `problems`."""
        return list(self._below(folder, (os.path.realpath(folder),))) if folder.is_dir() else []

    def _below(self, folder: Path, within: tuple[str, ...]) -> Iterator[Path]:
        try:
            entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
        except OSError as error:
            self._problem(folder, f"the folder cannot be read: {error.strerror}", UNREADABLE)
            return
        for entry in entries:
            if not entry.name.startswith("."):
                yield from self._entry(entry, within)

    def _entry(self, entry: Path, within: tuple[str, ...]) -> Iterator[Path]:
        real = os.path.realpath(entry)
        if entry.is_symlink() and not any(Path(real).is_relative_to(root) for root in self._roots):
            self._problem(entry, "this link leads out of the course", _ITSELF)
        elif entry.is_symlink() and not os.path.exists(real):  # noqa: PTH110 - of a path that os has worked out
            self._problem(entry, "the file cannot be read: this link leads nowhere", _ITSELF)
        elif os.path.isdir(real):  # noqa: PTH112 - the same
            if real in within:
                self._problem(entry, "this link leads back to a folder that it is in", "Remove the link.")
            else:
                yield from self._below(entry, (*within, real))
        elif os.path.exists(real) and not os.path.isfile(real):  # noqa: PTH110, PTH113 - the same
            self._problem(entry, *NO_FILE)
        else:
            yield entry  # where it cannot be read, whoever reads it says so

    def _problem(self, entry: Path, message: str, hint: str) -> None:
        location = Location(Path(relpath(entry, self._course)).as_posix())
        self.problems.append(Problem(location, "unreadable-file", message, hint))
