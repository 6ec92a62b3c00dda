"""A learner goes once through a question of each other kind, and every state is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from playwright.sync_api import Page, expect

from tests.browser.harness.learner import press
from tests.browser.harness.looks import Look, by_turns, expect_fine, expect_room
from tests.browser.harness.paper import expect_worksheet_then_key, on_paper, on_screen
from tests.browser.kinds.answering import KINDS, STATES, OfAKind, best, nth_of, ways


def test_a_question_of_each_kind_is_gone_through_in_all_its_states(page: Page, looks: dict[str, Look]):
    page.goto("other-kinds.html", wait_until="domcontentloaded")
    questions = [nth_of(page, kind, 0) for kind in KINDS]

    for (state, part), now in zip(walk(page, questions), by_turns(looks, 0), strict=False):
        expect_fine(page, state, now, part)
        expect_room(page, state, looks)


def walk(page: Page, questions: list[OfAKind]) -> Iterator[tuple[str, str]]:
    """Do all that a learner can do with the questions; yield the name of each state, and what to look at."""
    for question in questions:
        expect_open(question)
    expect_a_worksheet_on_paper(page, questions)
    yield "open", "html"
    for question in questions:
        if question.kind != "scenario":
            check_nothing(question)
    yield "nothing answered", "main"
    pass_over_and_come_back(page, questions)
    for each in zip_longest(*(ways(question.kind) for question in questions)):
        answered = [(question, how) for question, how in zip(questions, each, strict=True) if how]
        for question, how in answered:
            expect_marked(question, how)
        assert "%" not in page.get_by_role("main").inner_text()
        expect_a_worksheet_on_paper(page, questions)
        for question, _ in answered:
            unfold(question)
        yield " ".join(filter(None, each)), ", ".join(f"[id='{question.id}']" for question, _ in answered)
        come_back(page, answered)
    for question in questions:
        question.answer(best(question.kind))
        question.expect_state(STATES[best(question.kind)])


def expect_open(question: OfAKind) -> None:
    question.expect_state("open")
    assert question.shown()["says"] == ""


def expect_a_worksheet_on_paper(page: Page, questions: list[OfAKind]) -> None:
    """The paper is the same whether the questions are open or answered: a worksheet, and then a key."""
    on_paper(page)
    expect_worksheet_then_key(page)
    said = ("See 1 below.", "Belongs", "What else could have happened", "Short and warm", "way so far", "Not yet. The")
    for question in questions:
        worksheet = question.element.locator("form").inner_text()
        assert [words for words in said if words in worksheet] == []
        if question.kind == "scenario":
            for scene in question.written["scenes"].values():
                expect(question.group.get_by_text(scene["text"])).to_be_visible()
            expect(question.group.get_by_text("(go on with scene 2)").first).to_be_visible()
    on_screen(page)


def check_nothing(question: OfAKind) -> None:
    """An empty answer is never marked, and it is said what is missing."""
    question.check()

    question.expect_state("open")
    missing = question.page.locator(f"[id='{question.id}-missing']")
    expect(missing).to_have_text(re.compile(r"^(Nothing is|No gap is)"))
    assert question.holds_focus()


def pass_over_and_come_back(page: Page, questions: list[OfAKind]) -> None:
    """A question that was passed over stays so after a reload, and can be taken up again."""
    for question in questions:
        press(question.button("I’d rather not answer"))

        question.expect_state("passed-over")
        assert "Passed over." in question.shown()["says"]
        if question.kind == "reflection":
            take_up(question)
    page.reload(wait_until="domcontentloaded")
    for question in questions:
        if question.kind != "reflection":
            question.expect_state("passed-over")
            take_up(question)


def take_up(question: OfAKind) -> None:
    """Try again what can be tried again; a scenario is taken up by a choice."""
    retry = question.element.locator("[data-action=retry]")
    if retry.is_visible():
        press(retry)
    question.expect_state("open")


def expect_marked(question: OfAKind, how: str) -> None:
    """An answer is marked and said in words."""
    question.answer(how)

    question.expect_state(STATES[how])
    shown = question.shown()
    assert shown["says"] != ""
    assert shown["focused"]


def unfold(question: OfAKind) -> None:
    for summary in question.element.locator("summary").all():
        if summary.is_visible():
            press(summary)


def come_back(page: Page, answered: list[tuple[OfAKind, str]]) -> None:
    """The answers are there after a reload, but for words that nobody asked to keep, and can be tried again."""
    before = []
    for question, how in answered:
        before.append((question.given(), question.shown()["says"]))
        if question.kind == "reflection":
            try_again(question)
            question.answer(how)
            question.expect_state(STATES[how])
    page.reload(wait_until="domcontentloaded")
    for (question, how), (given, said) in zip(answered, before, strict=True):
        if question.kind == "reflection":
            expect(question.group.get_by_role("textbox")).to_have_value("")
            expect_open(question)
        else:
            question.expect_state(STATES[how])
            assert said == question.shown()["says"]
            assert given == question.given()
            try_again(question)


def try_again(question: OfAKind) -> None:
    press(question.element.locator("[data-action=retry]"))
    assert question.holds_focus()
    expect_open(question)
