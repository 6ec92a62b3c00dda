"""Checks of what a quiz draws: there are as many questions as it asks for, of each tag that it names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from primerpress.model.values import KEY
from primerpress.problems import Problem, did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.quiz_file import QuizFile


def check_draw(file: QuizFile) -> Iterator[Problem]:
    """Look at `draw`, and at the tags by which it draws."""
    draw = file.quiz.draw
    if draw and draw.number and draw.number > len(file.ids):
        yield Problem(
            file.locate(("draw",)),
            "draw-too-many",
            f"{draw.number} questions are to be drawn, of {len(file.ids)}",
            "Lower the number, or write more questions.",
        )
    # Where a question cannot be read, neither can its tag.
    if draw and draw.by_tag and len(file.questions) == len(file.ids):
        yield from _by_tag(file, draw.by_tag)


def _by_tag(file: QuizFile, by_tag: dict[str, int]) -> Iterator[Problem]:
    there = Counter(placed.question.tag for placed in file.questions if placed.question.tag)
    for named, number in by_tag.items():
        if named not in there:
            yield Problem(
                file.locate(("draw", named, KEY)),
                "unknown-tag",
                f"no question has the tag “{named}”",
                did_you_mean(named, [*there]) if there else f"Write “tag: {named}” below each question that has it.",
            )
        elif number > there[named]:
            yield Problem(
                file.locate(("draw", named)),
                "draw-too-many",
                f"{number} questions with the tag “{named}” are to be drawn, of {there[named]}",
                "Lower the number, or give the tag to more questions.",
            )
    waiting = [tag for tag in by_tag if tag not in there]
    for placed in file.questions:
        tag: str | None = placed.question.tag
        if not tag or tag in by_tag or nearest(tag, waiting):  # told at the tag that no question has
            continue
        near = nearest(tag, by_tag)
        yield Problem(
            file.locate(("questions", placed.index, "tag")),
            "unknown-tag",
            f"“draw” does not say how many questions with the tag “{tag}” to ask",
            f"Did you mean “{near}”?"
            if near
            else f"Add “{tag}: 1” to “draw”, or remove the tag to ask the question in each attempt.",
        )
