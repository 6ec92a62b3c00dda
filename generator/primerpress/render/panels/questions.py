"""Questions that a panel shows away from the page for which they were written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from primerpress.render.panels.panel import Panel
from primerpress.render.quiz import Placement, header


class QuestionsPanel(Panel):
    """It shows each of some questions by itself, below the title of its quiz."""

    @property
    def questions(self) -> Iterator[tuple[str, Any]]:
        """The questions, each with the name of its quiz."""
        raise NotImplementedError

    @cached_property
    def placements(self) -> list[Placement]:
        """The questions with the HTML of their texts, whose links start from this page."""
        return [self._placement(quiz, question) for quiz, question in self.questions]

    def _placement(self, name: str, question: Any) -> Placement:
        file = self.course.quizzes[name]
        home = self.course.page_of(name, question.id)
        title = self.texts(file.quiz.title, f"{self.name}-{name}-title", home)  # type: ignore[arg-type]
        quiz = header(file.quiz).model_copy(update={"title": title, "intro": None, "bands": ()})
        return Placement(self.course, file, quiz, (question,), check=1, page=self.page).typeset(self.texts)
