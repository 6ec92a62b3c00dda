"""Front matter: what an author says of a page in YAML, between two lines “---” at its head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from primerpress.problems import Location, Problem, shortened
from primerpress.reading.files import Source
from primerpress.reading.located_yaml import Mapping, read, values

if TYPE_CHECKING:
    from collections.abc import Iterator

# What follows the first line where front matter is meant. After a rule, which looks the same, text comes.
_BEGINS = re.compile(r"""\s*(?:[\w "'-]+:(?!/)|\{)""")
_DAY = re.compile(r"\d{4}-\d\d?-\d\d?")
# Other readers of front matter understand these, and nothing of ours rests on them.
_FOR_OTHERS = {"empty-file", "yaml-alias", "yaml-tag"}


def end_of_front_matter(lines: list[str]) -> int:
    """Return the index of the first line behind the front matter; 0 where a page has none, or does not close it."""
    if lines[0].rstrip() != "---":
        return 0
    end = next((index for index, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
    inside = [line for line in lines[1:end] if line.strip() and not line.startswith("#")]
    return end + 1 if end and (not inside or _BEGINS.match(inside[0])) else 0


def read_front_matter(text: str, path: str) -> tuple[Mapping, list[Problem]]:
    """Read the front matter of a page.

    Args:
        text: the whole page, with plain line ends.
        path: the page's path as problems shall name it.

    Returns:
        Its keys, none where there is no front matter, and what is wrong with it.
    """
    lines = text.split("\n")
    nothing = Mapping({}, Location(path))
    end = end_of_front_matter(lines)
    if not end:
        meant = lines[0].rstrip() == "---" and _BEGINS.match("".join(lines[1:2]))
        return nothing, [_open(path)] if meant else []
    # An empty line in place of the first keeps all others where they are.
    document, problems = read(Source(path, "\n".join(["", *lines[1 : end - 1]])))
    problems = [problem for problem in problems if problem.code not in _FOR_OTHERS]
    if document is None or isinstance(document, Mapping):
        return document or nothing, [*problems, *_no_days(document)]
    return nothing, [
        *problems,
        Problem(
            document.location,
            "front-matter",
            "what stands between the two lines “---” is not a group of keys, so learners would see it",
            "Write each as “key: value”, with a space behind the colon.",
        ),
    ]


def _no_days(document: Mapping | None) -> Iterator[Problem]:
    """Yield each date that is none: the engine then takes no key of the page, and shows them all."""
    for text in values(document):
        if _DAY.match(text.written):
            try:
                yaml.safe_load(text.written)
            except ValueError:
                message = (
                    f"there is no day “{shortened(text.value)}”, so none of these keys is read, and learners see them"
                )
                hint = "Write a day that there is, or put quotation marks around it."
                yield Problem(text.location, "front-matter", message, hint)


def _open(path: str) -> Problem:
    return Problem(
        Location(path),
        "front-matter",
        "the keys that start here are not closed, so learners would see them",
        "Write a line “---” below the last of them, before the text of the page.",
    )
