"""`single-choice`: one option is right."""

from __future__ import annotations

from typing import Literal

from primerpress.model.option import Option, options_asked
from primerpress.model.question import CommonQuestion
from primerpress.model.values import Flag


class SingleChoiceQuestion(CommonQuestion):
    """Choose one of several options."""

    choices = True
    decisive = ("options",)

    kind: Literal["single-choice"]
    options: tuple[Option, ...]
    shuffle: Flag = False

    def asked(self) -> list[str]:
        """Return the options, and which is right."""
        return options_asked(self.options)
