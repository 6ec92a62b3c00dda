"""Checks for `ordering`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.alternatives import check_repeats, check_several
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.ordering import OrderingQuestion


def check(question: OrderingQuestion, where: Where) -> Iterator[Problem]:
    """There is something to put in order, and no two items read the same."""
    yield from check_several(
        question.items, where, ("items",), "there is nothing to put in order", "Write two items or more."
    )
    items = ((item, ("items", index)) for index, item in enumerate(question.items))
    yield from check_repeats(items, where, "item")
