"""A learner goes once through a question of each other kind, and every state is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness.looks import Look, by_turns, expect_fine
from tests.browser.harness.paper import expect_worksheet_then_key, on_paper, on_screen
from tests.browser.kinds.answering import KINDS, STATES, OfAKind, best, open_kind, ways


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_is_gone_through_in_all_its_states(page: Page, kind: str, looks: dict[str, Look]):
    question = open_kind(page, kind)

    for state, now in zip(walk(question), by_turns(looks, KINDS.index(kind)), strict=False):
        expect_fine(page, state, now, part="html" if state == "open" else "main")


def walk(question: OfAKind) -> Iterator[str]:
    """Do all that a learner can do with a question; yield the name of each state to look at."""
    expect_open(question)
    expect_a_worksheet_on_paper(question)
    yield "open"
    if question.kind != "scenario":
        check_nothing(question)
        yield "nothing answered"
    pass_over_and_come_back(question)
    for how in ways(question.kind):
        expect_marked(question, how)
        expect_a_worksheet_on_paper(question)
        for summary in question.element.locator("summary").all():
            if summary.is_visible():
                summary.click()
        yield how
        come_back(question, how)
    question.answer(best(question.kind))
    question.expect_state(STATES[best(question.kind)])


def expect_open(question: OfAKind) -> None:
    question.expect_state("open")
    expect(question.status).to_be_empty()


def holds_focus_when_open(question: OfAKind) -> None:
    expect_open(question)
    assert question.holds_focus()


def expect_a_worksheet_on_paper(question: OfAKind) -> None:
    """The paper is the same whether the question is open or answered: a worksheet, and then a key."""
    on_paper(question.page)
    expect_worksheet_then_key(question.page)
    worksheet = question.element.locator("form").inner_text()
    said = ("see 1 below", "Belongs", "What else could have happened", "Short and warm", "way so far", "Not yet. The")
    assert [words for words in said if words in worksheet] == []
    if question.kind == "scenario":
        for scene in question.written["scenes"].values():
            expect(question.group.get_by_text(scene["text"])).to_be_visible()
        expect(question.group.get_by_text("(go on with scene 2)").first).to_be_visible()
    on_screen(question.page)


def check_nothing(question: OfAKind) -> None:
    """An empty answer is never marked, and it is said what is missing."""
    question.check()

    question.expect_state("open")
    missing = question.page.locator(f"[id='{question.id}-missing']")
    expect(missing).to_have_text(re.compile(r"^(Nothing is|No gap is)"))
    assert question.holds_focus()


def pass_over_and_come_back(question: OfAKind) -> None:
    """A question that was passed over stays so after a reload, and can be taken up again."""
    question.button("I'd rather not answer").click()

    question.expect_state("passed-over")
    expect(question.status).to_contain_text("Passed over.")
    if question.kind != "reflection":
        question.page.reload(wait_until="domcontentloaded")
        question.expect_state("passed-over")
    if question.element.locator("[data-action=retry]").is_visible():
        question.element.locator("[data-action=retry]").click()
    question.expect_state("open")


def expect_marked(question: OfAKind, how: str) -> None:
    """An answer is marked and said in words, without a share of anything."""
    question.answer(how)

    question.expect_state(STATES[how])
    expect(question.status).not_to_be_empty()
    assert question.holds_focus()
    assert "%" not in question.page.get_by_role("main").inner_text()


def come_back(question: OfAKind, how: str) -> None:
    """The answer is there after a reload, but for words that nobody asked to keep, and can be tried again."""
    retry = question.element.locator("[data-action=retry]")
    given, said = question.given(), question.status.inner_text()
    if question.kind == "reflection":
        retry.click()
        holds_focus_when_open(question)
        question.answer(how)
        question.expect_state(STATES[how])
        question.page.reload(wait_until="domcontentloaded")
        expect(question.group.get_by_role("textbox")).to_have_value("")
    else:
        question.page.reload(wait_until="domcontentloaded")
        question.expect_state(STATES[how])
        expect(question.status).to_have_text(said)
        assert given == question.given()
        retry.click()
        assert question.holds_focus()
    expect_open(question)
