"""`::change`: what the learner said before the course beside what they say now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from primerpress.model.rating import RatingQuestion, compared_with
from primerpress.model.reflection import ReflectionQuestion
from primerpress.render.fragment import typeset
from primerpress.render.identity import element_id
from primerpress.render.panels.panel import Panel


class Change(NamedTuple):
    """A question that is asked before and after: the names of both as `quiz/id`, and the later one."""

    earlier: str
    later: str
    question: Any


class ChangePanel(Panel):
    """It compares ratings, and the marked questions that both of their quizzes ask."""

    @cached_property
    def changes(self) -> list[Change]:
        """What is compared, each pair once, with the HTML of what was asked."""
        found = {(change.earlier, change.later): change for change in self._found()}
        return [change._replace(question=self._typeset(change)) for change in found.values()]

    def _found(self) -> Iterator[Change]:
        for quiz in self.course.quizzes.values():
            for placed in quiz.questions:
                question = placed.question
                if isinstance(question, RatingQuestion) and question.compare_with:
                    earlier = compared_with(question, quiz.name)
                    yield Change(earlier, f"{quiz.name}/{question.id}", question)
                    yield from self._asked_twice(earlier.partition("/")[0], quiz.name)

    def _asked_twice(self, earlier: str, later: str) -> Iterator[Change]:
        first_quiz = self.course.quizzes.get(earlier)
        if first_quiz is None or earlier == later:
            return
        before = {placed.question.prompt: placed.question for placed in first_quiz.questions}
        for placed in self.course.quizzes[later].questions:
            first = before.get(placed.question.prompt)
            if first and not isinstance(placed.question, (RatingQuestion, ReflectionQuestion)):
                yield Change(f"{earlier}/{first.id}", f"{later}/{placed.question.id}", placed.question)

    def _typeset(self, change: Change) -> Any:
        quiz, _, id_ = change.later.partition("/")
        home = self.course.page_of(quiz, id_)
        shown = {name: getattr(change.question, name, ()) for name in ("prompt", "statements", "scale")}
        name = f"change-{element_id(quiz, id_)}"
        return change.question.model_copy(
            update={key: typeset(part, lambda text, _path: self.texts(text, name, home)) for key, part in shown.items()}
        )
