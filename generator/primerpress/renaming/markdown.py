"""Directives and links in a Markdown text, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from primerpress.reading.directives import Directive, prose_lines, scan, without_code
from primerpress.reading.files import Source
from primerpress.reading.links import links_in

_ATTRIBUTE = re.compile(
    r"""(?<![\w-])(?:href|src)\s*=\s*(?P<quote>["'])(?P<address>[^"'<>\n]+)(?P=quote)""", re.IGNORECASE
)
_ADDRESS = re.compile(r"\s*<?(?P<address>[^\s<>]+)")
_SNIPPET = re.compile(r"""-+8<-+[ \t]+(?P<quote>["'])(?P<name>[^"'\n]+)(?P=quote)""")


class Found(NamedTuple):
    """What is written at a place, which is counted from the start of the text."""

    text: str
    start: int


def directives(source: Source) -> Iterator[tuple[Directive, Found]]:
    """Yield each directive that names a quiz, with the place of what stands in its brackets."""
    starts = [0, *(match.end() for match in re.finditer("\n", source.text))]
    for directive in scan(source.text, source.path)[0]:
        if directive.argument:
            start = starts[directive.line - 1]
            bracket = source.text.index("[", start + directive.location.column - 1)
            yield directive, Found(directive.argument, source.text.index(directive.argument, bracket))


def addresses(text: str, *, whole: bool = True) -> Iterator[Found]:
    """Yield each address of a link or a picture, by Markdown or by HTML.

    Args:
        text: a page, or a part of one.
        whole: whether it is a whole page, of which code and comments are passed over.
    """
    read = _without_code(text) if whole else text
    for link in links_in(read):
        if found := _ADDRESS.match(link.target):
            yield Found(found["address"], link.start + found.start("address"))
    yield from (Found(found["address"], found.start("address")) for found in _ATTRIBUTE.finditer(read))


def snippets(text: str) -> Iterator[Found]:
    """Yield the name of each file that `pymdownx.snippets` puts in."""
    start, in_block = 0, False
    for line in text.split("\n"):
        if line.strip(" \t-") == "8<":
            in_block = not in_block
        elif in_block and (name := line.strip(" \t;")):
            yield Found(name, start + line.index(name))
        elif named := _SNIPPET.search(line):
            yield Found(named["name"], start + named.start("name"))
        start += len(line) + 1


def _without_code(text: str) -> str:
    """Return a text with spaces in place of code, comments and front matter; every sign stays where it is."""
    prose = dict(prose_lines(text))
    lines = enumerate(text.split("\n"), 1)
    return "\n".join(without_code(line) if number in prose else " " * len(line) for number, line in lines)
