"""`::change`: what the learner said before the course beside what they say now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from primerpress.model.question_name import QuestionName
from primerpress.model.rating import RatingQuestion
from primerpress.render.fragment import Fragment, typeset
from primerpress.render.panels.panel import Panel


class Change(NamedTuple):
    """A question that is asked before and after: the names of both, and the later one."""

    earlier: QuestionName
    later: QuestionName
    question: Any


class ChangePanel(Panel):
    """It compares ratings, and the marked questions that both of their quizzes ask."""

    @cached_property
    def changes(self) -> list[Change]:
        """What is compared, each pair once, with the HTML of what was asked."""
        found = {(change.earlier, change.later): change for change in self._found()}
        return [change._replace(question=self._typeset(change)) for change in found.values()]

    @property
    def asking(self) -> list[Fragment]:
        """Links to the pages that ask before and after, other than this one."""
        names = (name for change in self.changes for name in (change.earlier, change.later))
        pages = {page.path: page for name in names for page in self.course.showing.pages_of(name)[:1]}
        return [self.link(page) for page in pages.values() if page != self.page]

    def _found(self) -> Iterator[Change]:
        for name, question in self.course.questions.items():
            earlier = question.earlier(name.quiz) if isinstance(question, RatingQuestion) else None
            if earlier:
                yield Change(earlier, name, question)
                yield from self._asked_twice(earlier.quiz, name.quiz)

    def _asked_twice(self, earlier: str, later: str) -> Iterator[Change]:
        if earlier not in self.course.quizzes or earlier == later:
            return
        before = {question.prompt: name for name, question in self.course.quizzes[earlier].named.items()}
        for name, question in self.course.quizzes[later].named.items():
            if question.prompt in before and not question.unscored:
                yield Change(before[question.prompt], name, question)

    def _typeset(self, change: Change) -> Any:
        homes = self.course.showing.pages_of(change.later)
        shown = {name: getattr(change.question, name, ()) for name in ("prompt", "statements", "scale")}
        name = f"change-{change.later.element}"
        return change.question.model_copy(
            update={
                key: typeset(part, lambda text, _path: self.texts(text, name, homes)) for key, part in shown.items()
            }
        )
