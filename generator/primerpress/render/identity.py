"""What a saved answer hangs on: names that survive the edits which leave its meaning alone."""

from __future__ import annotations

import hashlib
from functools import singledispatch
from typing import Any

from primerpress.model.categorize import CategorizeQuestion
from primerpress.model.fill_in_the_blanks import FillInTheBlanksQuestion, gap_names
from primerpress.model.judgement import JudgementQuestion
from primerpress.model.matching import MatchingQuestion
from primerpress.model.multiple_choice import MultipleChoiceQuestion
from primerpress.model.numeric import NumericQuestion
from primerpress.model.option import Option
from primerpress.model.ordering import OrderingQuestion
from primerpress.model.rating import RatingQuestion
from primerpress.model.reflection import ReflectionQuestion
from primerpress.model.scenario import ScenarioQuestion
from primerpress.model.short_answer import ShortAnswerQuestion
from primerpress.model.single_choice import SingleChoiceQuestion
from primerpress.model.true_false import TrueFalseQuestion

LENGTH = 8


def element_id(quiz: str, question: str) -> str:
    """Return the id of the question's element, which pages may link to."""
    return f"{quiz}--{question}"


def text_key(text: str) -> str:
    """Return the name of an option or item: the same wherever it stands in a list, another once it is reworded."""
    return _digest(" ".join(text.split()))


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


@_asked.register
def _(question: MatchingQuestion) -> list[str]:
    pairs = sorted(f"{text_key(pair.item)} {text_key(pair.match)}" for pair in question.pairs)
    return [*pairs, *sorted(map(text_key, question.distractors))]


@_asked.register
def _(question: CategorizeQuestion) -> list[str]:
    return sorted(
        f"{text_key(name)} {text_key(item.text)}" for name, items in question.categories.items() for item in items
    )


@_asked.register
def _(question: OrderingQuestion) -> list[str]:
    return [text_key(item) for item in question.items]


@_asked.register
def _(question: FillInTheBlanksQuestion) -> list[str]:
    # In the order of the gaps, by which the answers are saved; their names are the author's alone.
    blanks = (question.blanks[name] for name in gap_names(question.text))
    parts = (f"{sorted(blank.accept)} {sorted(blank.options)} {blank.answer}" for blank in blanks)
    return [str(question.case_sensitive), *parts]


@_asked.register
def _(question: RatingQuestion) -> list[str]:
    return [*map(text_key, question.statements), *question.scale]


@_asked.register
def _(_question: ReflectionQuestion) -> list[str]:
    return []  # what somebody has written for themselves is never out of date


@_asked.register
def _(question: JudgementQuestion) -> list[str]:
    return sorted(f"{text_key(option.text)} {option.quality}" for option in question.options)


@_asked.register
def _(question: ScenarioQuestion) -> list[str]:
    scenes = (
        f"{name} {sorted((text_key(choice.text), choice.to) for choice in scene.choices)} "
        f"{scene.ending.quality if scene.ending else ''}"
        for name, scene in question.scenes.items()
    )
    return [question.start, *sorted(scenes)]


def _choices(options: tuple[Option, ...]) -> list[str]:
    return sorted(f"{text_key(option.text)} {option.correct}" for option in options)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:LENGTH]
