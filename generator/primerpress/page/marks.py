"""Marks: what stands in a page for a directive while Python-Markdown reads the rest of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor

# Python-Markdown itself removes the characters around a mark from what authors write.
_MARK = "\u0002primerpress:{}\u0003"
_MARKS = re.compile(_MARK.format(r"(\d+)"))

HOLDER = "primerpress"
"""The attribute of the element that stands in the document where a directive stood; its value is the mark's number."""


def mark(number: int) -> str:
    """Return the mark of a page's directive by its number, from 0."""
    return _MARK.format(number)


class HoldPlaces(BlockProcessor):
    """Puts an empty element into the document where a mark is a block of its own."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)

    def test(self, _parent: Element, block: str) -> bool:
        """Whether the block is a mark and nothing else."""
        return bool(_MARKS.fullmatch(block.strip()))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Take the block away and leave the element in its place."""
        found = _MARKS.fullmatch(blocks.pop(0).strip())
        SubElement(parent, "div", {HOLDER: found[1]})  # type: ignore[index]


def replace_marks(md: Markdown, root: Element, html: Callable[[int], str], written: Callable[[int], str]) -> None:
    """Fill in marks that are no block of the document.

    Args:
        md: whose document it is.
        root: the document.
        html: returns the HTML of a directive, for where the engine keeps HTML as it was written.
        written: returns what the author wrote, for any other place, such as code.
    """
    stash = md.htmlStash.rawHtmlBlocks
    for index, kept in enumerate(stash):
        if isinstance(kept, str):
            stash[index] = _replaced(kept, html)
    for element in root.iter():
        for part in ("text", "tail"):
            words = getattr(element, part)
            if words:
                # The same class as before: code is not to be read again.
                setattr(element, part, type(words)(_replaced(words, written)))


def _replaced(text: str, instead: Callable[[int], str]) -> str:
    return _MARKS.sub(lambda found: instead(int(found[1])), text) if "\u0002primerpress:" in text else text
