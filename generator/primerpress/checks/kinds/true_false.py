"""Checks for `true-false`: its shape says it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.true_false import TrueFalseQuestion
    from primerpress.problems import Problem


def check(_question: TrueFalseQuestion, _where: Where) -> Iterator[Problem]:
    """Find nothing beyond what reading has found."""
    return iter(())
