"""What a learner does with a question, by the names and roles that they meet."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.question_cases import Answer, Case, option_value

FOCUSED = "document.activeElement"

AGAIN = re.compile("^Try (that one|those .+) again$")
"""The button below a quiz that opens what was missed."""


@dataclass(frozen=True)
class Question:
    """A question on an open page, by the id of its element."""

    page: Page
    id: str

    @property
    def element(self) -> Locator:
        return self.page.locator(f"[id='{self.id}']")

    @property
    def group(self) -> Locator:
        return self.element.get_by_role("group").first

    @property
    def status(self) -> Locator:
        return self.element.get_by_role("status")

    @property
    def options(self) -> Locator:
        """The radios or checkboxes of the answer, not those of how sure one is."""
        return self.element.locator("input[name='answer']:is([type=radio], [type=checkbox])")

    @property
    def field(self) -> Locator:
        """Where an answer starts."""
        return self.element.locator("input[name='answer'], textarea, select").first

    def option(self, text: str) -> Locator:
        return self.element.locator(f"input[value='{option_value(text)}']")

    def button(self, name: str) -> Locator:
        return self.element.get_by_role("button", name=name, exact=True)

    def give(self, answer: Answer) -> None:
        """Choose the options, type the text, or fill fields by their labels."""
        if isinstance(answer, dict):
            for label, value in answer.items():
                field = self.group.get_by_label(label, exact=True)
                if field.evaluate("field => field.tagName") == "SELECT":
                    field.select_option(label=value)
                else:
                    field.fill(value)
        elif isinstance(answer, list):
            for box in reversed(self.element.get_by_role("checkbox", checked=True).all()):
                box.uncheck()
            for text in answer:
                self.option(text).check()
        else:
            self.field.fill(answer)

    def check(self) -> None:
        self.button("Check answer").click()

    def answer(self, answer: Answer) -> None:
        self.give(answer)
        self.check()

    def expect_state(self, state: str) -> None:
        expect(self.element).to_have_attribute("data-state", state)

    def expect_answer(self, answer: Answer) -> None:
        """The answer stands in the fields."""
        if isinstance(answer, list):
            chosen = self.options.evaluate_all("all => all.filter(one => one.checked).map(one => one.value).sort()")
            assert sorted(option_value(text) for text in answer) == chosen
        elif isinstance(answer, str):
            expect(self.field).to_have_value(answer)

    def holds_focus(self) -> bool:
        return self.element.evaluate(f"element => element.contains({FOCUSED})")


def tab_until(page: Page, condition: str, most: int = 400) -> None:
    """Press Tab until the JavaScript condition holds for `focused`."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"(focused => {condition})({FOCUSED})"):
            return
    raise AssertionError(f"{most} times Tab did not lead to: {condition}")


def the_cases(cases: list[Case]) -> pytest.MarkDecorator:
    """Run a test for each of the cases."""
    return pytest.mark.parametrize("case", cases, ids=str)


def open_cases(page: Page, name: str, cases: list[Case]) -> list[tuple[Case, Question]]:
    """Go to a page of many cases, and return each with its question."""
    page.goto(f"{name}.html", wait_until="domcontentloaded")
    return [(case, Question(page, case.id)) for case in cases]


def open_case(page: Page, case: Case) -> Question:
    """Go to the page of a case."""
    page.goto(f"{case.name}.html", wait_until="domcontentloaded")
    return Question(page, case.id)
