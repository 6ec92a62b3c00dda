"""What a group chose for a question, in the words of its author."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from primerpress.model.categorize import CategorizeQuestion
from primerpress.model.identity import text_key
from primerpress.model.judgement import JudgementQuestion
from primerpress.model.matching import MatchingQuestion
from primerpress.model.ordering import OrderingQuestion
from primerpress.model.rating import RatingQuestion
from primerpress.model.scenario import ScenarioQuestion
from primerpress.model.true_false import TrueFalseQuestion
from primerpress.render.kinds.labels import labels
from primerpress.stats.figures import Words

GONE = "something that is no longer offered"


@dataclass(frozen=True)
class Choice:
    """What may be chosen, how many did, and whether it is right; None where nothing is right or wrong."""

    words: str
    count: int
    right: bool | None = None


def choices_of(question: Any, chosen: Iterable[Any], plain: Words) -> dict[str, tuple[Choice, ...]]:
    """Return what was chosen, in words, by what it was chosen for; nothing where learners write their answer.

    Args:
        question: as the author wrote it.
        chosen: what each learner chose, as a page keeps it; None where nobody knows.
        plain: returns the words of a text.
    """
    words = labels(question, plain, "True", "False")
    if not words:
        return {}
    found: dict[str, Counter[str]] = {}
    for one in chosen:
        for group, key in _chosen_keys(question, one):
            found.setdefault(group, Counter())[key] += 1
    right = dict(_right(question))
    offered = _offered(question, words)
    groups = offered or dict.fromkeys(found, tuple(words))
    return {
        _group_words(question, group, words): tuple(
            _counted(found.get(group, Counter()), keys, words, right.get(group))
        )
        for group, keys in groups.items()
    }


def _counted(
    counts: Counter[str], keys: Sequence[str], words: dict[str, str], right: set[str] | None
) -> Iterator[Choice]:
    for key in keys:
        yield Choice(words[key], counts[key], None if right is None else key in right)
    if gone := sum(count for key, count in counts.items() if key not in keys):
        yield Choice(GONE, gone, None)


def _chosen_keys(question: Any, chosen: Any) -> Iterator[tuple[str, str]]:
    """Yield what was chosen, by what for: an item, a statement, a place in an order; “” where for the question."""
    if isinstance(chosen, dict):
        yield from chosen.items()
    elif isinstance(question, RatingQuestion):
        yield from ((f"row-{row}", str(step)) for row, step in enumerate(chosen or ()) if step is not None)
    elif isinstance(question, OrderingQuestion):
        yield from ((str(place), str(key)) for place, key in enumerate(chosen or (), 1))
    elif isinstance(question, ScenarioQuestion):
        # A scene may be met again on another way; each choice counts once a learner.
        yield from ((str(key).partition("/")[0], str(key)) for key in dict.fromkeys(chosen or ()))
    else:
        yield from (("", str(key)) for key in chosen or ())


def _offered(question: Any, words: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Return what may be chosen, by what for."""
    keys = tuple(words)
    if isinstance(question, RatingQuestion):
        steps = tuple(key for key in keys if not key.startswith("row-"))
        return {f"row-{row}": steps for row in range(len(question.statements))}
    if isinstance(question, OrderingQuestion):
        return {str(place): keys for place in range(1, len(question.items) + 1)}
    if isinstance(question, ScenarioQuestion):
        return {
            name: tuple(f"{name}/{text_key(choice.text)}" for choice in scene.choices)
            for name, scene in question.scenes.items()
            if scene.choices
        }
    if isinstance(question, MatchingQuestion):
        matches = dict.fromkeys(map(text_key, (*(pair.match for pair in question.pairs), *question.distractors)))
        return {text_key(pair.item): tuple(matches) for pair in question.pairs}
    if isinstance(question, CategorizeQuestion):
        categories = tuple(map(text_key, question.categories))
        return {text_key(item.text): categories for items in question.categories.values() for item in items}
    return {"": keys}


def _right(question: Any) -> Iterator[tuple[str, set[str]]]:
    """Yield what is right, by what for."""
    if isinstance(question, TrueFalseQuestion):
        yield "", {str(question.answer).lower()}
    elif isinstance(question, MatchingQuestion):
        yield from ((text_key(pair.item), {text_key(pair.match)}) for pair in question.pairs)
    elif isinstance(question, CategorizeQuestion):
        for name, items in question.categories.items():
            yield from ((text_key(item.text), {text_key(name)}) for item in items)
    elif isinstance(question, OrderingQuestion):
        yield from ((str(place), {text_key(item)}) for place, item in enumerate(question.items, 1))
    elif isinstance(question, JudgementQuestion):
        yield "", {text_key(option.text) for option in question.options if option.quality == "best"}
    elif options := getattr(question, "options", ()):
        yield "", {text_key(option.text) for option in options if option.correct}


def _group_words(question: Any, group: str, words: dict[str, str]) -> str:
    if isinstance(question, OrderingQuestion):
        return f"Place {group}"
    if isinstance(question, ScenarioQuestion):
        return f"Scene “{group}”"
    return words.get(group, group)
