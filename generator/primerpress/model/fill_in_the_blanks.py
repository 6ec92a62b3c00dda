"""`fill-in-the-blanks`: gaps in a running text."""

from __future__ import annotations

import re
from itertools import count
from typing import Literal

from primerpress.model.question import CommonQuestion
from primerpress.model.values import Flag, GapText, Label, Part, PlainText


class Blank(Part):
    """A gap, typed (`accept`, as in `short-answer`) or chosen (`options` and the `answer` among them)."""

    accept: tuple[PlainText, ...] = ()
    options: tuple[Label, ...] = ()
    answer: Label | None = None


class FillInTheBlanksQuestion(CommonQuestion):
    """Fill each `{gap}` of `text`."""

    decisive = ("blanks",)

    kind: Literal["fill-in-the-blanks"]
    text: GapText
    blanks: dict[PlainText, Blank]
    case_sensitive: Flag = False

    def asked(self) -> list[str]:
        """Return what fits each gap, in their order, by which answers are saved; their names are the author's."""
        blanks = (self.blanks[name] for name in gap_names(self.text))
        parts = (f"{sorted(blank.accept)} {sorted(blank.options)} {blank.answer}" for blank in blanks)
        return [str(self.case_sensitive), *parts]


# A gap, or a stretch of code or TeX, in which braces stay braces. Between single dollars is TeX where neither has a
# space on its inner side, as pymdownx.arithmatex has it: "$5 and {gap} and $6" are prices.
_GAP_OR_OTHER = re.compile(
    r"(?P<code>(?P<ticks>`+).+?(?P=ticks)(?!`))"
    r"|(?<!\\)\$\$(?:\\.|[^\\])+?\$\$"
    r"|(?<!\\)\$(?!\s)(?:\\.|[^\\$\n]|\n(?!\s*\n))+?(?<!\s)\$"
    r"|\\\((?:\\[^)]|[^\\])+?\\\)"
    r"|\\\[(?:\\[^\]]|[^\\])+?\\\]"
    r"|(?<!\\)\{(?P<name>[A-Za-z0-9][\w-]*)\}",
    re.DOTALL,
)


def gap_names(text: str) -> list[str]:
    """Return the names of the gaps in a text, in their order."""
    return [match["name"] for match in _GAP_OR_OTHER.finditer(text) if match["name"]]


def mark_gaps(text: str, mark: str) -> str:
    """Return the text with each gap replaced by `mark`, in which `{}` stands for the gap's number, from 0."""
    numbers = count()
    return _GAP_OR_OTHER.sub(lambda match: mark.format(next(numbers)) if match["name"] else match[0], text)
