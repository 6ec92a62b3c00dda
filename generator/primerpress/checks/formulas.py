"""Checks of formulas: each can be read, so that learners meet mathematics and not TeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from primerpress.checks.parsed_text import parsed
from primerpress.model.values import markdown_texts
from primerpress.problems import Problem, shortened
from primerpress.reading.formulas import EXTENSION, unreadable_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from primerpress.checks.where import Where
    from primerpress.course.course import Course
    from primerpress.model.values import Part
    from primerpress.problems import Location

_SIGNS = re.compile(r"\$|\\[(\[]|\\begin\{")
_HINTS = {
    "&": "Put what stands in columns between \\begin{align} and \\end{align}, or into a matrix, cases or an array.",
    "{": "Close each brace that is opened. A brace to be seen is written \\{.",
    "}": "Open each brace that is closed. A brace to be seen is written \\}.",
}


def check_formulas(course: Course) -> Iterator[Problem]:
    """Read the formulas of each page."""
    for page in course.pages:
        yield from check_formulas_in(page.body, page.locate, course.settings.extensions)


def check_formulas_of(part: Part, where: Where, extensions: Iterable[str]) -> Iterator[Problem]:
    """Read the formulas in each Markdown text of a part of the model."""
    for path, text in markdown_texts(part):
        yield from check_formulas_in(text, lambda fragment, path=path: where(*path, fragment=fragment), extensions)  # type: ignore[misc]


def check_formulas_in(text: str, where: Callable[[str], Location], extensions: Iterable[str]) -> Iterator[Problem]:
    """Read the formulas of one text.

    Args:
        text: the Markdown.
        where: returns the place of a fragment of the text.
        extensions: the names of the course's extensions.
    """
    if EXTENSION not in extensions or not _SIGNS.search(text):
        return
    for tex, error in unreadable_in(parsed(text, extensions).html):
        first = next((line for line in map(str.strip, tex.split("\n")) if line), tex)
        place = where(first)
        if error.piece in first:
            place = place._replace(column=place.column + first.index(error.piece))
        elif error.piece:
            place = where(error.piece)
        yield Problem(
            place,
            "unreadable-formula",
            f"the formula “{shortened(first)}” cannot be read: {error.cause}",
            _HINTS.get(error.piece) or "Mend it, or write it in other commands of LaTeX. For a dollar sign write \\$.",
        )
