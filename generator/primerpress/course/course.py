"""The whole course, read once: what the checks look at and the pages are made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING

from primerpress.course.page import Page, read_page
from primerpress.course.quiz_file import QuizFile, read_quiz_file
from primerpress.course.settings import Settings, read_settings
from primerpress.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from primerpress.directives import Directive

PAGES = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
QUIZZES = "quizzes"


@dataclass(frozen=True)
class Course:
    """Settings, pages and quizzes. `quizzes` is keyed by name, in the order of the names."""

    folder: Path
    settings: Settings
    pages: tuple[Page, ...]
    quizzes: dict[str, QuizFile]
    stray: tuple[Problem, ...] = ()

    @property
    def problems(self) -> list[Problem]:
        """What was met while reading. The checks add what they find in what was read."""
        parts: tuple[Settings | Page | QuizFile, ...] = (self.settings, *self.pages, *self.quizzes.values())
        return [*self.stray, *(problem for part in parts for problem in part.problems)]

    @cached_property
    def placed(self) -> frozenset[str]:
        """The questions that stand in a text on their own, as `quiz/question`."""
        return frozenset(
            directive.argument for page in self.pages for directive in page.directives if directive.question
        )

    def page_with(self, directives: Sequence[Directive]) -> Page | None:
        """Return the page that these directives, in this order, stand on."""
        sought = [(directive.name, directive.argument) for directive in directives]
        return next((page for page in self.pages if [(d.name, d.argument) for d in page.directives] == sought), None)

    def section(self, name: str, page: Page) -> str:
        """Return a Markdown link from a page to the section with the id `name`; empty if no page has it."""
        if name in page.sections:
            return f"[{page.sections[name]}](#{name})"
        for other in self.pages:
            if name in other.sections:
                address = Path(relpath(other.path, Path(page.path).parent)).as_posix()
                title = f"{other.title}: " if other.title else ""
                return f"[{title}{other.sections[name]}]({address}#{name})"
        return ""


def read_course(folder: Path) -> Course:
    """Read the course in `folder`, which holds a `mkdocs.yml`. Never raises for what an author can mend."""
    settings = read_settings(folder)
    docs = folder / settings.docs
    pages = tuple(read_page(file, _name(file, folder)) for file in _files(docs) if file.suffix.lower() in PAGES)
    quizzes: dict[str, QuizFile] = {}
    stray = []
    for file in _files(folder / QUIZZES):
        path = _name(file, folder)
        if file.suffix == ".yml" and file.parent == folder / QUIZZES:
            quizzes[file.stem] = read_quiz_file(file, path)
        elif file.suffix.lower() in (".yml", ".yaml"):
            stray.append(_stray(path))
    return Course(folder, settings, pages, quizzes, tuple(stray))


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder in the same order everywhere, hidden ones left out."""
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _files(entry)
        else:
            yield entry


def _name(file: Path, folder: Path) -> str:
    return Path(relpath(file, folder)).as_posix()


def _stray(path: str) -> Problem:
    return Problem(
        Location(path),
        "quiz-file-name",
        "no page can show this quiz: only files “quizzes/NAME.yml” are read",
        "Move it directly into “quizzes”, and let its name end in “.yml”.",
    )
