"""Checks for `numeric`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.numeric import NumericQuestion


def check(question: NumericQuestion, where: Where) -> Iterator[Problem]:
    """There is a right answer, told in one way, and it is right by its own rule."""
    if question.answer is None and question.range is None:
        yield Problem(where(), "missing-key", "“answer” is missing", "Add “answer: …” or “range: [lowest, highest]”.")
    if question.range is None:
        return
    low, high = question.range
    if low > high:
        yield Problem(
            where("range"),
            "range-order",
            f"the range runs from {low} down to {high}",
            f"Write the lower number first: [{high}, {low}].",
        )
    elif question.answer is not None and not low <= question.answer <= high:
        yield Problem(
            where("answer"),
            "answer-outside-range",
            f"the answer {question.answer} lies outside its own range from {low} to {high}",
            "Change one of the two.",
        )
    if question.tolerance is not None:
        yield Problem(
            where("tolerance"),
            "tolerance-and-range",
            "“tolerance” and “range” both say what counts as right",
            "Keep one of the two.",
        )
