"""One thing a learner may choose."""

from __future__ import annotations

from primerpress.model.values import Flag, Label, Markdown, Part


class Option(Part):
    """An option with its feedback, shown whether it was chosen or not."""

    text: Label
    correct: Flag = False
    feedback: Markdown | None = None
    pin: Flag = False
