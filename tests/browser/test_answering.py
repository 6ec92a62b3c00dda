"""A learner answers one question: by keyboard and by pointer, right and not right, with hints and second tries."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.learner import FOCUSED, Question, open_case, tab_until, the_cases
from tests.browser.question_cases import CASES, ONE_OF_EACH_KIND, Case, answered

PLAIN = re.compile(r"[^*`_\[\]<>&|\\$!#\n]+")


@the_cases([case for case in answered("right") if not isinstance(case.answers["right"], dict)])
def test_the_keyboard_is_enough_and_only_the_button_checks(page: Page, case: Case):
    question = open_case(page, case)
    answer = case.answers["right"]

    tab_until(page, f"focused.closest('[id=\"{case.id}\"]') && focused.name === 'answer'")
    if isinstance(answer, str):
        page.keyboard.type(answer)
    elif question.options.first.get_attribute("type") == "radio":
        _choose_by_arrows(question, question.option(answer[0]))
    else:
        for option in question.options.all():
            if option.get_attribute("value") in [question.option(text).get_attribute("value") for text in answer]:
                option.evaluate("option => { window.wanted = option; }")
                tab_until(page, "focused === window.wanted") if not _is_focused(option) else None
                page.keyboard.press("Space")
    question.expect_answer(answer)
    question.expect_state("open")
    tab_until(page, "focused.textContent.trim() === 'Check answer'")
    page.keyboard.press("Enter")

    question.expect_state("right")
    expect(question.status).to_contain_text("Right.")
    expect(question.field).to_be_disabled()
    assert question.holds_focus()


def _choose_by_arrows(question: Question, wanted: Locator) -> None:
    question.page.keyboard.press("Space")
    for _ in range(question.options.count()):
        if wanted.is_checked():
            return
        question.page.keyboard.press("ArrowDown")
        question.expect_state("open")


def _is_focused(element: Locator) -> bool:
    return element.evaluate(f"element => element === {FOCUSED}")


@the_cases(answered("wrong"))
def test_an_answer_that_is_not_right_is_explained_and_can_be_tried_again(page: Page, case: Case):
    question = open_case(page, case)
    expect(question.status).to_be_attached()
    expect(question.status).to_be_empty()

    question.answer(case.answers["wrong"])

    question.expect_state("not-right")
    expect(question.status).to_contain_text("Not yet.")
    assert question.holds_focus()
    expect(question.button("Check answer")).to_be_hidden()

    question.button("Try again").click()

    question.expect_state("open")
    expect(question.status).to_be_empty()
    expect(question.button("Check answer")).to_be_visible()
    expect(question.field).to_be_enabled()
    assert question.holds_focus()

    if "right" in case.answers:
        question.answer(case.answers["right"])

        question.expect_state("right")
        expect(question.status).to_contain_text("Right.")


@the_cases([case for case in answered("wrong") if "options" in case.question])
def test_feedback_stands_beside_every_option_chosen_or_not(page: Page, case: Case):
    question = open_case(page, case)

    question.answer(case.answers["wrong"])

    for option in case.question["options"]:
        beside = question.option(option["text"].strip()).locator("xpath=ancestor::li[1]")
        right = option.get("correct") == "true"
        expect(beside).to_contain_text(
            re.compile("right:|fits, too:" if right else "Not this one:|not the one:|left out:")
        )
        feedback = (option.get("feedback_if_missed") or option.get("feedback") or "").strip()
        if PLAIN.fullmatch(feedback) and (right or "feedback_if_missed" not in option):
            expect(beside).to_contain_text(feedback)


@the_cases(answered("partly"))
def test_a_part_of_the_answer_is_called_partly_right(page: Page, case: Case):
    question = open_case(page, case)

    question.answer(case.answers["partly"])

    question.expect_state("partly")
    expect(question.status).to_contain_text("Partly right.")


@the_cases(answered("near"))
def test_a_slip_of_spelling_is_told_before_it_is_marked(page: Page, case: Case):
    question = open_case(page, case)

    question.answer(case.answers["near"])

    question.expect_state("open")
    expect(question.group).to_contain_text("check the spelling")
    expect(question.field).to_be_focused()

    question.check()

    question.expect_state("partly")


@the_cases(answered("unreadable"))
def test_what_is_not_a_number_is_not_marked(page: Page, case: Case):
    question = open_case(page, case)

    question.answer(case.answers["unreadable"])

    question.expect_state("open")
    expect(question.group).to_contain_text("cannot be read as a number")
    expect(question.group).to_contain_text(str(case.answers["unreadable"]))
    expect(question.field).to_be_focused()
    expect(question.field).to_have_attribute("aria-invalid", "true")


@the_cases(answered("right"))
def test_nothing_is_not_marked_and_the_words_lead_to_the_field(page: Page, case: Case):
    question = open_case(page, case)

    question.check()

    question.expect_state("open")
    expect(question.field).to_be_focused()
    described = question.field.get_attribute("aria-describedby") or ""
    words = " ".join(page.locator(f"[id='{one}']").inner_text() for one in described.split())
    assert "yet" in words
    expect(question.group).to_contain_text(words.split(".")[0].strip())
    expect(question.status).to_be_empty()

    question.give(case.answers["right"])

    expect(question.group.locator("[aria-live]").filter(has_text="yet.")).to_have_count(0)
    expect(question.field).not_to_have_attribute("aria-invalid", "true")


@the_cases(CASES)
def test_passing_over_closes_the_question_without_a_verdict_and_lets_look(page: Page, case: Case):
    question = open_case(page, case)
    summary = question.element.locator("summary").filter(has_text="answer and feedback")
    expect(summary).to_be_hidden()

    question.button("I'd rather not answer").click()

    question.expect_state("passed-over")
    expect(question.status).to_contain_text("Passed over. It is not counted")
    assert question.holds_focus()
    summary.click()
    expect(question.element.locator("details[open] > :not(summary)").first).to_be_visible()

    question.button("Try again").click()

    question.expect_state("open")
    expect(summary).to_be_hidden()


@the_cases([case for case in CASES if case.question.get("hints")])
def test_hints_open_one_at_a_time(page: Page, case: Case):
    question = open_case(page, case)
    hints = question.group.locator("details")
    total = len(case.question["hints"])

    for shown in range(1, total + 1):
        question.button("Hint").click()

        expect(hints.filter(visible=True)).to_have_count(shown)
        expect(question.group.locator("details[open]")).to_have_count(shown)
        assert question.holds_focus()
    question.expect_state("open")

    question.button("Hint").click(force=True)

    expect(hints.filter(visible=True)).to_have_count(total)


@the_cases([case for case in ONE_OF_EACH_KIND if isinstance(case.answers["right"], str)])
def test_enter_in_a_text_field_checks(page: Page, case: Case):
    question = open_case(page, case)

    question.field.fill(str(case.answers["right"]))
    question.field.press("Enter")

    question.expect_state("right")


@the_cases([case for case in ONE_OF_EACH_KIND if isinstance(case.answers["right"], list)])
def test_choosing_and_changing_ones_mind_never_checks(page: Page, case: Case):
    question = open_case(page, case)

    for option in [*question.options.all(), *question.options.all()]:
        option.check()
        question.expect_state("open")

    expect(question.status).to_be_empty()


def test_a_click_on_an_option_made_of_blocks_chooses_it(page: Page):
    page.goto("single-choice-markup.html")
    question = Question(page, "single-choice-markup--which-asks")

    question.group.get_by_text("Sleep is overrated.").click()

    expect(question.options.nth(1)).to_be_checked()


def test_a_link_in_an_option_is_followed_and_chooses_nothing(page: Page):
    page.goto("single-choice-markup.html")
    question = Question(page, "single-choice-markup--which-asks")

    question.group.get_by_role("link", name="friend").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("The reading")
    page.go_back()
    question.expect_state("open")


@pytest.mark.parametrize(
    ("level", "right", "words"),
    [
        ("Sure", True, "You were sure, and right"),
        ("Sure", False, "You were sure, and it was not right"),
        ("Fairly sure", True, "You were fairly sure, and right"),
        ("Guessing", True, "You were guessing, and right"),
        ("Guessing", False, "You were guessing"),
    ],
)
def test_how_sure_one_was_comes_back_in_words(page: Page, level: str, right: bool, words: str):  # noqa: FBT001
    page.goto("attempt.html")
    question = Question(page, "attempt--asks")

    question.group.get_by_role("radio", name=level, exact=True).check()
    question.answer(["How was your week?" if right else "Your week was fine."])

    question.expect_state("right" if right else "not-right")
    expect(question.status).to_contain_text(words)
