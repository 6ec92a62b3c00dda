"""What a saved answer hangs on: names that survive the edits which leave its meaning alone."""

from __future__ import annotations

import hashlib
from typing import Any

LENGTH = 8


def text_key(text: str) -> str:
    """Return the name of an option or item: the same wherever it stands in a list, another once it is reworded."""
    return _digest(" ".join(text.split()))


def fingerprint(question: Any) -> str:
    """Return a digest of what was asked and what is right, so that an answer to something else is retired.

    The prompt, the feedback and the order of the options do not go into it.
    """
    return _digest(question.kind, *question.asked())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:LENGTH]
