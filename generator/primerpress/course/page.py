"""One Markdown page of the course and the directives on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from primerpress.directives import Directive, prose_lines, scan
from primerpress.located_yaml import not_utf8
from primerpress.problems import Location, Problem, unreadable

if TYPE_CHECKING:
    from pathlib import Path


_HEADING = re.compile(r"#{1,6}\s+(?P<text>.*?)\s*(?:\{:?(?P<attributes>[^{}]*)\})?\s*#*\s*")
_ID = re.compile(r"(?:^|\s)#(?P<id>[^\s#]+)")


@dataclass(frozen=True)
class Page:
    """A page: its path from the course folder, and the directives on it in order.

    `sections` holds the Markdown of each heading that has an id of its own, such as `## Short turns {#short-turns}`;
    `title` is the first heading.
    """

    path: str
    directives: tuple[Directive, ...] = ()
    problems: tuple[Problem, ...] = ()
    title: str = ""
    sections: dict[str, str] = field(default_factory=dict)


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
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    directives, problems = scan(text, path)
    headings = [heading for _, line in prose_lines(text) if (heading := _HEADING.fullmatch(line))]
    sections = {id_["id"]: heading["text"] for heading in headings if (id_ := _ID.search(heading["attributes"] or ""))}
    return Page(path, tuple(directives), tuple(problems), headings[0]["text"] if headings else "", sections)
