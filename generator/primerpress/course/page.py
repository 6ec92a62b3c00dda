"""One Markdown page of the course and the directives on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property, lru_cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.extensions.toc import slugify, strip_tags, unique

from primerpress.course.edition import FACILITATOR, LEARNERS
from primerpress.course.minutes import count_words
from primerpress.course.part_reader import read_part
from primerpress.course.published import INDEX
from primerpress.kept import NOTHING, Kept, key_of
from primerpress.model.front_matter import FrontMatter
from primerpress.problems import Location, Problem, shortened
from primerpress.reading.definitions import split_definitions
from primerpress.reading.directives import Directive, prose_lines, scan
from primerpress.reading.facilitator_blocks import without_blocks
from primerpress.reading.files import read_source
from primerpress.reading.front_matter import end_of_front_matter, read_front_matter
from primerpress.reading.located_yaml import Mapping, Text, locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from primerpress.reading.snippets import Snippets


_HEADING = re.compile(r"(?P<signs>#{1,6})\s*(?P<text>.*?)\s*(?:\{:?(?P<attributes>[^{}]*)\})?\s*#*\s*")
_TITLE = re.compile(r"(?P<text>\S.*?)\s*(?:\{:?(?P<attributes>[^{}]*)\})?\s*")
_UNDERLINE = re.compile(r"(?:=+|-+) *")
_NAME = re.compile(r"[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*")
_TEMPLATE = re.compile(r"\{\{|\{%")
# Nothing in it means anything to Markdown.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,;?'\u2019()-]*")
_ID = re.compile(r"(?:^|\s)#(?P<id>[^\s#]+)")


@dataclass(frozen=True)
class Heading:
    """A heading of a page: its line, its level from 1 to 6, its Markdown, and its own id, if the author gave it one."""

    line: int
    level: int
    text: str
    id: str = ""


@dataclass(frozen=True)
class Page:
    """A page of the course.

    Args:
        path: from the course folder on.
        directives: those that place a quiz or a question, in order.
        panels: those that place a panel of the learner's own, in order.
        problems: what is wrong with the file.
        headings: in order.
        words_by_line: how many there are to read in each line, quizzes apart.
        parts: the headings that the author says begin a part, as written, each with its place.
        definitions: the lines of each reference, footnote and abbreviation, by label.
        named: the title that its front matter gives it, if it does.
        said: what its front matter says in one sentence that the page is about; empty where it says nothing.
        mentions: what a reader may rather not meet today, as its front matter says.
        motif: the name of the drawing that its front matter asks for.
        draft: whether its front matter says that it is not to be published yet.
        edition: for whom the page is, as its front matter says; empty where it says nothing.
        was: the files that it was before it was renamed, by their paths from the folder of pages on.
        text: the Markdown, with what snippets put into it.
        numbers: of each line of the text, the line of the file that it is from; empty where they are the same.
        meant: for each line that was meant as a directive and is none, its words, the name of a quiz among them.
    """

    path: str
    directives: tuple[Directive, ...] = ()
    panels: tuple[Directive, ...] = ()
    problems: tuple[Problem, ...] = ()
    headings: tuple[Heading, ...] = ()
    words_by_line: dict[int, int] = field(default_factory=dict)
    parts: tuple[tuple[str, Location], ...] = ()
    definitions: dict[str, list[str]] = field(default_factory=dict)
    named: Text | None = None
    said: str = ""
    mentions: str = ""
    motif: str = ""
    draft: bool = False
    edition: str = ""
    was: tuple[str, ...] = ()
    text: str = field(default="", compare=False, repr=False)
    numbers: tuple[int, ...] = field(default=(), compare=False, repr=False)
    meant: tuple[tuple[str, ...], ...] = ()

    @property
    def title(self) -> str:
        """The Markdown of the first heading."""
        return self.headings[0].text if self.headings else ""

    @property
    def words(self) -> int:
        """How many there are to read, quizzes apart."""
        return sum(self.words_by_line.values())

    @cached_property
    def sections(self) -> dict[str, str]:
        """The Markdown of each heading with an id of its own, such as `## Short turns {#short-turns}`, by id."""
        return {heading.id: heading.text for heading in self.headings if heading.id}

    @cached_property
    def ids(self) -> dict[Heading, str]:
        """The id of each heading on the page: its own, or the one that Python-Markdown makes of its words."""
        used, markdown = set(self.sections), Markdown()

        def words(text: str) -> str:
            return text if _PLAIN.fullmatch(text) else unescape(strip_tags(markdown.reset().convert(text)))

        return {heading: heading.id or unique(slugify(words(heading.text), "-"), used) for heading in self.headings}

    @property
    def prose(self) -> tuple[tuple[int, str], ...]:
        """Number and text of each line outside of front matter, code and comments."""
        return _prose(self.text)

    @property
    def placed(self) -> list[tuple[str, str]]:
        """What its directives say, in their order on the page."""
        found = sorted((*self.directives, *self.panels), key=lambda directive: (directive.line, directive.location))
        return [(directive.name, directive.argument) for directive in found]

    def with_content_of(self, other: Page) -> Page:
        """Return this page with the directives, headings and words of another reading of it."""
        return replace(
            other,
            problems=self.problems,
            parts=self.parts,
            named=self.named,
            said=self.said,
            mentions=self.mentions,
            motif=self.motif,
            draft=self.draft,
            edition=self.edition,
            was=self.was,
        )

    def without_templates(self) -> Page:
        """Return the page without what is said of lines that a macro is going to write."""
        lines = self.text.split("\n")
        told = [one for one in self.problems if not _TEMPLATE.search(lines[one.location.line - 1])]
        return replace(self, problems=tuple(told))

    def locate(self, fragment: str) -> Location:
        """Return where a text stands on the page for the first time outside of code, or the start of the page."""
        lines = [(number, line) for number, line in self.prose if fragment in line]
        lines += [(number, line) for number, line in enumerate(self.text.split("\n"), 1) if fragment in line]
        if not lines:
            return Location(self.path)
        number, line = lines[0]
        return self.at(number, line.index(fragment) + 1)

    def at(self, number: int, column: int = 1) -> Location:
        """Return the place in the file of a line of the text, counted from 1."""
        return Location(self.path, self.numbers[number - 1] if self.numbers else number, column)

    @property
    def body(self) -> str:
        """The Markdown behind the front matter, from the first line on that is not empty."""
        if not self.text.startswith("---"):
            return self.text.lstrip("\n")
        lines = self.text.split("\n")
        return "\n".join(lines[end_of_front_matter(lines) :]).lstrip("\n")

    @property
    def for_facilitators(self) -> bool:
        """Whether the page is for whoever leads a group: it says so, or shows answers and nothing to answer."""
        answers = bool(self.panels) and all(panel.name == "answers" for panel in self.panels)
        shows_answers = answers and not self.directives and Path(self.path).stem not in INDEX
        return self.edition == FACILITATOR or (shows_answers and not self.edition)

    def holds(self, panel: str) -> bool:
        """Whether a panel of that name stands on the page."""
        return any(directive.name == panel for directive in self.panels)


# Several checks look at one page after the other.
@lru_cache(maxsize=8)
def _prose(text: str) -> tuple[tuple[int, str], ...]:
    return tuple(prose_lines(text))


def read_page(
    file: Path, path: str, snippets: Snippets | None = None, kept: Kept = NOTHING, edition: str = FACILITATOR
) -> Page:
    """Read a page, with what snippets put into it; what is wrong with it is in its `problems`.

    Args:
        file: the file.
        path: from the course folder on.
        snippets: put files into pages.
        kept: where what was read before is kept.
        edition: that of learners leaves out blocks that are not for them.
    """

    def text_of(text: str) -> str:
        return without_blocks(text) if edition == LEARNERS else text

    source = read_source(file, path)
    if isinstance(source, Problem):
        return Page(path, problems=(source,))
    if not source.text.strip():
        return Page(
            path,
            problems=(
                Problem(Location(path), "empty-file", "the page is empty", "Write something, or delete the file."),
            ),
        )
    if snippets is None:
        return _known_page(text_of(source.text), path, kept)
    lines = snippets.put_into(source.text)
    page = _known_page(text_of("\n".join(line for _, line in lines)), path, kept)
    return _where_written(page, [number for number, _ in lines], source.text.split("\n"))


def _known_page(text: str, path: str, kept: Kept) -> Page:
    return kept.made("read", path, key_of(path, text), lambda: page_of(text, path))


def page_of(text: str, path: str) -> Page:
    """Return the page that a text is; places are those in the text."""
    directives, problems = scan(text, path)
    lines = list(prose_lines(text))
    placing = {directive.line for directive in directives}
    front_matter, found = read_front_matter(text, path)
    said, wrong = _said(front_matter)
    named, description = front_matter.get("title"), front_matter.get("description")
    return Page(
        path,
        tuple(directive for directive in directives if not directive.is_panel),
        tuple(directive for directive in directives if directive.is_panel),
        (*found, *wrong, *problems),
        tuple(_headings(lines)),
        {number: words for number, line in lines if number not in placing and (words := count_words(line))},
        tuple((part, locate(front_matter, ("parts", index))) for index, part in enumerate(said.parts)),
        split_definitions(line for _, line in lines)[1],
        named if isinstance(named, Text) else None,
        description.value.strip() if isinstance(description, Text) else "",
        said.mentions or "",
        said.motif or "",
        said.draft,
        said.edition or "",
        said.was,
        text,
        meant=_meant(text, problems),
    )


def _where_written(page: Page, numbers: list[int], lines: list[str]) -> Page:
    """Return a page with its places in its file, of which `numbers` has the line for each line of the page's text."""
    text = page.text.split("\n")

    def written(location: Location) -> Location:
        number = numbers[location.line - 1]
        return location if number == location.line else location._replace(line=number)

    def moved(directives: tuple[Directive, ...]) -> tuple[Directive, ...]:
        return tuple(
            replace(
                directive,
                location=written(directive.location),
                shared=text[directive.line - 1] != lines[numbers[directive.line - 1] - 1],
            )
            for directive in directives
        )

    if numbers == list(range(1, len(numbers) + 1)):
        return page
    return replace(
        page,
        directives=moved(page.directives),
        panels=moved(page.panels),
        problems=tuple(replace(problem, location=written(problem.location)) for problem in page.problems),
        numbers=tuple(numbers),
    )


