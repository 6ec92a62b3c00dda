"""All that an author writes in which something may be named: pages, what is put into them, and quizzes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from os.path import relpath
from pathlib import Path

from primerpress.checks.links import references
from primerpress.course.course import Course
from primerpress.course.published import PAGES
from primerpress.course.quiz_file import QuizFile
from primerpress.course.walk import Walk
from primerpress.model.values import Path as Keys
from primerpress.model.values import markdown_texts
from primerpress.reading.files import Source
from primerpress.reading.located_yaml import Text
from primerpress.reading.snippets import EXTENSION, Snippets
from primerpress.renaming.edits import Edit, source_of
from primerpress.renaming.markdown import addresses, snippets

_PART = re.compile(r"(?::[\w-]*)+$")


@dataclass(frozen=True)
class Prose:
    """A Markdown file, and the pages that it stands on, itself or others, by paths from the folder of pages on."""

    source: Source
    homes: tuple[str, ...]


@dataclass(frozen=True)
class Address:
    """An address somewhere in the course, its place, and the pages from which it may start, in their order."""

    path: str
    text: str
    start: int
    homes: tuple[str, ...]

    def replaced(self, new: str) -> Edit:
        """Return the edit that puts another one in its place."""
        return Edit(self.path, self.start, self.start + len(self.text), new)


class Unplaced(Exception):  # noqa: N818 - said of a text, and told by whoever asks
    """A link of a quiz that is there, and whose place in the file cannot be made out."""

    def __init__(self, text: Text, address: str) -> None:
        super().__init__(f"{text.location}: “{address}”")


class Written:
    """The texts of a course."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.prose = list(self._pages())
        self._bases = _bases(course)
        self.put_in = list(self._put_in()) if self._bases else []

    def addresses(self) -> Iterator[Address]:
        """Yield each address of a link or a picture.

        Raises:
            Unplaced: one of them cannot be found in its file.
        """
        for prose in (*self.prose, *self.put_in):
            for found in addresses(prose.source.text):
                yield Address(prose.source.path, found.text, found.start, prose.homes)
        for quiz in self.course.quizzes.values():
            yield from self._in_quiz(quiz)

    def files_named(self) -> Iterator[tuple[Address, Path, Path]]:
        """Yield what snippets put in: where it is named, the file, and the folder from which its name starts."""
        for prose in (*self.prose, *self.put_in):
            for found in snippets(prose.source.text):
                name = _PART.sub("", found.text)
                for base in self._bases:
                    if (base / name).is_file():
                        yield Address(prose.source.path, name, found.start, prose.homes), (base / name), base
                        break

    def _pages(self) -> Iterator[Prose]:
        course = self.course
        docs = course.folder / course.settings.docs
        for file in Walk(course.folder, docs).files(docs):
            if file.suffix.lower() in PAGES and (source := source_of(course.folder, _path(file, course))):
                yield Prose(source, (source.path.removeprefix(f"{course.docs}/"),))

    def _put_in(self) -> Iterator[Prose]:
        """Yield the files that are put into pages and are none themselves."""
        homes: dict[Path, list[str]] = {}
        known = {prose.source.path for prose in self.prose}
        waiting = [(prose, prose.homes[0]) for prose in self.prose]
        while waiting:
            prose, home = waiting.pop()
            for found in snippets(prose.source.text):
                name = _PART.sub("", found.text)
                file = next((base / name for base in self._bases if (base / name).is_file()), None)
                if file is None or home in homes.setdefault(file, []):
                    continue
                homes[file].append(home)
                if source := source_of(self.course.folder, _path(file, self.course)):
                    waiting.append((Prose(source, (home,)), home))
        for file, pages in homes.items():
            path = _path(file, self.course)
            if (
                path not in known
                and file.suffix not in (".yml", ".yaml")
                and (source := source_of(self.course.folder, path))
            ):
                yield Prose(source, tuple(sorted(pages)))

    def _in_quiz(self, quiz: QuizFile) -> Iterator[Address]:
        course = self.course
        of_quiz = [course.uri(page) for page in course.showing.pages_of_quiz(quiz.name)]
        for keys, text in markdown_texts(quiz.quiz):
            said = {reference.address for reference in references(text, course.settings.extensions)}
            if not said:
                continue
            node = _node(quiz, keys)
            homes = of_quiz
            if keys[0] == "questions":
                homes = [course.uri(page) for page in course.showing.pages_of(quiz.names[int(keys[1])])]
            places = [found for found in addresses(node.written, whole=False) if found.text in said]
            for missing in said - {found.text for found in places}:
                raise Unplaced(node, missing)
            yield from (Address(quiz.path, one.text, node.start + one.start, tuple(homes)) for one in places)


def _node(quiz: QuizFile, keys: Keys) -> Text:
    """Return where a text stands: one alone may stand where a list may."""
    found = quiz.written(keys) or quiz.written(keys[:-1])
    if isinstance(found, Text):
        return found
    raise LookupError(keys)


def _bases(course: Course) -> list[Path]:
    if EXTENSION not in course.settings.extensions:
        return []
    return Snippets(course.folder, course.settings.options("markdown_extensions", EXTENSION)).bases


def _path(file: Path, course: Course) -> str:
    return Path(relpath(file, course.folder)).as_posix()
