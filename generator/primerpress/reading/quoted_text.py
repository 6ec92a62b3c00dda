"""Texts that YAML reads otherwise because of a sign in them, or at their start, and how to write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from primerpress.problems import Location, Problem

if TYPE_CHECKING:
    from primerpress.reading.files import Source

_QUOTE = "Put quotation marks around the text."
_AROUND = "Put quotation marks around the whole text"
_STARTS = {
    "[": "“[” at the start is read by YAML as the start of a list",
    "{": "“{” at the start is read by YAML as the start of a group of keys",
    "-": "“- ” at the start is read by YAML as an item of a list",
    "?": "“? ” at the start is read by YAML as the start of a key",
    "#": "“#” at the start is read by YAML as a comment",
}
_CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*'")}


def unquoted(source: Source, index: int, value: str) -> Problem:
    """Say why a text cannot be read as it stands.

    Args:
        source: the file.
        index: where the text starts.
        value: what was written, quotation marks and all.
    """
    location = source.location(index)
    first = value[:1]
    if first in _CLOSED:
        return _marked(source, index, value)
    if first in _STARTS:
        return Problem(location, "yaml-syntax", _STARTS[first], _QUOTE)
    if first in ("|", ">"):
        return Problem(
            location,
            "yaml-syntax",
            f"“{first}” at the start announces a text on the lines below, and more stands behind it",
            f"{_AROUND}, or let it start on the next line, indented by two spaces more than its key.",
        )
    if first in ("*", "&"):
        what = "an alias" if first == "*" else "the name of an anchor"
        return Problem(location, "yaml-alias", f"“{first}” at the start is read by YAML as {what}", _QUOTE)
    if first == "!":
        return Problem(location, "yaml-tag", "“!” at the start is read by YAML as a tag", _QUOTE)
    return _with_a_sign_in_it(source, index, value)


def _with_a_sign_in_it(source: Source, index: int, value: str) -> Problem:
    if colon := re.search(r":(?=\s|$)", value):
        return Problem(
            source.location(index + colon.start()),
            "yaml-syntax",
            "a second “: ” stands in this text, and YAML takes it for another key",
            f"{_AROUND}, or write “|” after the key and the text on the next line.",
        )
    if comment := re.search(r"(?<=\s)#", value):
        return Problem(
            source.location(index + comment.start()),
            "yaml-syntax",
            "“ #” in this text is read by YAML as a comment, which ends the text",
            f"{_AROUND}.",
        )
    return Problem(source.location(index), "yaml-syntax", f"a text cannot start with “{value[:1]}”", _QUOTE)


def _marked(source: Source, index: int, value: str) -> Problem:
    mark = value[0]
    closed = _CLOSED[mark].match(value)
    if (
        mark == '"'
        and (escape := re.search(r"\\[^\n]", closed[0] if closed else value))
        and not _goes_on(closed, value)
    ):
        return Problem(
            source.location(index + escape.start()),
            "yaml-quotation-marks",
            f"“{escape[0]}” between double quotation marks is read by YAML as one sign, and there is none of that name",
            "Put single quotation marks around the text, or write each backslash twice.",
        )
    if not _goes_on(closed, value):
        return unclosed(source.location(index))
    ended = closed.end() if closed else 0
    if mark == "'":
        return Problem(
            source.location(index + ended - 1),
            "yaml-quotation-marks",
            "this apostrophe ends the text, which starts with a single quotation mark",
            "Write it twice (''), or put double quotation marks around the whole text.",
        )
    return Problem(
        source.location(index + ended - 1),
        "yaml-quotation-marks",
        "this quotation mark ends the text for YAML, and the text goes on behind it",
        "Put single quotation marks around all of it, and write each apostrophe in it twice.",
    )


def unclosed(location: Location) -> Problem:
    """Say that a quotation mark, whose place is given, has no other."""
    return Problem(
        location,
        "yaml-quotation-marks",
        "a quotation mark is opened and not closed",
        "Close it with the same mark at the end of the text, or leave it out.",
    )


def _goes_on(closed: re.Match[str] | None, value: str) -> bool:
    return closed is not None and bool(value[closed.end() :].strip())
