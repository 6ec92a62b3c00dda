"""`ordering`: what comes first."""

from __future__ import annotations

from typing import Literal

from primerpress.model.question import CommonQuestion
from primerpress.model.values import Label


class OrderingQuestion(CommonQuestion):
    """Put items in order. They are written in the right order and shown in another."""

    kind: Literal["ordering"]
    items: tuple[Label, ...]
