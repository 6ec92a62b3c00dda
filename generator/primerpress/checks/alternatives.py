"""What there is to choose from, to match or to put in order: enough of it, and nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sized

_FEWEST = 2


def check_several(things: Sized, location: Location, message: str, hint: str) -> Iterator[Problem]:
    """Report that there are too few, with a message of the kind's own."""
    if len(things) < _FEWEST:
        yield Problem(location, "too-few-options", message, hint)


def check_repeats(texts: Iterable[tuple[str, Location]], what: str) -> Iterator[Problem]:
    """Report each text that reads the same as an earlier one.

    Args:
        texts: what was written, and where.
        what: what a text is called, such as “option”.
    """
    first: dict[str, int] = {}
    for text, location in texts:
        if as_read(text) in first:
            yield Problem(
                location,
                "duplicate-option",
                f"this {what} reads the same as the one in line {first[as_read(text)]}",
                "Reword one of the two, or remove it.",
            )
        first.setdefault(as_read(text), location.line)


def as_read(text: str) -> str:
    """Return a text without what a learner does not see: two that are equal then cannot be told apart."""
    return " ".join(text.casefold().split())
