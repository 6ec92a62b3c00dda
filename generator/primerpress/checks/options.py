"""What holds for every question with options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.alternatives import check_repeats, check_several
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from primerpress.checks.where import Where
    from primerpress.model.option import Option
    from primerpress.model.values import Path


def check_choice(texts: Sequence[tuple[str, Path]], where: Where, path: Path) -> Iterator[Problem]:
    """There is a choice, and no two options read the same: `texts` with the keys to each, and those to the list."""
    yield from check_several(texts, where, path, "there is nothing to choose from", "Write two options or more.")
    yield from check_repeats(texts, where, "option")


def check_options(options: Sequence[Option], where: Where) -> Iterator[Problem]:
    """There is a choice, no two options read the same, and one at least is right."""
    texts = [(option.text, ("options", index, "text")) for index, option in enumerate(options)]
    yield from check_choice(texts, where, ("options",))
    if options and not any(option.correct for option in options):
        yield Problem(
            where("options"),
            "no-correct-option",
            "none of the options is marked as right",
            "Add “correct: true” to the right one.",
        )
