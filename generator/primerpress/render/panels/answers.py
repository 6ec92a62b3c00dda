"""`::answers[quiz]`: the answers of a quiz, for those who lead a group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from primerpress.render.panels.questions import QuestionsPanel


class AnswersPanel(QuestionsPanel):
    """It shows the key of each question of the quiz that it names."""

    @property
    def questions(self) -> Iterator[tuple[str, Any]]:
        """The questions of the quiz."""
        return ((self.argument, placed.question) for placed in self.course.quizzes[self.argument].questions)
