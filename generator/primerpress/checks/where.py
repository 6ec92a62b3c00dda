"""How a check says where something is, without knowing about files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from primerpress.problems import Location


class Where(Protocol):
    """Turns the keys that lead to a value of the question into a place in the file."""

    def __call__(self, *path: str | int, fragment: str = "") -> Location:
        """Return the place of the value, or of a fragment of its text."""
        ...
