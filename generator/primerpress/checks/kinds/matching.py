"""Checks for `matching`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.repeats import check_repeats
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.matching import MatchingQuestion


FEWEST = 2


def check(question: MatchingQuestion, where: Where) -> Iterator[Problem]:
    """There are pairs to tell apart, each item stands once, and no distractor is a match."""
    if len(question.pairs) < FEWEST:
        yield Problem(where("pairs"), "too-few-options", "there is nothing to match", "Write two pairs or more.")
    items = ((pair.item, where("pairs", index, "item")) for index, pair in enumerate(question.pairs))
    yield from check_repeats(items, "duplicate-option", "item")
    matches = {" ".join(pair.match.casefold().split()) for pair in question.pairs}
    for index, distractor in enumerate(question.distractors):
        if " ".join(distractor.casefold().split()) in matches:
            yield Problem(
                where("distractors", index),
                "duplicate-option",
                "this distractor is the match of an item",
                "A distractor belongs to no item: reword it, or remove it.",
            )
    if len(matches) + len(question.distractors) < FEWEST:
        yield Problem(
            where("pairs"),
            "too-few-options",
            "every item has the same match, and there is no distractor",
            "Add another match or a distractor.",
        )
