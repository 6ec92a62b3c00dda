"""Items that each get one of several targets: matches or categories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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


def matching(question: MatchingQuestion, html: Callable[[str], Fragment]) -> Assignment:
    """Return the pairs, with the matches and distractors in an order of their own."""
    texts = [*(pair.match for pair in question.pairs), *question.distractors]
    targets = {text_key(text): Target(text_key(text), html(text)) for text in texts}
    items = tuple(
        Item(
            text_key(pair.item),
            html(pair.item),
            targets[text_key(pair.match)],
            html(pair.feedback) if pair.feedback else None,
        )
        for pair in question.pairs
    )
    return Assignment(items, tuple(sorted(targets.values(), key=lambda target: target.key)))


def categorize(question: CategorizeQuestion, html: Callable[[str], Fragment]) -> Assignment:
    """Return the items in an order of their own, with the categories as written."""
    targets = {name: Target(text_key(name), html(name)) for name in question.categories}
    items = (
        Item(text_key(item.text), html(item.text), targets[name], html(item.feedback) if item.feedback else None)
        for name, group in question.categories.items()
        for item in group
    )
    return Assignment(tuple(sorted(items, key=lambda item: item.key)), tuple(targets.values()))
