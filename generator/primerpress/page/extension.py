"""The Python-Markdown extension: where a page says `::quiz[name]`, it puts the quiz.

It works in three steps of the engine's one pass over a page, so that quiz texts get the same links, images, code
and footnotes as the page around them:

1. a preprocessor replaces each directive by a mark;
2. a block processor hangs the texts of the quiz into the document where the mark stands, each parsed on its own,
   so that a fence left open in one text cannot swallow the next; where a text belongs to another page, its links are
   made to start from this one;
3. when every other step is done, a tree processor fills the quiz template with the finished texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from posixpath import dirname, join, relpath
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from primerpress.checks.placement import check_known, check_target
from primerpress.checks.quiz import check_quiz
from primerpress.checks.quiz_text import safe_address
from primerpress.course.course import Course
from primerpress.course.page import Page as SourcePage
from primerpress.course.page import title_of
from primerpress.course.rereading import latest_course
from primerpress.course.settings import find_course
from primerpress.model.fill_in_the_blanks import mark_gaps
from primerpress.model.values import GappedText, MarkdownText
from primerpress.problems import CourseError, Problem, errors
from primerpress.reading.directives import NAMES, Directive, prose_lines, scan
from primerpress.render.fragment import GAP, Fragment
from primerpress.render.panels import Panel, render_panel
from primerpress.render.quiz import Placement, place, render, render_minutes, render_problems, render_words

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = "primerpress"
ELEMENTS = tuple(f"primerpress-{name}" for name in NAMES)

# Before fenced code (25) and HTML blocks (20), after line ends are made alike (30).
DIRECTIVES_PRIORITY = 29
# Before the processors of lists, quotations and paragraphs: a mark is always a block of its own.
MARKS_PRIORITY = 200
# After links are made of the text, before the engine looks where they lead.
LINKS_PRIORITY = 10
# After everything, the engines' own rewriting of links among it.
LAST_PRIORITY = -10

_LEVELS = {f"h{level}": level for level in range(1, 7)}

# The characters around a mark are removed from what authors write by Python-Markdown itself.
_MARK = "\u0002primerpress:{}\u0003"
_IS_MARK = re.compile(_MARK.format(r"(\d+)"))


@dataclass
class _Page:
    """What is known of the page being converted: its directives, and what each of them shows."""

    directives: list[Directive] = field(default_factory=list)
    course: Course | None = None
    source: SourcePage | None = None
    placements: dict[int, Placement | Panel] = field(default_factory=dict)
    quiz_problems: dict[str, list[Problem]] = field(default_factory=dict)

    def problems_of(self, directive: Directive) -> list[Problem]:
        """Return what keeps the quiz or question that a directive names from being shown."""
        if self.course is None or (directive.is_panel and directive.name != "answers"):
            return []
        # An extension may have brought in a directive that no file of the course holds.
        check = check_known if directive.is_panel else check_target
        target = list(check(directive, self.course))
        return errors([*target, *self._of_quiz(directive.quiz)])

    def texts(self, index: int) -> list[MarkdownText]:
        """Return the texts that are hung where a directive stands: with the first, what the page's own words need."""
        link = self.my_data if index == 0 else MarkdownText("")
        return list(dict.fromkeys(filter(None, (*self.placements[index].texts, link))))

    @property
    def my_data(self) -> MarkdownText:
        """A link to the page where a learner sees what is kept; empty if there is none or this is it."""
        panel = Panel(self.course, "", self.source) if self.course and self.source else None
        return panel.link_to_panel("my-data") if panel else MarkdownText("")

    def _of_quiz(self, name: str) -> list[Problem]:
        """Return the problems of a quiz, looked for once however many of its questions stand on the page."""
        quiz = self.course.quizzes.get(name) if self.course else None
        if quiz and name not in self.quiz_problems:
            self.quiz_problems[name] = [*quiz.problems, *check_quiz(quiz)]
        return self.quiz_problems.get(name, [])


