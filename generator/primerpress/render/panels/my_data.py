"""`::my-data`: everything that is kept of the learner, to be seen, erased and taken along."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from primerpress.render.fragment import Fragment
from primerpress.render.panels.panel import Panel


class Place(NamedTuple):
    """A page with questions: a link to it, and their names as `quiz/id`."""

    link: Fragment
    names: list[str]


class MyDataPanel(Panel):
    """It lists the pages of which something may be kept."""

    @cached_property
    def places(self) -> list[Place]:
        """Each page with questions."""
        named = (
            (page, [f"{quiz}/{question.id}" for quiz, question in self.course.questions_on(page)])
            for page in self.pages
        )
        return [Place(self.link(page), names) for page, names in named if names]

    @property
    def kinds(self) -> dict[str, str]:
        """The kind of each question of the course, by `quiz/id`."""
        return {
            f"{quiz.name}/{placed.question.id}": placed.question.kind
            for quiz in self.course.quizzes.values()
            for placed in quiz.questions
        }
