"""The parts of a page, each of a length for one sitting, and how many minutes they take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from primerpress.course.minutes import minutes_to_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from primerpress.course.minutes import Minutes
    from primerpress.course.page import Heading, Page
    from primerpress.model.question_name import QuestionName

LEVEL = 2
"""The level of the headings that may begin a part."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A question that a page shows: the line it stands in, its name, and how long it takes."""

    line: int
    name: QuestionName
    minutes: Minutes


@dataclass(frozen=True)
class PagePart:
    """A part of a page: its title as Markdown, the id of its heading, and what is in it.

    A page that is one part has no heading for it, and the id is empty.
    """

    title: str
    id: str
    shown: tuple[Shown, ...]
    minutes: Minutes

    @property
    def sitting(self) -> int:
        """How many minutes it takes, one at least."""
        return max(1, round(self.minutes.total))


def parts_of(page: Page, shown: Sequence[Shown]) -> tuple[PagePart, ...]:
    """Divide a page at the headings that begin a part; what stands above the first of them belongs to it."""
    begins = _begins(page, shown)
    if not begins:
        return (PagePart(page.title, "", tuple(shown), _minutes(page.words_by_line.values(), shown)),)
    starts = [0, *(heading.line for heading in begins[1:])]
    ends = [*starts[1:], max([*page.words_by_line, *(one.line for one in shown)], default=0) + 1]
    return tuple(
        _part(page, heading, [one for one in shown if start <= one.line < end], range(start, end))
        for heading, start, end in zip(begins, starts, ends, strict=True)
    )


def headings_called(written: str, page: Page) -> list[Heading]:
    """Return the headings of a page that may begin a part and have an id, or else a text, as written."""
    able = [heading for heading in page.headings if heading.level == LEVEL]
    name = written.lstrip("# ").strip()
    by_id = [heading for heading in able if page.ids[heading] == name]
    return by_id or [heading for heading in able if _words(heading.text) == _words(name)]


def _begins(page: Page, shown: Iterable[Shown]) -> list[Heading]:
    """Return the headings that the author names, or else those with a question below them, in order."""
    if page.parts:
        named = {heading for written, _ in page.parts for heading in headings_called(written, page)[:1]}
        return sorted(named, key=lambda heading: heading.line)
    able = [heading for heading in page.headings if heading.level == LEVEL]
    above = [[heading for heading in able if heading.line < one.line][-1:] for one in shown]
    return list(dict.fromkeys(heading for found in above for heading in found))


def _part(page: Page, heading: Heading, shown: Sequence[Shown], lines: range) -> PagePart:
    words = [words for line, words in page.words_by_line.items() if line in lines]
    return PagePart(heading.text, page.ids[heading], tuple(shown), _minutes(words, shown))


def _minutes(words: Iterable[int], shown: Iterable[Shown]) -> Minutes:
    return sum((one.minutes for one in shown), minutes_to_read(sum(words)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"\]\([^)]*\)", "", text.casefold())) or [text]
