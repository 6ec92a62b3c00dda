"""Checks of the certificate: its quiz can be passed, something is needed for it, and its pictures are there."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from primerpress.course.engine_made import only_the_engine_knows
from primerpress.course.settings import CERTIFICATE
from primerpress.problems import Problem, did_you_mean, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course

_PICTURES = {".png", ".svg", ".jpg", ".jpeg", ".webp", ".gif"}


def check_certificate(course: Course) -> Iterator[Problem]:
    """What `extra: course: certificate:` names is there: a quiz with a pass mark, and pictures."""
    yield from _pictures(course)
    yield from _rule(course)
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


def _rule(course: Course) -> Iterator[Problem]:
    settings = course.settings
    if not settings.sheet.read and not settings.certificate_quiz:
        yield Problem(
            settings.locate((*CERTIFICATE, "read")),
            "course-settings",
            "nothing is needed for the certificate: no module need be read, and no quiz passed",
            "Name a quiz below it, such as “quiz: final-quiz”, or remove “read: false”.",
        )


def _pictures(course: Course) -> Iterator[Problem]:
    settings = course.settings
    pictures = [file for file in sorted(course.files) if PurePosixPath(file).suffix.lower() in _PICTURES]
    for key, path in (("logo", settings.sheet.logo), ("signature", settings.sheet.signature)):
        if path and path not in pictures and not only_the_engine_knows(settings):
            yield Problem(
                settings.locate((*CERTIFICATE, key)),
                "broken-link",
                f"“{shortened(path)}”, which the certificate shows, is no picture of the course",
                did_you_mean(path, pictures, f"Write the path of a png, svg, jpg or webp from “{course.docs}” on."),
            )


def _problem(course: Course, message: str, hint: str) -> Problem:
    location = course.settings.locate((*CERTIFICATE, "quiz"))
    return Problem(location, "unknown-certificate-quiz", message, hint)
