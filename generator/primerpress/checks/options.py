"""What holds for every question with options."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    first: dict[str, int] = {}
    for index, option in enumerate(options):
        words = " ".join(option.text.casefold().split())
        if words in first:
            line = where("options", first[words], "text").line
            yield Problem(
                where("options", index, "text"),
                "duplicate-option",
                f"this option reads the same as the one in line {line}",
                "Reword one of the two, or remove it.",
            )
        first.setdefault(words, index)
    if options and not any(option.correct for option in options):
        yield Problem(
            where("options"),
            "no-correct-option",
            "none of the options is marked as right",
            "Add “correct: true” to the right one.",
        )