class PrimerpressExtension(Extension):
    """Options: `course`, the course's folder or the course itself; `show_problems`, for an instructor at work."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "course": ["", "the folder that holds mkdocs.yml, or a course that has been read"],
            "show_problems": [False, "show problems on the page in place of a quiz, instead of stopping"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - named by Python-Markdown
        """Register the three steps."""
        page = _Page()
        md.block_level_elements.extend(ELEMENTS)
        md.preprocessors.register(_MarkDirectives(md, page, self.getConfigs()), NAME, DIRECTIVES_PRIORITY)
        md.parser.blockprocessors.register(_HangTexts(md, page), NAME, MARKS_PRIORITY)
        md.treeprocessors.register(_MoveLinks(md, page), f"{NAME}-links", LINKS_PRIORITY)
        md.treeprocessors.register(_FillTemplates(md, page, self.getConfigs()), NAME, LAST_PRIORITY)


def makeExtension(**options: Any) -> PrimerpressExtension:  # noqa: N802 - named by Python-Markdown
    """Return the extension to a configuration that names this module."""
    return PrimerpressExtension(**options)


class _MarkDirectives(Preprocessor):
    def __init__(self, md: Markdown, page: _Page, options: dict[str, Any]) -> None:
        super().__init__(md)
        self._page = page
        self._options = options

    def run(self, lines: list[str]) -> list[str]:
        self._page.directives, _ = scan("\n".join(lines))
        self._page.placements = {}
        self._page.quiz_problems = {}
        if not self._page.directives:
            return lines
        self._page.course = _find_course(self._options["course"] or _folder_by_engine(self.md))
        title = title_of(line for _, line in prose_lines("\n".join(lines)))
        self._page.source = self._page.course.page_with(self._page.directives, title)
        marked = dict(enumerate(lines, 1))
        for index, directive in enumerate(self._page.directives):
            marked[directive.location.line] = f"\n{_MARK.format(index)}\n"
        return "\n".join(marked.values()).split("\n")


def _folder_by_engine(md: Markdown) -> str:
    """Return the course's folder where the engine tells it: Zensical hangs its context into the preprocessors."""
    for preprocessor in md.preprocessors:
        config = getattr(preprocessor, "config", None)
        if isinstance(config, dict) and "root_dir" in config:
            return str(config["root_dir"])
    return ""


def _find_course(option: str | Path | Course) -> Course:
    if isinstance(option, Course):
        return option
    folder = Path(option) if option else find_course(Path.cwd())
    return latest_course(folder or Path.cwd())


class _HangTexts(BlockProcessor):
    """Hangs a `div` for each text of a quiz into the document; the next step takes them away again."""

    def __init__(self, md: Markdown, page: _Page) -> None:
        super().__init__(md.parser)
        self._md = md
        self._page = page

    def test(self, _parent: Element, block: str) -> bool:
        return bool(_IS_MARK.fullmatch(block.strip()))

    def run(self, parent: Element, blocks: list[str]) -> None:
        mark = blocks.pop(0).strip()
        index = int(_IS_MARK.fullmatch(mark)[1])  # type: ignore[index]
        holder = SubElement(parent, "div", {NAME: str(index)})
        placement = self._place(index)
        if placement is None:
            return
        self._page.placements[index] = placement
        preprocessors = _after(NAME, self._md)
        for text in self._page.texts(index):
            self._parse(SubElement(holder, "div"), text, preprocessors)

    def _place(self, index: int) -> Placement | Panel | None:
        course, directive = self._page.course, self._page.directives[index]
        if course is None or self._page.problems_of(directive):
            return None
        if directive.is_panel:
            # Where another extension has brought the panel in, its links start from the course's first page.
            page = self._page.source or SourcePage(f"{course.settings.docs}/index.md")
            return Panel(course, directive.name, page, directive.argument)
        checks = [d for d in self._page.directives[: index + 1] if d.question]
        placement = place(directive, course, len(checks), self._page.source)
        return placement if placement.questions else None

    def _parse(self, slot: Element, text: MarkdownText, preprocessors: Iterable[Preprocessor]) -> None:
        # Python-Markdown marks its own places with these two; it takes them out of pages, and not out of what we add.
        source = text.replace("\u0002", "").replace("\u0003", "")
        lines = (mark_gaps(source, GAP) if isinstance(text, GappedText) else source).split("\n")
        for preprocessor in preprocessors:
            lines = preprocessor.run(lines)
        self.parser.parseChunk(slot, "\n".join(lines))


def _after(name: str, md: Markdown) -> Iterable[Preprocessor]:
    """Return the preprocessors that run after the one called `name`."""
    return list(md.preprocessors)[md.preprocessors.get_index_for_name(name) + 1 :]


