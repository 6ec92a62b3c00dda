"""The Python-Markdown extension: where a page says `::quiz[name]`, it puts the quiz.

It takes part in the engine's one pass over a page in three steps:

1. a preprocessor replaces each directive by a mark;
2. a block processor puts an empty element where a mark is a block of its own;
3. when every other step is done, and all that the page defines is known, a tree processor fills those elements.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from primerpress.course.course import Course
from primerpress.course.edition import LEARNERS, chosen_edition
from primerpress.course.page import Page, page_of, title_of
from primerpress.course.rereading import latest_course
from primerpress.course.settings import find_course
from primerpress.page.conversion import Conversion
from primerpress.page.formulas import PutFormulas
from primerpress.page.headings import LEVELS, KeepWordsWhole
from primerpress.page.links_out import CloseLinksOut
from primerpress.page.marks import HOLDER, HoldPlaces, mark, replace_marks
from primerpress.page.media import FramesAsLinks, NoteMedia, PutMedia
from primerpress.page.module_frame import ModuleFrame
from primerpress.page.tables import FinishTables
from primerpress.page.telling import KeepWords, told_by_engine
from primerpress.page.texts import Texts
from primerpress.reading.directives import ELEMENTS, Directive, scan
from primerpress.reading.facilitator_blocks import CLASS, without_blocks

NAME = "primerpress"

# Before fenced code (25) and HTML blocks (20), after line ends are made alike (30).
DIRECTIVES_PRIORITY = 29
# Before the processors of lists, quotations and paragraphs: a mark is always a block of its own.
MARKS_PRIORITY = 200
# After attribute lists (8), before the engine looks at the page.
FINISHING_PRIORITY = 6
# After attribute lists (8), before the table of contents (5).
EDITION_PRIORITY = 7
# Before the engine rewrites addresses (0), and after it.
NOTE_MEDIA_PRIORITY = 5
PUT_MEDIA_PRIORITY = -5
# After everything, the engines' own rewriting of links among it.
LAST_PRIORITY = -10
# When all have read the headings that do.
HEADINGS_PRIORITY = -11

_NOT_FOR_LEARNERS = "This page belongs to the facilitator edition of the course."


class PrimerpressExtension(Extension):
    """Options: the course or its folder; `page`, the path of the page; and what an engine's plugin knows of both."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "course": ["", "the folder that holds mkdocs.yml, or a course that has been read"],
            "show_problems": [False, "show problems on the page in place of a quiz, instead of stopping"],
            "checked": [False, "the course has been checked, and can be built"],
            "page": ["", "the page that comes now, from the folder of pages on"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - named by Python-Markdown
        """Register the three steps."""
        conversion = Conversion(bool(self.getConfig("show_problems")), bool(self.getConfig("checked")))
        md.block_level_elements.extend(ELEMENTS)
        marking = _MarkDirectives(md, conversion, self.getConfig("course"), self.getConfig("page"))
        md.preprocessors.register(marking, NAME, DIRECTIVES_PRIORITY)
        md.parser.blockprocessors.register(HoldPlaces(md), NAME, MARKS_PRIORITY)
        md.treeprocessors.register(FinishTables(md), f"{NAME}-tables", FINISHING_PRIORITY)
        md.treeprocessors.register(CloseLinksOut(md), f"{NAME}-links", FINISHING_PRIORITY)
        md.treeprocessors.register(_LeaveOut(md, marking), f"{NAME}-edition", EDITION_PRIORITY)
        md.treeprocessors.register(NoteMedia(md, conversion), f"{NAME}-note-media", NOTE_MEDIA_PRIORITY)
        md.treeprocessors.register(PutMedia(md, conversion), f"{NAME}-put-media", PUT_MEDIA_PRIORITY)
        md.postprocessors.register(FramesAsLinks(md, conversion), f"{NAME}-frames", PUT_MEDIA_PRIORITY)
        md.postprocessors.register(PutFormulas(md), f"{NAME}-formulas", PUT_MEDIA_PRIORITY)
        md.treeprocessors.register(_FillPlaces(md, conversion), NAME, LAST_PRIORITY)
        md.treeprocessors.register(KeepWordsWhole(md), f"{NAME}-headings", HEADINGS_PRIORITY)
        if told_by_engine(md).words:
            md.postprocessors.register(KeepWords(md), KeepWords.NAME, LAST_PRIORITY)


def makeExtension(**options: Any) -> PrimerpressExtension:  # noqa: N802 - named by Python-Markdown
    """Return the extension to a configuration that names this module."""
    return PrimerpressExtension(**options)


class _MarkDirectives(Preprocessor):
    def __init__(self, md: Markdown, conversion: Conversion, course: str | Path | Course, page: str) -> None:
        super().__init__(md)
        self._conversion = conversion
        self._course = course
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        told = told_by_engine(self.md)
        lines = self._of_edition(lines, self._page or told.path)
        directives, _ = scan("\n".join(lines))
        if not directives and not (self._page or told.path):
            self._conversion.leave_out()
            return lines
        course = _find_course(self._course or told.folder, drafts=told.serving)
        self._conversion.show_problems = self._conversion.show_problems or told.serving
        written = [lines[directive.line - 1] for directive in directives]
        source = self._source(course, told.path, directives, lines)
        self._conversion.begin(directives, written, course.around(source), source)
        marked = dict(enumerate(lines, 1))
        for number, directive in enumerate(directives):
            marked[directive.line] = _marked(marked[directive.line], number)
        return "\n".join(marked.values()).split("\n")

    @property
    def is_for_learners(self) -> bool:
        """Whether the page is made for learners, and not for whoever leads a group."""
        return (self._course.edition if isinstance(self._course, Course) else chosen_edition()) == LEARNERS

    def _of_edition(self, lines: list[str], page: str) -> list[str]:
        """Return what learners are meant to read, where the page is made for them."""
        if not self.is_for_learners:
            return lines
        told = told_by_engine(self.md)
        # An engine without our plugin converts a page that is not for learners, too.
        if page and page in _find_course(self._course or told.folder, drafts=told.serving).withheld:
            return [_NOT_FOR_LEARNERS]
        return without_blocks("\n".join(lines)).split("\n")

    def _source(self, course: Course, page: str, directives: list[Directive], lines: list[str]) -> Page | None:
        """Return the page that comes now: the one that the engine names, or else the one that holds the same."""
        named = self._page or page
        if named:
            text = "\n".join(lines)
            return course.page_at(named) or page_of(text, f"{course.docs}/{named}")
        return course.page_with(directives, title_of("\n".join(lines)))


def _marked(line: str, number: int) -> str:
    """Return the mark in place of a directive, as a block of its own within what the line stands in."""
    lead = line[: line.index("::")]
    inner = "".join(sign if sign == ">" else " " for sign in lead)
    empty = inner.rstrip()
    return f"{'' if lead.strip(' >') else empty}\n{lead}{mark(number)}\n{empty}"


def _find_course(option: str | Path | Course, *, drafts: bool) -> Course:
    if isinstance(option, Course):
        return option
    folder = Path(option) if option else find_course(Path.cwd())
    return latest_course(folder or Path.cwd(), drafts=drafts)


class _LeaveOut(Treeprocessor):
    """Leaves out what has the class of a block for facilitators, whatever extension has made it."""

    def __init__(self, md: Markdown, marking: _MarkDirectives) -> None:
        super().__init__(md)
        self._marking = marking

    def run(self, root: Element) -> None:
        if not self._marking.is_for_learners:
            return
        for parent in list(root.iter()):
            for element in list(parent):
                if CLASS in element.get("class", "").split():
                    parent.remove(element)


class _FillPlaces(Treeprocessor):
    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self._conversion = conversion

    def run(self, root: Element) -> None:
        conversion = self._conversion
        if conversion.course is None:
            return
        texts = Texts(self.md, conversion.page.path, conversion.folder)
        # First, so that nothing that a directive shows is taken for a mark.
        replace_marks(
            self.md,
            root,
            html=lambda number: conversion.html(number, 1, texts),
            written=lambda number: conversion.lines[number].lstrip(),
        )
        level = 1
        for element in list(root.iter()):
            level = LEVELS.get(element.tag, level)
            if HOLDER in element.attrib:
                self._fill(element, conversion.html(int(element.attrib[HOLDER]), level, texts))
        if conversion.source:
            ModuleFrame(self.md, root, conversion.course, conversion.source, texts).put()

    def _fill(self, element: Element, html: str) -> None:
        element.clear()
        element.tag = "p"
        element.text = self.md.htmlStash.store(html)
        element.tail = "\n"
