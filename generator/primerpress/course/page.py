"""One Markdown page of the course and the directives on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from primerpress.problems import Location, Problem, unreadable
from primerpress.reading.definitions import split_definitions
from primerpress.reading.directives import Directive, prose_lines, scan
from primerpress.reading.files import not_utf8
from primerpress.reading.located_yaml import Mapping, Text, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


_HEADING = re.compile(r"#{1,6}\s*(?P<text>.*?)\s*(?:\{:?(?P<attributes>[^{}]*)\})?\s*#*\s*")
_WORD = re.compile(r"\w+(?:['\u2019.,:-]\w+)*")
_ADDRESS = re.compile(r"\]\([^)]*\)|\{[:#][^}]*\}|https?://\S+")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_ID = re.compile(r"(?:^|\s)#(?P<id>[^\s#]+)")


@dataclass(frozen=True)
class Page:
    """A page of the course.

    Args:
        path: from the course folder on.
        directives: those that place a quiz or a question, in order.
        panels: those that place a panel of the learner's own, in order.
        problems: what is wrong with the file.
        title: the Markdown of the first heading.
        sections: the Markdown of each heading with an id of its own, such as `## Short turns {#short-turns}`, by id.
        words: how many there are to read, quizzes apart.
        definitions: the lines of each reference, footnote and abbreviation, by label.
        named: the title that its front matter gives it, if it does.
    """

    path: str
    directives: tuple[Directive, ...] = ()
    panels: tuple[Directive, ...] = ()
    problems: tuple[Problem, ...] = ()
    title: str = ""
    sections: dict[str, str] = field(default_factory=dict)
    words: int = 0
    definitions: dict[str, list[str]] = field(default_factory=dict)
    named: Text | None = None

    def holds(self, panel: str) -> bool:
        """Whether a panel of that name stands on the page."""
        return any(directive.name == panel for directive in self.panels)


def read_page(file: Path, path: str) -> Page:
    """Read a page; what is wrong with it is in its `problems`."""
    try:
        content = file.read_bytes()
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Page(path, problems=(not_utf8(content, error, path),))
    except OSError as error:
        return Page(path, problems=(unreadable(path, error),))
    if not text.strip():
        return Page(
            path,
            problems=(
                Problem(Location(path), "empty-file", "the page is empty", "Write something, or delete the file."),
            ),
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    directives, problems = scan(text, path)
    lines = [line for _, line in prose_lines(text)]
    headings = list(_headings(lines))
    return Page(
        path,
        tuple(directive for directive in directives if not directive.is_panel),
        tuple(directive for directive in directives if directive.is_panel),
        tuple(problems),
        headings[0]["text"] if headings else "",
        {id_["id"]: heading["text"] for heading in headings if (id_ := _ID.search(heading["attributes"] or ""))},
        sum(map(count_words, lines)),
        split_definitions(lines)[1],
        _named(text, path),
    )


def _named(text: str, path: str) -> Text | None:
    found = _FRONT_MATTER.match(text)
    # An empty line in place of the first keeps all others where they are.
    document, _ = read(f"\n{found[1]}".encode(), path) if found else (None, [])
    title = document.get("title") if isinstance(document, Mapping) else None
    return title if isinstance(title, Text) else None


def title_of(lines: Iterable[str]) -> str:
    """Return the Markdown of the first heading among the lines of a page's prose; empty if there is none."""
    return next((heading["text"] for heading in _headings(lines)), "")


def _headings(lines: Iterable[str]) -> Iterator[re.Match[str]]:
    return (heading for line in lines if (heading := _HEADING.fullmatch(line)))


def count_words(text: str) -> int:
    """Return how many words a reader meets in a Markdown text."""
    return len(_WORD.findall(_ADDRESS.sub("", text)))
