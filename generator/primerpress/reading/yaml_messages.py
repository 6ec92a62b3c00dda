"""What PyYAML cannot read, said in the words of somebody who writes a quiz."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

import yaml

from primerpress.problems import Location, Problem
from primerpress.reading.files import Source

if TYPE_CHECKING:
    from collections.abc import Callable

mark_index: Callable[[object], int] = attrgetter("index")
"""Returns how many characters stand before a mark of PyYAML's, by whichever of its two parsers."""


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


# What PyYAML says, and what it means to somebody who writes a quiz. First match wins.
_SYNTAX = (
    (
        "yaml-syntax",
        r"mapping values are not allowed",
        "a second “: ” stands in this line, and YAML takes it for another key",
        "Put quotation marks around the whole text, or write “|” after the key and the text on the next line.",
    ),
    (
        "yaml-syntax",
        r"cannot start any token",
        "a text cannot start with this character",
        "Put quotation marks around the text.",
    ),
    (
        "yaml-syntax",
        (
            r"could not find expected ':'|expected <block end>|did not find expected '-' indicator|expected key"
            r"|block mapping|block collection|block sequence"
        ),
        "the indentation or a colon is not as YAML expects it",
        (
            "Keys of one group start in the same column, with a colon and a space after each; "
            "list items start with “- ”. Look at the line above, too."
        ),
    ),
    (
        "yaml-syntax",
        r"quoted scalar",
        "a quotation mark is opened and not closed, or closed too early",
        "Close it with the same mark. Inside single quotes write '' for an apostrophe.",
    ),
    (
        "yaml-syntax",
        r"flow (sequence|mapping)|expected ',' or",
        "a bracket “[” or “{” is opened and not closed, or a comma is missing",
        "Close the bracket; if the text should start with a bracket, put quotation marks around it.",
    ),
    (
        "yaml-alias",
        r"undefined alias|alias",
        "an asterisk at the start is read by YAML as an alias",
        "Put quotation marks around a text that starts with an asterisk.",
    ),
    (
        "yaml-tag",
        r"tag",
        "an exclamation mark at the start is read by YAML as a tag",
        "Put quotation marks around the text.",
    ),
    ("yaml-alias", r"anchor", "“&” at the start is read by YAML as an anchor", "Put quotation marks around the text."),
    (
        "yaml-syntax",
        r"directive",
        "“%” at the start is read by YAML as a directive",
        "Put quotation marks around the text.",
    ),
)


def syntax_problem(error: yaml.MarkedYAMLError, source: Source) -> Problem:
    """Say in an author's words what PyYAML could not read, and where."""
    mark = error.problem_mark or error.context_mark
    location = source.location(mark_index(mark)) if mark else Location(source.path)
    line = source.text.split("\n")[location.line - 1]
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" in indentation:
        return Problem(
            location._replace(column=indentation.index("\t") + 1),
            "yaml-tab",
            "a tab is used for indentation",
            "Use spaces: two for each level.",
        )
    said = f"{error.context or ''} {error.problem or ''}"
    for code, pattern, message, hint in _SYNTAX:
        if re.search(pattern, said):
            # What is opened and not closed is best mended where it was opened.
            opened = error.context_mark if "opened and not closed" in message else None
            return Problem(source.location(mark_index(opened)) if opened else location, code, message, hint)
    return Problem(
        location,
        "yaml-syntax",
        "the file cannot be read as YAML from here on",
        "Compare with an example: indentation in spaces, “key: text”, list items with “- ”.",
    )
