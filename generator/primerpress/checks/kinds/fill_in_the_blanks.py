"""Checks for `fill-in-the-blanks`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.accepted import check_accepted
from primerpress.checks.options import check_choice
from primerpress.model.fill_in_the_blanks import gap_names
from primerpress.problems import Problem, did_you_mean, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.fill_in_the_blanks import Blank, FillInTheBlanksQuestion


_NOT_THERE = "Write {{{name}}} where the gap shall be, or remove the entry."
_IN_A_FORMULA = (
    "Within code and between “$…$” braces are no gap: write the gap outside, and &#36; for the sign of a price."
)


def check(question: FillInTheBlanksQuestion, where: Where) -> Iterator[Problem]:
    """Gaps and blanks are the same, each gap stands once, and each has a right answer."""
    names = gap_names(question.text)
    if not names and not question.blanks:
        yield Problem(
            where("text"),
            "too-few-options",
            "the text has no gap",
            "Write {name} where a gap shall be, and what fits there as “name:” below “blanks:”.",
        )
    for name in dict.fromkeys(names):
        if name not in question.blanks:
            yield Problem(
                where("text", fragment=f"{{{name}}}"),
                "unknown-gap",
                f"“{{{name}}}” has no entry under “blanks”",
                did_you_mean(
                    name, question.blanks, f"Write “{name}:” below “blanks:”, and below that what fits the gap."
                ),
            )
        elif names.count(name) > 1:
            yield Problem(
                where("text", fragment=f"{{{name}}}"),
                "duplicate-gap",
                f"the gap “{{{name}}}” stands in the text more than once",
                "Give each gap a name and an entry of its own.",
            )
    for name, blank in question.blanks.items():
        if name not in names:
            yield Problem(
                where("blanks", name),
                "unknown-gap",
                f"“{name}” does not stand in the text",
                _IN_A_FORMULA if f"{{{name}}}" in question.text else _NOT_THERE.format(name=name),
            )
        yield from _blank(blank, name, where)


def _blank(blank: Blank, name: str, where: Where) -> Iterator[Problem]:
    path = ("blanks", name)
    if not blank.options and blank.answer:
        yield Problem(
            where(*path, "answer"),
            "gap-two-ways",
            "“answer” goes with “options”, and this gap has none",
            "Write what may be chosen under “options”, or the answer under “accept”.",
        )
        return
    if not blank.options:
        yield from check_accepted(blank.accept, where, *path)
        return
    if blank.accept:
        yield Problem(
            where(*path, "accept"),
            "gap-two-ways",
            "a gap is either typed or chosen, and both “accept” and “options” are written",
            "Keep one of the two.",
        )
    options = [(option, (*path, "options", index)) for index, option in enumerate(blank.options)]
    yield from check_choice(options, where, (*path, "options"))
    if not blank.answer:
        yield Problem(
            where(*path), "no-correct-option", "none of the options is said to be right", "Add a line “answer: …”."
        )
    elif blank.answer not in blank.options:
        yield Problem(
            where(*path, "answer"),
            "no-correct-option",
            f"the answer “{shortened(blank.answer)}” is not among the options",
            did_you_mean(blank.answer, blank.options),
        )
