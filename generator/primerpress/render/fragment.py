"""A Markdown text of a quiz after the engine has turned it into HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import Markup

# Stands in a text for a gap, by its number, while the engine turns the text into HTML.
GAP = "\u0002ppgap{}\u0003"
_GAP = re.compile(GAP.format(r"(\d+)"))
_UNFINISHED = re.compile("\u0002[^\u0003]*\u0003")


@dataclass(frozen=True)
class Fragment:
    """The HTML of one text, as the blocks it consists of.

    Args:
        lead: the contents of the paragraphs it starts with, each without its `<p>`.
        rest: the HTML of all that follows: lists, code, quotations and what comes after those.
    """

    lead: tuple[str, ...]
    rest: str = ""

    @property
    def is_phrase(self) -> bool:
        """Whether the text may stand where HTML allows no blocks, such as in a label."""
        return not self.rest

    @property
    def phrase(self) -> Markup:
        """The leading paragraphs as phrasing content."""
        if len(self.lead) == 1:
            return Markup(self.lead[0])  # noqa: S704 - made by the engine from checked Markdown
        return Markup("".join(map('<span class="pp-paragraph">{}</span>'.format, self.lead)))  # noqa: S704

    @property
    def blocks(self) -> Markup:
        """What follows the leading paragraphs."""
        return Markup(self.rest)  # noqa: S704

    @property
    def html(self) -> Markup:
        """The whole text as blocks."""
        return Markup("".join(map("<p>{}</p>".format, self.lead)) + self.rest)  # noqa: S704

    @property
    def plain(self) -> str:
        """The words alone, for where HTML allows no element, such as in a list to choose from."""
        return _UNFINISHED.sub("", self.html.striptags())

    def fill(self, field: Callable[[int], str]) -> Fragment:
        """Return the text with `field(number)` for each gap; gaps are numbered from 0."""

        def filled(html: str) -> str:
            return _GAP.sub(lambda match: str(field(int(match[1]))), html)

        return replace(self, lead=tuple(map(filled, self.lead)), rest=filled(self.rest))
