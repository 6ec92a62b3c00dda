"""Every word that a script asks for stands in a template, also where its name is put together while the page runs."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from primerpress.model.quality import Quality

PACKAGE = Path(__file__).parent.parent / "generator" / "primerpress"
SCRIPTS = "\n".join(file.read_text("utf-8") for file in sorted((PACKAGE / "browser").rglob("*.js")))
TEMPLATES = "\n".join(
    file.read_text("utf-8")
    for file in sorted([*(PACKAGE / "templates").rglob("*.jinja"), *(PACKAGE / "theme").rglob("*.html")])
)
WORDS = set(re.findall(r'data-word="([\w-]+)"', TEMPLATES))

PLACE = re.compile(r"\$\{[^{}]*\}")
QUALITIES = get_args(Quality)
MODES = ("nothing", "tab", "device")
LEVELS = ("guessing", "fairly", "sure")

# What can stand in each place of a name that is put together.
PARTS = {
    "verdict-*-*": [("right", "wrong"), ("chosen", "radio", "checkbox")],
    "judged-*": [QUALITIES],
    "ended-*": [QUALITIES],
    "rating-**": [("up", "down"), ("", "-one")],
    "*-*": [LEVELS, ("right", "wrong")],
    "level-*": [LEVELS],
    "mode-*": [MODES],
    "data-*": [MODES],
    "data-now-*": [MODES],
    "not-saved-*": [("refused", "full", "unreadable", "expired")],
    "bead-*": [("right", "partly", "not-right", "passed-over", "noted")],
    "report-*": [("right", "partly", "not-right", "passed-over", "noted")],
    "module-*": [("open", "done", "read", "begun")],
    "asked-*-*": [("right", "other"), ("right", "other")],
}
# The state of an answered question is the name of the words for it.
STATES = {"right", "partly", "not-right", "passed-over", "noted"}


def _combinations(name: str) -> set[str]:
    pattern = name.replace("*", "{}")
    return {pattern.format(*parts) for parts in product(*PARTS[name])}


def _put_together() -> set[str]:
    """Return the names with places in them that the scripts ask for, a star for each place."""
    asked = re.findall(r"(?:word|say)\([^`'()]*(?:'[\w-]*'[^`'()]*)?`([^`]*)`", SCRIPTS) + re.findall(
        r"name: `([^`]*)`", SCRIPTS
    )
    return {PLACE.sub("*", name) for name in asked}


def test_every_name_that_is_put_together_is_known_here():
    assert PARTS.keys() == _put_together()


@pytest.mark.parametrize("name", PARTS)
def test_every_combination_of_a_name_that_is_put_together_has_its_words(name):
    assert set() == _combinations(name) - WORDS


def test_every_name_that_is_written_out_has_its_words():
    asked = re.findall(r"\b(?:word|say|CannotImport)\('([\w-]+)'", SCRIPTS)
    chosen = [name for pair in re.findall(r"\bword\([^`()]*\? '([\w-]+)' : '([\w-]+)'", SCRIPTS) for name in pair]

    assert len(asked) > 40
    assert set() == {*asked, *chosen, *STATES} - WORDS


def test_no_words_stand_in_the_page_for_nobody():
    written = set(re.findall(r"'([\w-]+)'", SCRIPTS))
    combined = set().union(*map(_combinations, PARTS))

    assert set() == WORDS - written - combined - STATES
