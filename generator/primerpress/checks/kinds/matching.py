"""Checks for `matching`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.alternatives import as_read, check_repeats, check_several
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.matching import MatchingQuestion


def check(question: MatchingQuestion, where: Where) -> Iterator[Problem]:
    """There are pairs to tell apart, each item stands once, and no distractor is a match."""
    pairs = ("pairs",)
    yield from check_several(question.pairs, where, pairs, "there is nothing to match", "Write two pairs or more.")
    items = ((pair.item, ("pairs", index, "item")) for index, pair in enumerate(question.pairs))
    yield from check_repeats(items, where, "item")
    matches = {as_read(pair.match) for pair in question.pairs}
    for index, distractor in enumerate(question.distractors):
        if as_read(distractor) in matches:
            yield Problem(
                where("distractors", index),
                "duplicate-option",
                "this distractor is the match of an item",
                "A distractor belongs to no item: reword it, or remove it.",
            )
    yield from check_several(
        [*matches, *question.distractors],
        where,
        pairs,
        "every item has the same match, and there is no distractor",
        "Add another match or a distractor.",
    )