def _meant(text: str, problems: Iterable[Problem]) -> tuple[tuple[str, ...], ...]:
    lines = text.split("\n")
    return tuple(tuple(_NAME.findall(lines[problem.location.line - 1])) for problem in problems)


def title_of(text: str) -> str:
    """Return the Markdown of a page's first heading; empty if there is none."""
    return next((heading.text for heading in _headings(prose_lines(text))), "")


def _headings(lines: Iterable[tuple[int, str]]) -> Iterator[Heading]:
    """Yield the headings with signs before them, and those with a line of signs below, at the start of a block."""
    before, (number, line) = "", (0, "")
    for below, signs in (*lines, (0, "")):
        underlined = _UNDERLINE.fullmatch(signs) if not before.strip() and below == number + 1 else None
        if found := _HEADING.fullmatch(line) or (underlined and _TITLE.fullmatch(line)):
            level = 2 if underlined and signs[0] == "-" else 1 if underlined else len(found["signs"])
            id_ = _ID.search(found["attributes"] or "")
            yield Heading(number, level, found["text"], id_["id"] if id_ else "")
        before, (number, line) = line, (below, signs)


def _said(written: Mapping) -> tuple[FrontMatter, list[Problem]]:
    """Return what a page's front matter says to Primerpress, and what is wrong with that."""
    if not written.entries:
        return FrontMatter(), []
    ours = Mapping({key: e for key, e in written.entries.items() if key in FrontMatter.model_fields}, written.location)
    front_matter, found = read_part(ours, FrontMatter)
    return front_matter or FrontMatter(), [*found, *_nearly_said(written)]


def _nearly_said(written: Mapping) -> Iterator[Problem]:
    """Tell of keys that are nearly ours; all others are for others, and not for us to know."""
    known = [*FrontMatter.model_fields, "title"]
    for name, entry in written.entries.items():
        meant = next(iter(get_close_matches(name.lower(), known, 1, 0.8)), "")
        if name not in known and meant and meant not in written.entries:
            yield Problem(
                entry.key.location,
                "unknown-key",
                f"the key “{shortened(name)}” does nothing",
                f"Did you mean “{meant}”?",
                severity="warning",
            )
