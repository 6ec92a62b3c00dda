"""Checks of the panels of the learner's own: each has one place, and there is something to show in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.course.support_file import FILE as SUPPORT
from primerpress.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course
    from primerpress.reading.directives import Directive

# These show a part of what the course holds, so that a course may have several of them.
_SEVERAL = {"support", "answers"}


def check_panels(course: Course) -> Iterator[Problem]:
    """Follow each panel on each page."""
    first: dict[tuple[str, str], Directive] = {}
    support = not any(problem.location.path == SUPPORT for problem in course.problems)
    for language, panel in ((course.language_of(page), panel) for page in course.pages for panel in page.panels):
        if (language, panel.name) in first:
            yield _twice(panel, first[language, panel.name])
        elif panel.name not in _SEVERAL:
            first[language, panel.name] = panel
        elif panel.name == "support" and support:
            yield from _nothing_to_show(panel, course)


def _twice(panel: Directive, first: Directive) -> Problem:
    return Problem(
        panel.location,
        "panel-twice",
        f"“::{panel.name}” is placed twice; the other place is {first.location}",
        "Keep one of the two, and write a link to it in place of the other.",
    )


def _nothing_to_show(panel: Directive, course: Course) -> Iterator[Problem]:
    """Look for services that `::support` shows."""
    groups = [resource.group for resource in course.support.resources]
    if not groups:
        yield Problem(
            panel.location,
            "support-empty",
            f"“::support” shows nothing: {SUPPORT} is missing or lists no services",
            f"Write {SUPPORT} beside mkdocs.yml: “resources:”, and below it a list, each starting with “- name: …”.",
        )
    elif panel.argument and panel.argument not in groups:
        yield Problem(
            panel.location,
            "support-empty",
            f"“::support” shows nothing: no service of {SUPPORT} has the group “{panel.argument}”",
            did_you_mean(panel.argument, dict.fromkeys(filter(None, groups)))
            or f"Write “group: {panel.argument}” at a service, or remove “[{panel.argument}]”.",
        )
