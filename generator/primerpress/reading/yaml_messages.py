"""What PyYAML cannot read, said in the words of somebody who writes a quiz."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

import yaml

from primerpress.problems import Location, Problem, untold
from primerpress.reading.files import Source
from primerpress.reading.mended import Mended
from primerpress.reading.yaml_slips import LOADER, Slip, find_slip, mark_index

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 5
"""Slips that are told of one file: looking for one takes a moment."""


def looks_like_a_key(word: str) -> bool:
    """Whether a word may be a key, where nobody says which there are."""
    return bool(re.fullmatch(r"[a-z][a-z0-9_.-]*", word))


def empty(path: str) -> Problem:
    """Say that nothing stands in the file."""
    return Problem(
        Location(path),
        "empty-file",
        "the file is empty",
        "Start with “title: …” and a list under “questions:”, or delete the file.",
    )


def unreadable_character(source: Source) -> Problem:
    """Say where a text holds the first character that YAML does not allow."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(source.text)
    return Problem(
        source.location(found.start() if found else 0),
        "yaml-character",
        f"an invisible control character (U+{ord(found[0] if found else ' '):04X}) stands here",
        "Delete it; it often comes along when text is pasted from elsewhere.",
    )


def syntax_problems(
    error: yaml.MarkedYAMLError, source: Source, is_key: Callable[[str], bool] = looks_like_a_key
) -> tuple[list[Problem], Source | None]:
    """Say in an author's words what PyYAML could not read, and where.

    Args:
        error: what PyYAML said.
        source: the file.
        is_key: tells a key of the format from a word that an author uses.

    Returns:
        Each slip, and the text without them, so that the rest can be looked through in the same run; None where it is
        not plain what was meant.
    """
    told: list[Problem] = []
    found: yaml.MarkedYAMLError | None = error
    while found and len(told) < _MOST:
        slip = _slip(found, source, is_key)
        if slip is None:
            return told or [_unreadable(found, source)], None
        told += untold([slip.problem], told)
        if not slip.mended:
            return told, None
        source = Mended(source.path, slip.mended, before=source)
        found = _error_in(source.text)
    return told, None if found else source


def _error_in(text: str) -> yaml.MarkedYAMLError | None:
    try:
        deque(yaml.parse(text, Loader=LOADER), maxlen=0)
    except yaml.MarkedYAMLError as error:
        return error
    return None


def _place(error: yaml.MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    return mark_index(mark) if mark else 0


def _slip(error: yaml.MarkedYAMLError, source: Source, is_key: Callable[[str], bool]) -> Slip | None:
    stopped = _place(error)
    number = source.line_at(stopped)
    line = source.lines[number - 1]
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" in indentation:
        return Slip(
            Problem(
                source.place(number, indentation.index("\t") + 1),
                "yaml-tab",
                "a tab is used for indentation",
                "Use spaces: two for each level.",
            )
        )
    opened = mark_index(error.context_mark) if error.context_mark else stopped
    return find_slip(source, stopped, opened, is_key)


def _unreadable(error: yaml.MarkedYAMLError, source: Source) -> Problem:
    return Problem(
        source.location(_place(error)),
        "yaml-syntax",
        "the file cannot be read as YAML from here on",
        "Keys of one group start in the same column, with a colon and a space after each; list items start with “- ”. "
        "Look at the line above, too.",
    )
