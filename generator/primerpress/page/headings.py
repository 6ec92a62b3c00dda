"""Headings as they are read: no line of one ends within a short word such as “self-disclosure”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LEVELS = {f"h{level}": level for level in range(1, 7)}
"""The elements of headings, with their levels."""

# What is longer than a phone is wide has to end a line somewhere.
_HYPHENATED = re.compile(r"(?<![\w-])(?=[\w-]{3,16}(?![\w-]))(\w+(?:-\w+)+)")


class KeepWordsWhole(Treeprocessor):
    """Puts each word with a hyphen into an element of its own, since no style can forbid to break it there."""

    def run(self, root: Element) -> None:
        """Look at every heading."""
        for heading in root.iter():
            if heading.tag in LEVELS:
                _keep(heading)


def _keep(element: Element) -> None:
    # From the last on, so that no place moves before its turn.
    for after, child in reversed(list(enumerate(element, start=1))):
        if child.tag != "code":
            _keep(child)
        child.tail, words = _apart(child.tail or "", element)
        element[after:after] = words
    element.text, words = _apart(element.text or "", element)
    element[:0] = words


def _apart(text: str, parent: Element) -> tuple[str, list[Element]]:
    """Return what stands before the first of the words, and the words, each with what follows it."""
    first, *rest = _HYPHENATED.split(text)
    words = []
    for word, following in zip(rest[::2], rest[1::2], strict=True):
        element = parent.makeelement("span", {"class": "pp-whole"})
        element.text, element.tail = word, following
        words.append(element)
    return first, words
