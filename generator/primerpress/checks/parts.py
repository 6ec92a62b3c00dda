"""Checks of the parts of pages: each heading that begins one is there, and there once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.course.parts import LEVEL, headings_called
from primerpress.problems import Location, Problem, nearest, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course
    from primerpress.course.page import Heading, Page


def check_parts(course: Course) -> Iterator[Problem]:
    """Follow what each page names under `parts`."""
    for page in course.pages:
        begun: dict[Heading, Location] = {}
        for written, location in page.parts:
            found = headings_called(written, page)
            if len(found) > 1:
                yield _found_twice(written, location, found)
            elif not found:
                yield _not_found(written, location, page)
            elif found[0] in begun:
                yield Problem(
                    location,
                    "part-twice",
                    f"“{shortened(written)}” is named twice; the first is in line {begun[found[0]].line}",
                    "Keep one of the two.",
                )
            else:
                begun[found[0]] = location


def _found_twice(written: str, location: Location, found: list[Heading]) -> Problem:
    first, second, *_ = found
    return Problem(
        location,
        "part-twice",
        f"two headings are called “{shortened(written)}”, in lines {first.line} and {second.line}",
        f"Give one an id of its own, such as “## {second.text} {{#another-name}}”, and write that id here.",
    )


def _not_found(written: str, location: Location, page: Page) -> Problem:
    able = [heading for heading in page.headings if heading.level == LEVEL]
    known = {heading.text.lower(): heading.text for heading in able} | {page.ids[one]: page.ids[one] for one in able}
    near = nearest(written, known)
    return Problem(
        location,
        "unknown-part",
        f"no heading of this page is called “{shortened(written)}”",
        f"Did you mean “{known[near]}”?" if near else "Name a heading with two signs, “## …”, by its words or its id.",
    )
