"""`::answers[quiz]`: the answers of a quiz, for those who lead a group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from primerpress.model.question_name import QuestionName
from primerpress.render.panels.questions import QuestionsPanel


class AnswersPanel(QuestionsPanel):
    """It shows the key of each question of the quiz that it names."""

    @property
    def questions(self) -> Mapping[QuestionName, Any]:
        """The questions of the quiz."""
        return self.course.quizzes[self.argument].named
