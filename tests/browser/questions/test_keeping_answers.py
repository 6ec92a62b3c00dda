"""Answers stay for the tab, survive edits of the course, and never get in the way where nothing can be kept."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness.learner import AGAIN, Question, open_cases
from tests.browser.harness.tabs import NewContext
from tests.question_cases import ONE_OF_EACH_KIND

COURSE = "browser-tests"

REFUSED = {
    "sessionStorage cannot even be named": """
        Object.defineProperty(window, 'sessionStorage', {
          get() { throw new DOMException('The operation is insecure.', 'SecurityError'); },
        });""",
    "sessionStorage is not there": "Object.defineProperty(window, 'sessionStorage', { value: null });",
    "reading is refused": """
        const read = Storage.prototype.getItem;
        Storage.prototype.getItem = function (key) {
          if (this === window.sessionStorage) throw new DOMException('Denied.', 'SecurityError');
          return read.call(this, key);
        };""",
    "the storage is full": """
        Storage.prototype.setItem = () => { throw new DOMException('Full.', 'QuotaExceededError'); };""",
}

UNREADABLE = {
    "it is cut short": '{"version": 1, "answers": {"a/b": {"fing',
    "it is empty": "",
    "it is no document": "null",
    "it is a list": "[]",
    "it was written by a newer version": json.dumps({"version": 1_000_000, "answers": {}, "new": "kept"}),
    "it has no version": '{"answers": {}}',
    "its answers are missing": '{"version": 1}',
}

SENSELESS = [None, 1, "right", [], {}, {"state": 1}, {"state": "of the art", "fingerprint": ""}]

KEPT = "Object.entries(sessionStorage).filter(([key]) => key.startsWith('" + COURSE + "'))"


def test_a_question_passed_over_stays_passed_over_and_one_reopened_stays_open(page: Page):
    questions = open_cases(page, "each-kind", ONE_OF_EACH_KIND)
    for _, question in questions:
        question.button("I’d rather not answer").click()

    page.reload()

    for _, question in questions:
        question.expect_state("passed-over")
        question.button("Try again").click()

    page.reload()

    for _, question in questions:
        question.expect_state("open")


def test_how_sure_one_was_is_kept_with_the_answer_which_does_not_take_the_focus_again(page: Page):
    page.goto("attempt.html")
    question = Question(page, "attempt--asks")
    sure = question.group.get_by_role("radio", name="Sure", exact=True)
    question.give(["How was your week?"])
    sure.check()
    question.check()

    page.reload()

    question.expect_state("right")
    expect(question.status).to_contain_text("You were sure, and right")
    expect(sure).to_be_checked()
    assert not question.holds_focus()


def test_two_tabs_leave_each_other_alone(page: Page):
    other_page = page.context.new_page()
    one, other = Question(page, "attempt--asks"), Question(other_page, "attempt--asks")
    page.goto("attempt.html")
    other_page.goto("attempt.html")

    one.answer(["How was your week?"])
    other_page.reload()

    other.expect_state("open")

    other.answer(["Your week was fine."])
    page.reload()

    one.expect_state("right")
    other.expect_state("not-right")


def test_nothing_is_kept_outside_the_names_of_the_course(page: Page):
    page.goto("reading.html")
    before = page.evaluate("[...Object.keys(sessionStorage), ...Object.keys(localStorage), document.cookie]")

    page.goto("attempt.html")
    Question(page, "attempt--asks").answer(["How was your week?"])

    after = page.evaluate("[...Object.keys(sessionStorage), ...Object.keys(localStorage), document.cookie]")
    assert all(key.startswith(COURSE) for key in set(after) - set(before))


# ---- Nothing can be kept ----


@pytest.mark.own_session
@pytest.mark.parametrize("why", REFUSED)
def test_without_storage_all_works_and_the_page_says_that_nothing_is_saved(page: Page, why: str):
    """With each kind where storage is full, and else with one, because all kinds are kept in one way."""
    page.add_init_script(REFUSED[why])
    questions = open_cases(page, "each-kind", ONE_OF_EACH_KIND)
    for case, question in questions if why == "the storage is full" else questions[:1]:
        question.answer(case.answers["wrong"])

        question.expect_state("not-right")
        expect(page.get_by_role("note").filter(has_text="nothing is saved")).to_be_visible()

        question.button("Try again").click()
        question.answer(case.answers["right"])

        question.expect_state("right")
        quiz = page.locator("primerpress-quiz").filter(has=question.element)
        expect(quiz.get_by_text(re.compile("Answered so far|All done|to look at again"))).to_be_visible()


@pytest.mark.own_session
def test_without_storage_a_quiz_can_be_retried_and_started_again(page: Page):
    page.add_init_script(next(iter(REFUSED.values())))
    page.goto("draw.html")
    shown = page.locator("[data-state] > form").filter(visible=True)
    expect(shown).to_have_count(4)
    shown.first.get_by_role("radio", name="False").check()
    shown.first.get_by_role("button", name="Check answer").click()

    page.get_by_role("button", name=AGAIN).click()

    expect(page.locator("[data-state='not-right']")).to_have_count(0)

    shown.first.get_by_role("button", name="I’d rather not answer").click()
    page.get_by_role("button", name="Start this quiz again").click()

    expect(page.locator("[data-state='passed-over']")).to_have_count(0)
    expect(shown).to_have_count(4)


def test_the_page_does_not_speak_of_saving_where_all_is_well(page: Page):
    page.goto("attempt.html")

    expect(page.get_by_text(re.compile("nothing (new )?is saved")).filter(visible=True)).to_have_count(0)


def test_a_record_that_cannot_be_read_is_left_as_it_is(page: Page):
    page.goto("attempt.html")
    question = Question(page, "attempt--asks")
    question.answer(["How was your week?"])
    [[key, _]] = page.evaluate(KEPT)
    for what, text in UNREADABLE.items():
        page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [key, text])

        page.reload()

        expect(question.element, what).to_have_attribute("data-state", "open")
        expect(page.get_by_role("note").filter(has_text="nothing new is saved"), what).to_be_visible()

        question.answer(["Your week was fine."])

        expect(question.element, what).to_have_attribute("data-state", "not-right")
        assert page.evaluate("key => sessionStorage.getItem(key)", key) == text, what


def test_one_saved_answer_that_makes_no_sense_harms_no_other(page: Page):
    page.goto("attempt.html")
    broken, other = Question(page, "attempt--asks"), Question(page, "attempt--days")
    broken.answer(["How was your week?"])
    other.answer("7")
    [[key, text]] = page.evaluate(KEPT)
    for answer in SENSELESS:
        kept = json.loads(text)
        kept["answers"]["attempt/asks"] = answer
        page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [key, json.dumps(kept)])

        page.reload()

        expect(other.element, f"{answer}").to_have_attribute("data-state", "right")
        expect(broken.element, f"{answer}").to_have_attribute("data-state", "open")

        broken.answer(["Your week was fine."])

        expect(broken.element, f"{answer}").to_have_attribute("data-state", "not-right")


# ---- The course is edited ----


def test_answers_survive_edits_that_leave_their_meaning_alone(page: Page, host: str):
    answers = {"reworded": ["How was your week?"], "new-options": ["What happened then?"], "untouched": "disclosure"}
    page.goto(f"{host}cases/edited.html")
    for name, answer in answers.items():
        Question(page, f"edited--{name}").answer(answer)
        Question(page, f"edited--{name}").expect_state("right")

    page.goto(f"{host}edited/edited.html")

    expect(page.get_by_role("heading", level=1)).to_contain_text("After the edit")
    Question(page, "edited--inserted").expect_state("open")
    expect(Question(page, "edited--inserted").status).to_be_empty()
    Question(page, "edited--untouched").expect_state("right")
    Question(page, "edited--reworded").expect_state("right")
    Question(page, "edited--reworded").expect_answer(["How was your week?"])

    revised = Question(page, "edited--new-options")
    revised.expect_state("open")
    expect(revised.status).to_contain_text("revised since you answered")
    revised.expect_answer([])

    revised.answer(["What happened then?"])

    revised.expect_state("right")


def test_another_session_starts_with_nothing(page: Page, new_context: NewContext):
    page.goto("attempt.html")
    Question(page, "attempt--days").answer("7")

    other = new_context().new_page()
    other.goto("attempt.html")

    Question(other, "attempt--days").expect_state("open")
