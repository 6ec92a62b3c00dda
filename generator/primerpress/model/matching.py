"""`matching`: what belongs to what."""

from __future__ import annotations

from typing import Literal

from primerpress.model.question import CommonQuestion
from primerpress.model.values import Label, Markdown, Part


class Pair(Part):
    """An item and its match."""

    item: Label
    match: Label
    feedback: Markdown | None = None


class MatchingQuestion(CommonQuestion):
    """Give each item its match, out of all matches and the distractors, which belong to none."""

    kind: Literal["matching"]
    pairs: tuple[Pair, ...]
    distractors: tuple[Label, ...] = ()