class _MoveLinks(Treeprocessor):
    """Makes the links of a text that belongs to another page start from this one."""

    def __init__(self, md: Markdown, page: _Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        if not any(isinstance(placement, Panel) for placement in self._page.placements.values()):
            return
        for holder in root.iter("div"):
            placement = self._page.placements.get(int(holder.get(NAME, -1)))
            if isinstance(placement, Panel):
                homes = placement.homes
                for text, slot in zip(self._page.texts(int(holder.get(NAME, -1))), holder, strict=True):
                    home = homes.get(text)
                    if home:
                        self._move(slot, home.path, placement.page.path)

    def _move(self, slot: Element, home: str, here: str) -> None:
        for element in slot.iter():
            for name in ("href", "src"):
                value = element.get(name, "")
                if value.startswith("#"):
                    element.set(name, f"{relpath(home, dirname(here))}{value}")
                elif value and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|/", value):
                    element.set(name, relpath(join(dirname(home), value), dirname(here)))


class _FillTemplates(Treeprocessor):
    def __init__(self, md: Markdown, page: _Page, options: dict[str, Any]) -> None:
        super().__init__(md)
        self._page = page
        self._show_problems = options["show_problems"]

    def run(self, root: Element) -> None:
        level, words_said, minutes_said = 1, False, False
        for element in list(root.iter()):
            level = _LEVELS.get(element.tag, level)
            if element.tag == "h1" and not minutes_said:
                self._say_minutes(root, element)
                minutes_said = True
            if NAME not in element.attrib:
                continue
            index = int(element.attrib[NAME])
            html = self._html(index, element, min(level + 1, 6))
            # Scripts fill everything but these two.
            if not words_said and self._page.directives[index].name not in ("support", "answers"):
                html = self._words(index, element) + html
                words_said = True
            element.clear()
            element.tag = "p"
            element.text = self.md.htmlStash.store(html)
            element.tail = "\n"

    def _say_minutes(self, root: Element, heading: Element) -> None:
        """Say below the title how long a page takes, where the course names its modules."""
        course, page = self._page.course, self._page.source
        if course and course.settings.modules and page in course.modules and heading in list(root):
            said = Element("p")
            said.text = self.md.htmlStash.store(render_minutes(course, course.minutes(page)))
            root.insert(list(root).index(heading) + 1, said)

    @property
    def _language(self) -> str:
        return self._page.course.settings.language if self._page.course else "en"

    def _html(self, index: int, holder: Element, heading: int) -> str:
        placement = self._page.placements.get(index)
        if placement is None:
            return self._problems(self._page.directives[index])
        fragments: dict[str, Fragment] = {
            text: _fragment(slot, self.md) for text, slot in zip(self._page.texts(index), holder, strict=True)
        }
        placement = replace(placement, heading=heading)
        if isinstance(placement, Panel):
            return render_panel(placement, fragments.__getitem__)
        return render(placement, fragments.__getitem__)

    def _words(self, index: int, holder: Element) -> str:
        """Return the words of the scripts, with a link that was hung with the first directive."""
        if self._page.course is None:
            return ""
        link = self._page.my_data
        if index or not link or not len(holder):
            return render_words(self._page.course, None)
        slot = holder[self._page.texts(index).index(link)]
        return render_words(self._page.course, _fragment(slot, self.md))

    def _problems(self, directive: Directive) -> str:
        """Stop the build, or say on the page of an instructor at work what is wrong."""
        found = self._page.problems_of(directive)
        if not self._show_problems:
            raise CourseError(found)
        return render_problems(found, self._language)


def _fragment(slot: Element, md: Markdown) -> Fragment:
    """Take a text out of the document as HTML."""
    lead: list[str] = []
    children = list(slot)
    for element in slot.iter():
        _disarm(element)
    while children and children[0].tag == "p" and not _is_stashed_block(children[0], md):
        paragraph = children.pop(0)
        paragraph.tail = ""
        html = md.serializer(paragraph)
        lead.append(html[html.index(">") + 1 : html.rindex("</p>")])
    return Fragment(tuple(lead), "".join(md.serializer(child) for child in children))


def _is_stashed_block(paragraph: Element, md: Markdown) -> bool:
    """Whether the paragraph only holds the place of a block, such as highlighted code, until the page is written."""
    match = re.fullmatch(r"\s*\u0002wzxhzdk:(\d+)\u0003\s*", paragraph.text or "")
    if not match or len(paragraph):
        return False
    html = md.htmlStash.rawHtmlBlocks[int(match[1])]
    tag = re.match(r"</?([A-Za-z][\w-]*)", str(html).strip())
    return bool(tag and md.is_block_level(tag[1]))


def _disarm(element: Element) -> None:
    """Remove what could run. The checks name it to the author; this keeps it from a learner whatever happens."""
    for name, value in list(element.attrib.items()):
        runs = name.lower().startswith("on") or name.lower() in ("style", "srcdoc", "formaction")
        if runs or (name.lower() in ("href", "src") and not safe_address(value)):
            del element.attrib[name]
