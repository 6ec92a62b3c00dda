"""Checks for `short-answer`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regress import Regex, RegressError

from primerpress.model.short_answer import regular_expression
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.short_answer import ShortAnswerQuestion


# A word boundary has no length, so there is nothing to repeat; browsers refuse it, and `regress` does not.
_REPEATED_BOUNDARY = re.compile(r"(?<!\\)(?:\\\\)*\\[bB][*+?{]")


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
            _read(pattern)
        except RegressError as error:
            yield Problem(
                where("accept", index),
                "regular-expression",
                f"“{accepted}” is not a regular expression a browser can read: {error}",
                "Check brackets and backslashes, or leave out the slashes to accept the text as it is.",
            )


def _read(pattern: str) -> None:
    """Raise RegressError for what a browser cannot read."""
    Regex(pattern, "u")
    if _REPEATED_BOUNDARY.search(pattern):
        raise RegressError("Nothing to repeat")
