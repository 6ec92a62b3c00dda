"""`ordering`: what comes first."""

from __future__ import annotations

from typing import Literal

from primerpress.model.identity import text_key
from primerpress.model.question import CommonQuestion
from primerpress.model.values import Label


class OrderingQuestion(CommonQuestion):
    """Put items in order. They are written in the right order and shown in another."""

    choices = True
    decisive = ("items",)

    kind: Literal["ordering"]
    items: tuple[Label, ...]

    def asked(self) -> list[str]:
        """Return the items in their order."""
        return [text_key(item) for item in self.items]
