"""From a built page back to what the author wrote: which file it was made from, and the line."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath, relpath, splitext
from typing import TYPE_CHECKING
from urllib.parse import unquote

from primerpress.course.published import INDEX
from primerpress.problems import Location, Problem
from primerpress.reading.directives import prose_lines
from primerpress.reading.files import read_source
from primerpress.reading.links import links_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from primerpress.course.course import Course
    from primerpress.course.page import Page


class Sources:
    """The files of a course, and the pages of a site that were made from them.

    Args:
        course: as it was read before the build.
        built: the paths of the site's files.
    """

    def __init__(self, course: Course, built: Container[str]) -> None:
        self._course = course
        self._lines: dict[str, list[tuple[int, str]]] = {}
        self._built = {page.path: path for page in course.pages for path in self._names(page) if path in built}
        self._pages = {self._built[page.path]: page for page in course.pages if page.path in self._built}

    def built(self, page: Page) -> str | None:
        """Return the path of the built page, or None where the page is left out of the site."""
        return self._built.get(page.path)

    def name(self, built: str) -> str:
        """Return what the author calls a built page."""
        page = self._pages.get(built)
        return page.path if page else built

    def find_link(self, built: str, address: str) -> Location | None:
        """Return where a link is written that leads where an address on a built page does.

        Neither the engine nor the press writes each link as its author does: `two.md` becomes `two.html` or `../two/`,
        and `picture.png` in a quiz may become `../modules/picture.png`.
        """
        wanted = _place(built, address)
        for path in self._files(built):
            starts = (built, *self._starts(path))
            for number, line in self._read(path):
                for link in links_in(line):
                    if any(_place(start, link.target) == wanted for start in starts):
                        return Location(path, number, link.start + 1)
        return None

    def find(self, built: str, written: Iterable[str]) -> Location | None:
        """Return where one of the texts is written: on the page, in a quiz on it, or in the configuration."""
        for path in self._files(built):
            for text in written:
                for number, line in self._read(path):
                    if found := _search(text, line):
                        return Location(path, number, found.start() + 1)
        return None

    def _names(self, page: Page) -> Iterable[str]:
        """Return what the built page may be called, with and without folders for addresses."""
        stem = splitext(self._course.languages.place(self._course.uri(page)))[0]
        parent, _, name = stem.rpartition("/")
        if name in INDEX:
            yield f"{parent}/index.html" if parent else "index.html"
        yield f"{stem}.html"
        yield f"{stem}/index.html"

    def _files(self, built: str) -> Iterable[str]:
        page, quizzes = self._pages.get(built), self._course.quizzes
        if page:
            yield page.path
            placing = (*page.directives, *page.panels)
            named = dict.fromkeys(directive.quiz for directive in placing if directive.quiz in quizzes)
            # A panel may show questions that the page does not name.
            others = (name for name in quizzes if page.panels and name not in named)
            yield from (quizzes[name].path for name in (*named, *others))
        yield from (source.path for source in self._course.settings.configuration.sources)

    def _starts(self, path: str) -> list[str]:
        """Return the pages from which a link in a file may start, below the folder of the pages."""
        quiz = next((quiz for quiz in self._course.quizzes.values() if quiz.path == path), None)
        pages = self._course.showing.pages_of_quiz(quiz.name) if quiz else ()
        return [relpath(start, self._course.docs) for start in (path, *(page.path for page in pages))]

    def _read(self, path: str) -> list[tuple[int, str]]:
        if path not in self._lines:
            self._lines[path] = self._fresh(path)
        return self._lines[path]

    def _fresh(self, path: str) -> list[tuple[int, str]]:
        source = read_source(self._course.folder / path, path)
        if isinstance(source, Problem):  # gone since the build began
            return []
        return list(
            enumerate(source.text.split("\n"), 1) if path.endswith((".yml", ".yaml")) else prose_lines(source.text)
        )


def _place(page: str, address: str) -> tuple[str, str]:
    """Return where an address leads, called alike for a source and for what is built of it, and which part of it."""
    path, _, anchor = unquote(next(iter(address.split()), "")).partition("#")
    path = path.partition("?")[0]
    stem, ending = splitext(normpath(join(dirname(page), path)) if path else page)
    if ending not in (".md", ".html"):
        return stem + ending, anchor
    parent, _, name = stem.rpartition("/")
    return parent if name in INDEX else stem, anchor


def _search(text: str, line: str) -> re.Match[str] | None:
    """Find a text that stands on its own; one without a word in it, such as “../”, could stand anywhere."""
    if text not in line or not re.search(r"\w", text):
        return None
    return re.search(
        rf"(?<![\w-]){re.escape(text)}(?![\w-])" if text[0].isalnum() else rf"{re.escape(text)}(?![\w-])", line
    )
