"""What every question has, whatever its kind."""

from __future__ import annotations

from decimal import Decimal

from primerpress.model.values import Flag, Markdown, Name, Part, PlainText, Points


class Lint(Part):
    """Warnings the author has looked at and decided to live with."""

    ignore: tuple[PlainText, ...] = ()


class CommonQuestion(Part):
    """The keys that any question may have.

    A learner's saved answer hangs on `id`, so it is required and never reused.
    """

    id: Name
    prompt: Markdown
    hints: tuple[Markdown, ...] = ()
    explanation: Markdown | None = None
    objective: Name | None = None
    confidence: Flag = False
    points: Points = Decimal(1)
    note: Markdown | None = None
    sources: tuple[Markdown, ...] = ()
    lint: Lint = Lint()
