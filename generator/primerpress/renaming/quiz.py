"""Another name for a quiz: its file, and whatever names it on pages, in links, in other quizzes and in the settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from primerpress.course.course import Course
from primerpress.course.misplaced import QUIZZES
from primerpress.course.settings import COURSE
from primerpress.model.rating import RatingQuestion
from primerpress.model.values import NAME
from primerpress.problems import did_you_mean
from primerpress.reading.located_yaml import Mapping, Text, find, values
from primerpress.renaming.edits import Edit
from primerpress.renaming.former import replaced, with_former
from primerpress.renaming.markdown import directives
from primerpress.renaming.plan import CannotRenameError, Renaming, configurations, expect_readable, within
from primerpress.renaming.written import Written


def rename_quiz(course: Course, before: str, now: str) -> Renaming:
    """Return what it takes to give a quiz another name.

    Args:
        course: with its drafts.
        before: the name, also as a path of its file.
        now: the new name.

    Raises:
        CourseError: the course has to be mended first.
        CannotRenameError: there is no such quiz, or it cannot have that name.
    """
    expect_readable(course)
    before, now = _bare(before), _bare(now)
    quiz = course.quizzes.get(before)
    if quiz is None:
        raise CannotRenameError(f"there is no quiz “{before}”. {did_you_mean(before, course.quizzes)}".rstrip())
    _expect_free(course, before, now)
    written = Written(course)
    anchors = {f"quiz-{before}": f"quiz-{now}"}
    anchors |= {name.element: f"{now}--{name.id}" for name in quiz.names}
    document = quiz.document
    assert isinstance(document, Mapping)  # noqa: S101 - it has been read without an error
    edits = within(
        [
            with_former(document, before, now, "title"),
            *_directives(written, before, now),
            *anchor_edits(written, anchors),
            *_compared(course, before, now),
            *_certificate(course, before, now),
            *_put_in(written, before, now),
        ],
    )
    renaming = Renaming(course, {quiz.path: f"{QUIZZES}/{now}.yml"}, edits, (before, now))
    name = re.escape(before)
    return renaming.with_mentions(rf"(?<![\w-]){name}(?:\.yml\b|--\w)|\[{name}[\]/]")


def anchor_edits(written: Written, anchors: dict[str, str]) -> Iterator[Edit]:
    """Yield the edits of links that lead to an element which has another id from now on."""
    for address in written.addresses():
        before, sign, fragment = address.text.partition("#")
        if sign and fragment in anchors:
            yield address.replaced(f"{before}#{anchors[fragment]}")


def _bare(name: str) -> str:
    return PurePosixPath(name).stem if name.endswith((".yml", ".yaml")) else name


def _expect_free(course: Course, before: str, now: str) -> None:
    if not re.fullmatch(NAME, now):
        raise CannotRenameError(
            f"“{now}” cannot be the name of a quiz: use letters, digits and single hyphens, such as “boundaries”"
        )
    if now == before:
        raise CannotRenameError(f"the quiz is called “{now}” already")
    if now in course.quizzes or any((course.folder / QUIZZES / f"{now}{end}").exists() for end in (".yml", ".yaml")):
        raise CannotRenameError(f"there is a quiz “{now}” already, in {QUIZZES}/{now}.yml")
    for other in course.quizzes.values():
        if now in other.quiz.was and other.name != before:
            raise CannotRenameError(
                f"“{other.name}” was called “{now}” before, and answers that learners have saved under that name are "
                f"its own. Take another name, or remove “{now}” from “was” in {other.path} if no learner has such "
                "answers any more"
            )


def _directives(written: Written, before: str, now: str) -> Iterator[Edit]:
    for prose in (*written.prose, *written.put_in):
        for directive, found in directives(prose.source):
            if directive.quiz == before or (directive.name == "answers" and directive.argument == before):
                yield Edit(prose.source.path, found.start, found.start + len(before), now)


def _compared(course: Course, before: str, now: str) -> Iterator[Edit]:
    """Yield the edits of ratings that are compared with one of the quiz."""
    for quiz in course.quizzes.values():
        for placed in quiz.questions:
            said = quiz.written(("questions", placed.index, "compare_with"))
            if isinstance(placed.question, RatingQuestion) and isinstance(said, Text):
                earlier, slash, id_ = said.value.partition("/")
                if slash and earlier == before:
                    yield replaced(said, f"{now}/{id_}")


def _certificate(course: Course, before: str, now: str) -> Iterator[Edit]:
    """Yield the edit of what must be passed for a certificate."""
    for document in configurations(course.settings):
        said = find(document, (*COURSE, "certificate"))
        entry = said.get("quiz") if isinstance(said, Mapping) else None
        for text in values(entry):
            if text.value == before:
                yield replaced(text, now)


def _put_in(written: Written, before: str, now: str) -> Iterator[Edit]:
    """Yield the edits of pages that show the text of the quiz."""
    quiz = written.course.quizzes[before]
    for address, file, _ in written.files_named():
        if file.resolve() == (written.course.folder / quiz.path).resolve():
            yield address.replaced(str(PurePosixPath(address.text).with_name(f"{now}.yml")))
