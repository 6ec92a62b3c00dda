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

    kind: Literal["reflection"]
    alternative: Markdown | None = None
    models: tuple[Model, ...] = ()
    checklist: tuple[Label, ...] = ()
