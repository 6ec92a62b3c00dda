"""From a built page back to what the author wrote: which file it was made from, and the line."""

from __future__ import annotations

import re
from posixpath import relpath, splitext
from typing import TYPE_CHECKING

from primerpress.problems import Location, Problem
from primerpress.reading.directives import prose_lines
from primerpress.reading.files import read_source

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from primerpress.course.course import Course
    from primerpress.course.page import Page

_INDEX = ("index", "README")


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
        folder = self._course.folder
        path = relpath((folder / page.path).as_posix(), (folder / self._course.settings.docs).as_posix())
        path = self._course.languages.place(path)
        stem = splitext(path)[0]
        parent, _, name = stem.rpartition("/")
        if name in _INDEX:
            yield f"{parent}/index.html" if parent else "index.html"
        yield f"{stem}.html"
        yield f"{stem}/index.html"

    def _files(self, built: str) -> Iterable[str]:
        page = self._pages.get(built)
        if page:
            yield page.path
            quizzes = dict.fromkeys(directive.quiz for directive in page.directives)
            yield from (self._course.quizzes[name].path for name in quizzes if name in self._course.quizzes)
        yield from (source.path for source in self._course.settings.configuration.sources)

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


def _search(text: str, line: str) -> re.Match[str] | None:
    """Find a text that stands on its own; one without a word in it, such as “../”, could stand anywhere."""
    if text not in line or not re.search(r"\w", text):
        return None
    return re.search(
        rf"(?<![\w-]){re.escape(text)}(?![\w-])" if text[0].isalnum() else rf"{re.escape(text)}(?![\w-])", line
    )
