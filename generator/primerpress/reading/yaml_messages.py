"""What PyYAML cannot read, said in the words of somebody who writes a quiz."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from primerpress.problems import Location, Problem
from primerpress.reading.files import Source
from primerpress.reading.yaml_slips import find_slip, mark_index

if TYPE_CHECKING:
    from collections.abc import Callable


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


def syntax_problem(
    error: yaml.MarkedYAMLError, source: Source, is_key: Callable[[str], bool] = looks_like_a_key
) -> Problem:
    """Say in an author's words what PyYAML could not read, and where.

    Args:
        error: what PyYAML said.
        source: the file.
        is_key: tells a key of the format from a word that an author uses.
    """
    mark = error.problem_mark or error.context_mark
    stopped = mark_index(mark) if mark else 0
    location = source.location(stopped)
    line = source.text.split("\n")[location.line - 1]
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" in indentation:
        return Problem(
            location._replace(column=indentation.index("\t") + 1),
            "yaml-tab",
            "a tab is used for indentation",
            "Use spaces: two for each level.",
        )
    opened = mark_index(error.context_mark) if error.context_mark else stopped
    return find_slip(source, stopped, opened, is_key) or Problem(
        location,
        "yaml-syntax",
        "the file cannot be read as YAML from here on",
        "Keys of one group start in the same column, with a colon and a space after each; list items start with “- ”. "
        "Look at the line above, too.",
    )
