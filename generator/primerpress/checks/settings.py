"""Checks of `mkdocs.yml`: what makes quizzes appear is switched on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course


def check_settings(course: Course) -> Iterator[Problem]:
    """A course with directives names the extension that reads them and a theme that can show them."""
    if course.settings.problems or not any(page.directives or page.panels for page in course.pages):
        return
    if "primerpress" not in course.settings.extensions:
        yield _missing(
            course, "the extension that places quizzes", "Add “primerpress” to the list under “markdown_extensions:”."
        )
    if course.settings.theme in ("", "mkdocs", "readthedocs", "material"):
        yield _missing(
            course, "the theme that makes quizzes answer", "Write “theme:” and below it “name: primerpress”."
        )


def _missing(course: Course, what: str, hint: str) -> Problem:
    return Problem(Location(course.settings.file), "not-switched-on", f"{what} is not switched on", hint)
