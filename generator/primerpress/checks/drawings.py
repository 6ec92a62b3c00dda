"""Checks of drawings that are written as text: the theme would fetch what draws them from another site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from primerpress.checks.links import PRIVACY
from primerpress.model.values import markdown_texts
from primerpress.problems import Location, Problem
from primerpress.reading.directives import fences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course

MERMAID = "mermaid"
_ELEMENT = re.compile(r"""[ \t]*<(?:pre|div)\b[^>]*\bclass\s*=\s*["'][^"']*\bmermaid\b""", re.IGNORECASE)
_HINT = (
    "Draw it in an editor for Mermaid, save it as SVG in the course, and show it as a picture: "
    "“![What it shows](drawing.svg)”."
)


def check_drawings(course: Course, scripts: list[str]) -> Iterator[Problem]:
    """Look for drawings in pages and quizzes.

    Args:
        course: whose they are.
        scripts: those that its author adds to every page. One that draws may be among them.
    """
    brought = any(MERMAID in path for path in scripts) or course.settings.uses(PRIVACY)
    for place, is_drawn in _in_pages(course, _is_drawn(course)):
        if is_drawn and not brought:
            message = "to draw this, the page would load a script from unpkg.com, which then sees who reads this course"
            yield Problem(place, "drawing", message, _HINT)
        elif not is_drawn:
            message = "learners would read this drawing as it is typed"
            yield Problem(place, "drawing", message, _HINT, severity="warning")


def _is_drawn(course: Course) -> bool:
    """Whether a block of code that is called so becomes a drawing."""
    made = course.settings.options("markdown_extensions", "pymdownx.superfences").get("custom_fences")
    return any(
        isinstance(fence, dict) and fence.get("name") == MERMAID for fence in (made if isinstance(made, list) else ())
    )


def _in_pages(course: Course, fences_are_drawn: bool) -> Iterator[tuple[Location, bool]]:  # noqa: FBT001
    for page in course.pages:
        if MERMAID in page.text:
            yield from ((page.at(number), fences_are_drawn) for number in _fences(page.text))
            yield from ((page.at(number), True) for number, line in page.prose if _ELEMENT.match(line))
    for quiz in course.quizzes.values():
        if MERMAID not in quiz.source.text:
            continue
        for start, part in quiz.parts:
            for path, text in markdown_texts(part):
                for number in _fences(text):
                    line = text.split("\n")[number - 1].strip()
                    yield quiz.locate((*start, *path), line), fences_are_drawn


def _fences(text: str) -> Iterator[int]:
    return (number for number, info in fences(text) if info.split(" ")[0].strip("{}. ") == MERMAID)
