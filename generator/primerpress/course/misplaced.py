"""Files that an author takes for quizzes of the course, and that are in no place where quizzes are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from primerpress.problems import Location, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

QUIZZES = "quizzes"
_QUIZ = re.compile(r"(?P<name>[^/]+?)\.ya?ml(?P<text>\.txt)?", re.IGNORECASE)


def name_of(path: str) -> str:
    """Return the name that a quiz in the file would have; empty where the file is none."""
    found = _QUIZ.fullmatch(path.rpartition("/")[2])
    return found["name"] if found else ""


def is_read(path: str) -> bool:
    """Whether a file of the course is read as a quiz."""
    return path.count("/") == 1 and path.startswith(f"{QUIZZES}/") and path.endswith(".yml")


def misplaced(paths: Iterable[str], sought: Collection[str]) -> Iterator[tuple[str, Problem | None]]:
    """Yield the name of each quiz in the wrong place, and what is told: once for all of a misnamed folder.

    Args:
        paths: the files of the course, from its folder on.
        sought: the names that pages ask for and that no quiz has.
    """
    told: set[str] = set()
    for path in paths:
        name, folder = name_of(path), path.partition("/")[0]
        if not name or is_read(path):
            continue
        if folder == QUIZZES:
            yield name, _in_quizzes(path, name)
        elif path.count("/") == 1 and nearest(folder, [QUIZZES]):
            yield name, None if folder in told else _folder(path, folder)
            told.add(folder)
        elif name in sought:
            yield name, _elsewhere(path, name)


def _in_quizzes(path: str, name: str) -> Problem:
    if path.lower().endswith(".txt"):
        hint = f"Rename it to “{name}.yml”; where “.txt” is not to be seen, let the system show the ends of file names."
    else:
        hint = "Move it directly into “quizzes”, and let its name end in “.yml”."
    return _problem(path, hint)


def _folder(path: str, folder: str) -> Problem:
    return Problem(
        Location(path),
        "quiz-file-name",
        f"quizzes are read from the folder “{QUIZZES}”, and this one is called “{folder}”",
        f"Rename the folder to “{QUIZZES}”, in small letters.",
    )


def _elsewhere(path: str, name: str) -> Problem:
    return _problem(path, f"Move it to “{QUIZZES}/{name}.yml”, beside mkdocs.yml.")


def _problem(path: str, hint: str) -> Problem:
    return Problem(
        Location(path), "quiz-file-name", "no page can show this quiz: only files “quizzes/NAME.yml” are read", hint
    )
