"""Frames in HTML that an author writes, in which another site would show something."""

from __future__ import annotations

import re
from html import unescape

_ATTRIBUTES = r"(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)"
FRAME = re.compile(rf"<iframe\b{_ATTRIBUTES}>(?:.*?</iframe\s*>)?", re.IGNORECASE | re.DOTALL)
"""A frame, or the tag that opens it."""

_ATTRIBUTE = re.compile(
    r"""(?<![\w-])(?P<name>src|title)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+))""",
    re.IGNORECASE,
)


def said_of(frame: re.Match[str]) -> dict[str, str]:
    """Return the attributes `src` and `title` of a frame, as they are written."""
    found = _ATTRIBUTE.finditer(frame["attributes"])
    return {one["name"].lower(): one["double"] or one["single"] or one["bare"] or "" for one in found}


def meant(written: str) -> str:
    """Return what a value of an attribute means."""
    return unescape(written).strip()
