"""`::journal`: what the learner wrote and chose to keep."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from primerpress.model.question_name import QuestionName
from primerpress.model.reflection import ReflectionQuestion
from primerpress.render.fragment import Fragment
from primerpress.render.panels.panel import Panel


class Entry(NamedTuple):
    """A reflection of the course: its name, what was asked, and a link to where it stands."""

    name: QuestionName
    prompt: Fragment
    link: Fragment | None


class JournalPanel(Panel):
    """It has a place for each reflection of the course, in the order of its pages."""

    @cached_property
    def entries(self) -> list[Entry]:
        """The reflections, each once."""
        found = {
            name: question
            for page in self.pages
            for name, question in self.course.showing.on(page).items()
            if isinstance(question, ReflectionQuestion)
        }
        return [self._entry(name, question) for name, question in found.items()]

    @property
    def places(self) -> list[Fragment]:
        """Links to the modules in which somebody can write; where there are none, to other pages."""
        homes = {page.path: page for entry in self.entries for page in self.course.showing.pages_of(entry.name)[:1]}
        modules = [page for page in homes.values() if page in self.modules]
        return [self.link(page) for page in modules or homes.values()]

    def _entry(self, name: QuestionName, question: ReflectionQuestion) -> Entry:
        homes = self.course.showing.pages_of(name)
        prompt = self.texts(question.prompt, f"journal-{name.element}", homes)  # type: ignore[arg-type]
        return Entry(name, prompt, self.link(homes[0], name.element) if homes else None)
