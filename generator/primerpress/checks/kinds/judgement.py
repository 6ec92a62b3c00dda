"""Checks for `judgement`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.options import check_choice
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.judgement import JudgementQuestion


def check(question: JudgementQuestion, where: Where) -> Iterator[Problem]:
    """There is a choice, no two options read the same, and one at least is the best."""
    texts = [(option.text, ("options", index, "text")) for index, option in enumerate(question.options)]
    yield from check_choice(texts, where, ("options",))
    if question.options and not any(option.quality == "best" for option in question.options):
        yield Problem(
            where("options"),
            "no-correct-option",
            "none of the options is the best",
            "Write “quality: best” for one option or more.",
        )
