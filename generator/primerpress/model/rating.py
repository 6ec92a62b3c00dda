"""`rating`: statements and a scale, unscored."""

from __future__ import annotations

from typing import Literal

from primerpress.model.question import CommonQuestion
from primerpress.model.values import Label, PlainText


class RatingQuestion(CommonQuestion):
    """Say for each statement where on the scale it is. `compare_with` names an earlier rating, `id` or `quiz/id`."""

    kind: Literal["rating"]
    statements: tuple[Label, ...]
    scale: tuple[Label, ...]
    compare_with: PlainText | None = None


def compared_with(question: RatingQuestion, quiz: str) -> str:
    """Return the earlier rating as `quiz/id`; a bare id is one of the same quiz."""
    earlier = question.compare_with or ""
    return earlier if "/" in earlier or not earlier else f"{quiz}/{earlier}"
