"""`reflection`: private words, never graded."""

from __future__ import annotations

from typing import Literal

from primerpress.model.question import CommonQuestion
from primerpress.model.values import Label, Markdown, Part


class Model(Part):
    """An example to hold one's own words against."""

    title: Label
    text: Markdown
    comment: Markdown | None = None


class ReflectionQuestion(CommonQuestion):
    """Write for oneself. With `models` and `checklist` it is a rehearsal: write, compare, tick, revise."""

    unscored = True
    stepwise = False
    returns = False

    kind: Literal["reflection"]
    alternative: Markdown | None = None
    models: tuple[Model, ...] = ()
    checklist: tuple[Label, ...] = ()

    def asked(self) -> list[str]:
        """Return nothing: what somebody has written for themselves is never out of date."""
        return []
