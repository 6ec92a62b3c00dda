"""`::review`: the questions that come back after days, and those that were missed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from primerpress.model.rating import RatingQuestion
from primerpress.model.reflection import ReflectionQuestion
from primerpress.model.scenario import ScenarioQuestion
from primerpress.render.panels.questions import QuestionsPanel


class ReviewPanel(QuestionsPanel):
    """It holds every question that may come back, for its script to choose from."""

    @property
    def questions(self) -> Iterator[tuple[str, Any]]:
        """The questions that may come back, each with the name of its quiz."""
        return (
            (quiz.name, placed.question)
            for quiz in self.course.quizzes.values()
            for placed in quiz.questions
            if self.may_come_back(quiz.name, placed.question)
        )

    def may_come_back(self, quiz: str, question: Any) -> bool:
        """Whether a question is marked, short enough to be asked by itself, and in no quiz that is to be passed."""
        unmarked = (RatingQuestion, ReflectionQuestion, ScenarioQuestion)
        if self.course.quizzes[quiz].quiz.pass_mark is not None:
            return False
        return not isinstance(question, unmarked) and self.course.page_of(quiz, question.id) in self.modules
