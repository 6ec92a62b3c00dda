"""A file of the course as text that knows its places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from primerpress.problems import Location, Problem


@dataclass(frozen=True)
class Source:
    """What stands in a file. A place in it is an index; line and column are worked out when somebody asks."""

    path: str
    text: str

    def location(self, index: int) -> Location:
        """Return the place of a character, with lines as editors count them: YAML knows more line breaks."""
        line = bisect_right(self._lines, index)
        return Location(self.path, line, index - self._lines[line - 1] + 1)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]


def not_utf8(content: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    """Say where a file stops being UTF-8."""
    before = content[: error.start]
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    return Problem(
        Location(path, line, column),
        "not-utf-8",
        "the file is not saved as UTF-8; a character here cannot be read",
        "In your editor choose “Save with encoding” and then UTF-8.",
    )
