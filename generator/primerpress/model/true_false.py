"""`true-false`: is the statement true?"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from primerpress.model.question import CommonQuestion
from primerpress.model.values import Flag, Markdown, Part


class TrueFalseFeedback(Part):
    """What to say about each of the two answers."""

    on_true: Markdown | None = Field(default=None, alias="true")
    on_false: Markdown | None = Field(default=None, alias="false")


class TrueFalseQuestion(CommonQuestion):
    """Decide whether the statement in the prompt is true."""

    choices = True
    decisive = ("answer",)

    kind: Literal["true-false"]
    answer: Flag
    feedback: TrueFalseFeedback = TrueFalseFeedback()

    def asked(self) -> list[str]:
        """Return the answer."""
        return [str(self.answer)]
