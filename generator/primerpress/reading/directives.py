"""Directives in Markdown: where an author writes `::quiz[name]` to place a quiz.

The same scan serves the checks, which read files, and the page, which reads what the engine hands over, so that
the two cannot disagree about what is a directive and what is an example in a code block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from primerpress.model.question_name import QuestionName
from primerpress.problems import Location, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACING = ("quiz", "question")
"""Directives that place something of a quiz, which they name in brackets."""

PANELS = ("progress", "review", "journal", "change", "certificate", "my-data", "support", "answers")
"""Directives that place a panel; most of them stand alone."""

NAMES = (*PLACING, *PANELS)

_DIRECTIVE = re.compile(r"::(?P<name>[A-Za-z][\w-]*)(?P<rest>.*)")
_ARGUMENT = re.compile(r"\[(?P<argument>[^\[\]]*)\]\s*")
# Four spaces make a block of code, where an example may stand.
_INDENTED = re.compile(
    rf"(?: {{1,3}}| {{0,3}}(?:>|[-*+]|\d+[.)])[ \t]+):: ?({'|'.join(NAMES)})(?![\w-])|:: ({'|'.join(PLACING)})\b"
)
_FENCE = re.compile(r"(?P<lead>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>.*)")


@dataclass(frozen=True)
class Directive:
    """A directive and its place: `name` is one of NAMES, `argument` what stands in the brackets, if any."""

    name: str
    argument: str
    location: Location

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
            found.append(result)
        elif result:
            problems.append(result)
    return found, problems


def _read_line(line: str, location: Location) -> Directive | Problem | None:
    if _INDENTED.match(line):
        return Problem(
            location,
            "directive-indented",
            "a directive must start in the first column",
            "Write it alone on its line, without spaces or signs before “::”.",
        )
    directive = _DIRECTIVE.fullmatch(line.rstrip())
    if not directive:
        return None
    name, rest = directive["name"], directive["rest"]
    argument = _ARGUMENT.fullmatch(rest)
    if name in PANELS:
        return _panel(name, rest, location)
    if name not in NAMES:
        if rest and not argument:
            return None  # prose that happens to start with two colons
        return Problem(location, "unknown-directive", f"there is no directive “::{name}”", did_you_mean(name, NAMES))
    return _placing(name, argument["argument"].strip() if argument else "", line, location)


def _placing(name: str, text: str, line: str, location: Location) -> Directive | Problem:
    shape = r"[^/\s]+/[^/\s]+" if name == "question" else r"[^/\s]+"
    if not re.fullmatch(shape, text):
        example = "name-of-the-file/id-of-the-question" if name == "question" else "name-of-the-file"
        return Problem(
            location,
            "directive-syntax",
            f"“{line.strip()}” is not a complete directive",
            f"Write it alone on its line, like this: ::{name}[{example}]",
        )
    return Directive(name, text, location)


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


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line outside front matter, fenced code and comments."""
    lines = text.split("\n")
    index = _end_of_front_matter(lines)
    while index < len(lines):
        line = lines[index]
        if end := _end_of_fence(lines, index) or _end_of_comment(lines, index):
            index = end
        else:
            yield index + 1, line
            index += 1


def _end_of_front_matter(lines: list[str]) -> int:
    if lines[0].rstrip() != "---":
        return 0
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            return index + 1
    return 0


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
