"""Another id for a question: in its quiz, on pages, in links and in ratings that are compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from primerpress.course.course import Course
from primerpress.course.quiz_file import QuizFile
from primerpress.model.question_name import QuestionName
from primerpress.model.rating import RatingQuestion
from primerpress.model.values import NAME
from primerpress.problems import did_you_mean
from primerpress.reading.located_yaml import Mapping, Text
from primerpress.renaming.edits import Edit
from primerpress.renaming.former import replaced, with_former
from primerpress.renaming.markdown import directives
from primerpress.renaming.plan import CannotRenameError, Renaming, expect_readable, within
from primerpress.renaming.quiz import anchor_edits
from primerpress.renaming.written import Written


def rename_question(course: Course, before: str, now: str) -> Renaming:
    """Return what it takes to give a question another id.

    Args:
        course: with its drafts.
        before: the quiz and the id, as `quiz/id`.
        now: the new id, with or without the same quiz before it.

    Raises:
        CourseError: the course has to be mended first.
        CannotRenameError: there is no such question, or it cannot have that id.
    """
    expect_readable(course)
    name = QuestionName.read(before)
    quiz = _quiz_of(course, name)
    renamed = QuestionName.read(now, name.quiz)
    _expect_free(quiz, name, renamed)
    written = Written(course)
    index = quiz.names.index(name)
    group = quiz.written(("questions", index))
    assert isinstance(group, Mapping)  # noqa: S101 - it has been read without an error
    edits = within(
        [
            replaced(quiz.ids[index], renamed.id),
            with_former(group, name.id, renamed.id, "id"),
            *_directives(written, name, renamed),
            *anchor_edits(written, {name.element: renamed.element}),
            *_compared(course, name, renamed),
        ],
    )
    pattern = rf"(?<![\w-]){re.escape(name.quiz)}(?:/|--){re.escape(name.id)}(?![\w-])"
    return Renaming(course, {}, edits, (str(name), str(renamed))).with_mentions(pattern)


def _quiz_of(course: Course, name: QuestionName) -> QuizFile:
    if not name.quiz or not name.id:
        raise CannotRenameError("name the question with its quiz, as “quiz/id”, such as “boundaries/noor-reply”")
    quiz = course.quizzes.get(name.quiz)
    if quiz is None:
        raise CannotRenameError(f"there is no quiz “{name.quiz}”. {did_you_mean(name.quiz, course.quizzes)}".rstrip())
    ids = [one.id for one in quiz.names]
    if name.id not in ids:
        raise CannotRenameError(
            f"there is no question “{name.id}” in {quiz.path}. {did_you_mean(name.id, ids)}".rstrip()
        )
    if ids.count(name.id) > 1:
        raise CannotRenameError(
            f"two questions of {quiz.path} have the id “{name.id}”: give one of them another by hand"
        )
    return quiz


def _expect_free(quiz: QuizFile, name: QuestionName, renamed: QuestionName) -> None:
    if renamed.quiz != name.quiz:
        raise CannotRenameError("a question stays in its quiz: write the new id alone, or move it by hand")
    if not re.fullmatch(NAME, renamed.id):
        raise CannotRenameError(
            f"“{renamed.id}” cannot be an id: use letters, digits and single hyphens, such as “noor-reply”"
        )
    if renamed == name:
        raise CannotRenameError(f"the question is called “{name.id}” already")
    if renamed in quiz.names:
        raise CannotRenameError(f"there is a question “{renamed.id}” already in {quiz.path}")
    for placed in quiz.questions:
        if renamed.id in placed.question.was and placed.question.id != name.id:
            raise CannotRenameError(
                f"the question “{placed.question.id}” was called “{renamed.id}” before, and answers that learners "
                f"have saved under that name are its own. Take another id, or remove “{renamed.id}” from its “was” "
                "if no learner has such answers any more"
            )


def _directives(written: Written, name: QuestionName, renamed: QuestionName) -> Iterator[Edit]:
    for prose in (*written.prose, *written.put_in):
        for directive, found in directives(prose.source):
            if directive.question == name:
                yield Edit(prose.source.path, found.start, found.start + len(found.text), str(renamed))


def _compared(course: Course, name: QuestionName, renamed: QuestionName) -> Iterator[Edit]:
    for quiz in course.quizzes.values():
        for placed in quiz.questions:
            question = placed.question
            if isinstance(question, RatingQuestion) and question.earlier(quiz.name) == name:
                said = quiz.written(("questions", placed.index, "compare_with"))
                if isinstance(said, Text):
                    yield replaced(said, str(renamed) if "/" in said.value else renamed.id)
