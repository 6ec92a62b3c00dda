"""What a search finds on a page: the words that its author wrote for learners, section by section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

_SECTIONS = {"h1", "h2", "h3"}
# Text on both sides of these belongs together: “self-<em>disclosure</em>” is one word.
_WITHIN_A_WORD = {
    *("a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span"),
    *("strong", "sub", "sup", "u", "var"),
}
# What is no text to a reader, or only leads to another place: signs beside a heading, numbers of footnotes.
_NOT_READ = {"head", "noscript", "script", "style", "svg", "template"}
_LEADING_ELSEWHERE = {"footnote-backref", "footnote-ref", "headerlink"}


@dataclass(frozen=True)
class Section:
    """A heading of a page and what stands below it, or the start of a page.

    Args:
        anchor: the id of the heading; empty at the start of the page.
        heading: its words; at the start of the page those of the title, if there is one.
        text: the words below it, with one space between them.
    """

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class PageWords:
    """A page as a search knows it.

    Args:
        url: its address from the start of the course on, as the engine says it.
        title: what it is called.
        sections: in order; the first is the start of the page.
    """

    url: str
    title: str
    sections: tuple[Section, ...]


def words_of(html: str, url: str, called: str, front_matter: Mapping[str, object]) -> PageWords | None:
    """Return what a search finds on a page, or None where its front matter leaves it out.

    Args:
        html: its content, without the frame around it, with all marks of what no search should find.
        url: its address from the start of the course on.
        called: its title, where the content has no heading of the first level.
        front_matter: as the engine has read it.
    """
    said = front_matter.get("search")
    if isinstance(said, Mapping) and said.get("exclude"):
        return None
    sections = sections_of(html)
    return PageWords(url, sections[0].heading or called, sections)


def sections_of(html: str) -> tuple[Section, ...]:
    """Return the sections of a page's content: its start, and each further heading of the levels 1 to 3 with an id."""
    if not html.strip():
        return (Section("", "", ""),)
    # The stubs ask for a method for each event there is; lxml calls those that are there, and each costs time.
    parser = etree.HTMLParser(target=_Reader(), huge_tree=True)  # type: ignore[call-overload]
    parser.feed(html)
    sections: tuple[Section, ...] = parser.close()
    return sections


@dataclass
class _Reader:
    """What lxml tells of each element as it meets it. Each section is kept as anchor, heading and text, in pieces."""

    _sections: list[tuple[str, list[str], list[str]]] = field(default_factory=lambda: [("", [], [])])
    _heading: str = ""
    _left_out: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._left_out or _is_left_out(tag, attributes):
            self._left_out += 1
        elif tag in _SECTIONS and "id" in attributes and not self._heading:
            self._begin(tag, attributes["id"])
        elif tag not in _WITHIN_A_WORD:
            self.data(" ")

    def end(self, tag: str) -> None:
        if self._left_out:
            self._left_out -= 1
        elif tag == self._heading:
            self._heading = ""
        elif tag not in _WITHIN_A_WORD:
            self.data(" ")

    def data(self, text: str) -> None:
        if not self._left_out:
            _, heading, below = self._sections[-1]
            (heading if self._heading else below).append(text)

    def close(self) -> tuple[Section, ...]:
        start, *others = (
            Section(anchor, _one_line(heading), _one_line(text)) for anchor, heading, text in self._sections
        )
        return (start, *(section for section in others if section.heading or section.text))

    def _begin(self, tag: str, anchor: str) -> None:
        """Begin a section; the first title is that of the page itself."""
        if tag != "h1" or len(self._sections) > 1 or self._sections[0][1]:
            self._sections.append((anchor, [], []))
        self._heading = tag


def _is_left_out(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag in _NOT_READ or "data-search-exclude" in attributes or "hidden" in attributes:
        return True
    return not _LEADING_ELSEWHERE.isdisjoint(attributes.get("class", "").split())


def _one_line(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
