"""`single-choice`: one option is right."""

from __future__ import annotations

from typing import Literal

from primerpress.model.option import Option
from primerpress.model.question import CommonQuestion
from primerpress.model.values import Flag


class SingleChoiceQuestion(CommonQuestion):
    """Choose one of several options."""

    kind: Literal["single-choice"]
    options: tuple[Option, ...]
    shuffle: Flag = False
