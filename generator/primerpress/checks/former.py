"""Checks of former names: each belongs to one thing, and to nothing that is there now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from primerpress.problems import Location, Problem, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from primerpress.course.course import Course
    from primerpress.course.quiz_file import QuizFile
    from primerpress.model.values import Path


def check_former_names(course: Course) -> Iterator[Problem]:
    """What something was called before is no other's name: both would claim what learners have kept."""
    claimed: dict[str, Location] = {}
    for quiz in course.quizzes.values():
        yield from _claims("quiz", quiz.quiz.was, course.quizzes, claimed, partial(_within, quiz, ("was",)))
        yield from _of_questions(quiz)
    claimed = {}
    for page in course.pages:
        yield from _claims("page", page.was, course.by_uri, claimed, page.locate)


def _within(quiz: QuizFile, path: Path, _name: str) -> Location:
    return quiz.locate(path)


def _of_questions(quiz: QuizFile) -> Iterator[Problem]:
    claimed: dict[str, Location] = {}
    known = {name.id for name in quiz.names}
    for placed in quiz.questions:
        where = partial(_within, quiz, ("questions", placed.index, "was"))
        yield from _claims("question", placed.question.was, known, claimed, where)


def _claims(
    what: str,
    former: Sequence[str],
    known: Container[str],
    claimed: dict[str, Location],
    where: Callable[[str], Location],
) -> Iterator[Problem]:
    """Yield a problem for each former name that is in use, or that another thing had, too.

    Args:
        what: what has these names.
        former: the names.
        known: the names of today.
        claimed: where names were met that others had; these are added.
        where: returns the place of a name.
    """
    for name in former:
        if name in known:
            yield Problem(
                where(name),
                "former-name-in-use",
                f"this {what} was called “{shortened(name)}”, and there is a {what} of that name",
                f"Remove that name from “was”, or rename the other {what}: saved answers belong to one of the two.",
            )
        elif name in claimed:
            yield Problem(
                where(name),
                "former-name-in-use",
                f"this {what} was called “{shortened(name)}”, and so was another, which says so in {claimed[name]}",
                "Remove the name from “was” in one of the two: saved answers belong to one of them.",
            )
        claimed.setdefault(name, where(name))
