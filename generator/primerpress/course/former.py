"""What quizzes, questions and pages were called before, so that what learners have kept follows them."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from primerpress.course.published import INDEX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course


def renamed(course: Course) -> list[tuple[str, str]]:
    """Return pairs of a former name and that of today, as records have them; of one thing the newest first."""
    return list(_renamed(course))


def _renamed(course: Course) -> Iterator[tuple[str, str]]:
    for quiz in course.quizzes.values():
        yield from ((former, quiz.name) for former in reversed(quiz.quiz.was))
        for name, question in quiz.named.items():
            yield from ((str(former), str(name)) for former in quiz.former(question))
    for page in course.pages:
        now = address_of(course.uri(page), course)
        yield from ((address_of(former, course), now) for former in reversed(page.was))


def address_of(uri: str, course: Course) -> str:
    """Return what a page is called in a learner's record: its address from the start of the course on."""
    path = PurePosixPath(uri)
    folder = "" if path.parent == PurePosixPath() else f"{path.parent}/"
    if path.stem in INDEX:
        return folder or "index.html"
    folders = course.settings.configuration.get("use_directory_urls") is not False
    return f"{folder}{path.stem}{'/' if folders else '.html'}"
