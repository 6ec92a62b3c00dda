"""What authors write when nothing is as planned: markup and signs, long and many, in any script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.harness.learner import Question, ask, press
from tests.browser.harness.looks import ALL_LOOKS, OTHER_LOOKS, PHONE, Look, sticking_out, violations, wear
from tests.question_cases import TELLING, UNHAPPY

MOST_CHOICES = 80
BY_HAND = 1
"""How many fields and choices are pressed as a hand does, of many alike. The rest are pressed at once."""

# Answers what is still to be answered, as long as it can be seen and used, and returns what cannot.
THE_REST = """
(question, text) => {
  const all = (selector) => [...question.querySelectorAll(selector)];
  const usable = (one) => one.checkVisibility() && !one.disabled && !one.readOnly;
  const change = (one) => ['input', 'change'].forEach((name) => one.dispatchEvent(new Event(name, { bubbles: true })));
  const unusable = [];
  const answer = (one, how) => (usable(one) ? how(one) : unusable.push(one.outerHTML.slice(0, 120)));
  const selects = all('.pp-fields select').filter((one) => one.selectedIndex < 1);
  selects.forEach((one) => answer(one, () => { one.selectedIndex = 1; change(one); }));
  const fields = all('.pp-fields :is(input[type=text], textarea)').filter((one) => !one.value);
  fields.forEach((one) => answer(one, () => { one.value = text; change(one); }));
  const groups = all('.pp-statement, .pp-options, .pp-taps').filter((one) => !one.querySelector(':checked'));
  groups.forEach((one) => answer(one.querySelector('input'), (input) => input.click()));
  return unusable;
}
"""
A_CHOICE = ".pp-scene:not([hidden]) .pp-choice"
TEXT = '\u05d0 <b>&amp;</b> \u6f22 "x"'


def answer(question: Locator) -> None:
    """Answer in any way, by what is there to answer with, and check."""
    for select in question.locator(".pp-fields select").all()[:BY_HAND]:
        select.select_option(index=1)
    for field in question.locator(".pp-fields :is(input[type=text], textarea)").all()[:BY_HAND]:
        field.fill(TEXT)
    for statement in question.locator(".pp-statement, .pp-options, .pp-taps").all()[:BY_HAND]:
        press(statement.locator("input").first)
    for move in question.get_by_role("button", name="Move down").all()[:1]:
        press(move)
    assert [] == ask(question, THE_REST, TEXT)
    play(question)
    submit = question.locator("button[type=submit]")
    if submit.count() and submit.is_visible():
        press(submit)


def play(question: Locator) -> None:
    """Make choices until a scenario ends: the first by hand, and the others at once, if they can be seen."""
    for _ in range(BY_HAND):
        choice = question.locator(A_CHOICE)
        if choice.count():
            press(choice.first)
    left = ask(
        question,
        """(question, [choice, most]) => {
          for (let next; (next = question.querySelector(choice)) && most; most -= 1) {
            if (!next.checkVisibility()) throw Error(`${next.textContent} cannot be seen`);
            next.click();
          }
          return most;
        }""",
        [A_CHOICE, MOST_CHOICES],
    )
    assert left, "the scenario does not end"


@pytest.mark.parametrize("kind", UNHAPPY)
def test_any_text_is_shown_and_answered_and_none_of_it_runs(page: Page, kind: str, looks: dict[str, Look]):
    page.set_viewport_size(PHONE)
    page.goto(f"unhappy-{kind}.html", wait_until="domcontentloaded")
    wear(page, OTHER_LOOKS["light, narrow"])

    for case in UNHAPPY[kind]:
        question = Question(page, case.id)
        press(question.button("I’d rather not answer"))
        question.expect_state("passed-over")
        press(question.button("Try again"))
        question.expect_state("open")

        answer(question.element)

        if kind == "ordering":  # one move may lead to the right order, or to none of it
            expect(question.element).to_have_attribute("data-state", re.compile("right|partly|not-right"))
        else:
            expect(question.element).not_to_have_attribute("data-state", "open")
        assert question.element.locator("script, [onerror], [onclick]").count() == 0, case
        assert sticking_out(page) == [], case
    asked = [case.id for case in UNHAPPY[kind] if case.name.endswith(TELLING) or looks == ALL_LOOKS]
    assert violations(page, ", ".join(f"[id='{id_}']" for id_ in asked)) == []


# Opens the key of each question and returns what is then wrong with any.
UNREADABLE = """
ids => ids.flatMap((id) => {
  const question = document.getElementById(id);
  const [key, ...more] = question.querySelectorAll(':scope > .pp-key');
  key.querySelector(':scope > summary').click();
  return [
    ...(more.length ? [`${id} has more than one key`] : []),
    ...(key.open && key.innerText.trim().includes('\\n') ? [] : [`the key of ${id} says only: ${key.innerText}`]),
    ...(question.querySelector('.pp-fields').checkVisibility() ? [] : [`the fields of ${id} are hidden`]),
  ];
})
"""


@pytest.mark.parametrize("kind", UNHAPPY)
def test_any_text_can_be_read_without_script_and_in_its_key(page_without_script: Page, kind: str):
    page_without_script.goto(f"unhappy-{kind}.html", wait_until="domcontentloaded")

    assert [] == page_without_script.evaluate(UNREADABLE, [case.id for case in UNHAPPY[kind]])
