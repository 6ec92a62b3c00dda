"""A file of the course as text that knows its places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from primerpress.problems import Location, Problem


@dataclass(frozen=True)
class Source:
    """What stands in a file. A place in it is an index; line and column are worked out when somebody asks."""

    path: str
    text: str = field(repr=False)  # each value of the file holds its source

    def location(self, index: int) -> Location:
        """Return the place of a character, with lines as editors count them: YAML knows more line breaks."""
        line = self.line_at(index)
        return self.place(line, index - self._starts[line - 1] + 1)

    def line_at(self, index: int) -> int:
        """Return the line of this text, counted from 1, that a character stands in."""
        return bisect_right(self._starts, index)

    def place(self, line: int, column: int) -> Location:
        """Return the place in the file of a line and a column of this text."""
        return Location(self.path, line, column)

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]


NO_FILE = ("this is neither a file nor a folder", "Remove it: reading it may never end.")
"""What is told of a pipe, a socket or a device, and the way out."""

UNREADABLE = "Is it still there, and may you read it? Close it in other programs and try again."


def read_source(file: Path, path: str) -> Source | Problem:
    """Return what stands in a file, or what keeps it from being read. `path` is what problems shall call it."""
    try:
        if file.exists() and not file.is_file():
            return Problem(Location(path), "unreadable-file", *_no_file(file))
        return decoded(file.read_bytes(), path)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return Problem(Location(path), "unreadable-file", message, UNREADABLE)


def _no_file(file: Path) -> tuple[str, str]:
    return ("this is a folder, and should be a file", "Rename or move the folder.") if file.is_dir() else NO_FILE


def decoded(content: bytes, path: str) -> Source | Problem:
    """Return UTF-8 as text without a byte order mark, its line breaks alike, or where it stops being UTF-8."""
    try:
        text = content.decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        before = Source(path, content[: error.start].decode("utf-8", "replace"))
        return Problem(
            before.location(len(before.text)),
            "not-utf-8",
            "the file is not saved as UTF-8; a character here cannot be read",
            "In your editor choose “Save with encoding” and then UTF-8.",
        )
    return Source(path, text.replace("\r\n", "\n").replace("\r", "\n"))
