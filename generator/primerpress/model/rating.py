"""`rating`: statements and a scale, unscored."""

from __future__ import annotations

from typing import Literal

from primerpress.model.identity import text_key
from primerpress.model.question import CommonQuestion
from primerpress.model.question_name import QuestionName
from primerpress.model.values import Label, PlainText


class RatingQuestion(CommonQuestion):
    """Say for each statement where on the scale it is. `compare_with` names an earlier rating, `id` or `quiz/id`."""

    unscored = True
    stepwise = False
    returns = False
    choices = True
    decisive = ("statements", "scale")

    kind: Literal["rating"]
    statements: tuple[Label, ...]
    scale: tuple[Label, ...]
    compare_with: PlainText | None = None

    def earlier(self, quiz: str) -> QuestionName | None:
        """Return the rating that this one, of a quiz, is compared with; a bare id is one of the same quiz."""
        return QuestionName.read(self.compare_with, quiz) if self.compare_with else None

    def asked(self) -> list[str]:
        """Return the statements and the scale."""
        return [*map(text_key, self.statements), *self.scale]
