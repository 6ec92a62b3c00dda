"""Tables as the styles can show them: aligned by classes, and on a phone with a label for each cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

_ALIGNED = re.compile(r"\s*text-align:\s*(?P<side>left|center|right);?\s*")


class FinishTables(Treeprocessor):
    """Turns the styles of aligned columns into classes, and says in each cell what its column is called."""

    def run(self, root: Element) -> None:
        """Look at every table."""
        for table in root.iter("table"):
            for cell in (*table.iter("th"), *table.iter("td")):
                _align_by_class(cell)
            _label(table)


def _align_by_class(cell: Element) -> None:
    """No style attribute leaves the press."""
    found = _ALIGNED.fullmatch(cell.get("style", ""))
    side = found["side"] if found else cell.attrib.pop("align", "")
    if found:
        del cell.attrib["style"]
    if side:
        cell.set("class", f"{cell.get('class', '')} align-{side}".strip())


def _label(table: Element) -> None:
    """On a phone a row becomes a list: below its heading each cell would be lost."""
    names = ["".join(_words(cell)).strip() for cell in table.iter("th")]
    for row in table.iter("tr"):
        for name, cell in zip(names, row.findall("td"), strict=False):
            if name and STX not in name:
                cell.set("data-label", name)


def _words(element: Element) -> Iterator[str]:
    """Yield what a heading says, without the numbers of footnotes."""
    yield element.text or ""
    for child in element:
        if child.get("class") != "footnote-ref":
            yield from _words(child)
        yield child.tail or ""
