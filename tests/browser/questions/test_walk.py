"""A learner goes once through the questions that are answered by choosing or typing, and every state is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.harness.learner import FOCUSED, Question, open_cases, press, tab_until
from tests.browser.harness.looks import ALL_LOOKS, Look, by_turns, expect_fine, expect_room
from tests.browser.harness.paper import expect_worksheet_then_key, on_paper, on_screen
from tests.question_cases import CASES_OF_A_KIND, TELLING, Case, option_value

PLAIN = re.compile(r"[^*`_\[\]<>&|\\$!#\n]+")


@pytest.mark.parametrize("kind", CASES_OF_A_KIND)
def test_the_questions_of_a_kind_are_gone_through_in_all_their_states(page: Page, kind: str, looks: dict[str, Look]):
    """Each text is met in each state; but for the proof, only the plain and the awkward one by keyboard."""
    questions = open_cases(page, f"cases-{kind}", CASES_OF_A_KIND[kind])
    by_keyboard = [both for both in questions if looks == ALL_LOOKS or both[0].name in {kind, f"{kind}-awkward"}]

    turns = by_turns(looks, list(CASES_OF_A_KIND).index(kind))
    for state, now in zip(walk(page, questions, by_keyboard), turns, strict=False):
        expect_fine(page, state, now, part(kind, state, looks))
        expect_room(page, state, {name: look for name, look in looks.items() if name not in now})


def part(kind: str, state: str, looks: dict[str, Look]) -> str:
    """Return what axe is asked about: each text when it is open and when all is said, and else the plain one."""
    if state == "open":
        return "html"
    if looks == ALL_LOOKS:
        return "main"
    texts = TELLING if state == "not right" else ()
    names = {kind, *(kind + text for text in texts)}
    return ", ".join(f"[id='{case.id}']" for case in CASES_OF_A_KIND[kind] if case.name in names)


Questions = list[tuple[Case, Question]]


def walk(page: Page, questions: Questions, by_keyboard: Questions) -> Iterator[str]:
    """Do all that a learner can do with each of the questions; yield the name of each state to look at."""
    for _, question in questions:
        expect_open(question)
    expect_a_worksheet_on_paper(page, questions)
    yield "open"
    for _, question in by_keyboard:
        check_nothing_by_keyboard(question)
    yield "nothing answered"
    for case, question in questions:
        if (case, question) in by_keyboard:
            answer_by_keyboard(question, case)
        else:
            question.answer(case.answers["right"])
        expect_right(question)
    yield "right"
    for _, question in questions:
        try_again(question)
        pass_over_and_look(question)
    yield "passed over"
    for case, question in questions:
        try_again(question)
        open_hints(question, case)
        answer_wrongly(question, case)
    yield "not right"
    come_back(page, questions)
    for case, question in questions:
        try_again(question)
        answer_in_part(question, case)
        answer_nearly(question, case)
        answer_without_a_number(question, case)
        question.answer(case.answers["right"])
        expect_right(question)


def expect_open(question: Question) -> dict[str, Any]:
    shown = question.shown_as("open")
    assert shown["says"] == ""
    assert "Check answer" in shown["buttons"]
    assert shown["answerable"]
    assert not shown["key"]
    return shown


def expect_right(question: Question) -> None:
    shown = question.shown_as("right")
    assert "Right." in shown["says"]
    assert not shown["answerable"]
    assert shown["focused"]


def expect_a_worksheet_on_paper(page: Page, questions: Questions) -> None:
    on_paper(page)
    for _, question in questions:
        expect(question.group).to_be_visible()
    expect_worksheet_then_key(page)
    on_screen(page)


def check_nothing_by_keyboard(question: Question) -> None:
    """From wherever one is to the field, and on to the button: what is missing is said, and leads to the field."""
    tab_until(question.page, f"focused.closest('[id=\"{question.id}\"]') && focused.name === 'answer'")
    tab_until(question.page, "focused.textContent.trim() === 'Check answer'")
    question.page.keyboard.press("Enter")

    expect(question.field).to_be_focused()
    assert "open" == question.shown()["state"]
    assert "" == question.shown()["says"]
    described = question.field.get_attribute("aria-describedby") or ""
    words = " ".join(question.page.locator(f"[id='{one}']").inner_text() for one in described.split())
    assert "yet" in words
    expect(question.group).to_contain_text(words.split(".")[0].strip())
    question.button("I’d rather not answer").focus()  # the last stop, so that one goes on to the next question


def answer_by_keyboard(question: Question, case: Case) -> None:
    """The keyboard, once it is in the field, is enough, and only the button checks."""
    page, answer = question.page, case.answers["right"]
    question.field.focus()
    assert isinstance(answer, str | list)
    if isinstance(answer, str):
        page.keyboard.type(answer)
    elif question.options.first.get_attribute("type") == "radio":
        _choose_by_arrows(question, question.option(answer[0]))
    else:
        _choose_each(question, answer)
    question.expect_answer(answer)
    question.expect_state("open")
    expect(question.group.locator("[aria-live]").filter(has_text="yet.")).to_have_count(0)
    expect(question.field).not_to_have_attribute("aria-invalid", "true")
    tab_until(page, "focused.textContent.trim() === 'Check answer'")
    page.keyboard.press("Enter")


def _choose_by_arrows(question: Question, wanted: Locator) -> None:
    question.page.keyboard.press("Space")
    for _ in range(question.options.count()):
        if wanted.is_checked():
            return
        question.page.keyboard.press("ArrowDown")
        assert "open" == question.shown()["state"]


def _choose_each(question: Question, answer: list[str]) -> None:
    wanted = {question.option(text).get_attribute("value") for text in answer}
    values = question.options.evaluate_all("all => all.map((option) => option.value)")
    for value in sorted(wanted, key=values.index):
        if value != question.page.evaluate(f"{FOCUSED}.value"):
            tab_until(question.page, f"focused.value === '{value}'")
        question.page.keyboard.press("Space")


def try_again(question: Question) -> None:
    press(question.button("Try again"))

    assert expect_open(question)["focused"]


def pass_over_and_look(question: Question) -> None:
    """Passing over closes the question without a verdict, and lets look."""
    press(question.button("I’d rather not answer"))

    shown = question.shown_as("passed-over")
    assert "Passed over. It is not counted" in shown["says"]
    assert shown["focused"]
    press(question.element.locator("summary").filter(has_text="answer and feedback"))
    expect(question.element.locator("details[open] > :not(summary)").first).to_be_visible()


def open_hints(question: Question, case: Case) -> None:
    """Hints open one at a time, and after the last one nothing more happens."""
    hints = question.group.locator("details")
    total = len(case.question.get("hints", ()))
    for shown in range(1, total + 1):
        press(question.button("Hint"))

        expect(hints.filter(visible=True)).to_have_count(shown)
        expect(question.group.locator("details[open]")).to_have_count(shown)
        assert question.holds_focus()
    question.expect_state("open")
    if total:
        question.button("Hint").click(force=True)

        expect(hints.filter(visible=True)).to_have_count(total)


def answer_wrongly(question: Question, case: Case) -> None:
    """What is not right is explained, beside each option, chosen or not."""
    question.answer(case.answers["wrong"])

    shown = question.shown_as("not-right")
    assert "Not yet." in shown["says"]
    assert shown["focused"]
    assert "Check answer" not in shown["buttons"]
    for option in case.question.get("options", ()):
        beside = shown["beside"][option_value(option["text"].strip())]
        right = option.get("correct") == "true"
        assert re.search("fits" if right else "Why not this one|not yet|left out", beside)
        feedback = (option.get("feedback_if_missed") or option.get("feedback") or "").strip()
        if PLAIN.fullmatch(feedback) and (right or "feedback_if_missed" not in option):
            assert " ".join(feedback.split()) in " ".join(beside.split())


def come_back(page: Page, questions: Questions) -> None:
    """The answers are there after a reload, and after another page."""
    said = [question.shown()["says"] for _, question in questions]
    for leave in (page.reload, lambda: (page.goto("index.html"), page.go_back())):
        leave()

        for (case, question), words in zip(questions, said, strict=True):
            assert words == question.shown_as("not-right")["says"]
            question.expect_answer(case.answers["wrong"])


def answer_in_part(question: Question, case: Case) -> None:
    if "partly" in case.answers:
        question.answer(case.answers["partly"])

        question.expect_state("partly")
        expect(question.status).to_contain_text("Partly right.")
        try_again(question)


def answer_nearly(question: Question, case: Case) -> None:
    """A slip of spelling is told before it is marked."""
    if "near" in case.answers:
        question.answer(case.answers["near"])

        question.expect_state("open")
        expect(question.group).to_contain_text("check the spelling")
        expect(question.field).to_be_focused()

        question.check()

        question.expect_state("partly")
        try_again(question)


def answer_without_a_number(question: Question, case: Case) -> None:
    """What is not a number is not marked."""
    if "unreadable" in case.answers:
        question.answer(case.answers["unreadable"])

        question.expect_state("open")
        expect(question.group).to_contain_text("cannot be read as a number")
        expect(question.group).to_contain_text(str(case.answers["unreadable"]))
        expect(question.field).to_be_focused()
        expect(question.field).to_have_attribute("aria-invalid", "true")
