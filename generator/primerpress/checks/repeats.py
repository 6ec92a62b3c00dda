"""Texts that a learner could not tell apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def check_repeats(texts: Iterable[tuple[str, Location]], code: str, what: str) -> Iterator[Problem]:
    """Report each text that reads the same as an earlier one.

    Args:
        texts: what was written, and where.
        code: the problem's code.
        what: what a text is called, such as “option”.
    """
    first: dict[str, int] = {}
    for text, location in texts:
        words = " ".join(text.casefold().split())
        if words in first:
            yield Problem(
                location,
                code,
                f"this {what} reads the same as the one in line {first[words]}",
                "Reword one of the two, or remove it.",
            )
        first.setdefault(words, location.line)
