"""Links that lead out of the course: what is there learns nothing of where its reader came from, nor of their tab."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

REL = "noopener noreferrer"

_OUT = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)


class CloseLinksOut(Treeprocessor):
    """Says so to browsers, at every link that Markdown has made."""

    def run(self, root: Element) -> None:
        """Look at every link."""
        for link in root.iter("a"):
            if _OUT.match(link.get("href", "")):
                said = [word for word in link.get("rel", "").split() if word not in REL]
                link.set("rel", " ".join([*said, REL]))
