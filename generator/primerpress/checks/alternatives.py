"""What there is to choose from, to match or to put in order: enough of it, and nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sized

    from primerpress.checks.where import Where
    from primerpress.model.values import Path

_FEWEST = 2


def check_several(things: Sized, where: Where, path: Path, message: str, hint: str) -> Iterator[Problem]:
    """Report that there are too few, with a message of the kind's own; `path` leads to them."""
    if len(things) < _FEWEST:
        yield Problem(where(*path), "too-few-options", message, hint)


def check_repeats(texts: Iterable[tuple[str, Path]], where: Where, what: str) -> Iterator[Problem]:
    """Report each text that reads the same as an earlier one.

    Args:
        texts: what was written, and the keys that lead there. Places take longer to find than repeats, and are looked
            up only for those.
        where: returns the place of a text.
        what: what a text is called, such as “option”.
    """
    first: dict[str, Path] = {}
    for text, path in texts:
        earlier = first.setdefault(as_read(text), path)
        if earlier is not path:
            yield Problem(
                where(*path),
                "duplicate-option",
                f"this {what} reads the same as the one in line {where(*earlier).line}",
                "Reword one of the two, or remove it.",
            )


def as_read(text: str) -> str:
    """Return a text without what a learner does not see: two that are equal then cannot be told apart."""
    return " ".join(text.casefold().split())
