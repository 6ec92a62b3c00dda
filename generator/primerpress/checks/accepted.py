"""Accepted answers: texts, and regular expressions that a browser can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regress import Regex, RegressError

from primerpress.model.short_answer import regular_expression
from primerpress.problems import Problem, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from primerpress.checks.where import Where


# A word boundary has no length, so there is nothing to repeat; browsers refuse it, and `regress` does not.
_REPEATED_BOUNDARY = re.compile(r"(?<!\\)(?:\\\\)*\\[bB][*+?{]")

_ESCAPED_OR_CLASS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]", re.DOTALL)
_LONE_SLASH = re.compile(r"(?<!\\)/")


def check_accepted(accept: Sequence[str], where: Where, *path: str | int) -> Iterator[Problem]:
    """Something is accepted, and each regular expression can be read. `path` leads to the list."""
    if not accept:
        yield Problem(where(*path), "nothing-accepted", "no answer is accepted", "Write at least one right answer.")
    for index, accepted in enumerate(accept):
        expression = regular_expression(accepted)
        if not expression:
            continue
        pattern, flags = expression
        if flags:
            yield Problem(
                where(*path, index),
                "regular-expression",
                f"“{flags}” after the last slash is not needed",
                "End with “/”. Upper and lower case are alike unless you write “case_sensitive: true”.",
            )
        if "/" in _ESCAPED_OR_CLASS.sub("", pattern):
            within = _LONE_SLASH.sub(r"\/", pattern)
            yield Problem(
                where(*path, index),
                "expression-or-text",
                f"“{shortened(accepted)}” may be a regular expression or a text with slashes around it",
                f"""For the text, such as a path, write '"{accepted}"'; for a regular expression, /{within}/.""",
            )
            continue
        try:
            _read(pattern)
        except RegressError as error:
            yield Problem(
                where(*path, index),
                "regular-expression",
                f"“{accepted}” is not a regular expression a browser can read: {error}",
                "Check brackets and backslashes, or leave out the slashes to accept the text as it is.",
            )


def _read(pattern: str) -> None:
    """Raise RegressError for what a browser cannot read."""
    Regex(pattern, "u")
    if _REPEATED_BOUNDARY.search(pattern):
        raise RegressError("Nothing to repeat")
