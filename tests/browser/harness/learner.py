"""What a learner does with a question, by the names and roles that they meet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.question_cases import Answer, Case, option_value

FOCUSED = "document.activeElement"

AGAIN = re.compile("^Try (that one|those .+) again$")
"""The button below a quiz that opens what was missed."""

SHOWN = """element => {
  const all = (selector) => [...element.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const field = element.querySelector('[name=answer], textarea, select');
  return {
    state: element.dataset.state,
    says: element.querySelector('[role=status]').innerText.trim().replace(/\\s+/g, ' '),
    answerable: Boolean(field?.checkVisibility()) && !field.disabled,
    buttons: all('button').map((button) => button.innerText.trim()),
    key: all('summary').some((summary) => summary.innerText.includes('answer and feedback')),
    beside: Object.fromEntries(all('input[name=answer]').map((one) => [one.value, one.closest('li')?.textContent])),
    focused: element.contains(document.activeElement),
  };
}"""

PRESS = """(element) => {
  if (!element.checkVisibility() || element.disabled) throw Error(`cannot be pressed: ${element.outerHTML}`);
  const onTop = () => {
    const box = element.getBoundingClientRect();
    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  };
  const inReach = () => [element, ...(element.labels ?? [])].some((one) => one.contains(onTop() ?? document));
  if (!inReach()) element.scrollIntoView({ block: 'center', behavior: 'instant' });
  if (!inReach()) throw Error(`${element.outerHTML} is covered by ${onTop()?.outerHTML.slice(0, 120)}`);
  element.focus();
  element.click();
}"""


ASK = """(found, argument) => {
  if (found.length > 1) throw Error(`${found.length} elements in place of one: ${found[0].outerHTML}`);
  return found.map((element) => [(FUNCTION)(element, argument)]);
}"""


def ask(target: Locator, function: str, argument: Any = None) -> Any:
    """Return what a JavaScript function says of one element, as soon as it is there.

    `Locator.evaluate` does the same, and takes three times as long: it fetches the element, and lets go of it after.
    """
    script = ASK.replace("FUNCTION", function)
    answers = target.evaluate_all(script, argument)
    if not answers:
        target.wait_for(state="attached")
        answers = target.evaluate_all(script, argument)
    return answers[0][0]


def press(target: Locator) -> None:
    """Press what can be seen, is not covered and not disabled, as soon as it is there.

    It is pressed where it stands, without a hand that moves there, which takes a browser five times as long. Wherever
    the hand is what matters, a test says `click` or `check`.
    """
    ask(target, PRESS)


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

    def shown(self) -> dict[str, Any]:
        """Return what a learner meets now: what is said, what can be pressed, and what stands at each option."""
        return ask(self.element, SHOWN)

    def give(self, answer: Answer) -> None:
        """Choose the options, type the text, or fill fields by their labels."""
        if isinstance(answer, dict):
            for label, value in answer.items():
                field = self.group.get_by_label(label, exact=True)
                if ask(field, "field => field.tagName") == "SELECT":
                    field.select_option(label=value)
                else:
                    field.fill(value)
        elif isinstance(answer, list):
            self._choose([option_value(text) for text in answer])
        else:
            self.field.fill(answer)

    def _choose(self, values: list[str]) -> None:
        """Press what is chosen and should not be, and then what should be, in the order of the answer."""
        ask(
            self.element,
            f"""(element, values) => {{
              const press = {PRESS};
              const options = [...element.querySelectorAll('input[name=answer]')];
              const taken = options.filter((one) => one.type === 'checkbox' && one.checked);
              taken.filter((one) => !values.includes(one.value)).forEach(press);
              for (const value of values) {{
                const option = options.find((one) => one.value === value);
                if (!option.checked) press(option);
              }}
            }}""",
            values,
        )

    def check(self) -> None:
        press(self.button("Check answer"))

    def answer(self, answer: Answer) -> None:
        self.give(answer)
        self.check()

    def expect_state(self, state: str) -> None:
        expect(self.element).to_have_attribute("data-state", state)

    def shown_as(self, state: str) -> dict[str, Any]:
        """Return what a learner meets as soon as the question is in a state, which it mostly is at once."""
        shown = self.shown()
        if shown["state"] != state:
            self.expect_state(state)
            shown = self.shown()
        return shown

    def expect_answer(self, answer: Answer) -> None:
        """The answer stands in the fields."""
        if isinstance(answer, list):
            chosen = self.options.evaluate_all("all => all.filter(one => one.checked).map(one => one.value).sort()")
            assert sorted(option_value(text) for text in answer) == chosen
        elif isinstance(answer, str):
            expect(self.field).to_have_value(answer)

    def holds_focus(self) -> bool:
        return ask(self.element, f"element => element.contains({FOCUSED})")


def tab_until(page: Page, condition: str, most: int = 400) -> None:
    """Press Tab until the JavaScript condition holds for `focused`."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"(focused => {condition})({FOCUSED})"):
            return
    raise AssertionError(f"{most} times Tab did not lead to: {condition}")


def open_cases(page: Page, name: str, cases: list[Case]) -> list[tuple[Case, Question]]:
    """Go to a page of many cases, and return each with its question."""
    page.goto(f"{name}.html", wait_until="domcontentloaded")
    return [(case, Question(page, case.id)) for case in cases]
