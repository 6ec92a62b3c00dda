"""A file as it would be without a slip: what can be read in it then is told at its place in the file as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from primerpress.problems import Location
from primerpress.reading.files import Source


@dataclass(frozen=True)
class Mended(Source):
    """A text in which one stretch differs from the one `before`."""

    before: Source = field(kw_only=True, repr=False)

    def place(self, line: int, column: int) -> Location:
        """Return the place in the file of a line and a column of this text."""
        here, there = self.lines, self.before.lines
        # Of lines that became one, it is the first.
        if line > max(self._alike, len(here) - self._alike_below if len(there) > len(here) else 0):
            line = max(line + len(there) - len(here), 1)
        moved = len(there[line - 1]) - len(here[min(line, len(here)) - 1]) if len(here) == len(there) else 0
        return self.before.place(line, max(column + moved, 1))

    @cached_property
    def _alike(self) -> int:
        """The number of lines at the head that are the same."""
        pairs = zip(self.lines, self.before.lines, strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

    @cached_property
    def _alike_below(self) -> int:
        """The number of lines at the foot that are the same."""
        pairs = zip(reversed(self.lines), reversed(self.before.lines), strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
