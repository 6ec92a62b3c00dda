"""The learner's own panels: what they say of the course, for the scripts to fill with what the learner has done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from primerpress.course.course import Course, address, link
from primerpress.course.page import Page
from primerpress.model.rating import RatingQuestion, compared_with
from primerpress.model.reflection import ReflectionQuestion
from primerpress.model.scenario import ScenarioQuestion
from primerpress.model.support import Resource
from primerpress.model.values import MarkdownText, markdown_texts
from primerpress.render.environment import environment
from primerpress.render.fragment import Fragment
from primerpress.render.quiz import Placement

Fragments = Callable[[str], Fragment]


@dataclass(frozen=True)
class Change:
    """A question that is asked before and after: `questions` are both of them, as `quiz/id`."""

    earlier: str
    later: str
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
            for name, question in self.reflections:
                yield from (MarkdownText(question.prompt), self.link_to_question(name, question.id))
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
            for quiz, question, texts in self._texts_of_questions
            if (home := self.course.page_of(quiz, question))
            for text in texts
        }

    @property
    def _texts_of_questions(self) -> Iterator[tuple[str, str, Iterable[MarkdownText]]]:
        """The texts that an author wrote for a question: its quiz, its id, and what of it the panel shows."""
        if self.name in ("review", "answers"):
            for placement in self.placements:
                yield placement.file.name, placement.questions[0].id, placement.texts_of_the_quiz
        elif self.name == "journal":
            for quiz, question in self.reflections:
                yield quiz, question.id, [MarkdownText(question.prompt)]
        elif self.name == "change":
            for change in self.changes:
                quiz, _, id_ = change.later.partition("/")
                yield quiz, id_, change.texts

    @property
    def modules(self) -> tuple[Page, ...]:
        """The pages to work through."""
        return self.course.modules

    @cached_property
    def _pages(self) -> tuple[Page, ...]:
        quizzed = (page for page in self.course.pages if page.directives and page not in self.modules)
        return (*self.modules, *quizzed)

    @property
    def places(self) -> list[tuple[Page, list[str]]]:
        """Each page with questions, and their names."""
        return [(page, names) for page in self._pages if (names := self.names_on(page))]

    def names_on(self, page: Page) -> list[str]:
        """Return the questions of a page as `quiz/id`."""
        return [f"{quiz}/{question.id}" for quiz, question in self.course.questions_on(page)]

    @property
    def kinds(self) -> dict[str, str]:
        """The kind of each question of the course, by `quiz/id`."""
        return {
            f"{quiz.name}/{p.question.id}": p.question.kind
            for quiz in self.course.quizzes.values()
            for p in quiz.questions
        }

    @cached_property
    def placements(self) -> list[Placement]:
        """Each question that the panel shows: those that may come back for review, or those of the quiz it names."""
        return [
            Placement(self.course, quiz, (placed.question,), check=1, page=self.page)
            for quiz in self.course.quizzes.values()
            for placed in quiz.questions
            if (quiz.name == self.argument if self.argument else self.may_come_back(quiz.name, placed.question))
        ]

    def may_come_back(self, quiz: str, question: Any) -> bool:
        """Whether a question is marked, short enough to be asked by itself, and in no quiz that is to be passed."""
        unmarked = (RatingQuestion, ReflectionQuestion, ScenarioQuestion)
        if self.course.quizzes[quiz].quiz.pass_mark is not None:
            return False
        return not isinstance(question, unmarked) and self.course.page_of(quiz, question.id) in self.modules

    @cached_property
    def reflections(self) -> list[tuple[str, ReflectionQuestion]]:
        """Each reflection of the course, in the order of its pages, with the name of its quiz."""
        found = {
            (quiz, question.id): question
            for page in self._pages
            for quiz, question in self.course.questions_on(page)
            if isinstance(question, ReflectionQuestion)
        }
        return [(quiz, question) for (quiz, _), question in found.items()]

    @cached_property
    def changes(self) -> list[Change]:
        """The ratings that are compared with an earlier one, and the marked questions of their quizzes asked twice."""
        found: list[Change] = []
        for quiz in self.course.quizzes.values():
            for placed in quiz.questions:
                question = placed.question
                if isinstance(question, RatingQuestion) and question.compare_with:
                    earlier = compared_with(question, quiz.name)
                    found.append(Change(earlier, f"{quiz.name}/{question.id}", question))
                    found += self._asked_twice(earlier.partition("/")[0], quiz.name)
        return list({(change.earlier, change.later): change for change in found}.values())

    def _asked_twice(self, earlier: str, later: str) -> Iterator[Change]:
        first_quiz = self.course.quizzes.get(earlier)
        if first_quiz is None or earlier == later:
            return
        before = {placed.question.prompt: placed.question for placed in first_quiz.questions}
        for placed in self.course.quizzes[later].questions:
            first = before.get(placed.question.prompt)
            if first and not isinstance(placed.question, (RatingQuestion, ReflectionQuestion)):
                yield Change(f"{earlier}/{first.id}", f"{later}/{placed.question.id}", placed.question)

    @property
    def resources(self) -> list[Resource]:
        """The services that the panel shows: all, or those of the group it names."""
        return [one for one in self.course.support.resources if self.argument in ("", one.group)]

    @property
    def certificate_page(self) -> Page | None:
        """The page with the quiz that must be passed."""
        return self.course.page_of(self.course.settings.certificate_quiz)

    @property
    def hours(self) -> int:
        """How long the modules take, in whole hours."""
        return max(1, round(sum(map(self.course.minutes, self.modules)) / 60))

    def link(self, page: Page) -> MarkdownText:
        """Return a link to a page."""
        return MarkdownText(link(page.title or page.path, address(page, self.page)))

    def link_to_question(self, quiz: str, question: str) -> MarkdownText:
        """Return a link to where a question stands, called as its page is."""
        page = self.course.page_of(quiz, question)
        if page is None:
            return MarkdownText("")
        return MarkdownText(link(page.title or page.path, f"{address(page, self.page)}#{quiz}--{question}"))

    def link_to_panel(self, name: str) -> MarkdownText:
        """Return a link to the page that holds a panel; empty where none does or it is this one."""
        page = self.course.page_with_panel(name)
        return MarkdownText("") if page is None or page == self.page else self.link(page)


def render_panel(panel: Panel, fragments: Fragments) -> str:
    """Return the HTML of a panel."""
    jinja = environment(panel.course.settings.language)
    return jinja.get_template(f"panels/{panel.name}.html.jinja").render(panel=panel, html=fragments)
