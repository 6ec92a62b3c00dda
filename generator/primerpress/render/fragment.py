"""A Markdown text of a quiz as the page shows it: its words as they were written, and their HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Protocol, Self, TypeVar

from markupsafe import Markup

from primerpress.course.page import Page
from primerpress.model.values import KEY, MarkdownText, Part, Path, keys_of
from primerpress.reading.words_alone import words_alone

# Stands in a text for a gap, by its number, while the engine turns the text into HTML. No author can write how it
# begins, and it ends in a character after which a quotation mark closes.
GAP = "\u0002ppgap{};"
_GAP = re.compile(GAP.format(r"(\d+)"))
_ID = re.compile(r' id="([^"]*)"')
_NAMED = re.compile(r' (?P<attribute>id|for|name|href|aria-\w+)="(?P<hash>#?)(?P<name>[^"]*)"')


class Fragment(MarkdownText):
    """A text with its HTML. As a text it is what the author wrote, so that keys and digests stay what they were.

    Args:
        written: the Markdown.
        lead: the contents of the paragraphs it starts with, each without its `<p>`.
        rest: the HTML of all that follows: lists, code, quotations and what comes after those.
        notes: the HTML of the footnotes that belong to it.
    """

    __slots__ = ("lead", "notes", "rest")

    lead: tuple[str, ...]
    rest: str
    notes: Markup

    def __new__(cls, written: str, lead: Iterable[str], rest: str = "", notes: str = "") -> Self:
        """Make a text that carries its HTML."""
        self = super().__new__(cls, written)
        self.lead = tuple(lead)
        self.rest = rest
        self.notes = Markup(notes)  # noqa: S704 - passed the allow-list
        return self

    @property
    def is_phrase(self) -> bool:
        """Whether the text may stand where HTML allows no blocks, such as in a label."""
        return not self.rest

    @property
    def phrase(self) -> Markup:
        """The leading paragraphs as phrasing content."""
        if len(self.lead) == 1:
            return Markup(self.lead[0])  # noqa: S704 - passed the allow-list
        return Markup("".join(map('<span class="pp-paragraph">{}</span>'.format, self.lead)))  # noqa: S704

    @property
    def blocks(self) -> Markup:
        """What follows the leading paragraphs."""
        return Markup(self.rest)  # noqa: S704

    @property
    def beside(self) -> Markup:
        """What of the text stands beside its phrase: blocks, and its footnotes."""
        return self.blocks + self.notes

    @property
    def html(self) -> Markup:
        """The whole text as blocks, with its footnotes."""
        return Markup("".join(map("<p>{}</p>".format, self.lead)) + self.rest) + self.notes  # noqa: S704

    @property
    def inline(self) -> Markup:
        """The text as it stands in a line or in an item of a list: a phrase, unless the author wrote blocks."""
        return self.phrase if self.is_phrase and not self.notes else self.html

    @property
    def plain(self) -> str:
        """The words alone, for where HTML allows no element, such as in a list to choose from, without footnotes."""
        return words_alone(self._with(str).html)

    def second(self, *, alone: bool) -> Fragment:
        """Return the text for the key of a question, where it stands a second time unless the key is shown alone.

        Then it leaves its footnotes to the first place.
        """
        return self if alone else self.copy("again")

    def copy(self, mark: str | int) -> Fragment:
        """Return the text for one more place on the page: with ids of its own, and without its footnotes."""
        ids = {one for html in (*self.lead, self.rest) for one in ids_in(html)}
        return self._with(lambda html: renamed(html, lambda name: f"{name}-{mark}", ids)) if ids else self._with(str)

    def fill(self, field: Callable[[int], str]) -> Fragment:
        """Return the text with `field(number)` for each gap; gaps are numbered from 0."""
        return self._with(lambda html: _GAP.sub(lambda match: str(field(int(match[1]))), html), self.notes)

    def _with(self, change: Callable[[str], str], notes: str = "") -> Fragment:
        return Fragment(self, map(change, self.lead), change(self.rest), notes)


def ids_in(html: str) -> list[str]:
    """Return the ids in a piece of sanitized HTML."""
    return _ID.findall(html)


def renamed(html: str, rename: Callable[[str], str], ids: Collection[str]) -> str:
    """Give ids other names, wherever a piece of sanitized HTML speaks of them.

    Args:
        html: where every attribute stands in double quotation marks.
        rename: returns the new name of an id.
        ids: those that are renamed.
    """

    def new(match: re.Match[str]) -> str:
        name = " ".join(rename(part) if part in ids else part for part in match["name"].split(" "))
        if match["attribute"] == "name":  # of radios that belong together
            name = rename(match["name"])
        return f' {match["attribute"]}="{match["hash"]}{name}"'

    return _NAMED.sub(new, html)


class Typesetter(Protocol):
    """Turns texts into HTML for one page."""

    def __call__(self, text: MarkdownText, name: str, homes: Sequence[Page] = ()) -> Fragment:
        """Return a text with its HTML.

        Args:
            text: the Markdown.
            name: what the text is called; ids within it start with that.
            homes: the pages for which it was written, where they are known.
        """
        ...


T = TypeVar("T")


def typeset(part: T, fragment: Callable[[MarkdownText, Path], Fragment], path: Path = ()) -> T:
    """Return a copy of a part of the model in which each Markdown text carries its HTML.

    Args:
        part: a question, a quiz, a service, or anything within one.
        fragment: turns a text, and the keys that lead to it, into a fragment.
        path: the keys that lead to the part.
    """
    return _typeset(part, fragment, path)  # type: ignore[no-any-return]


def _typeset(part: Any, fragment: Callable[[MarkdownText, Path], Fragment], path: Path) -> Any:
    if isinstance(part, MarkdownText):
        return fragment(part, path)
    if isinstance(part, Part):
        return part.model_copy(
            update={
                name: _typeset(value, fragment, (*path, key))
                for name, key in keys_of(type(part))
                if (value := getattr(part, name)) and isinstance(value, (MarkdownText, Part, tuple, dict))
            }
        )
    if isinstance(part, tuple):
        return tuple(_typeset(item, fragment, (*path, index)) for index, item in enumerate(part))
    if isinstance(part, dict):
        return {
            _typeset(key, fragment, (*path, key, KEY)): _typeset(item, fragment, (*path, key))
            for key, item in part.items()
        }
    return part
