"""Checks for `judgement`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.repeats import check_repeats
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.judgement import JudgementQuestion


FEWEST = 2


def check(question: JudgementQuestion, where: Where) -> Iterator[Problem]:
    """There is a choice, no two options read the same, and one at least is the best."""
    if len(question.options) < FEWEST:
        yield Problem(
            where("options"), "too-few-options", "there is nothing to choose from", "Write two options or more."
        )
    texts = ((option.text, where("options", index, "text")) for index, option in enumerate(question.options))
    yield from check_repeats(texts, "duplicate-option", "option")
    if question.options and not any(option.quality == "best" for option in question.options):
        yield Problem(
            where("options"),
            "no-correct-option",
            "none of the options is the best",
            "Write “quality: best” for one option or more.",
        )
