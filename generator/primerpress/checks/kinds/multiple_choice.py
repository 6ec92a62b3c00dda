"""Checks for `multiple-choice`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.options import check_options
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.multiple_choice import MultipleChoiceQuestion


def check(question: MultipleChoiceQuestion, where: Where) -> Iterator[Problem]:
    """One option or more is right, and only those can be missed."""
    yield from check_options(question.options, where)
    for index, option in enumerate(question.options):
        if option.feedback_if_missed and not option.correct:
            yield Problem(
                where("options", index, "feedback_if_missed"),
                "never-missed",
                "this is never shown: only an option that is right can be missed",
                "Move the words to “feedback”, or add “correct: true”.",
            )
