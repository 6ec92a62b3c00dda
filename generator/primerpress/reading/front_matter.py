"""Front matter: what an author says of a page in YAML, between two lines “---” at its head."""

from __future__ import annotations

import re

from primerpress.problems import Location, Problem
from primerpress.reading.files import Source
from primerpress.reading.located_yaml import Mapping, read

# What follows the first line where front matter is meant. After a rule, which looks the same, text comes.
_BEGINS = re.compile(r"""\s*(?:[\w "'-]+:(?!/)|\{)""")
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
        return document or nothing, problems
    return nothing, [
        *problems,
        Problem(
            document.location,
            "front-matter",
            "what stands between the two lines “---” is not a group of keys, so learners would see it",
            "Write each as “key: value”, with a space behind the colon.",
        ),
    ]


def _open(path: str) -> Problem:
    return Problem(
        Location(path),
        "front-matter",
        "the keys that start here are not closed, so learners would see them",
        "Write a line “---” below the last of them, before the text of the page.",
    )
