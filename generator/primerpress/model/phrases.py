"""How the Markdown of a text is read: as a phrase, or as blocks. The field decides, and not what a text starts with.

A label ("option", "item", "title"…) is a phrase, and becomes blocks with an empty line, a fence, or a list of two items
or more. Prose is Markdown. In both, what would be one list item, one heading or one rule and nothing else stays as
it was written, "1990. That year I stopped" and "- 5 degrees" among them; so does ">" before a number.
"""

from __future__ import annotations

import re

from primerpress.model.values import LabelText

_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+\S")
_FENCE = re.compile(r"^[ \t]*(?:`{3,}[^`]*|~{3,}.*)$", re.MULTILINE)
_HEADING = re.compile(r" {0,3}#{1,6}[^#\n].*")
_UNDERLINED = re.compile(r"[^\n]+\n[=-]+ *")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_ALONE = (_HEADING, _UNDERLINED, _RULE)
# One line that starts like a sentence: no block of Markdown's, or of an extension's, starts with a letter.
_ONE_LINE = re.compile(r"[\"'\u00ab\u2018-\u201f(]*[^\W\d_][^\n]*")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_COMPARISON = re.compile(r"[ \t]*>[ \t]*[-+\N{MINUS SIGN}$€£]?[.,]?\d")


def is_phrase(text: str) -> bool:
    """Whether a text is inline Markdown, and none of its lines starts a block."""
    if _ONE_LINE.fullmatch(text):
        return True
    if _EMPTY_LINE.search(text) or _FENCE.search(text):
        return False
    items = sum(map(bool, map(_ITEM.match, text.split("\n"))))
    if isinstance(text, LabelText):
        return items <= 1
    alone = items == 1 and bool(_ITEM.match(text))
    return alone or bool(_COMPARISON.match(text)) or any(form.fullmatch(text) for form in _ALONE)
