"""What Markdown lets an author define apart from where it is used: references, footnotes and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DEFINITION = re.compile(r" {0,3}(?P<label>\*\[[^\]\n]+\]|\[[^\]\n]+\]):(?:[ \t]|$)")
_CONTINUED = re.compile(r"(?: {4}|\t)|[ \t]*$")


def split_definitions(lines: Iterable[str]) -> tuple[list[str], dict[str, list[str]]]:
    """Part lines outside code into those that a reader sees and the definitions among them.

    Returns:
        The lines that are left, and the lines of each definition, the indented ones below it among them, by its label
        with its brackets: `[address]`, `[^note]` or `*[WRAP]`.
    """
    shown: list[str] = []
    defined: dict[str, list[str]] = {}
    into = shown
    for line in lines:
        if found := _DEFINITION.match(line):
            into = defined.setdefault(found["label"], [])
        elif into is not shown and not _CONTINUED.match(line):
            into = shown
        into.append(line)
    return shown, defined


def spoken_of(label: str, text: str) -> bool:
    """Whether a text may use the definition with a label."""
    return label[2:-1] in text if label.startswith("*") else label.lower() in text.lower()
