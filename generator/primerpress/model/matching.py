"""`matching`: what belongs to what."""

from __future__ import annotations

from typing import Literal

from primerpress.model.identity import text_key
from primerpress.model.question import CommonQuestion
from primerpress.model.values import Label, Markdown, Part


class Pair(Part):
    """An item and its match."""

    item: Label
    match: Label
    feedback: Markdown | None = None


class MatchingQuestion(CommonQuestion):
    """Give each item its match, out of all matches and the distractors, which belong to none."""

    choices = True
    decisive = ("pairs", "distractors")

    kind: Literal["matching"]
    pairs: tuple[Pair, ...]
    distractors: tuple[Label, ...] = ()

    def asked(self) -> list[str]:
        """Return what belongs to what, and what belongs to nothing."""
        pairs = sorted(f"{text_key(pair.item)} {text_key(pair.match)}" for pair in self.pairs)
        return [*pairs, *sorted(map(text_key, self.distractors))]
