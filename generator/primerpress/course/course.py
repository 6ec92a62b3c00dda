"""The whole course, read once: what the checks look at and the pages are made from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from primerpress.course.edition import LEARNERS, chosen_edition
from primerpress.course.languages import Languages, languages_of
from primerpress.course.misplaced import QUIZZES, is_read, misplaced
from primerpress.course.page import Page, page_of, read_page
from primerpress.course.parts import PagePart, Shown, parts_of
from primerpress.course.published import PAGES, published
from primerpress.course.quiz_file import QuizFile, read_quiz_file
from primerpress.course.settings import Settings, read_settings
from primerpress.course.showing import Showing
from primerpress.course.support_file import SupportFile, read_support
from primerpress.course.walk import Walk
from primerpress.kept import NOTHING, Kept
from primerpress.model.question_name import QuestionName
from primerpress.model.support import Support
from primerpress.problems import Problem, nearest
from primerpress.reading.snippets import EXTENSION, Snippets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from primerpress.reading.directives import Directive


@dataclass(frozen=True)
class Course:
    """Settings, pages and quizzes: what is published, and of the rest no more than the names.

    Args:
        folder: the folder of the course.
        settings: what the configuration says about it.
        pages: those that are published.
        quizzes: those that are no drafts, by name, in the order of the names.
        stray: problems with files that belong to nothing.
        astray: the names of quizzes among them.
        support_file: where learners find help.
        drafts: the pages that are to be published later, and of which nothing else knows.
        draft_quizzes: the names of quizzes that say so.
        edition: for whom it is made.
        withheld: the pages that are left out because they are for whoever leads a group, by their paths from the folder
            of pages on.
        files: all that lies in the folder of pages and is published, from there on.
        language: the one whose pages these are, where others are left out.
        kept: where what was read and checked before is kept.
    """

    folder: Path
    settings: Settings
    pages: tuple[Page, ...]
    quizzes: dict[str, QuizFile]
    stray: tuple[Problem, ...] = ()
    astray: frozenset[str] = frozenset()
    support_file: SupportFile = field(default_factory=SupportFile)
    drafts: tuple[Page, ...] = ()
    draft_quizzes: tuple[str, ...] = ()
    edition: str = LEARNERS
    withheld: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    language: str = ""
    kept: Kept = field(default=NOTHING, compare=False, repr=False)
    _parts: dict[str, tuple[PagePart, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)
    _part_ids: dict[str, dict[QuestionName, str]] = field(default_factory=dict, init=False, compare=False, repr=False)
    _translated: dict[str, Course] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def problems(self) -> list[Problem]:
        """What was met while reading. The checks add what they find in what was read."""
        parts: tuple[Settings | SupportFile | Page | QuizFile, ...]
        parts = (self.settings, self.support_file, *self.pages, *self.quizzes.values())
        return [*self.stray, *(problem for part in parts for problem in part.problems)]

    @property
    def support(self) -> Support:
        """Where learners find help."""
        return self.support_file.support

    @cached_property
    def showing(self) -> Showing:
        """What shows which question where."""
        return Showing(self.pages, self.modules, self.quizzes)

    @cached_property
    def questions(self) -> dict[QuestionName, Any]:
        """Every question that can be read, by name."""
        return {name: question for quiz in self.quizzes.values() for name, question in quiz.named.items()}

    def as_converted(self, texts: Mapping[str, str]) -> Course:
        """Return the course with what other extensions have placed on its pages, or made pages of.

        Args:
            texts: what the engine converts, by the path from the folder of pages on, without front matter.
        """
        known = dict(self.by_uri)
        for uri, text in texts.items():
            page = known.get(uri, Page(f"{self.docs}/{uri}"))
            if page.body == text.lstrip("\n"):
                continue
            read = page_of(text, page.path)
            if read.placed != page.placed:
                known[uri] = page.with_content_of(read) if uri in known else read
        pages = tuple(known.values())
        return self if pages == self.pages else replace(self, pages=pages)

    @cached_property
    def languages(self) -> Languages:
        """The languages that the course is written in."""
        return languages_of(self.settings, map(self.uri, self.pages))

    def uri(self, page: Page) -> str:
        """Return the path of a page from the folder of pages on, as the engine names it."""
        return page.path.removeprefix(f"{self.docs}/")

    def language_of(self, page: Page) -> str:
        """Return the code of a page's language, or an empty text where the course does not say it."""
        return self.languages.of(self.uri(page))

    def in_language(self, language: str) -> Course:
        """Return the course as learners of one language meet it. What that lacks is taken from the default."""
        if self.language or not self.languages.codes:
            return self
        if language not in self._translated:
            chosen: dict[str, Page] = {}
            for page in self.pages:
                neutral, own = self.languages.neutral(self.uri(page)), self.language_of(page)
                if own == language or (own == self.languages.default and neutral not in chosen):
                    chosen[neutral] = page
            paths = {page.path for page in chosen.values()}
            pages = tuple(page for page in self.pages if page.path in paths)
            self._translated[language] = replace(self, pages=pages, language=language or "default")
        return self._translated[language]

    def around(self, page: Page | None) -> Course:
        """Return the course in the language of a page."""
        return self.in_language(self.language_of(page)) if page else self

    @cached_property
    def docs(self) -> str:
        """The folder of pages, from the course's folder on."""
        return _name(self.folder / self.settings.docs, self.folder)

    @cached_property
    def by_uri(self) -> dict[str, Page]:
        """The pages, by their paths from the folder of pages on, as the engine names them."""
        return {self.uri(page): page for page in self.pages}

    def page_at(self, uri: str) -> Page | None:
        """Return the page with a path from the folder of pages on, as the engine names it."""
        return self.by_uri.get(uri)

    def page_with(self, directives: Sequence[Directive], title: str = "") -> Page | None:
        """Return the page that these directives, in this order, stand on; of several, the one with the title."""
        sought = [(d.name, d.argument) for d in directives]
        found: Page | None = None
        for page in self.pages:
            if page.placed == sought:
                if page.title == title:
                    return page
                found = found or page
        return found

    def page_with_panel(self, name: str) -> Page | None:
        """Return the page that holds a panel of the learner's own."""
        return self._with_panels.get(name)

    @cached_property
    def _with_panels(self) -> dict[str, Page]:
        return {panel.name: page for page in reversed(self.pages) for panel in page.panels}

    @cached_property
    def modules(self) -> tuple[Page, ...]:
        """The pages that a learner works through, in the order of the navigation.

        They are those below the folder that `mkdocs.yml` names under `extra: course: modules:`, or all with a quiz.
        """
        folder = self.settings.modules

        def neutral(page: Page) -> str:
            return self.languages.neutral(self.uri(page))

        order = {path: place for place, path in enumerate(map(self.languages.neutral, self.settings.nav))}
        chosen = [p for p in self.pages if (neutral(p).startswith(f"{folder}/") if folder else p.directives)]
        return tuple(sorted(chosen, key=lambda page: (order.get(neutral(page), len(order)), page.path)))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each module by its path: what its file's name begins with, or else its place among all."""
        found = {page.path: re.match(r"\d+", Path(page.path).name) for page in self.modules}
        by_name = {path: int(digits[0]) for path, digits in found.items() if digits}
        return by_name or {page.path: number for number, page in enumerate(self.modules, 1)}

    def module_after(self, page: Page) -> Page | None:
        """Return the module that comes next, in the order of the navigation."""
        place = self.place_among_modules(page)
        return next(iter(self.modules[place + 1 : place + 2]), None) if place is not None else None

    def place_among_modules(self, page: Page) -> int | None:
        """Return where a page comes in the order of the modules, from 0; None where it is none."""
        return self._places.get(page.path)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {page.path: place for place, page in enumerate(self.modules)}

    def _shown_on(self, page: Page) -> Iterator[Shown]:
        for directive in page.directives:
            questions, quiz = self.showing.questions(directive), self.quizzes.get(directive.quiz)
            draw = quiz.quiz.draw if quiz and not directive.question else None
            minutes, among = quiz.minutes if quiz else {}, list(questions.values())
            for name, one in questions.items():
                yield Shown(directive.line, name, minutes[name.id] * (draw.share(one, among) if draw else 1))

    def parts(self, page: Page) -> tuple[PagePart, ...]:
        """Return the parts that a page is divided into, one at least."""
        if page.path not in self._parts:
            self._parts[page.path] = parts_of(page, list(self._shown_on(page)))
        return self._parts[page.path]

    def part_of(self, page: Page, name: QuestionName) -> str:
        """Return the id of the part of a page in which a question stands; empty where it is in none."""
        if page.path not in self._part_ids:
            parts = reversed(self.parts(page))
            self._part_ids[page.path] = {one.name: part.id for part in parts for one in part.shown}
        return self._part_ids[page.path].get(name, "")

    def minutes(self, page: Page) -> int:
        """Return how long a page and its quizzes take, in steps of five."""
        return max(5, 5 * round(sum(part.minutes.total for part in self.parts(page)) / 5))

    def part_with(self, name: str, page: Page) -> PagePart:
        """Return the part of a page in which its section with the id `name` stands."""
        parts = self.parts(page)
        by_id, found = {part.id: part for part in parts}, parts[0]
        for heading in page.headings:
            found = by_id.get(page.ids[heading], found)
            if heading.id == name:
                break
        return found

    def minutes_to_read_again(self, name: str, page: Page) -> int:
        """Return how long the part takes in which the section with the id `name` stands; 0 where a page has no parts.

        Args:
            name: the id of the section.
            page: where it is asked about, which is looked at first.
        """
        taught = self._page_with(name, page)
        return self.part_with(name, taught).sitting if taught and len(self.parts(taught)) > 1 else 0

    def section(self, name: str, page: Page) -> str:
        """Return a Markdown link from a page to the section with the id `name`; empty if no page has it."""
        taught = self._page_with(name, page)
        if taught is None:
            return ""
        if taught is page:
            return link(page.sections[name], f"#{name}")
        title = f"{taught.title}: " if taught.title else ""
        return link(f"{title}{taught.sections[name]}", f"{address(taught, page)}#{name}")

    def _page_with(self, name: str, page: Page) -> Page | None:
        """Return the page that has a section with the id `name`, where it is asked about first."""
        return page if name in page.sections else self._teaching.get(name)

    @cached_property
    def _teaching(self) -> dict[str, Page]:
        """The first page that has a section, by the id of that."""
        return {name: page for page in reversed(self.pages) for name in page.sections}


