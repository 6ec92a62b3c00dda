"""Checks of `support.yml`: its texts are Markdown as those of a quiz."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from primerpress.checks.cut_text import check_cut
from primerpress.checks.quiz_text import check_texts
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course
    from primerpress.problems import Location


def check_support(course: Course) -> Iterator[Problem]:
    """Look through each text. Labels and places are shown as they are written."""

    def where(*path: str | int, fragment: str = "") -> Location:
        return course.support_file.locate(path, fragment)

    yield from check_cut(course.support, course.support_file.written)
    yield from check_texts(course.support, where, course.settings.extensions, what="support.yml")
    # Somewhere it is tomorrow already.
    latest = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    for index, resource in enumerate(course.support.resources):
        if resource.last_checked > latest:
            place = where("resources", index, "last_checked")
            message = f"“{resource.last_checked}” is a day to come, and nobody has looked then (“last_checked”)"
            yield Problem(place, "wrong-value", message, "Write the day on which somebody last looked.")
