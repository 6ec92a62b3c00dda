"""The kinds that are answered each in a way of its own, and how a learner answers them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.harness.learner import Question, ask, press
from tests.question_cases import OTHER_KINDS, Case

KINDS = tuple(OTHER_KINDS)

STATES = {"right": "right", "partly": "partly", "wrong": "not-right", "noted": "noted"}
"""The state of a question after each sort of answer."""


def ways(kind: str) -> list[str]:
    """Return the sorts of answers that the case of a kind has, other than those that are not marked at once."""
    return [how for how in OTHER_KINDS[kind].answers if how in STATES]


def best(kind: str) -> str:
    return "right" if "right" in ways(kind) else "noted"


@dataclass(frozen=True)
class OfAKind(Question):
    """A question of a kind's case, on its open page."""

    case: Case
    written: dict[str, Any]

    @property
    def kind(self) -> str:
        return self.case.kind

    def check(self) -> None:
        if self.kind != "scenario":
            press(self.element.locator("button[type=submit]"))

    def answer(self, how: str) -> None:
        self.give(self.case.answers[how])
        self.check()

    def give(self, answer: Any) -> None:
        give = {
            "matching": self._assign,
            "categorize": self._assign,
            "ordering": self._arrange,
            "fill-in-the-blanks": self._fill,
            "rating": self._rate,
            "reflection": self._write,
            "judgement": self._choose,
            "scenario": self._play,
        }
        give[self.kind](answer)

    def _assign(self, targets: dict[str, str]) -> None:
        for field in self.group.get_by_role("combobox").all():
            field.select_option(index=0)
        for item, target in targets.items():
            taps = self.group.get_by_role("group", name=item, exact=True)
            if taps.count():
                press(taps.get_by_role("radio", name=target, exact=True))
            else:
                self.group.get_by_label(item, exact=True).select_option(label=target)

    def _arrange(self, items: list[str]) -> None:
        moves = 0
        for place, item in enumerate(items):
            for _ in range(self.order().index(item) - place):
                press(self.row(item).get_by_role("button", name="Move up"))
                moves += 1
        if not moves:  # so arranged from the start: move one and move it back
            self.row(items[0]).get_by_role("button", name="Move down").click()
            self.row(items[0]).get_by_role("button", name="Move up").click()

    def _fill(self, texts: list[str]) -> None:
        for field, text in zip(self.gaps, texts, strict=True):
            if ask(field, "field => field.tagName") == "SELECT":
                field.select_option(label=text)
            else:
                field.fill(text)

    def _rate(self, labels: list[str]) -> None:
        for statement, label in zip(self.written["statements"], labels, strict=True):
            press(self.statement(statement).get_by_label(label, exact=True))

    def _write(self, text: str) -> None:
        self.group.get_by_role("textbox").fill(text)

    def _choose(self, texts: list[str]) -> None:
        press(self.group.get_by_role("radio", name=texts[0]))

    def _play(self, choices: list[str]) -> None:
        for choice in choices:
            press(self.choice(choice))

    @property
    def gaps(self) -> list[Locator]:
        return self.group.get_by_label(re.compile(r"^Gap \d of \d$")).all()

    def statement(self, text: str) -> Locator:
        return self.group.get_by_role("group", name=text, exact=True)

    def choice(self, text: str) -> Locator:
        return self.group.get_by_role("link", name=text, exact=True)

    def order(self) -> list[str]:
        return self.element.locator("form .pp-row-text").all_inner_texts()

    def row(self, text: str) -> Locator:
        return self.group.get_by_role("listitem").filter(has_text=text)

    def given(self) -> list[Any]:
        """Return what stands in the fields."""
        values = "all => all.map(one => /checkbox|radio/.test(one.type) ? one.checked : one.value)"
        path = self.element.locator(".pp-path > li").all_text_contents() if self.kind == "scenario" else []
        order = self.order() if self.kind == "ordering" else []
        return [*self.element.locator("form :is(input, select, textarea)").evaluate_all(values), *order, *path]


def open_kind(page: Page, kind: str, number: int = 0) -> OfAKind:
    """Go to the page of a kind's case and return one of its questions."""
    case = OTHER_KINDS[kind]
    page.goto(f"{case.name}.html", wait_until="domcontentloaded")
    return nth_of(page, kind, number)


def nth_of(page: Page, kind: str, number: int) -> OfAKind:
    """Return a question of a kind's case by its number, from 0 on."""
    case = OTHER_KINDS[kind]
    written = case.quiz["questions"][number]
    return OfAKind(page, f"{case.name}--{written['id']}", case, written)
