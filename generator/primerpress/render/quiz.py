"""Quizzes and questions as HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from primerpress.course.course import Course
from primerpress.course.page import Page
from primerpress.course.quiz_file import QuizFile
from primerpress.model.question_name import QuestionName
from primerpress.model.values import MarkdownText, markdown_texts
from primerpress.problems import Problem
from primerpress.reading.directives import Directive
from primerpress.render.environment import environment
from primerpress.render.fragment import Fragment

Fragments = Callable[[str], Fragment]
"""Gives the HTML of a Markdown text of the quiz."""


@dataclass(frozen=True)
class Placement:
    """What stands in one place of a page: a quiz, or one question of it.

    Args:
        check: the number of the single question among those of the page, from 1; 0 for a quiz.
        heading: the level for the quiz's own heading, 2 to 6.
        page: the page it stands on, where that is known.
    """

    course: Course
    file: QuizFile
    questions: tuple[Any, ...]
    check: int = 0
    heading: int = 3
    page: Page | None = None

    @cached_property
    def texts(self) -> tuple[MarkdownText, ...]:
        """Every Markdown text that will be asked for, once."""
        objectives = filter(None, map(self.objective, self.questions))
        return tuple(dict.fromkeys((*self.texts_of_the_quiz, *objectives)))

    @cached_property
    def texts_of_the_quiz(self) -> tuple[MarkdownText, ...]:
        """The texts that the author wrote."""
        parts = self.questions if self.check else (self.file.quiz.model_copy(update={"questions": self.questions}),)
        return tuple(text for part in parts for _, text in markdown_texts(part))

    def name(self, question: Any) -> QuestionName:
        """Return what a question is called."""
        return QuestionName(self.file.name, question.id)

    def objective(self, question: Any) -> MarkdownText:
        """Return a link to the section that teaches what the question is about; empty if there is none."""
        if not self.page or not question.objective:
            return MarkdownText("")
        return MarkdownText(self.course.section(question.objective, self.page))


def place(directive: Directive, course: Course, check: int = 0, page: Page | None = None) -> Placement:
    """Find what a directive shows. The course has been checked: what it names exists."""
    questions = tuple(course.showing.questions(directive).values())
    return Placement(course, course.quizzes[directive.quiz], questions, check if directive.question else 0, page=page)


def render(placement: Placement, fragments: Fragments) -> str:
    """Return the HTML of a placement."""
    jinja = environment(placement.course.settings.language)
    template = "check.html.jinja" if placement.check else "quiz.html.jinja"
    return jinja.get_template(template).render(placement=placement, html=fragments)


def render_words(course: Course, my_data: Fragment | None) -> str:
    """Return what the scripts say, once a page, so that they hold no words of their own.

    Args:
        course: whose language it is.
        my_data: a link to the page where a learner sees what is kept, if there is one.
    """
    jinja = environment(course.settings.language)
    return jinja.get_template("words.html.jinja").render(my_data=my_data)


def render_minutes(course: Course, minutes: int) -> str:
    """Return how long a module takes, to stand below its title."""
    return environment(course.settings.language).get_template("minutes.html.jinja").render(minutes=minutes)


def render_problems(problems: list[Problem], language: str) -> str:
    """Return what an instructor sees, while serving, where a quiz cannot be shown."""
    return environment(language).get_template("problems.html.jinja").render(problems=problems)
