"""Checks within one quiz."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from primerpress.checks.cut_text import check_cut
from primerpress.checks.draw import check_draw
from primerpress.checks.formulas import check_formulas_of
from primerpress.checks.parsed_text import USUAL
from primerpress.checks.quiz_text import check_texts
from primerpress.checks.words import check_words
from primerpress.kept import NOTHING, Kept, key_of
from primerpress.model.quiz import KINDS
from primerpress.model.values import KEY
from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from primerpress.checks.where import Where
    from primerpress.course.quiz_file import QuizFile
    from primerpress.model.question import CommonQuestion
    from primerpress.model.values import Path
    from primerpress.problems import Location
    from primerpress.reading.located_yaml import Node, Text

_BY_KIND: dict[str, Callable[[Any, Where], Iterator[Problem]]] = {
    kind: import_module(f"primerpress.checks.kinds.{kind.replace('-', '_')}").check for kind in KINDS
}


def check_quiz(file: QuizFile, extensions: tuple[str, ...] = USUAL, kept: Kept = NOTHING) -> tuple[Problem, ...]:
    """Check the quiz as a whole, each question by its kind, and every text.

    Args:
        file: the quiz.
        extensions: the names of the course's Markdown extensions, by which its texts are read.
        kept: where what was found before is kept.
    """
    key = key_of(file.digest, extensions)
    return kept.made("checked", file.path, key, lambda: tuple(_problems(file, extensions)))


def _problems(file: QuizFile, extensions: tuple[str, ...]) -> Iterator[Problem]:
    yield from _duplicate_ids(file)
    yield from check_draw(file)
    yield from _bands(file)
    yield from _pass(file)
    # YAML ends a text at such a sign alone. Most files have none, and what stands where need not be looked up.
    may_be_cut = " #" in file.source.text
    header = file.quiz.header
    yield from check_texts(header, _where(file), extensions)
    yield from check_formulas_of(header, _where(file), extensions)
    yield from check_words(header, _where(file), extensions)
    if may_be_cut:
        yield from check_cut(header, file.written)
    for placed in file.questions:
        question: Any = placed.question
        where = _where(file, "questions", placed.index)
        found = [*_BY_KIND[question.kind](question, where), *check_texts(question, where, extensions)]
        found += check_formulas_of(question, where, extensions)
        found += check_words(question, where, extensions)
        found += _fold(question, where)
        if may_be_cut:
            found += check_cut(question, partial(_written, file, placed.index))
        yield from (problem for problem in found if not _ignored(problem, question))


def _where(file: QuizFile, *start: str | int) -> Where:
    def where(*path: str | int, fragment: str = "") -> Location:
        return file.locate((*start, *path), fragment)

    return where


def _written(file: QuizFile, index: int, path: Path) -> Node | None:
    return file.written(("questions", index, *path))


def _duplicate_ids(file: QuizFile) -> Iterator[Problem]:
    first: dict[str, Text] = {}
    for text in file.ids:
        if (earlier := first.setdefault(text.value, text)) is not text:
            yield Problem(
                text.location,
                "duplicate-id",
                f"the id “{text.value}” is used twice; the first is in line {earlier.location.line}",
                "Give this question an id of its own; saved answers hang on it.",
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


def _pass(file: QuizFile) -> Iterator[Problem]:
    """A pass mark is per cent of the points, and there are some to be had."""
    marks = [(("pass",), file.quiz.pass_mark)] if file.quiz.pass_mark is not None else []
    bands = [(("bands", index, "from"), band.from_mark) for index, band in enumerate(file.quiz.bands)]
    for path, mark in (*marks, *bands):
        if 0 < mark < 1:
            yield Problem(
                file.locate(path),
                "pass-mark",
                f"“{path[-1]}: {mark.written}” is less than one per cent of the points",
                f"Write “{path[-1]}: {mark * 100:.0f}” for {mark * 100:.0f} per cent.",
                severity="warning",
            )
    questions = [placed.question for placed in file.questions]
    if marks and len(questions) == len(file.ids) and all(question.unscored for question in questions):
        yield Problem(
            file.locate(("pass", KEY)),
            "pass-mark",
            "a mark is needed to pass, and no question of this quiz is marked",
            "Remove the line “pass: …”, or add a question with a right answer.",
            severity="warning",
        )


def _fold(question: CommonQuestion, where: Where) -> Iterator[Problem]:
    if question.fold and not question.note:
        yield Problem(
            where("fold"),
            "fold-without-note",
            "the question is folded, and nothing says what it holds",
            "Write “note: Mentions …” beside it, or remove the line “fold: true”.",
        )


def _ignored(problem: Problem, question: CommonQuestion) -> bool:
    return problem.severity == "warning" and problem.code in question.lint.ignore
