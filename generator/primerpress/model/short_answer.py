"""`short-answer`: a few words, compared with accepted variants."""

from __future__ import annotations

import re
from typing import Literal

from primerpress.model.question import CommonQuestion
from primerpress.model.values import Flag, Markdown, PlainText

_REGULAR_EXPRESSION = re.compile(r"/(?P<pattern>.+)/(?P<flags>[dgimsuvy]*)", re.DOTALL)


class ShortAnswerQuestion(CommonQuestion):
    """Type a few words. Each of `accept` is a text or a `/regular expression/` for the whole answer."""

    decisive = ("accept",)

    kind: Literal["short-answer"]
    accept: tuple[PlainText, ...]
    feedback: Markdown | None = None
    case_sensitive: Flag = False

    def asked(self) -> list[str]:
        """Return what is accepted."""
        return [str(self.case_sensitive), *sorted(self.accept)]


def regular_expression(accepted: str) -> tuple[str, str] | None:
    """Return pattern and flags of an accepted answer written as `/pattern/flags`, or None for a plain text."""
    match = _REGULAR_EXPRESSION.fullmatch(accepted)
    return (match["pattern"], match["flags"]) if match else None


def accepted_text(accepted: str) -> str:
    """Return an accepted text as learners are shown it: quotation marks keep slashes from making it an expression."""
    bare = accepted[1:-1]
    return bare if accepted == f'"{bare}"' and regular_expression(bare) else accepted
