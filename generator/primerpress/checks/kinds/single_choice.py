"""Checks for `single-choice`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.options import check_options
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.single_choice import SingleChoiceQuestion


def check(question: SingleChoiceQuestion, where: Where) -> Iterator[Problem]:
    """Exactly one option is right."""
    yield from check_options(question.options, where)
    right = [index for index, option in enumerate(question.options) if option.correct]
    for index in right[1:]:
        yield Problem(
            where("options", index, "correct"),
            "several-correct-options",
            f"another option is marked as right; the first is in line {where('options', right[0], 'text').line}",
            "Keep one “correct: true”, or make this “kind: multiple-choice”.",
        )