def address(target: Page, page: Page) -> str:
    """Return how a link on a page names another one."""
    return Path(relpath(target.path, Path(page.path).parent)).as_posix()


def link(text: str, target: str) -> str:
    """Return a Markdown link; brackets in its text would end it early."""
    return f"[{re.sub(r'[][]', '', text)}]({target})"


def read_course(  # noqa: PLR0913 - what all who read a course ask for
    folder: Path,
    file: Path | None = None,
    *,
    drafts: bool = False,
    kept: Kept = NOTHING,
    edition: str = "",
    backwards: bool = False,
) -> Course:
    """Read a course. Never raises for what an author can mend.

    Args:
        folder: the folder that holds its configuration.
        file: the configuration, where it is not the one that the folder holds.
        drafts: whether drafts are part of it, as they are while somebody writes.
        kept: where what was read and checked before is kept.
        edition: for whom it is made, where that is not what the environment says.
        backwards: whether to begin with what comes last, and to leave it in that order.
    """
    edition = edition or chosen_edition()
    settings = read_settings(folder, file)
    docs = folder / settings.docs
    walk = Walk(folder, docs)
    below_docs, below_quizzes = walk.files(docs), walk.files(folder / QUIZZES)
    written = published([_name(one, docs) for one in below_docs], settings, drafts=True)
    files = written if drafts else published(written, settings)
    named = {_name(file, folder): file for file in (reversed(below_quizzes) if backwards else below_quizzes)}
    quizzes = {file.stem: read_quiz_file(file, path, kept) for path, file in named.items() if is_read(path)}
    shown = {name: quiz for name, quiz in quizzes.items() if drafts or not quiz.quiz.draft}
    pages: list[Page] = []
    left: list[Page] = []
    withheld: set[str] = set()
    for page in _read_pages(written, folder, settings, kept, edition, backwards=backwards):
        uri = _name(folder / page.path, docs)
        if edition == LEARNERS and page.for_facilitators:
            withheld.add(uri)
        if uri in files and uri not in withheld and (drafts or not page.draft):
            pages.append(page)
        else:
            left.append(page)
            files.discard(uri)
    sought = {directive.quiz for page in pages for directive in (*page.directives, *page.panels)} - quizzes.keys()
    candidates = (*below_quizzes, *below_docs, *_below_misnamed(walk, folder))
    found = dict(misplaced((_name(file, folder) for file in candidates), sought))
    return Course(
        folder,
        settings,
        tuple(pages),
        shown,
        tuple({*walk.problems, *filter(None, found.values())}),
        frozenset(found.keys() - quizzes.keys()),
        read_support(folder),
        drafts=tuple(left),
        draft_quizzes=tuple(quizzes.keys() - shown.keys()),
        edition=edition,
        withheld=frozenset(withheld),
        files=frozenset(files),
        kept=kept,
    )


def _read_pages(  # noqa: PLR0913 - what the one who asks knows
    written: Iterable[str], folder: Path, settings: Settings, kept: Kept, edition: str, *, backwards: bool
) -> list[Page]:
    docs = folder / settings.docs
    snippets = None
    if EXTENSION in settings.extensions:
        snippets = Snippets(folder, settings.options("markdown_extensions", EXTENSION))
    found = (docs / one for one in written if Path(one).suffix.lower() in PAGES)
    files = sorted(found, key=lambda file: file.parts, reverse=backwards)
    pages = (read_page(file, _name(file, folder), snippets, kept, edition) for file in files)
    return [page.without_templates() if "macros" in settings.plugins else page for page in pages]


def _below_misnamed(walk: Walk, folder: Path) -> Iterator[Path]:
    """Yield the files below folders that are almost called as that of the quizzes."""
    near = (place for place in sorted(folder.iterdir()) if place.name != QUIZZES and nearest(place.name, [QUIZZES]))
    for place in near:
        yield from walk.files(place)


def _name(file: Path, folder: Path) -> str:
    return Path(relpath(file, folder)).as_posix()
