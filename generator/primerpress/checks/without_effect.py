"""Checks that what says how a key is shown step by step is not beside something that shows all of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.course.settings import ATTEMPTS
from primerpress.model.values import KEY
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course
    from primerpress.course.quiz_file import QuizFile
    from primerpress.problems import Location

_AT_END, _AT_ONCE = "marking: at-end", "reveal: at-once"


def check_without_effect(course: Course) -> Iterator[Problem]:
    """Look at each quiz by what it says itself, and by what the course says of all of them."""
    settings = course.settings
    for quiz in course.quizzes.values():
        yield from _in_quiz(quiz, course)
    everywhere = settings.reveal == "at-once" and settings.configuration.get(*ATTEMPTS) is not None
    if everywhere and not any(_may_be_stepwise(quiz, course) for quiz in course.quizzes.values()):
        where = settings.configuration.locate((*ATTEMPTS, KEY))
        yield _idle(where, f"attempts: {settings.attempts}", f"“{_AT_ONCE}”", "Remove one of the two lines.")


def _in_quiz(file: QuizFile, course: Course) -> Iterator[Problem]:
    quiz = file.quiz
    if _may_be_stepwise(file, course):
        return
    at_end = quiz.marking == "at-end"
    own = _AT_END if at_end else _AT_ONCE if quiz.reveal else ""
    beside = f"“{own}”" if own else f"“{_AT_ONCE}” of {course.settings.file}"
    hint = (
        f"Remove one of the two lines: “{{}}: …” or “{own}”." if own else "Remove it, or write “reveal: in-steps” here."
    )
    idle: list[tuple[str, object]] = [("attempts", quiz.attempts)] if quiz.attempts else []
    idle += [("reveal", quiz.reveal)] if at_end and quiz.reveal == "in-steps" else []
    for key, value in idle:
        yield _idle(file.locate((key, KEY)), f"{key}: {value}", beside, hint.format(key))


def _may_be_stepwise(file: QuizFile, course: Course) -> bool:
    """Whether a learner meets questions of a quiz one by one, and the reasons of each step by step."""
    if (file.quiz.reveal or course.settings.reveal) == "at-once":
        return False
    return file.quiz.marking != "at-end" or any(one.question for one in course.showing.named.get(file.name, ()))


def _idle(where: Location, what: str, beside: str, hint: str) -> Problem:
    message = f"“{what}” does nothing beside {beside}, by which every reason is shown at once"
    return Problem(where, "without-effect", message, hint, severity="warning")
