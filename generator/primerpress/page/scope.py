"""What a text defines for itself: references, footnotes and abbreviations, apart from those of its page."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.footnotes import FootnoteExtension

NOTES = ("footnote", "footnote-duplicate", "footnote-reorder")
"""The tree processors that write the footnotes of what is read below it."""

# What Python-Markdown knows of the footnotes of a document.
_NOTES_STATE = ("footnotes", "footnote_order", "found_refs", "used_refs")


class Scope:
    """The tables of one document, in which a text may write for as long as it is read."""

    def __init__(self, md: Markdown) -> None:
        self._md = md
        # The types of these are those of Python-Markdown's own extensions; a course may have either or none.
        self._footnotes: Any = _extension(md, FootnoteExtension)
        self._abbreviations: Any = _extension(md, AbbrExtension)

    @property
    def abbreviations(self) -> Collection[str]:
        """Those that the document knows."""
        return self._abbreviations.abbrs.keys() if self._abbreviations else ()

    @contextmanager
    def opened(self) -> Iterator[Scope]:
        """Let a text define what it likes; when it is read, the document knows what it knew before."""
        references = self._md.references
        abbreviations = dict(self._abbreviations.abbrs) if self._abbreviations else {}
        notes = self._notes()
        self._md.references = dict(references)
        self._write_notes({"footnotes": OrderedDict(), "footnote_order": [], "found_refs": {}, "used_refs": set()})
        self._of_the_page = notes
        try:
            yield self
        finally:
            self._md.references = references
            if self._abbreviations and self._abbreviations.abbrs != abbreviations:
                self._abbreviations.abbrs.clear()
                self._abbreviations.abbrs.update(abbreviations)
            self._write_notes(notes)

    def define(self, definitions: Iterable[Iterable[str]]) -> None:
        """Read definitions that stand apart from the text, each given by its lines."""
        for lines in definitions:
            self._md.parser.parseChunk(Element("div"), "\n".join(lines))

    def settle_notes(self) -> bool:
        """Say whether the text has footnotes of its own; where it has none, its marks lead to those of the page."""
        if self._footnotes and self._footnotes.footnotes:
            return True
        self._write_notes(self._of_the_page)
        return False

    def _notes(self) -> dict[str, Any]:
        return {name: getattr(self._footnotes, name, None) for name in _NOTES_STATE} if self._footnotes else {}

    def _write_notes(self, state: dict[str, Any]) -> None:
        for name in _NOTES_STATE if self._footnotes else ():
            setattr(self._footnotes, name, state[name])


def _extension(md: Markdown, kind: type) -> Any:
    return next((one for one in md.registeredExtensions if isinstance(one, kind)), None)
