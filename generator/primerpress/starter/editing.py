"""A file with something added: its comments, its form and the ends of its lines stay what they were."""

from __future__ import annotations

import re

from primerpress.reading.files import Source
from primerpress.reading.located_yaml import Mapping, Plain, Sequence, plain, read


class CannotEditError(Exception):
    """The file is written in a way into which nothing can be added safely."""


def with_line_below(text: str, line: int, entry: str) -> str:
    """Return a list in YAML with another entry, below the one that stands on a line of its own, counted from 1.

    Raises:
        CannotEditError: that line is not one entry alone.
    """
    lines = _lines(text)
    dash = re.match(r"[ ]*-[ ]+", lines[line - 1])
    if not dash:
        raise CannotEditError
    return _put(lines, line, [f"{dash[0]}{entry}"], text)


def with_question(text: str, path: str, question: str) -> str:
    """Return a quiz with another question at the end of its list.

    Args:
        text: the file as it is.
        path: what it is called.
        question: one entry of a list, as it would stand at the first column.

    Raises:
        CannotEditError: the list cannot be made out, or it would not be read as it was.
    """
    before = _read(text, path)
    questions = before.get("questions") if isinstance(before, Mapping) else None
    if not isinstance(before, Mapping) or not isinstance(questions, Sequence) or not questions.items:
        raise CannotEditError
    lines = _lines(text)
    dash = re.match(r"([ ]*)-[ ]", lines[questions.items[-1].location.line - 1])
    if not dash:
        raise CannotEditError
    after = [entry.key.location.line for entry in before.entries.values()]
    end = min((line - 1 for line in after if line > questions.location.line), default=len(lines))
    while end and not lines[end - 1].strip():
        end -= 1
    indented = [f"{dash[1]}{line}" if line.strip() else "" for line in question.rstrip("\n").split("\n")]
    edited = _put(lines, end, ["", *indented], text)
    _expect_one_more(plain(before), _read(edited, path))
    return edited


def with_directive(text: str, directive: str) -> str:
    """Return a page with a directive at its end, a block of its own."""
    lines = _lines(text)
    while lines and not lines[-1].strip():
        lines.pop()
    return _put(lines, len(lines), ["", directive], text)


def _read(text: str, path: str) -> Mapping | None:
    node, problems = read(Source(path, text.replace("\r\n", "\n")))
    return node if isinstance(node, Mapping) and not problems else None


def _expect_one_more(before: Plain, edited: Mapping | None) -> None:
    after = plain(edited) if edited else None
    if not isinstance(after, dict) or not isinstance(before, dict):
        raise CannotEditError
    questions = after["questions"]
    if (
        not isinstance(questions, list)
        or {**after, "questions": questions[:-1]} != before
        or len(questions) != len(before["questions"]) + 1
    ):
        raise CannotEditError


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")


def _put(lines: list[str], place: int, new: list[str], text: str) -> str:
    """Return the lines with new ones in their place, ended as the text ends its lines, the last one, too."""
    ended = "\n".join([*lines[:place], *new, *lines[place:]]).rstrip("\n") + "\n"
    return ended.replace("\n", "\r\n") if "\r\n" in text else ended
