"""Blocks of a page that are meant for whoever leads a group: notes and folds of the type `facilitator`."""

from __future__ import annotations

import re

from primerpress.reading.directives import prose_lines

CLASS = "facilitator"
"""The type of such a block, and the class of its HTML."""

_BEGINS = re.compile(
    r"(?P<quote>(?:[ \t]*>)*)(?P<indent>[ \t]*)(?:!!!|\?\?\?\+?)[ \t]+"
    rf"(?:[\w-]+[ \t]+)*{CLASS}(?![\w-])",
    re.IGNORECASE,
)


def without_blocks(text: str) -> str:
    """Return a page with an empty line for each line of such a block, so that all others stay where they are."""
    if CLASS not in text.lower():
        return text
    prose = {number for number, line in prose_lines(text) if _BEGINS.match(line)}
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        begins = _BEGINS.match(lines[index]) if index + 1 in prose else None
        index += 1
        if not begins:
            continue
        lines[index - 1] = begins["quote"]
        while index < len(lines) and _belongs(lines[index], begins["quote"].count(">"), _width(begins["indent"])):
            lines[index] = begins["quote"]
            index += 1
    return "\n".join(lines)


def _belongs(line: str, quotes: int, indent: int) -> bool:
    """Whether a line goes on with a block that begins so far to the right, within so many quotations."""
    for _ in range(quotes):
        before, sign, line = line.partition(">")
        if before.strip() or not sign:
            return False
    return not line.strip() or _width(line) >= indent + 4


def _width(line: str) -> int:
    indented = line.expandtabs(4)
    return len(indented) - len(indented.lstrip())
