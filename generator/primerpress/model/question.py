"""What every question has, whatever its kind."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from primerpress.model.number import WrittenNumber
from primerpress.model.values import Flag, Markdown, Name, Names, Part, PlainText, Points, markdown_texts, one_or_more


class Lint(Part):
    """Warnings the author has looked at and decided to live with."""

    ignore: tuple[PlainText, ...] = ()


class CommonQuestion(Part):
    """The keys that any question may have, and the facts about its kind.

    A learner's saved answer hangs on `id`, so it is required and never reused.

    Facts:
        unscored: an answer is never marked.
        returns: the question may come back in review.
        choices: an answer is chosen among what the author wrote, and holds no words of the learner's own.
        stepwise: a first miss may leave the key for later.
        principles: a result is told by the principles that the options turn on.
    """

    unscored: ClassVar[bool] = False
    returns: ClassVar[bool] = True
    choices: ClassVar[bool] = False
    stepwise: ClassVar[bool] = True
    principles: ClassVar[bool] = False

    id: Name
    prompt: Markdown
    hints: tuple[Markdown, ...] = ()
    explanation: Markdown | None = None
    objective: PlainText | None = None
    tag: Name | None = None
    confidence: Flag = False
    points: Points = WrittenNumber("1")
    note: Markdown | None = None
    fold: Flag = False
    sources: Annotated[
        tuple[Markdown, ...], BeforeValidator(one_or_more, json_schema_input_type=Markdown | tuple[Markdown, ...])
    ] = ()
    was: Names = ()
    lint: Lint = Lint()

    def met(self) -> list[str]:
        """Return the texts that a learner meets in answering once, whatever the answer."""
        return [text for _, text in markdown_texts(self)]

    def asked(self) -> list[str]:
        """Return what was asked and what is right; an answer to anything else is retired."""
        raise NotImplementedError
