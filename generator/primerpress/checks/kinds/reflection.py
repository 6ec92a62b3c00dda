"""Checks for `reflection`: its shape says it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.reflection import ReflectionQuestion
    from primerpress.problems import Problem


def check(_question: ReflectionQuestion, _where: Where) -> Iterator[Problem]:
    """Find nothing beyond what reading has found."""
    return iter(())
