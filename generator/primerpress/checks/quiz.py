"""Checks within one quiz."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from primerpress.checks.parsed_text import USUAL
from primerpress.checks.quiz_text import check_texts
from primerpress.checks.words import check_words
from primerpress.model.quiz import KINDS
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from primerpress.checks.where import Where
    from primerpress.course.quiz_file import QuizFile
    from primerpress.model.question import CommonQuestion
    from primerpress.problems import Location

_BY_KIND: dict[str, Callable[[Any, Where], Iterator[Problem]]] = {
    kind: import_module(f"primerpress.checks.kinds.{kind.replace('-', '_')}").check for kind in KINDS
}


def check_quiz(file: QuizFile, extensions: tuple[str, ...] = USUAL) -> Iterator[Problem]:
    """Check the quiz as a whole, each question by its kind, and every text.

    Args:
        file: the quiz.
        extensions: the names of the course's Markdown extensions, by which its texts are read.
    """
    yield from _duplicate_ids(file)
    yield from _draw(file)
    yield from _bands(file)
    header = file.quiz.model_copy(update={"questions": ()})
    yield from check_texts(header, _where(file), extensions)
    yield from check_words(header, _where(file), extensions)
    for placed in file.questions:
        question: Any = placed.question
        where = _where(file, "questions", placed.index)
        found = [*_BY_KIND[question.kind](question, where), *check_texts(question, where, extensions)]
        found += check_words(question, where, extensions)
        yield from (problem for problem in found if not _ignored(problem, question))


def _where(file: QuizFile, *start: str | int) -> Where:
    def where(*path: str | int, fragment: str = "") -> Location:
        return file.locate((*start, *path), fragment)

    return where


def _duplicate_ids(file: QuizFile) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for text in file.ids:
        if text.value in lines:
            yield Problem(
                text.location,
                "duplicate-id",
                f"the id “{text.value}” is used twice; the first is in line {lines[text.value]}",
                "Give this question an id of its own; saved answers hang on it.",
            )
        lines.setdefault(text.value, text.location.line)


def _draw(file: QuizFile) -> Iterator[Problem]:
    draw, questions = file.quiz.draw, len(file.ids)
    if draw and draw > questions:
        yield Problem(
            file.locate(("draw",)),
            "draw-too-many",
            f"{draw} questions are to be drawn, of {questions}",
            "Lower the number, or write more questions.",
        )


def _bands(file: QuizFile) -> Iterator[Problem]:
    seen = set()
    for index, band in enumerate(file.quiz.bands):
        if band.from_mark in seen:
            yield Problem(
                file.locate(("bands", index, "from")),
                "duplicate-band",
                f"two bands start from {band.from_mark} per cent",
                "Keep one of them, or let the other start from another number.",
            )
        seen.add(band.from_mark)


def _ignored(problem: Problem, question: CommonQuestion) -> bool:
    return problem.severity == "warning" and problem.code in question.lint.ignore
