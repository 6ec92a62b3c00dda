"""A text as Python-Markdown reads it: what in it is HTML, a link, a picture, an attribute, and what is only code.

Nothing here guesses at Markdown by its looks. Extensions are those of the course, with their usual options.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from pymdownx.emoji import to_alt  # type: ignore[import-untyped]
from pymdownx.superfences import fence_code_format, highlight_validator  # type: ignore[import-untyped]

from primerpress.model.fill_in_the_blanks import mark_gaps
from primerpress.model.phrases import is_phrase
from primerpress.model.values import GappedText
from primerpress.reading.definitions import split_definitions
from primerpress.reading.directives import ELEMENTS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

USUAL = ("abbr", "attr_list", "def_list", "footnotes", "tables", "pymdownx.details", "pymdownx.superfences")
"""The extensions of a course that starts, as far as they change how a text reads."""

# Those that change what of a text is code, HTML, a formula or a picture, and need nothing but the text.
_READ = {
    *("abbr", "admonition", "attr_list", "def_list", "extra", "fenced_code", "footnotes", "md_in_html", "nl2br"),
    *("sane_lists", "smarty", "tables"),
    *(f"pymdownx.{name}" for name in ("arithmatex", "betterem", "caret", "details", "emoji", "escapeall", "highlight")),
    *(f"pymdownx.{name}" for name in ("inlinehilite", "keys", "magiclink", "mark", "smartsymbols", "superfences")),
    *(f"pymdownx.{name}" for name in ("tabbed", "tasklist", "tilde")),
}
_UNCOLOURED = {"name": "*", "class": "highlight", "format": fence_code_format, "validator": highlight_validator}
_OPTIONS: dict[str, dict[str, Any]] = {
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.emoji": {"emoji_generator": to_alt},  # whether they are pictures, and whose, is not for a text to say
    "pymdownx.superfences": {"custom_fences": [_UNCOLOURED]},  # to colour code takes the longest, and changes no word
    "pymdownx.tabbed": {"alternate_style": True},
    "tables": {"use_align_attribute": True},
}
_HTML = "html"  # what Python-Markdown calls the step that sees HTML in a line


class ParsedText(NamedTuple):
    """What Python-Markdown makes of a text.

    Args:
        raw_html: the pieces that the author wrote as HTML, in order, those in lines after those that are blocks.
        elements: every element that Markdown made, with its attributes.
        html: the finished HTML.
    """

    raw_html: tuple[str, ...]
    elements: tuple[Element, ...]
    html: str


def parsed(text: str, extensions: Iterable[str] = USUAL) -> ParsedText:
    """Read a text by itself.

    Args:
        text: the Markdown. Its type says whether it is a phrase and whether it has gaps.
        extensions: the names of the course's extensions; those that do more than change how a text reads are left out.
    """
    return _reader(frozenset(name.removeprefix("markdown.extensions.") for name in extensions)).read(text)


@lru_cache(maxsize=8)
def _reader(names: frozenset[str]) -> _Reader:
    return _Reader(sorted(names & _READ))


class _Reader:
    def __init__(self, extensions: list[str]) -> None:
        options = {name: _OPTIONS[name] for name in extensions if name in _OPTIONS}
        self._md = Markdown(extensions=extensions, extension_configs=options)
        self._md.block_level_elements.extend(ELEMENTS)
        self._raw: list[str] = []
        self._md.inlinePatterns.register(_HtmlInLines(self._md, self._raw), _HTML, 90)
        self._md.preprocessors.register(_HtmlBlocks(self._md, self._raw), "html_block", 20)

    def read(self, text: str) -> ParsedText:
        self._md.reset()
        self._raw.clear()
        root = self._tree(text)
        elements = tuple(root.iter())
        html = self._md.serializer(root)
        for postprocessor in self._md.postprocessors:
            html = postprocessor.run(html)
        return ParsedText(tuple(self._raw), elements, html)

    def _tree(self, text: str) -> Element:
        root = Element("div")
        source = mark_gaps(text, "gap") if isinstance(text, GappedText) else text
        if is_phrase(text):
            shown, definitions = split_definitions(source.split("\n"))
            for lines in definitions.values():
                self._md.parser.parseChunk(Element("div"), "\n".join(lines))
            SubElement(root, "p").text = "\n".join(shown).strip()
        else:
            lines = source.split("\n")
            for preprocessor in self._md.preprocessors:
                lines = preprocessor.run(lines)
            self._md.parser.parseChunk(root, "\n".join(lines))
        for processor in self._md.treeprocessors:
            built_anew = processor.run(root)
            root = root if built_anew is None else built_anew
        return root


class _HtmlInLines(HtmlInlineProcessor):
    """Notes HTML within a line."""

    def __init__(self, md: Markdown, raw: list[str]) -> None:
        super().__init__(HTML_RE, md)
        self._noted = raw

    def handleMatch(  # type: ignore[override] # noqa: N802 - Python-Markdown names it, and its stubs are those of its base
        self, m: re.Match[str], data: str
    ) -> Any:
        self._noted.append(self.backslash_unescape(self.unescape(m.group(1))))
        return super().handleMatch(m, data)


class _HtmlBlocks(HtmlBlockPreprocessor):
    """Notes HTML that stands as a block."""

    def __init__(self, md: Markdown, raw: list[str]) -> None:
        super().__init__(md)
        self._noted = raw

    def run(self, lines: list[str]) -> list[str]:
        before = len(self.md.htmlStash.rawHtmlBlocks)
        lines = super().run(lines)
        self._noted += [str(block) for block in self.md.htmlStash.rawHtmlBlocks[before:]]
        return lines
