"""How long it takes to read words and to answer a question; reckoned, and not measured."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from primerpress.model.reflection import ReflectionQuestion

_WORDS_A_MINUTE = 200
# A question takes as long as reading all that a learner may meet in it, feedback and reasons among it, and at least so
# long. Of a conversation that is the longest way through it.
_ANSWERING = 0.25
# What somebody writes for themselves takes this long besides.
_WRITING = 2.0
_WORD = re.compile(r"\w+(?:['\u2019.,:-]\w+)*")
_ADDRESS = re.compile(r"\]\([^)]*\)|\{[:#][^}]*\}|https?://\S+")


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long something takes; reckoned, and not measured."""

    reading: float = 0
    answering: float = 0
    writing: float = 0

    @property
    def total(self) -> float:
        """All of it."""
        return self.reading + self.answering + self.writing

    def __add__(self, other: Minutes) -> Minutes:
        return Minutes(self.reading + other.reading, self.answering + other.answering, self.writing + other.writing)

    def __mul__(self, share: float) -> Minutes:
        """Return how long it takes on average where only a share of the learners meet it."""
        return Minutes(self.reading * share, self.answering * share, self.writing * share)


def minutes_to_read(words: int) -> Minutes:
    """Return how long it takes to read so many words."""
    return Minutes(reading=words / _WORDS_A_MINUTE)


def minutes_to_answer(question: Any) -> Minutes:
    """Return how long it takes to answer a question, and to read what it says of the answer."""
    words = sum(map(count_words, question.met()))
    writing = _WRITING if isinstance(question, ReflectionQuestion) else 0
    return Minutes(answering=max(words / _WORDS_A_MINUTE, _ANSWERING), writing=writing)


def count_words(text: str) -> int:
    """Return how many words a reader meets in a Markdown text."""
    return len(_WORD.findall(_ADDRESS.sub("", text)))
