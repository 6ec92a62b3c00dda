"""`::journal`: what the learner wrote and chose to keep."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from primerpress.model.reflection import ReflectionQuestion
from primerpress.render.fragment import Fragment
from primerpress.render.identity import element_id
from primerpress.render.panels.panel import Panel


class Entry(NamedTuple):
    """A reflection of the course: its name as `quiz/id`, what was asked, and a link to where it stands."""

    name: str
    prompt: Fragment
    link: Fragment | None


class JournalPanel(Panel):
    """It has a place for each reflection of the course, in the order of its pages."""

    @cached_property
    def entries(self) -> list[Entry]:
        """The reflections, each once."""
        found = {
            f"{quiz}/{question.id}": (quiz, question)
            for page in self.pages
            for quiz, question in self.course.questions_on(page)
            if isinstance(question, ReflectionQuestion)
        }
        return [self._entry(name, quiz, question) for name, (quiz, question) in found.items()]

    def _entry(self, name: str, quiz: str, question: ReflectionQuestion) -> Entry:
        home = self.course.page_of(quiz, question.id)
        anchor = element_id(quiz, question.id)
        prompt = self.texts(question.prompt, f"journal-{anchor}", home)  # type: ignore[arg-type]
        return Entry(name, prompt, self.link(home, anchor) if home else None)
