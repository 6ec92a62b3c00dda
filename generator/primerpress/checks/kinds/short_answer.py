"""Checks for `short-answer`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.accepted import check_accepted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.short_answer import ShortAnswerQuestion
    from primerpress.problems import Problem


def check(question: ShortAnswerQuestion, where: Where) -> Iterator[Problem]:
    """Something is accepted, and each regular expression is one that a browser can read."""
    yield from check_accepted(question.accept, where, "accept")
