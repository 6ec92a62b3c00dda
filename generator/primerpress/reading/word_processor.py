"""Signs that a word processor puts in the place of those that were typed, and that mean nothing to YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from primerpress.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.reading.files import Source

DASHES = "–—−•●▪·"  # noqa: RUF001 - these are the ones that look alike
OPENING = "“„‟«‘‚‛”’"  # noqa: RUF001
CLOSING = "”“‟»’‘‛"  # noqa: RUF001
WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
UNSEEN = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"

_INDENTATION = re.compile(rf"(?m)^[ {WIDE}{UNSEEN}]*(?P<sign>[{WIDE}{UNSEEN}])[ {WIDE}{UNSEEN}]*(?=\S)")
_BEHIND = re.compile(rf"(?m)^\s*(?:-\s+)*(?:[\w-]+:|-)(?P<sign>[{WIDE}])")
_DASH = re.compile(rf"(?m)^(?P<indent> *)(?P<sign>[{DASHES}])\s*(?=\S)")
_COLON = re.compile(r"(?m)^(?P<before> *(?:- +)*\w+)(?P<sign>\uff1a)\s*")
_QUOTED = re.compile(rf"(?m)(?<=[:\[,-] )(?P<sign>[{OPENING}])(?P<text>[^\n\"\\]*)[{CLOSING}](?=\s*$|[\],}}])")
_ODD = re.compile(rf"[{WIDE}{UNSEEN}]")
_NAMES = {"\u00a0": "no-break space", "\u202f": "no-break space", "\u00ad": "soft hyphen", "\u200b": "zero-width space"}


def repairs(source: Source, start: int) -> Iterator[tuple[Problem, str]]:
    """Yield what signs of a word processor could keep a text from being read, and the text without them.

    Args:
        source: the text.
        start: the index from which on they may matter; what stands before has been read.
    """
    before, text = source.text[:start], source.text[start:]
    for pattern, plain, tell in (
        (_INDENTATION, lambda m: re.sub(f"[{WIDE}]", " ", re.sub(f"[{UNSEEN}]", "", m[0])), _odd_space),
        (_BEHIND, lambda m: f"{m[0][:-1]} ", _odd_space),
        (_DASH, lambda m: f"{m['indent']}- ", _dash),
        (_COLON, lambda m: f"{m['before']}: ", _colon),
        (_QUOTED, lambda m: f'"{m["text"]}"', _curly),
    ):
        if found := pattern.search(text):
            index = start + found.start("sign")
            yield tell(source.location(index), found["sign"]), before + pattern.sub(plain, text)


def in_a_word(word: str, location: Location) -> Problem | None:
    """Say what a word processor did to a word of the format: a key, a name, a number.

    Args:
        word: what was written.
        location: its place.
    """
    if odd := _ODD.search(word):
        return _odd_space(location._replace(column=location.column + odd.start()), odd[0])
    if word[:1] in tuple(OPENING) and word[-1:] in tuple(CLOSING):
        return _curly(location, word[0])
    return None


def cleaned(word: str) -> str:
    """Return a word without the signs that a word processor may have put into it."""
    return _ODD.sub("", word).strip(OPENING + CLOSING)


def _told(location: Location, message: str, hint: str) -> Problem:
    return Problem(location, "word-processor", message, hint)


def _odd_space(location: Location, sign: str) -> Problem:
    name = _NAMES.get(sign, "space of an unusual width" if sign.isspace() else "sign that nobody sees")
    return _told(
        location,
        f"a {name} (U+{ord(sign):04X}) stands here, which YAML does not take for a space",
        "Delete it and type what should stand there; it comes along when text is pasted from a word processor.",
    )


def _dash(location: Location, sign: str) -> Problem:
    return _told(
        location,
        f"“{sign}” stands where an item of a list starts, and YAML knows “-” only",
        "Type “- ”, a plain hyphen and a space. Word processors put longer dashes and bullets in its place.",
    )


def _colon(location: Location, sign: str) -> Problem:
    return _told(
        location,
        f"“{sign}” is a wide colon, and YAML knows “:” only",
        "Type “: ”, a plain colon and a space.",
    )


def _curly(location: Location, sign: str) -> Problem:
    return _told(
        location,
        f"“{sign}” is a curly quotation mark, which YAML takes for a part of the text",
        "Type straight quotation marks, \" or ', or none at all; word processors make them curly.",
    )
