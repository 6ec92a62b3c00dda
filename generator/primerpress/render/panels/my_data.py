"""`::my-data`: everything that is kept of the learner, to be seen, erased and taken along."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from primerpress.model.question_name import QuestionName
from primerpress.render.fragment import Fragment
from primerpress.render.panels.panel import Panel


class Place(NamedTuple):
    """A page with questions: a link to it, and their names."""

    link: Fragment
    names: list[QuestionName]


class MyDataPanel(Panel):
    """It lists the pages of which something may be kept."""

    @cached_property
    def places(self) -> list[Place]:
        """Each page with questions."""
        named = ((page, list(self.course.showing.on(page))) for page in self.pages)
        return [Place(self.link(page), names) for page, names in named if names]

    @property
    def chosen(self) -> list[QuestionName]:
        """The questions whose answers are choices among what an author wrote."""
        return [name for name, question in self.course.questions.items() if question.choices]

    @property
    def typed(self) -> list[QuestionName]:
        """The marked questions whose answers are a learner's own words."""
        asked = self.course.questions.items()
        return [name for name, question in asked if not question.choices and not question.unscored]
