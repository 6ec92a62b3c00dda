"""Checks for `rating`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.alternatives import check_repeats, check_several
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.rating import RatingQuestion


def check(question: RatingQuestion, where: Where) -> Iterator[Problem]:
    """There is something to rate, on a scale of two steps or more, and no two read the same."""
    if not question.statements:
        yield Problem(
            where("statements"), "too-few-options", "there is nothing to rate", "Write one statement or more."
        )
    yield from check_several(
        question.scale, where, ("scale",), "a scale needs two steps or more", "Write the labels from low to high."
    )
    for key, what in (("statements", "statement"), ("scale", "step")):
        texts = ((text, (key, index)) for index, text in enumerate(getattr(question, key)))
        yield from check_repeats(texts, where, what)
