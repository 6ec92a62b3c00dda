"""Items that each get one of several targets: matches or categories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from primerpress.model.categorize import CategorizeQuestion
from primerpress.model.identity import text_key
from primerpress.model.matching import MatchingQuestion
from primerpress.render.fragment import Fragment


@dataclass(frozen=True)
class Target:
    """What an item may be given. `key` is the value that is saved."""

    key: str
    text: Fragment


@dataclass(frozen=True)
class Item:
    """An item, its right target, and what to say about it."""

    key: str
    text: Fragment
    target: Target
    feedback: Fragment | None = None


@dataclass(frozen=True)
class Assignment:
    """All items and all targets, each in the order shown, which tells nothing about the answer."""

    items: tuple[Item, ...]
    targets: tuple[Target, ...]


def matching(question: MatchingQuestion) -> Assignment:
    """Return the pairs, with the matches and distractors in an order of their own."""
    texts: Any = [*(pair.match for pair in question.pairs), *question.distractors]
    targets = {text_key(text): Target(text_key(text), text) for text in texts}
    pairs: Any = question.pairs
    items = tuple(Item(text_key(pair.item), pair.item, targets[text_key(pair.match)], pair.feedback) for pair in pairs)
    return Assignment(items, tuple(sorted(targets.values(), key=lambda target: target.key)))


def categorize(question: CategorizeQuestion) -> Assignment:
    """Return the items in an order of their own, with the categories as written."""
    categories: dict[Any, Any] = question.categories
    targets = {name: Target(text_key(name), name) for name in categories}
    items = (
        Item(text_key(item.text), item.text, targets[name], item.feedback)
        for name, group in categories.items()
        for item in group
    )
    return Assignment(tuple(sorted(items, key=lambda item: item.key)), tuple(targets.values()))
