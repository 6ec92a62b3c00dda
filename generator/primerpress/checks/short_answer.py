"""Checks for `short-answer`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regress import Regex, RegressError

from primerpress.model.short_answer import regular_expression
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.short_answer import ShortAnswerQuestion


def check(question: ShortAnswerQuestion, where: Where) -> Iterator[Problem]:
    """Something is accepted, and each regular expression is one that a browser can read."""
    if not question.accept:
        yield Problem(where("accept"), "nothing-accepted", "no answer is accepted", "Write at least one right answer.")
    for index, accepted in enumerate(question.accept):
        expression = regular_expression(accepted)
        if not expression:
            continue
        pattern, flags = expression
        if flags:
            yield Problem(
                where("accept", index),
                "regular-expression",
                f"“{flags}” after the last slash is not needed",
                "End with “/”. Upper and lower case are alike unless you write “case_sensitive: true”.",
            )
        try:
            Regex(pattern, "u")
        except RegressError as error:
            yield Problem(
                where("accept", index),
                "regular-expression",
                f"“{accepted}” is not a regular expression a browser can read: {error}",
                "Check brackets and backslashes, or leave out the slashes to accept the text as it is.",
            )
