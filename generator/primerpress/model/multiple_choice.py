"""`multiple-choice`: one or more options are right."""

from __future__ import annotations

from typing import Literal

from primerpress.model.option import Option, options_asked
from primerpress.model.question import CommonQuestion
from primerpress.model.values import Flag, Markdown


class MultipleChoiceOption(Option):
    """An option that can be missed as well as chosen."""

    feedback_if_missed: Markdown | None = None


class MultipleChoiceQuestion(CommonQuestion):
    """Choose every option that fits.

    `partial` scoring is right choices minus wrong ones over all that are right, never below 0.
    """

    choices = True
    decisive = ("options",)

    kind: Literal["multiple-choice"]
    options: tuple[MultipleChoiceOption, ...]
    scoring: Literal["partial", "all-or-nothing"] = "partial"
    shuffle: Flag = False

    def asked(self) -> list[str]:
        """Return the scoring, the options, and which are right."""
        return [self.scoring, *options_asked(self.options)]
