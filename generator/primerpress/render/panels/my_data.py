"""`::my-data`: everything that is kept of the learner, to be seen, printed, erased and taken along."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from primerpress.model.question_name import QuestionName
from primerpress.model.values import MarkdownText
from primerpress.render.fragment import Fragment
from primerpress.render.kinds.labels import labels
from primerpress.render.panels.panel import Panel


class Place(NamedTuple):
    """A page with questions: a link to it, and their names."""

    link: Fragment
    names: list[QuestionName]


class Asked(NamedTuple):
    """A question that may have been answered: its name, its words, and those of what can be chosen, by what is kept."""

    name: QuestionName
    prompt: str
    labels: dict[str, str]


class Report(NamedTuple):
    """What a learner may have answered of a quiz, by the titles of the parts of the course that it is about."""

    quiz: str
    title: str
    parts: dict[str, list[Asked]]


class MyDataPanel(Panel):
    """It lists the pages of which something may be kept, and the questions that may have been answered."""

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

    def reports(self, true: str, false: str) -> list[Report]:
        """Return the quizzes in the order in which pages show them; `true` and `false` are two possible answers."""
        found: dict[str, dict[str, list[Asked]]] = {}
        for name in dict.fromkeys(name for place in self.places for name in place.names):
            question = self.course.questions[name]
            asked = Asked(name, self._plain(question.prompt), labels(question, self._plain, true, false))
            found.setdefault(name.quiz, {}).setdefault(self._part(name), []).append(asked)
        titles = {quiz: self._plain(self.course.quizzes[quiz].quiz.title) for quiz in found}
        return [Report(quiz, titles[quiz], parts) for quiz, parts in found.items()]

    def _part(self, name: QuestionName) -> str:
        """Return the title of the page that teaches what is asked, or of the part of the page that asks it."""
        objective = self.course.questions[name].objective
        asking = self.course.showing.pages_of(name)
        taught = next((page for page in self.course.pages if objective in page.sections), asking[0])
        if taught not in asking:
            return taught.title
        parts = ((part.title, one.name) for part in self.course.parts(asking[0]) for one in part.shown)
        return next((self._plain(title) for title, shown in parts if shown == name), "")

    def _plain(self, text: str) -> str:
        return self.texts(MarkdownText(text), f"{self.name}-words").plain
