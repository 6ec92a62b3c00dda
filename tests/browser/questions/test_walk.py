"""A learner goes once through each question that is answered by choosing or typing, and every state is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Locator, Page, expect

from tests.browser.harness.learner import FOCUSED, Question, open_case, tab_until, the_cases
from tests.browser.harness.looks import ALL_LOOKS, RULES, Look, by_turns, expect_fine
from tests.browser.harness.paper import expect_worksheet_then_key, on_paper, on_screen
from tests.question_cases import CASES, ONE_OF_EACH_KIND, TELLING, Case

PLAIN = re.compile(r"[^*`_\[\]<>&|\\$!#\n]+")


@the_cases(CASES)
def test_a_question_is_gone_through_in_all_its_states(page: Page, case: Case, looks: dict[str, Look]):
    question = open_case(page, case)
    asked = case in ONE_OF_EACH_KIND or case.name.endswith(TELLING) or looks == ALL_LOOKS
    rules = RULES if asked else []  # of texts that are only long or many, `make proof` asks axe as well

    for state, now in zip(walk(question, case), by_turns(looks, CASES.index(case)), strict=False):
        expect_fine(page, state, now, "html" if state == "open" else "main", rules)


def walk(question: Question, case: Case) -> Iterator[str]:
    """Do all that a learner can do with a question; yield the name of each state to look at."""
    expect_open(question)
    expect_a_worksheet_on_paper(question)
    yield "open"
    check_nothing_by_keyboard(question)
    yield "nothing answered"
    answer_by_keyboard(question, case)
    yield "right"
    try_again(question)
    pass_over_and_look(question)
    yield "passed over"
    try_again(question)
    expect(summary_of(question)).to_be_hidden()
    open_hints(question, case)
    said = answer_wrongly(question, case)
    yield "not right"
    come_back(question, case, said)
    try_again(question)
    answer_in_part(question, case)
    answer_nearly(question, case)
    answer_without_a_number(question, case)
    question.answer(case.answers["right"])
    expect_right(question)


def summary_of(question: Question) -> Locator:
    """Return what opens the answer and the feedback."""
    return question.element.locator("summary").filter(has_text="answer and feedback")


def expect_open(question: Question) -> None:
    question.expect_state("open")
    expect(question.status).to_be_attached()
    expect(question.status).to_be_empty()
    expect(question.button("Check answer")).to_be_visible()
    expect(question.field).to_be_enabled()
    expect(summary_of(question)).to_be_hidden()


def expect_right(question: Question) -> None:
    question.expect_state("right")
    expect(question.status).to_contain_text("Right.")
    expect(question.field).to_be_disabled()
    assert question.holds_focus()


def expect_a_worksheet_on_paper(question: Question) -> None:
    on_paper(question.page)
    expect(question.group).to_be_visible()
    expect_worksheet_then_key(question.page)
    on_screen(question.page)


def check_nothing_by_keyboard(question: Question) -> None:
    """From the top of the page to the field, and on to the button: what is missing is said, and leads to the field."""
    tab_until(question.page, f"focused.closest('[id=\"{question.id}\"]') && focused.name === 'answer'")
    tab_until(question.page, "focused.textContent.trim() === 'Check answer'")
    question.page.keyboard.press("Enter")

    question.expect_state("open")
    expect(question.field).to_be_focused()
    described = question.field.get_attribute("aria-describedby") or ""
    words = " ".join(question.page.locator(f"[id='{one}']").inner_text() for one in described.split())
    assert "yet" in words
    expect(question.group).to_contain_text(words.split(".")[0].strip())
    expect(question.status).to_be_empty()


def answer_by_keyboard(question: Question, case: Case) -> None:
    """The keyboard, which is in the field, is enough, and only the button checks."""
    page, answer = question.page, case.answers["right"]
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
    expect_right(question)


def _choose_by_arrows(question: Question, wanted: Locator) -> None:
    question.page.keyboard.press("Space")
    for _ in range(question.options.count()):
        if wanted.is_checked():
            return
        question.page.keyboard.press("ArrowDown")
        question.expect_state("open")


def _choose_each(question: Question, answer: list[str]) -> None:
    wanted = {question.option(text).get_attribute("value") for text in answer}
    for option in question.options.all():
        if option.get_attribute("value") in wanted:
            option.evaluate("option => { window.wanted = option; }")
            if not option.evaluate(f"option => option === {FOCUSED}"):
                tab_until(question.page, "focused === window.wanted")
            question.page.keyboard.press("Space")


def try_again(question: Question) -> None:
    question.button("Try again").click()

    expect_open(question)
    assert question.holds_focus()


def pass_over_and_look(question: Question) -> None:
    """Passing over closes the question without a verdict, and lets look."""
    question.button("I'd rather not answer").click()

    question.expect_state("passed-over")
    expect(question.status).to_contain_text("Passed over. It is not counted")
    assert question.holds_focus()
    summary_of(question).click()
    expect(question.element.locator("details[open] > :not(summary)").first).to_be_visible()


def open_hints(question: Question, case: Case) -> None:
    """Hints open one at a time, and after the last one nothing more happens."""
    hints = question.group.locator("details")
    total = len(case.question.get("hints", ()))
    for shown in range(1, total + 1):
        question.button("Hint").click()

        expect(hints.filter(visible=True)).to_have_count(shown)
        expect(question.group.locator("details[open]")).to_have_count(shown)
        assert question.holds_focus()
    question.expect_state("open")
    if total:
        question.button("Hint").click(force=True)

        expect(hints.filter(visible=True)).to_have_count(total)


def answer_wrongly(question: Question, case: Case) -> str:
    """What is not right is explained, beside each option, chosen or not; return what is said."""
    question.answer(case.answers["wrong"])

    question.expect_state("not-right")
    expect(question.status).to_contain_text("Not yet.")
    assert question.holds_focus()
    expect(question.button("Check answer")).to_be_hidden()
    for option in case.question.get("options", ()):
        beside = question.option(option["text"].strip()).locator("xpath=ancestor::li[1]")
        right = option.get("correct") == "true"
        expect(beside).to_contain_text(re.compile("fits" if right else "Why not this one|not yet|left out"))
        feedback = (option.get("feedback_if_missed") or option.get("feedback") or "").strip()
        if PLAIN.fullmatch(feedback) and (right or "feedback_if_missed" not in option):
            expect(beside).to_contain_text(feedback)
    return question.status.inner_text()


def come_back(question: Question, case: Case, said: str) -> None:
    """The answer is there after a reload, and after another page."""
    page = question.page
    for leave in (page.reload, lambda: (page.goto("index.html"), page.go_back())):
        leave()

        question.expect_state("not-right")
        expect(question.status).to_have_text(said)
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
