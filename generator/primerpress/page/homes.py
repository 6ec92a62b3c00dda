"""The homes of a text: the pages for which it was written. Its links start there, and what they define it may use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from posixpath import dirname, join, relpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from primerpress.course.page import Page

# The links between a mark and its footnote, which the text has brought along.
_OF_NOTES = ("footnote-ref", "footnote-backref")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")


class Homes:
    """The pages for which texts were written, as seen from the page on which they stand.

    Where a text has several, of which each may lie in another folder, a link starts from the first from which it leads
    to something: the page on which it stands, if it is one of them, before all others.

    Args:
        here: the path of the page on which the texts stand, from the course folder on.
        folder: the course folder, in which links are looked up.
    """

    def __init__(self, here: str, folder: Path | None) -> None:
        self._here = here
        self._folder = folder

    def nearest_first(self, homes: Sequence[Page]) -> list[Page]:
        """Return the homes of a text in the order in which they count."""
        return sorted(homes, key=lambda home: home.path != self._here)

    def definitions(self, homes: Sequence[Page]) -> dict[str, list[str]]:
        """Return what the homes define beyond what this page does, as lines, by label."""
        defined = {label: lines for home in reversed(homes) for label, lines in home.definitions.items()}
        known = homes[0].definitions if homes and homes[0].path == self._here else {}
        return {label: lines for label, lines in defined.items() if label not in known}

    def move_links(self, text: Element, homes: Sequence[Page]) -> None:
        """Make links that start from a home start from this page."""
        if all(home.path == self._here for home in homes):
            return
        for element in text.iter():
            for name in ("href", "src"):
                address = element.get(name)
                if address and not _ELSEWHERE.match(address) and element.get("class") not in _OF_NOTES:
                    element.set(name, self._from_here(address, homes))

    def _from_here(self, address: str, homes: Sequence[Page]) -> str:
        found = (home for home in homes if len(homes) > 1 and self._leads_somewhere(address, home))
        home = next(found, homes[0]).path
        if home == self._here:
            return address
        start = dirname(self._here)
        if address.startswith("#"):
            return f"{relpath(home, start)}{address}"
        return relpath(join(dirname(home), address), start)

    def _leads_somewhere(self, address: str, home: Page) -> bool:
        path, _, anchor = address.partition("#")
        if not path:
            return anchor in home.ids.values()
        return (self._folder or Path()).joinpath(dirname(home.path), unquote(path.partition("?")[0])).exists()
