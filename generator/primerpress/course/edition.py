"""Which edition of a course is made: what learners meet, or that with what is meant for whoever leads a group."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Container

LEARNERS, FACILITATOR = "learners", "facilitator"

EDITIONS = (LEARNERS, FACILITATOR)

VARIABLE = "PRIMERPRESS_EDITION"
"""The variable in which a command says the edition to an engine, and whoever calls an engine by hand to us."""


def chosen_edition() -> str:
    """Return the edition that the environment names; that of learners where it names none."""
    return FACILITATOR if os.environ.get(VARIABLE, "").strip().lower() == FACILITATOR else LEARNERS


def nav_without(nav: Any, left_out: Container[str]) -> Any:
    """Return a navigation without some pages, and without groups in which nothing is left.

    Args:
        nav: a list of paths and of groups of them by title, as YAML has it.
        left_out: paths from the folder of pages on.
    """
    if isinstance(nav, str):
        return None if nav in left_out else nav
    if isinstance(nav, list):
        return [kept for one in nav if (kept := nav_without(one, left_out)) not in (None, [], {})]
    if isinstance(nav, dict):
        return {title: kept for title, one in nav.items() if (kept := nav_without(one, left_out)) not in (None, [], {})}
    return nav
