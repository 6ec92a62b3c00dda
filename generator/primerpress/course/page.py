"""One Markdown page of the course and the directives on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from primerpress.directives import Directive, scan
from primerpress.located_yaml import not_utf8
from primerpress.problems import Location, Problem, unreadable

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Page:
    """A page: its path from the course folder, and the directives on it in order."""

    path: str
    directives: tuple[Directive, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_page(file: Path, path: str) -> Page:
    """Read a page; what is wrong with it is in its `problems`."""
    try:
        content = file.read_bytes()
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Page(path, problems=(not_utf8(content, error, path),))
    except OSError as error:
        return Page(path, problems=(unreadable(path, error),))
    if not text.strip():
        return Page(
            path,
            problems=(
                Problem(Location(path), "empty-file", "the page is empty", "Write something, or delete the file."),
            ),
        )
    directives, problems = scan(text.replace("\r\n", "\n").replace("\r", "\n"), path)
    return Page(path, tuple(directives), tuple(problems))
