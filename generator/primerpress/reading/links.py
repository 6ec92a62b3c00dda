"""How links and pictures may be written in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMS = (
    re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?(?P<target>[^()]*(?:\([^()]*\)[^()]*)*)>?\)"),
    re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?(?P<target>\S+)", re.MULTILINE),
    re.compile(r"<(?P<target>[^<>\s]+)>"),
)


class WrittenLink(NamedTuple):
    """A link as it is written, what it leads to, perhaps with a title behind it, and where in the text that stands."""

    text: str
    target: str
    start: int


def links_in(text: str) -> Iterator[WrittenLink]:
    """Yield whatever may be a link or a picture. This only finds the place of one that is known to be there."""
    for form in _FORMS:
        yield from (WrittenLink(found[0], found["target"], found.start("target")) for found in form.finditer(text))
