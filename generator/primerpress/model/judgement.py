"""`judgement`: options of graded quality."""

from __future__ import annotations

from typing import Literal

from primerpress.model.identity import text_key
from primerpress.model.quality import Quality
from primerpress.model.question import CommonQuestion
from primerpress.model.values import Flag, Label, Markdown, Part, PlainText


class JudgementOption(Part):
    """An option, how good it is, and the principle it turns on."""

    text: Label
    quality: Quality
    principle: PlainText | None = None
    feedback: Markdown | None = None
    pin: Flag = False


class JudgementQuestion(CommonQuestion):
    """Choose what to do where more than one answer may be defended."""

    choices = True
    stepwise = False
    principles = True
    decisive = ("options",)

    kind: Literal["judgement"]
    options: tuple[JudgementOption, ...]
    shuffle: Flag = False

    def asked(self) -> list[str]:
        """Return the options, and how good each is."""
        return sorted(f"{text_key(option.text)} {option.quality}" for option in self.options)
