"""Checks of the certificate: the quiz that must be passed for it is there and can be passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.course.settings import COURSE
from primerpress.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course


def check_certificate(course: Course) -> Iterator[Problem]:
    """What `extra: course: certificate: quiz:` names is a quiz with a pass mark."""
    name = course.settings.certificate_quiz
    quiz = course.quizzes.get(name)
    if name and quiz is None:
        yield _problem(
            course,
            f"there is no quiz “{name}”, and it must be passed for a certificate",
            did_you_mean(
                name, course.quizzes, f"Write it as “quizzes/{name}.yml”, or remove the line from mkdocs.yml."
            ),
        )
    elif quiz and quiz.quiz.pass_mark is None and not quiz.broken:
        yield _problem(
            course,
            f"the quiz “{name}” must be passed for a certificate, and it has no pass mark",
            f"Write “pass: 80”, or another number, below the title in {quiz.path}.",
        )


def _problem(course: Course, message: str, hint: str) -> Problem:
    location = course.settings.locate((*COURSE, "certificate", "quiz"))
    return Problem(location, "unknown-certificate-quiz", message, hint)
