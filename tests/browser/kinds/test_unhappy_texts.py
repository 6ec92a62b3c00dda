"""What authors write when nothing is as planned: markup and signs, long and many, in any script."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.harness.learner import open_case, the_cases
from tests.browser.harness.looks import ALL_LOOKS, OTHER_LOOKS, Look, sticking_out, violations, wear
from tests.browser.kinds.answering import UNHAPPY
from tests.question_cases import TELLING, Case

MOST_CHOICES = 80


def answer(question: Locator) -> None:
    """Answer in any way, by what is there to answer with, and check."""
    for select in question.locator(".pp-fields select").all():
        select.select_option(index=1)
    for field in question.locator(".pp-fields :is(input[type=text], textarea)").all():
        field.fill('\u05d0 <b>&amp;</b> \u6f22 "x"')
    for statement in question.locator(".pp-statement, .pp-options").all():
        statement.locator("input").first.check()
    for move in question.get_by_role("button", name="Move down").all()[:1]:
        move.click()
    for _ in range(MOST_CHOICES):
        choice = question.locator(".pp-scene:not([hidden]) .pp-choice")
        if not choice.count():
            break
        choice.first.click()
    else:
        raise AssertionError("the scenario does not end")
    submit = question.locator("button[type=submit]")
    if submit.count() and submit.is_visible():
        submit.click()


@the_cases(UNHAPPY)
def test_any_text_is_shown_and_answered_and_none_of_it_runs(page: Page, case: Case, looks: dict[str, Look]):
    question = open_case(page, case)
    wear(page, OTHER_LOOKS["light, narrow"])
    question.button("I'd rather not answer").click()
    question.expect_state("passed-over")
    question.button("Try again").click()
    question.expect_state("open")

    answer(question.element)

    if case.kind == "ordering":  # one move may lead to the right order, or to none of it
        expect(question.element).to_have_attribute("data-state", re.compile("right|partly|not-right"))
    else:
        expect(question.element).not_to_have_attribute("data-state", "open")
    assert question.element.locator("script, [onerror], [onclick]").count() == 0
    assert sticking_out(page) == []
    if case.name.endswith(TELLING) or looks == ALL_LOOKS:
        assert violations(page) == []


@the_cases(UNHAPPY)
def test_any_text_can_be_read_without_script_and_in_its_key(page_without_script: Page, case: Case):
    question = open_case(page_without_script, case)
    key = question.element.locator("> .pp-key")

    key.locator("summary").first.click()

    assert key.inner_text().strip().count("\n") >= 1
    expect(question.element.locator(".pp-fields")).to_be_visible()
