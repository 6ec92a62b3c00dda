"""What a saved answer hangs on: names that survive the edits which leave its meaning alone."""

from __future__ import annotations

import hashlib
from functools import singledispatch
from typing import Any

from primerpress.model.multiple_choice import MultipleChoiceQuestion
from primerpress.model.numeric import NumericQuestion
from primerpress.model.option import Option
from primerpress.model.short_answer import ShortAnswerQuestion
from primerpress.model.single_choice import SingleChoiceQuestion
from primerpress.model.true_false import TrueFalseQuestion

LENGTH = 8


def element_id(quiz: str, question: str) -> str:
    """Return the id of the question's element, which pages may link to."""
    return f"{quiz}--{question}"


def option_key(option: Option) -> str:
    """Return the name of an option: the same wherever it stands in the list, another once it is reworded."""
    return _digest(" ".join(option.text.split()))


def fingerprint(question: Any) -> str:
    """Return a digest of what was asked and what is right, so that an answer to something else is retired.

    The prompt, the feedback and the order of the options do not go into it.
    """
    return _digest(question.kind, *_asked(question))


@singledispatch
def _asked(question: Any) -> list[str]:
    raise TypeError(question)


@_asked.register
def _(question: SingleChoiceQuestion) -> list[str]:
    return _choices(question.options)


@_asked.register
def _(question: MultipleChoiceQuestion) -> list[str]:
    return [question.scoring, *_choices(question.options)]


@_asked.register
def _(question: TrueFalseQuestion) -> list[str]:
    return [str(question.answer)]


@_asked.register
def _(question: ShortAnswerQuestion) -> list[str]:
    return [str(question.case_sensitive), *sorted(question.accept)]


@_asked.register
def _(question: NumericQuestion) -> list[str]:
    return [*(str(bound.normalize()) for bound in question.bounds), question.unit or ""]


def _choices(options: tuple[Option, ...]) -> list[str]:
    return sorted(f"{option_key(option)} {option.correct}" for option in options)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:LENGTH]
