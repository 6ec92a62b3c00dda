"""What a learner may have chosen, in words, by what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from primerpress.model.identity import text_key
from primerpress.model.rating import RatingQuestion
from primerpress.model.scenario import ScenarioQuestion
from primerpress.model.true_false import TrueFalseQuestion
from primerpress.model.values import LabelText, markdown_texts

Words = Callable[[str], str]
"""Returns the words of a label, without its Markdown."""


def labels(question: Any, words: Words, true: str, false: str) -> dict[str, str]:
    """Return the words for each part of a kept answer; there are none where a learner wrote the answer.

    Args:
        question: as the author wrote it.
        words: of a label.
        true: how the learner's language calls a statement that is true.
        false: the same for one that is false.
    """
    if isinstance(question, TrueFalseQuestion):
        return {"true": true, "false": false}
    if isinstance(question, RatingQuestion):
        return dict(_rated(question, words))
    if isinstance(question, ScenarioQuestion):
        choices = ((name, choice.text) for name, scene in question.scenes.items() for choice in scene.choices)
        return {f"{name}/{text_key(text)}": words(text) for name, text in choices}
    if not question.choices:
        return {}
    texts = (text for _, text in markdown_texts(question) if isinstance(text, LabelText))
    return {text_key(text): words(text) for text in texts}


def _rated(question: RatingQuestion, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the steps by their numbers, and the statements by the places of their answers."""
    for number, step in enumerate(question.scale):
        yield f"{number}", words(step)
    for number, statement in enumerate(question.statements):
        yield f"row-{number}", words(statement)
