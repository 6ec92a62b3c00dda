"""What holds for every question with options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.alternatives import check_repeats, check_several
from primerpress.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from primerpress.checks.where import Where
    from primerpress.model.option import Option


def check_choice(texts: Sequence[tuple[str, Location]], location: Location) -> Iterator[Problem]:
    """There is a choice, and no two options read the same: `texts` with their places, and the place of the list."""
    yield from check_several(texts, location, "there is nothing to choose from", "Write two options or more.")
    yield from check_repeats(texts, "option")


def check_options(options: Sequence[Option], where: Where) -> Iterator[Problem]:
    """There is a choice, no two options read the same, and one at least is right."""
    texts = [(option.text, where("options", index, "text")) for index, option in enumerate(options)]
    yield from check_choice(texts, where("options"))
    if options and not any(option.correct for option in options):
        yield Problem(
            where("options"),
            "no-correct-option",
            "none of the options is marked as right",
            "Add “correct: true” to the right one.",
        )
