"""What authors write when nothing is as planned: markup and signs, long and many, in any script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser_kinds.conftest import UNHAPPY
from tests.browser_kinds.test_kinds_in_the_browser import expect_nothing_outside, violations

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


@pytest.mark.parametrize("case", UNHAPPY)
def test_any_text_is_shown_and_answered_and_none_of_it_runs(page: Page, case: str):
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{case}.html", wait_until="domcontentloaded")
    question = page.locator(f"[id='{case}--unhappy']")
    question.get_by_role("button", name="I'd rather not answer").click()
    expect(question).to_have_attribute("data-state", "passed-over")
    question.get_by_role("button", name="Try again", exact=True).click()
    expect(question).to_have_attribute("data-state", "open")

    answer(question)

    if case.startswith("ordering"):  # one move may lead to the right order, or to none of it
        expect(question).to_have_attribute("data-state", re.compile("right|partly|not-right"))
    else:
        expect(question).not_to_have_attribute("data-state", "open")
    assert dialogs == []
    assert question.locator("script, [onerror], [onclick]").count() == 0
    assert violations(page, "main") == []
    expect_nothing_outside(page)


@pytest.mark.parametrize("case", UNHAPPY)
def test_any_text_can_be_read_without_script_and_in_its_key(page_without_script: Page, case: str):
    page_without_script.goto(f"{case}.html", wait_until="domcontentloaded")
    key = page_without_script.locator(f"[id='{case}--unhappy'] > .pp-key")

    key.locator("summary").first.click()

    assert key.inner_text().strip().count("\n") >= 1
    expect(page_without_script.locator(f"[id='{case}--unhappy'] .pp-fields")).to_be_visible()
