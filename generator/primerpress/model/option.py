"""One thing a learner may choose."""

from __future__ import annotations

from collections.abc import Iterable

from primerpress.model.identity import text_key
from primerpress.model.values import Flag, Label, Markdown, Part


class Option(Part):
    """An option with its feedback, shown whether it was chosen or not."""

    text: Label
    correct: Flag = False
    feedback: Markdown | None = None
    pin: Flag = False


def options_asked(options: Iterable[Option]) -> list[str]:
    """Return what of the options makes an old answer the answer to another question."""
    return sorted(f"{text_key(option.text)} {option.correct}" for option in options)
