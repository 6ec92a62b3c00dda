"""`::review`: the questions that come back after days, and those that were missed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from primerpress.model.question_name import QuestionName
from primerpress.render.panels.questions import QuestionsPanel


class ReviewPanel(QuestionsPanel):
    """It holds every question that may be asked again, for its script to choose from."""

    @property
    def questions(self) -> Mapping[QuestionName, Any]:
        """The questions that come back, and those of a quiz to be passed, which it asks once that was handed in."""
        asked = self.course.showing.returning | self.course.showing.missed
        return {name: question for name, question in self.course.questions.items() if name in asked}

    def minutes(self, name: QuestionName) -> float:
        """Return how long it takes to answer one of them; reckoned, and not measured."""
        return self.course.quizzes[name.quiz].minutes[name.id].total
