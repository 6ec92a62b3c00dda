"""What holds for every question with options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.repeats import check_repeats
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from primerpress.checks.where import Where
    from primerpress.model.option import Option

FEWEST = 2


def check_options(options: Sequence[Option], where: Where) -> Iterator[Problem]:
    """There is a choice, no two options read the same, and one at least is right."""
    if len(options) < FEWEST:
        yield Problem(
            where("options"),
            "too-few-options",
            "there is nothing to choose from",
            "Write two options or more.",
        )
    texts = ((option.text, where("options", index, "text")) for index, option in enumerate(options))
    yield from check_repeats(texts, "duplicate-option", "option")
    if options and not any(option.correct for option in options):
        yield Problem(
            where("options"),
            "no-correct-option",
            "none of the options is marked as right",
            "Add “correct: true” to the right one.",
        )
