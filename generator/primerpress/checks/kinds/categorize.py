"""Checks for `categorize`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.alternatives import as_read, check_repeats, check_several
from primerpress.problems import Problem, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.categorize import CategorizeQuestion


def check(question: CategorizeQuestion, where: Where) -> Iterator[Problem]:
    """There are two categories or more with something in them, all different, and each item belongs to one."""
    yield from check_several(
        question.categories, where, ("categories",), "there is only one category", "Write two categories or more."
    )
    seen = set()
    for name in question.categories:
        if as_read(name) in seen:
            yield Problem(
                where("categories", name),
                "duplicate-option",
                f"the category “{shortened(name)}” reads the same as another",
                "Reword one of the two, or write all items below one of them.",
            )
        seen.add(as_read(name))
    if not any(question.categories.values()):
        yield Problem(
            where("categories"), "too-few-options", "there is nothing to sort", "Write items below a category."
        )
    items = (
        (item.text, ("categories", name, index))
        for name, group in question.categories.items()
        for index, item in enumerate(group)
    )
    yield from check_repeats(items, where, "item")
