"""What every question has, whatever its kind."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from primerpress.model.number import WrittenNumber
from primerpress.model.values import Flag, Markdown, Name, Part, PlainText, Points, one_or_more


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
    objective: PlainText | None = None
    confidence: Flag = False
    points: Points = WrittenNumber("1")
    note: Markdown | None = None
    sources: Annotated[tuple[Markdown, ...], BeforeValidator(one_or_more)] = ()
    lint: Lint = Lint()
