"""What can be wrong with a course, as data: where it is, what it is, and the way out."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning"]


class Location(NamedTuple):
    """A place in a file of the course; `line` and `column` count characters from 1, as editors do."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an author can mend. `code` is an anchor of the instructor pages."""

    location: Location
    code: str
    message: str
    hint: str = ""
    severity: Severity = field(default="error", compare=False)

    def __str__(self) -> str:
        severity = "warning: " if self.severity == "warning" else ""
        line = f"{self.location}: {severity}{self.message} [{self.code}]"
        return f"{line}\n    hint: {self.hint}" if self.hint else line

    def as_dict(self) -> dict[str, str | int]:
        """Return the shape that `primerpress check --format json` prints."""
        return {
            "path": self.location.path,
            "line": self.location.line,
            "column": self.location.column,
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "hint": self.hint,
        }


class CourseError(Exception):
    """All the problems that keep a course from being built, raised once, at the border."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


LONGEST_QUOTE = 60


def shortened(written: str) -> str:
    """Return what was written as a message may quote it: on one line, and not at any length."""
    words = " ".join(written.split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rstrip()}…"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that stop a build, leaving the warnings out."""
    return [problem for problem in problems if problem.severity == "error"]


def untold(problems: Iterable[Problem], told: Iterable[Problem]) -> list[Problem]:
    """Return the problems on lines of which nothing has been told: one that is read wrongly leads to others."""
    lines = {problem.location[:2] for problem in told}
    return [problem for problem in problems if problem.location[:2] not in lines]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was probably meant to be, or None."""
    close = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a hint that offers the nearest known word; where none is near, `otherwise`, or else all of them."""
    known = list(known)
    near = nearest(word, known)
    if near:
        return f"Did you mean “{near}”?"
    return otherwise or (f"Known here: {', '.join(known)}." if known else "")
