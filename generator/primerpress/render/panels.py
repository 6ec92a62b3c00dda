"""The learner's own panels: what they say of the course, for the scripts to fill with what the learner has done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from primerpress.course.course import Course, address, link
from primerpress.course.page import Page
from primerpress.model.question_name import QuestionName
from primerpress.model.rating import RatingQuestion
from primerpress.model.reflection import ReflectionQuestion
from primerpress.model.support import Resource
from primerpress.model.values import MarkdownText, markdown_texts
from primerpress.render.environment import environment
from primerpress.render.fragment import Fragment
from primerpress.render.quiz import Placement

Fragments = Callable[[str], Fragment]


@dataclass(frozen=True)
class Change:
    """A question that is asked before and after."""

    earlier: QuestionName
    later: QuestionName
    question: Any

    @property
    def texts(self) -> list[MarkdownText]:
        """What is said of it: what was asked, and the statements of a rating."""
        return [MarkdownText(self.question.prompt), *getattr(self.question, "statements", ())]


@dataclass(frozen=True)
class Panel:
    """A panel of the learner's own on a page, such as `progress` or `my-data`."""

    course: Course
    name: str
    page: Page
    argument: str = ""
    heading: int = 3

    @property
    def texts(self) -> Iterator[MarkdownText]:
        """Every Markdown text that will be asked for."""
        if self.name in ("progress", "certificate", "my-data"):
            yield from (self.link(page) for page in self._pages)
        elif self.name in ("review", "answers"):
            for placement in self.placements:
                yield from (*placement.texts, MarkdownText(placement.file.quiz.title))
        elif self.name == "journal":
            for name, question in self.reflections.items():
                yield from (MarkdownText(question.prompt), self.link_to_question(name))
        elif self.name == "support":
            yield from (text for resource in self.resources for _, text in markdown_texts(resource))
        elif self.name == "change":
            yield from (text for change in self.changes for text in change.texts)
        yield from filter(None, (self.link_to_panel(name) for name in ("my-data", "review", "certificate")))

    @property
    def homes(self) -> dict[str, Page]:
        """The page that each text was written for, where that is not the panel's own: its links start from there."""
        return {
            text: home
            for name, texts in self._texts_of_questions
            if (home := self.course.showing.page_of(name))
            for text in texts
        }

    @property
    def _texts_of_questions(self) -> Iterator[tuple[QuestionName, Iterable[MarkdownText]]]:
        """The texts that an author wrote for a question, as far as the panel shows them."""
        if self.name in ("review", "answers"):
            for placement in self.placements:
                yield placement.name(placement.questions[0]), placement.texts_of_the_quiz
        elif self.name == "journal":
            for name, question in self.reflections.items():
                yield name, [MarkdownText(question.prompt)]
        elif self.name == "change":
            for change in self.changes:
                yield change.later, change.texts

    @property
    def modules(self) -> tuple[Page, ...]:
        """The pages to work through."""
        return self.course.modules

    @cached_property
    def _pages(self) -> tuple[Page, ...]:
        quizzed = (page for page in self.course.pages if page.directives and page not in self.modules)
        return (*self.modules, *quizzed)

    @property
    def places(self) -> list[tuple[Page, list[QuestionName]]]:
        """Each page with questions, and their names."""
        return [(page, names) for page in self._pages if (names := list(self.course.showing.on(page)))]

    @property
    def chosen(self) -> list[QuestionName]:
        """The questions whose answers are choices among what an author wrote."""
        return [name for name, question in self.course.questions.items() if question.choices]

    @property
    def typed(self) -> list[QuestionName]:
        """The marked questions whose answers are a learner's own words."""
        asked = self.course.questions.items()
        return [name for name, question in asked if not question.choices and not question.unscored]

    @cached_property
    def placements(self) -> list[Placement]:
        """Each question that the panel shows: those that may come back for review, or those of the quiz it names."""
        return [
            Placement(self.course, quiz, (question,), check=1, page=self.page)
            for quiz in self.course.quizzes.values()
            for name, question in quiz.named.items()
            if (quiz.name == self.argument if self.argument else name in self.course.showing.returning)
        ]

    @cached_property
    def reflections(self) -> dict[QuestionName, ReflectionQuestion]:
        """Each reflection of the course by name, in the order of its pages."""
        return {
            name: question
            for page in self._pages
            for name, question in self.course.showing.on(page).items()
            if isinstance(question, ReflectionQuestion)
        }

    @cached_property
    def changes(self) -> list[Change]:
        """The ratings that are compared with an earlier one, and the marked questions of their quizzes asked twice."""
        found: list[Change] = []
        for name, question in self.course.questions.items():
            earlier = question.earlier(name.quiz) if isinstance(question, RatingQuestion) else None
            if earlier:
                found.append(Change(earlier, name, question))
                found += self._asked_twice(earlier.quiz, name.quiz)
        return list({(change.earlier, change.later): change for change in found}.values())

    def _asked_twice(self, earlier: str, later: str) -> Iterator[Change]:
        if earlier not in self.course.quizzes or earlier == later:
            return
        before = {question.prompt: name for name, question in self.course.quizzes[earlier].named.items()}
        for name, question in self.course.quizzes[later].named.items():
            if question.prompt in before and not question.unscored:
                yield Change(before[question.prompt], name, question)

    @property
    def resources(self) -> list[Resource]:
        """The services that the panel shows: all, or those of the group it names."""
        return [one for one in self.course.support.resources if self.argument in ("", one.group)]

    @property
    def certificate_page(self) -> Page | None:
        """The page with the quiz that must be passed."""
        return self.course.showing.page_of_quiz(self.course.settings.certificate_quiz)

    @property
    def hours(self) -> int:
        """How long the modules take, in whole hours."""
        return max(1, round(sum(map(self.course.minutes, self.modules)) / 60))

    def link(self, page: Page) -> MarkdownText:
        """Return a link to a page."""
        return MarkdownText(link(page.title or page.path, address(page, self.page)))

    def link_to_question(self, name: QuestionName) -> MarkdownText:
        """Return a link to where a question stands, called as its page is."""
        page = self.course.showing.page_of(name)
        if page is None:
            return MarkdownText("")
        return MarkdownText(link(page.title or page.path, f"{address(page, self.page)}#{name.element}"))

    def link_to_panel(self, name: str) -> MarkdownText:
        """Return a link to the page that holds a panel; empty where none does or it is this one."""
        page = self.course.page_with_panel(name)
        return MarkdownText("") if page is None or page == self.page else self.link(page)


def render_panel(panel: Panel, fragments: Fragments) -> str:
    """Return the HTML of a panel."""
    jinja = environment(panel.course.settings.language)
    return jinja.get_template(f"panels/{panel.name}.html.jinja").render(panel=panel, html=fragments)
