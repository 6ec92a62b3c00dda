"""A quiz that is marked at the end tells nothing before and all then; where it takes tries, the key waits for them."""

import re

from playwright.sync_api import Page, expect

from tests.browser.harness.learner import AGAIN, Question

SEE = "See how you did"
PASS = "I’d rather not answer"


def ask(page: Page, name: str, quiz: str = "whole") -> Question:
    return Question(page, f"{quiz}--{name}")


def test_a_quiz_marked_at_the_end_from_the_first_answer_to_the_last(page: Page):
    page.goto("whole.html")
    quiz = page.locator("#quiz-whole")
    see = quiz.get_by_role("button", name=SEE)
    asks, days, word, room = (ask(page, name) for name in ("asks", "days", "word", "room"))
    expect(quiz.get_by_text("How you did is shown at the end")).to_be_visible()
    expect(quiz.get_by_role("button", name=re.compile("Check answer|Show me"))).to_have_count(0)

    # Nothing is told before, whatever is done: not by an answer, not by the Enter key, not by passing over.
    asks.give(["Your week was fine."])
    asks.group.get_by_label("Sure", exact=True).check()
    days.give("7")
    days.field.press("Enter")
    room.button(PASS).click()
    for question in (asks, days, word):
        question.expect_state("open")
    room.expect_state("passed-over")
    expect(quiz.locator(".pp-key, .pp-fields .pp-feedback, .pp-beads").filter(visible=True)).to_have_count(0)
    expect(quiz.get_by_text("Answered so far")).to_have_count(0)

    # Whoever leaves and comes back finds what was chosen.
    page.wait_for_timeout(500)
    page.reload()
    asks.expect_answer(["Your week was fine."])
    days.expect_answer("7")
    asks.expect_state("open")

    # What has no answer is named first, with a way to it, and may stay so.
    see.click()
    unanswered = quiz.locator(".pp-unanswered")
    expect(unanswered).to_contain_text("Without an answer so far")
    assert ["Question 3 of 4"] == unanswered.get_by_role("link").all_inner_texts()
    asks.expect_state("open")
    see.click()

    # Then all is told at once.
    for question, state in ((asks, "not-right"), (days, "right"), (word, "passed-over"), (room, "passed-over")):
        question.expect_state(state)
    result = quiz.locator(".pp-result")
    expect(result.get_by_role("status")).to_contain_text(
        "One of two. One to look at again. Passed over, and not counted: 2."
    )
    expect(result.get_by_role("status")).to_contain_text("three quarters of the questions need an answer")
    assert ["not-right", "right", "passed-over", "passed-over"] == result.locator(".pp-beads a").evaluate_all(
        "beads => beads.map(bead => bead.dataset.bead)"
    )
    expect(asks.element.get_by_text("A question leaves room.").first).to_be_visible()
    expect(asks.element.get_by_text("It asks.").first).to_be_visible()
    expect(asks.element.get_by_text("You were sure, and it was not right.")).to_be_visible()
    expect(see).to_be_hidden()
    expect(result.get_by_role("status")).to_be_focused()

    # What was missed is tried again, and marked by the same button.
    page.reload()
    asks.expect_state("not-right")
    result.get_by_role("button", name=AGAIN).click()
    asks.expect_state("open")
    asks.give(["How was your week?"])
    word.button("Try again").click()
    word.give("pause")
    see.click()
    asks.expect_state("right")
    expect(result.get_by_role("status")).to_contain_text("That reaches the pass mark.")
    kept = page.evaluate(
        "JSON.parse(Object.entries(sessionStorage).find(([key]) => key.startsWith('browser-tests'))[1])"
    )
    assert kept["outcomes"]["whole"]["passed"]
    assert [3, 3] == [list(kept["history"].values())[-1][name] for name in ("right", "asked")]
    assert "whole/asks" in kept["answers"]


def test_where_a_quiz_takes_tries_the_key_waits_for_them_and_nobody_is_locked_out(page: Page):
    page.goto("whole.html")
    asks = ask(page, "asks", "tries")
    asks.answer(["Your week was fine."])
    expect(asks.button("Show me")).to_be_hidden()
    expect(asks.status).to_contain_text("This was try 1. After try 2 you can be shown the rest.")

    page.reload()
    expect(asks.button("Show me")).to_be_hidden()
    asks.button("Try again").click()
    expect(asks.button(PASS)).to_be_visible()
    asks.answer(["My week was long."])
    expect(asks.button("Show me")).to_be_visible()

    page.reload()
    asks.button("Show me").click()
    expect(asks.element.get_by_text("It asks.").first).to_be_visible()
    expect(asks.button("Try again")).to_be_visible()

    page.locator("#quiz-tries").get_by_role("button", name="Start this quiz again").click()
    asks.answer(["My week was long."])
    expect(asks.button("Show me")).to_be_hidden()


def test_without_script_the_keys_come_after_all_questions(page_without_script: Page):
    page_without_script.goto("whole.html")
    quiz = page_without_script.locator("#quiz-whole")

    def tops(selector: str) -> list[float]:
        return quiz.locator(selector).evaluate_all("found => found.map(one => one.getBoundingClientRect().top)")

    assert 4 == len(tops(".pp-key"))
    assert max(tops(".pp-form")) < min(tops(".pp-key"))
    expect(quiz.get_by_role("button", name=SEE)).to_be_hidden()
