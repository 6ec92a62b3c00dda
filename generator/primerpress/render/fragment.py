"""A Markdown text of a quiz after the engine has turned it into HTML."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


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
        return Markup("").join(
            Markup('<span class="pp-paragraph">{}</span>').format(Markup(part))  # noqa: S704
            for part in self.lead
        )

    @property
    def blocks(self) -> Markup:
        """What follows the leading paragraphs."""
        return Markup(self.rest)  # noqa: S704

    @property
    def html(self) -> Markup:
        """The whole text as blocks."""
        paragraphs = Markup("").join(Markup("<p>{}</p>").format(Markup(part)) for part in self.lead)  # noqa: S704
        return paragraphs + self.blocks
