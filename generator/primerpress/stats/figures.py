"""Figures for whoever reads them: in a table, in a spreadsheet, or on a page with plots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import unescape

from markdown import Markdown
from markdown.extensions.toc import strip_tags

Words = Callable[[str], str]
"""Returns the words of a text, without its Markdown."""

Row = tuple[str, str, str, str]
"""One figure: the table it is of, what it is about, what is measured, and the value."""


@dataclass(frozen=True)
class Table:
    """A table as people read it.

    Args:
        title: what it shows.
        heads: of the columns; the first is about words, the others about numbers.
        rows: the cells.
        note: a sentence below it.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def plain_words() -> Words:
    """Return a function that takes a Markdown text and returns its words on one line."""
    markdown = Markdown()

    @cache
    def words(text: str) -> str:
        return " ".join(unescape(strip_tags(markdown.reset().convert(text))).split())

    return words


def share(part: float, whole: float) -> str:
    """Return a part in per cent of the whole; a dash where there is nothing."""
    return f"{round(100 * part / whole)} %" if whole else "–"  # noqa: RUF001 - as it is printed
