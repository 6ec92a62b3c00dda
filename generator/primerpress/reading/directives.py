"""Directives in Markdown: where an author writes `::quiz[name]` to place a quiz.

The same scan serves the checks, which read files, and the page, which reads what the engine hands over, so that
the two cannot disagree about what is a directive and what is an example in a code block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from primerpress.model.question_name import QuestionName
from primerpress.problems import Location, Problem, did_you_mean
from primerpress.reading.front_matter import end_of_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACING = ("quiz", "question")
"""Directives that place something of a quiz, which they name in brackets."""

PANELS = ("progress", "review", "journal", "change", "certificate", "my-data", "support", "answers")
"""Directives that place a panel; most of them stand alone."""

NAMES = (*PLACING, *PANELS)

ELEMENTS = tuple(f"primerpress-{name}" for name in NAMES)
"""The elements in which their HTML stands; Python-Markdown reads one that an author writes as a block."""

# What may stand before a block on its line: signs of quotations and lists.
_LEAD = r"(?P<lead>[ \t]*(?:(?:>|(?:[-*+]|\d+[.)])(?=[ \t]))[ \t]*)*)"
_DIRECTIVE = re.compile(_LEAD + r"::(?P<name>[A-Za-z][\w-]*)(?P<rest>.*)")
_ARGUMENT = re.compile(r"\[(?P<argument>[^\[\]]*)\]\s*")
_KNOWN = "|".join(NAMES)
# Meant as a directive, with another number of colons, wide ones, or spaces among them.
_NEARLY = re.compile(
    _LEAD + rf"(?P<signs>(?:[:\uff1a][ \t]*)*)(?P<name>{_KNOWN.replace('-', '[ _-]')})(?P<gap>[ \t]*)"
    r"(?P<bracket>\[[^\[\]]*\][ \t]*)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*")
_IN_A_LINE = re.compile(rf"(?<![:\w\\])::(?:(?:{'|'.join(PLACING)})\[|(?:{_KNOWN})\b(?!-))")
AS_TYPED = re.compile(rf"\s*(::(?:(?:{_KNOWN})\b(?!-)|[A-Za-z][\w-]*\[)[^\n]*?)\s*")
"""A line that learners would read as a directive that was typed, where nothing takes it for one."""

_FENCE = re.compile(r"(?P<lead>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_VERBATIM = re.compile(r" {0,3}<(?P<tag>pre|script|style|textarea)\b", re.IGNORECASE)
# A list item, a note, a tab, a definition or a footnote: what is indented below it belongs to it.
_OPENS = re.compile(r"(?:[-*+]|\d+[.)]|!!!|\?\?\?\+?|===[!+]?|:)[ \t]|\[\^[^\]]+\]:")
_CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)")


@dataclass(frozen=True)
class Directive:
    """A directive and its place: `name` is one of NAMES, `argument` what stands in the brackets, if any.

    `line` is where it stands among the lines that were read. One that is `shared` comes from a file that several pages
    may take in, and `location` is where this page does so.
    """

    name: str
    argument: str
    location: Location
    line: int = field(default=0, compare=False)
    shared: bool = False

    @property
    def is_panel(self) -> bool:
        """Whether it places a panel of the learner's own, and nothing of a quiz."""
        return self.name in PANELS

    @property
    def quiz(self) -> str:
        """The name of the quiz; empty for a panel."""
        return self.question.quiz if self.question else self.argument

    @property
    def question(self) -> QuestionName | None:
        """The one question that is placed, or None where the whole quiz is."""
        return QuestionName.read(self.argument) if self.name == "question" else None


def scan(text: str, path: str = "") -> tuple[list[Directive], list[Problem]]:
    """Find the directives of a page, and the lines that were meant to be one.

    Args:
        text: the Markdown, with or without front matter.
        path: the page's path as problems shall name it.
    """
    found: list[Directive] = []
    problems: list[Problem] = []
    for number, line in prose_lines(text):
        result = _read_line(line, Location(path, number))
        if isinstance(result, Directive):
            found.append(replace(result, line=number))
        elif result:
            problems.append(result)
    return found, problems


def _read_line(line: str, location: Location) -> Directive | Problem | None:
    directive = _DIRECTIVE.fullmatch(line.rstrip())
    if not directive:
        return _not_quite(line, location)
    name, rest = directive["name"], directive["rest"]
    location = location._replace(column=len(directive["lead"]) + 1)
    argument = _ARGUMENT.fullmatch(rest)
    if name in PANELS:
        return _panel(name, rest, location)
    if name not in NAMES:
        if rest and not argument:
            return _not_quite(line, location)  # mostly prose that happens to start with two colons
        return Problem(location, "unknown-directive", f"there is no directive “::{name}”", did_you_mean(name, NAMES))
    return _placing(name, argument["argument"].strip() if argument else "", line, location)


def _not_quite(line: str, location: Location) -> Problem | None:
    """Tell an author about a line that would show the directive to a learner as it was typed."""
    nearly = _NEARLY.fullmatch(line.rstrip())
    if nearly and (nearly["signs"] or (nearly["bracket"] and not nearly["gap"])):
        name = re.sub(r"[ _]", "-", nearly["name"].lower())
        return Problem(
            location._replace(column=len(nearly["lead"]) + 1),
            "directive-syntax",
            f"“{line.strip()}” has {_what_it_has(nearly['signs'])}, so it is not a directive",
            f"Write it with two colons and no space: ::{name}{(nearly['bracket'] or '').rstrip()}",
        )
    found = _IN_A_LINE.search(without_code(line))
    if not found:
        return None
    where = "in a table" if line.lstrip().startswith("|") else "within a line"
    return Problem(
        location._replace(column=found.start() + 1),
        "directive-not-alone",
        f"a directive stands alone on its line, and this one stands {where}",
        "Put it on a line of its own, with an empty line before and after it. "
        "To show it as it is, put it between backticks.",
    )


