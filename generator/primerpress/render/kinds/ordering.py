"""The order in which things to be put in order are shown."""

from __future__ import annotations

from primerpress.model.identity import text_key
from primerpress.model.ordering import OrderingQuestion


def start_order(question: OrderingQuestion) -> list[str]:
    """Return the items in an order that is the same in each build and never the right one."""
    items = sorted(question.items, key=text_key)
    return items if items != list(question.items) else [*items[1:], *items[:1]]
