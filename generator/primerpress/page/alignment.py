"""Tables say by a class how a column is aligned: no style attribute leaves the press."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_ALIGNED = re.compile(r"\s*text-align:\s*(?P<side>left|center|right);?\s*")


class AlignByClass(Treeprocessor):
    """Turns the styles that Python-Markdown writes for aligned columns into classes of the theme's."""

    def run(self, root: Element) -> None:
        """Look at every cell."""
        for cell in root.iter():
            if cell.tag not in ("td", "th"):
                continue
            found = _ALIGNED.fullmatch(cell.get("style", ""))
            side = found["side"] if found else cell.attrib.pop("align", "")
            if found:
                del cell.attrib["style"]
            if side:
                cell.set("class", f"{cell.get('class', '')} align-{side}".strip())