def _what_it_has(signs: str) -> str:
    colons = signs.replace(" ", "").replace("\t", "")
    if "\uff1a" in colons:
        return "wide colons"
    number = {0: "no colons", 1: "one colon", 2: "a space beside the colons"}
    return number.get(len(colons), "three colons" if len(colons) == 3 else "too many colons")  # noqa: PLR2004


def _placing(name: str, text: str, line: str, location: Location) -> Directive | Problem:
    shape = r"[^/\s]+/[^/\s]+" if name == "question" else r"[^/\s]+"
    if re.fullmatch(shape, text) and not re.search(r"""["'“”]|\.ya?ml""", text):
        return Directive(name, text, location)
    return Problem(
        location,
        "directive-syntax",
        f"“{line.strip()}” is not a complete directive",
        f"Write it alone on its line, like this: {_probably(name, line)}",
    )


def _probably(name: str, line: str) -> str:
    """Return the directive that a line was probably meant to be, or an example."""
    written = re.sub(r"\bquizzes/|\.ya?ml\b", "", line.partition(f"::{name}")[2])
    words = _WORD.findall(written)
    if len(words) == 2 and (name == "question" or "/" in written):  # noqa: PLR2004
        return f"::question[{'/'.join(words)}]"
    if len(words) == 1 and name != "question":
        return f"::{name}[{words[0]}]"
    return "::question[name-of-the-file/id-of-the-question]" if name == "question" else f"::{name}[name-of-the-file]"


def _panel(name: str, rest: str, location: Location) -> Directive | Problem:
    argument = _ARGUMENT.fullmatch(rest)
    text = argument["argument"].strip() if argument else ""
    if name == "answers":
        return _placing(name, text, f"::{name}{rest}", location)
    if not rest.strip() or (argument and (name == "support" or not text)):
        return Directive(name, text, location)
    return Problem(
        location, "directive-syntax", f"“::{name}” stands alone on its line", f"Remove “{rest.strip()}” behind it."
    )


def without_code(line: str) -> str:
    """Return a line with spaces in place of what stands between backticks."""
    return _CODE_SPAN.sub(lambda code: " " * len(code[0]), line)


def fences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number of each line that opens a fenced block of code, and what it says of the block."""
    lines = text.split("\n")
    index = end_of_front_matter(lines)
    while index < len(lines):
        end = _end_of_fence(lines, index)
        if end and (opening := _FENCE.fullmatch(lines[index])):
            yield index + 1, opening["info"].strip()
        index = end or index + 1


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line outside front matter, code, comments and what HTML keeps as it was typed."""
    lines = text.split("\n")
    index = end_of_front_matter(lines)
    containers = _Containers()
    while index < len(lines):
        line = lines[index]
        if end := _end_of_fence(lines, index) or _end_of_comment(lines, index) or _end_of_verbatim(lines, index):
            index = end
        else:
            if not containers.is_code(line):
                yield index + 1, line
            index += 1


class _Containers:
    """The lists, notes, tabs and definitions that are open at a line, by the columns where their content starts.

    Python-Markdown indents content by four spaces. Four more, behind an empty line, make a block of code.
    """

    def __init__(self) -> None:
        self._columns = [0]
        self._after_empty = True
        self._in_code = False

    def is_code(self, line: str) -> bool:
        """Whether a line belongs to an indented block of code; lines are asked about in their order."""
        indented = line.expandtabs(4)
        if not indented.strip():
            self._after_empty = True
            return False
        column = len(indented) - len(indented.lstrip())
        while column < self._columns[-1]:
            self._columns.pop()
        self._in_code = column >= self._columns[-1] + 4 and (self._after_empty or self._in_code)
        self._after_empty = False
        if not self._in_code and _OPENS.match(indented.lstrip()):
            self._columns.append(self._columns[-1] + 4)
        return self._in_code


def _end_of_fence(lines: list[str], start: int) -> int | None:
    """Return the index after the fenced block that starts here. A fence that is never closed is not one."""
    opening = _FENCE.fullmatch(lines[start])
    if not opening or (opening["fence"][0] == "`" and "`" in opening["info"]):
        return None
    closing = re.compile(rf"[ \t>]*{re.escape(opening['fence'][0])}{{{len(opening['fence'])},}}[ \t]*")
    for index in range(start + 1, len(lines)):
        if closing.fullmatch(lines[index]):
            return index + 1
    return None


def _end_of_comment(lines: list[str], start: int) -> int | None:
    """Return the index after the HTML comment that starts at the head of this line."""
    if not lines[start].lstrip().startswith("<!--"):
        return None
    for index in range(start, len(lines)):
        if "-->" in lines[index]:
            return index + 1
    return None


def _end_of_verbatim(lines: list[str], start: int) -> int | None:
    """Return the index after an HTML element that starts here and in which nothing is read as Markdown."""
    opening = _VERBATIM.match(lines[start])
    if not opening:
        return None
    closing = re.compile(rf"</{opening['tag']}\s*>", re.IGNORECASE)
    for index in range(start, len(lines)):
        if closing.search(lines[index]):
            return index + 1
    return None
