"""Quizzes and questions as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from primerpress.course.course import Course
from primerpress.course.page import Page
from primerpress.course.quiz_file import QuizFile
from primerpress.model.question_name import QuestionName
from primerpress.model.quiz import Quiz
from primerpress.model.values import MarkdownText, Path
from primerpress.problems import Problem
from primerpress.reading.directives import Directive
from primerpress.render.environment import environment
from primerpress.render.fragment import Fragment, Typesetter, typeset
from primerpress.render.module import Module


@dataclass(frozen=True)
class Taught:
    """Where the text teaches what a question is about.

    Args:
        link: leads to the section.
        minutes: how long the part takes that it stands in; 0 where the page has no parts.
    """

    link: Fragment
    minutes: int


@dataclass(frozen=True)
class Placement:
    """What stands in one place of a page: a quiz, or one question of it.

    Args:
        quiz: the quiz's own texts and settings, without its questions.
        check: the number of the single question among those of the page, from 1; 0 for a quiz.
        heading: the level for the quiz's own heading, 2 to 6.
        page: the page it stands on, where that is known.
        objectives: for each question that names one, by id, where it is taught.
        next: what a learner goes on to after the quiz, where it is the last on a page that something follows.
    """

    course: Course
    file: QuizFile
    quiz: Quiz
    questions: tuple[Any, ...]
    check: int = 0
    heading: int = 3
    page: Page | None = None
    objectives: Mapping[str, Taught] = field(default_factory=dict)
    next: Module | None = None

    def typeset(self, texts: Typesetter) -> Placement:
        """Return the same with the HTML of each text."""
        return replace(
            self,
            quiz=self._typeset(self.quiz, f"quiz-{self.file.name}", self._homes(), texts),
            questions=tuple(
                self._typeset(question, self.name(question).element, self._homes(self.name(question)), texts)
                for question in self.questions
            ),
            objectives={one.id: taught for one in self.questions if (taught := self._objective(one, texts))},
            next=self._next(texts),
        )

    def name(self, question: Any) -> QuestionName:
        """Return what a question is called."""
        return QuestionName(self.file.name, question.id)

    def part_of(self, question: Any) -> str:
        """Return the id of the part of the page in which a question stands; empty where there are no parts."""
        return self.course.part_of(self.page, self.name(question)) if self.page else ""

    @property
    def at_end(self) -> bool:
        """Whether the questions are marked together, when the learner asks how they did."""
        return self.file.quiz.marking == "at-end" and not self.check

    @property
    def attempts(self) -> int:
        """After how many tries a learner may ask to be shown the key."""
        return self.file.quiz.attempts or self.course.settings.attempts

    def in_steps(self, question: Any) -> bool:
        """Whether a first miss tells what it is about, and no more until the learner asks to be shown."""
        return (
            not self.at_end
            and question.stepwise
            and (self.file.quiz.reveal or self.course.settings.reveal) != "at-once"
        )

    def _homes(self, question: QuestionName | None = None) -> tuple[Page, ...]:
        """Return the pages for which a question was written, or the quiz; none where nothing is known of pages."""
        showing = self.course.showing
        if self.page is None:
            return ()
        return showing.pages_of(question) if question else showing.pages_of_quiz(self.file.name)

    def _typeset(self, part: Any, name: str, homes: tuple[Page, ...], texts: Typesetter) -> Any:
        return typeset(part, lambda text, path: texts(text, f"{name}-{_steps(path)}", homes))

    def _objective(self, question: Any, texts: Typesetter) -> Taught | None:
        section = self.course.section(question.objective, self.page) if self.page and question.objective else ""
        if not (self.page and section):
            return None
        link = texts(MarkdownText(section), f"{self.name(question).element}-objective")
        return Taught(link, self.course.minutes_to_read_again(question.objective, self.page))

    def _next(self, texts: Typesetter) -> Module | None:
        if self.check or not self.page or [one.argument for one in self.page.directives[-1:]] != [self.file.name]:
            return None
        page = self.course.module_after(self.page)
        return Module(self.course, page, self.page, texts) if page else None


# Most questions have the same keys.
@lru_cache(maxsize=1000)
def _steps(path: Path) -> str:
    """Return what a text is called within its question, by the keys that lead to it."""
    return "-".join(step for step in map(str, path) if step.isalnum())


def place(
    directive: Directive, course: Course, check: int = 0, page: Page | None = None, heading: int = 3
) -> Placement:
    """Find what a directive shows. The course has been checked: what it names exists."""
    file, questions = course.quizzes[directive.quiz], tuple(course.showing.questions(directive).values())
    return Placement(course, file, file.quiz.header, questions, check if directive.question else 0, heading, page)


def render(placement: Placement, texts: Typesetter) -> str:
    """Return the HTML of a placement."""
    jinja = environment(placement.course.settings.language)
    template = "check.html.jinja" if placement.check else "quiz.html.jinja"
    return jinja.get_template(template).render(placement=placement.typeset(texts))


def render_words(course: Course, my_data: Fragment | None) -> str:
    """Return what the scripts say, once a page, so that they hold no words of their own.

    Args:
        course: whose language it is.
        my_data: a link to the page where a learner sees what is kept, if there is one.
    """
    return _words(course.settings.language, my_data.phrase if my_data else None)


@lru_cache(maxsize=8)
def _words(language: str, my_data: Markup | None) -> str:
    """Return the words, made once for all pages of a folder."""
    return environment(language).get_template("words.html.jinja").render(my_data=my_data)


def render_broken(problems: list[Problem], messages: list[str], language: str) -> str:
    """Return the page that an instructor sees, while serving, where the whole course cannot be built.

    Args:
        problems: what is wrong with its files.
        messages: what else keeps it from being built.
        language: of the course.
    """
    template = environment(language).get_template("broken.html.jinja")
    return template.render(problems=problems, messages=messages)


def render_problems(problems: list[Problem], language: str) -> str:
    """Return what an instructor sees, while serving, where a quiz cannot be shown."""
    return environment(language).get_template("problems.html.jinja").render(problems=problems)
