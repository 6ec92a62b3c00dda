"""Checks of the names of files: what an author takes for a page is one for the engine, and each name is text."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from primerpress.course.published import PAGES
from primerpress.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course

_HIDDEN = ".txt"
_ENDINGS = tuple(PAGES)
# Signs that lead a terminal or a line, and bytes that are none: some systems keep names in a code of their own.
_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def check_file_names(course: Course) -> Iterator[Problem]:
    """Look at the name of each file that is put into the site."""
    yield from _no_pages(course)
    for file in filter(_NO_TEXT.search, course.files):
        location = Location(f"{course.docs}/{_NO_TEXT.sub('�', file)}")
        message = "the name of this file holds something that is no letter and no sign, and no site can hold it"
        yield Problem(location, "unreadable-file", message, "Rename it, with letters, digits and hyphens.")


def _no_pages(course: Course) -> Iterator[Problem]:
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
