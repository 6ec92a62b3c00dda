"""Checks of titles that the engine puts into each page as they are: the words alone may stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.quiz_text import check_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course
    from primerpress.problems import Problem


def check_titles(course: Course) -> Iterator[Problem]:
    """Look through the navigation and the front matter of each page. A heading is Markdown, and escaped."""
    for title in (*course.settings.nav_titles, *(page.named for page in course.pages if page.named)):
        yield from check_plain(title.value, title.locate, "a title")
