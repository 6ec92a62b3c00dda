"""Checks for `ordering`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.repeats import check_repeats
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.ordering import OrderingQuestion


FEWEST = 2


def check(question: OrderingQuestion, where: Where) -> Iterator[Problem]:
    """There is something to put in order, and no two items read the same."""
    if len(question.items) < FEWEST:
        yield Problem(where("items"), "too-few-options", "there is nothing to put in order", "Write two items or more.")
    items = ((item, where("items", index)) for index, item in enumerate(question.items))
    yield from check_repeats(items, "duplicate-option", "item")
