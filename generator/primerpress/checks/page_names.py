"""Checks of the names of pages: a file that an author takes for a page is one for the engine, too."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from primerpress.course.published import PAGES
from primerpress.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course

_HIDDEN = ".txt"
_ENDINGS = tuple(PAGES)


def check_page_names(course: Course) -> Iterator[Problem]:
    """Engines know a page by its ending in small letters, and put any other file into the site as it is."""
    for file in course.files:
        small = file.lower()
        if file.endswith(_ENDINGS) or not small.removesuffix(_HIDDEN).endswith(_ENDINGS):
            continue
        meant = PurePosixPath(file[: -len(_HIDDEN)] if small.endswith(_HIDDEN) else file)
        hint = f"Rename it to “{meant.stem}{meant.suffix.lower()}”."
        if small.endswith(_HIDDEN):
            hint += f" Where “{_HIDDEN}” is not to be seen, let the system show the ends of file names."
        message = "this becomes no page: the name of a page ends in “.md”, in small letters"
        yield Problem(Location(f"{course.docs}/{file}"), "page-file-name", message, hint)
