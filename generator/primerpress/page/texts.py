"""Turns the texts of quizzes into HTML, each on its own, by the page's own instance of Python-Markdown.

A text gets what the page gets: links that the engine follows, pictures, highlighted code, whatever extensions are on.
What it opens or defines belongs to it alone: a fence, a footnote, a reference, an abbreviation, an id.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import Registry

from primerpress.course.page import Page
from primerpress.model.fill_in_the_blanks import mark_gaps
from primerpress.model.phrases import is_phrase
from primerpress.model.values import GappedText, MarkdownText
from primerpress.page.homes import Homes
from primerpress.page.scope import NOTES, Scope
from primerpress.reading.definitions import split_definitions, spoken_of
from primerpress.reading.formulas import with_mathml
from primerpress.render.allow_list import clean
from primerpress.render.fragment import GAP, Fragment, ids_in, renamed

# Python-Markdown marks its own places with these; it takes them out of pages, and not out of what we add.
_MARKING = str.maketrans("", "", "\u0002\u0003")
Processor = TypeVar("Processor")

# What MkDocs learns of a page from its headings and its HTML is nothing that a text should change.
_OF_MKDOCS = ("raw_html", "extract_anchors", "extract_title")
# A text has no front matter, no table of contents, and no directives.
_OF_PAGES = (
    *("meta", "normalize_whitespace", "primerpress", "primerpress-words", "toc"),
    *(f"mkdocs_{part}" for part in _OF_MKDOCS),
)
# One line of words that starts with a letter. A sign that stands for something only with others does so never here.
_PLAIN = re.compile(
    r"[^\W\d_](?:[^\W_]|[ ,;?!()\u2018-\u201d\u2013\u2014\u2026]| ?['.:](?![.:\w])|'(?=\w)|-(?=[^\W_]))*(?<! )"
)
# Whose extensions they are that are known to leave words alone.
_KNOWN = re.compile(r"(markdown|pymdownx|mkdocs|properdocs|zensical|primerpress)\.")
_STASHED = re.compile(r"\s*\u0002wzxhzdk:(\d+)\u0003\s*")


class Texts:
    """Sets the texts of one page.

    Args:
        md: the instance that converts the page. Whatever the page defines has been read by now.
        here: the page's path, from the course folder on.
        folder: the course folder, in which links are looked up where a text was written for several pages.
    """

    def __init__(self, md: Markdown, here: str, folder: Path | None = None) -> None:
        self._md = md
        self._homes = Homes(here, folder)
        self._scope = Scope(md)
        self._used: Counter[str] = Counter()
        self._preprocessors = _without(md.preprocessors, _OF_PAGES)
        self._treeprocessors = _without(md.treeprocessors, _OF_PAGES)
        self._postprocessors = _without(md.postprocessors, _OF_PAGES)
        processors = (*md.inlinePatterns, *self._treeprocessors, *self._postprocessors)
        modules = {type(processor).__module__ for processor in processors}
        # Extensions that change words bring a second set of patterns for them.
        patterns = [processor for processor in self._treeprocessors if isinstance(processor, InlineProcessor)]
        self._words_stay = all(map(_KNOWN.match, modules)) and len(patterns) == 1
        self._without_notes = _without(md.treeprocessors, (*_OF_PAGES, *NOTES))

    def __call__(self, text: MarkdownText, name: str, homes: Sequence[Page] = ()) -> Fragment:
        """Return a text with its HTML.

        Args:
            text: the Markdown.
            name: what the text is called; ids within it start with that, so that no two texts share one.
            homes: the pages for which it was written: its links and definitions are from there.
        """
        homes = self._homes.nearest_first(homes)
        if self._is_plain(text, homes):
            return Fragment(text, [text], "", "")
        slot = Element("div")
        with self._scope.opened() as scope:
            scope.define(lines for label, lines in self._homes.definitions(homes).items() if spoken_of(label, text))
            self._read(text, slot, scope)
            for processor in self._treeprocessors if scope.settle_notes() else self._without_notes:
                built_anew = processor.run(slot)
                slot = slot if built_anew is None else built_anew
                if processor is self._md.treeprocessors["inline"]:
                    self._homes.move_links(slot, homes)
        return self._finished(text, slot, self._unique(name))

    def _is_plain(self, text: MarkdownText, homes: Sequence[Page]) -> bool:
        """Whether a text is words alone, as most are, of which neither Markdown nor an extension makes anything."""
        if not self._words_stay or not _PLAIN.fullmatch(text) or isinstance(text, GappedText) or "www" in text:
            return False
        spoken = (*self._scope.abbreviations, *self._homes.definitions(homes))
        return not any(label in text for label in spoken) and not any(spoken_of(label, text) for label in spoken)

    def _read(self, text: MarkdownText, slot: Element, scope: Scope) -> None:
        source = text.translate(_MARKING)
        if isinstance(text, GappedText):
            source = mark_gaps(source, GAP)
        if is_phrase(text):
            shown, definitions = split_definitions(source.split("\n"))
            scope.define(definitions.values())
            SubElement(slot, "p").text = "\n".join(shown).strip()
            return
        lines = _normalized(source, self._md.tab_length).split("\n")
        for preprocessor in self._preprocessors:
            lines = preprocessor.run(lines)
        self._md.parser.parseChunk(slot, "\n".join(lines))

    def _unique(self, name: str) -> str:
        """Return the name, with a number where the page shows the text more than once."""
        self._used[name] += 1
        return name if self._used[name] == 1 else f"{name}-{self._used[name]}"

    def _finished(self, text: MarkdownText, slot: Element, name: str) -> Fragment:
        """Take a text out of the document as HTML."""
        children = list(slot)
        notes = [child for child in children if child.tag == "div" and child.get("class") == "footnote"]
        children = [child for child in children if child not in notes]
        lead: list[str] = []
        while children and children[0].tag == "p" and not self._is_stashed_block(children[0]):
            paragraph = children.pop(0)
            paragraph.tail = ""
            html = self._md.serializer(paragraph)
            lead.append(html[html.index(">") + 1 : html.rindex("</p>")])
        parts = [self._html(html) for html in (*lead, self._serialized(children), self._serialized(notes))]
        ids = {one for part in parts for one in ids_in(part)}
        if ids:
            parts = [renamed(part, lambda id_: f"{name}-{id_}", ids) for part in parts]
        *lead, rest, own_notes = parts
        return Fragment(text, lead, rest, own_notes)

    def _serialized(self, elements: Iterable[Element]) -> str:
        return "".join(map(self._md.serializer, elements))

    def _html(self, html: str) -> str:
        """Return a piece of HTML as it may stand on the page: with what extensions had put aside, and harmless."""
        if "\u0002" in html:
            for postprocessor in self._postprocessors:
                html = postprocessor.run(html)
        return clean(with_mathml(html)).strip()

    def _is_stashed_block(self, paragraph: Element) -> bool:
        """Whether the paragraph only holds the place of a block, such as highlighted code, until the end."""
        match = _STASHED.fullmatch(paragraph.text or "")
        if not match or len(paragraph):
            return False
        html = self._md.htmlStash.rawHtmlBlocks[int(match[1])]
        tag = re.match(r"</?([A-Za-z][\w-]*)", str(html).strip())
        return bool(tag and self._md.is_block_level(tag[1]))


def _normalized(source: str, tab_length: int) -> str:
    """Return a source as Python-Markdown's own first step does, which would take out the marks of gaps as well.

    Without the empty lines at the end, HTML is looked for in code that ends the text.
    """
    return re.sub(r"(?<=\n) +\n", "\n", f"{source}\n\n".expandtabs(tab_length))


def _without(registry: Registry[Processor], names: Iterable[str]) -> list[Processor]:
    """Return the processors in the order in which they run, but for those with these names."""
    left_out = [registry[name] for name in names if name in registry]
    return [processor for processor in registry if processor not in left_out]
