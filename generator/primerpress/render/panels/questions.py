"""Questions that a panel shows away from the page for which they were written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from primerpress.model.question_name import QuestionName
from primerpress.render.panels.panel import Panel
from primerpress.render.quiz import Placement


class QuestionsPanel(Panel):
    """It shows each of some questions by itself, under the title of its quiz."""

    @property
    def questions(self) -> Mapping[QuestionName, Any]:
        """The questions by name."""
        raise NotImplementedError

    @cached_property
    def placements(self) -> list[Placement]:
        """The questions with the HTML of their texts, whose links start from this page."""
        return [self._placement(name, question) for name, question in self.questions.items()]

    def _placement(self, name: QuestionName, question: Any) -> Placement:
        file = self.course.quizzes[name.quiz]
        homes = self.course.showing.pages_of(name)
        title = self.texts(file.quiz.title, f"{self.name}-{name.quiz}-title", homes)  # type: ignore[arg-type]
        quiz = file.quiz.header.model_copy(update={"title": title, "intro": None, "bands": ()})
        return Placement(self.course, file, quiz, (question,), check=1, page=self.page).typeset(self.texts)
