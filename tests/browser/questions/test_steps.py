"""Feedback in steps: a first miss says what it is about, and the key waits until it is asked for."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness.learner import AGAIN, Question

MISSED, RIGHT = ["Your week was fine."], ["How was your week?"]


@pytest.fixture
def steps(page: Page) -> Page:
    page.goto("steps.html")
    return page


def ask(page: Page, name: str) -> Question:
    return Question(page, f"steps--{name}")


def notes(question: Question) -> list[str]:
    # What is out of sight has no words yet, until the next picture of the page.
    question.element.scroll_into_view_if_needed()
    question.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    shown = question.element.locator(".pp-fields .pp-feedback").filter(visible=True)
    return [" ".join(text.split()) for text in shown.all_inner_texts()]


def test_a_first_miss_opens_the_note_of_what_was_chosen_and_show_me_the_rest(steps: Page):
    one = ask(steps, "one")
    expect(one.button("Show me")).to_be_hidden()
    one.answer(MISSED)

    one.expect_state("not-right")
    assert ["Your answer, not yet It tells."] == notes(one)
    expect(one.element.get_by_text("A question hands the floor over.")).to_be_hidden()
    expect(one.element.locator(".pp-key")).to_be_hidden()
    expect(one.button("Try again")).to_be_focused()

    one.button("Show me").click()

    assert ["Your answer, not yet It tells.", "This one fits It asks.", "Why not this one"] == notes(one)
    expect(one.element.get_by_text("A question hands the floor over.").first).to_be_visible()
    expect(one.button("Show me")).to_be_hidden()
    expect(one.button("Try again")).to_be_focused()
    one.element.get_by_text("Why not this one").click()
    expect(one.element.get_by_text("It closes.").first).to_be_visible()


def test_a_second_try_before_show_me_counts_and_a_right_answer_shows_everything(steps: Page):
    one = ask(steps, "one")
    one.answer(MISSED)
    one.button("Try again").click()
    one.answer(RIGHT)

    one.expect_state("right")
    assert len(notes(one)) == 3
    expect(one.button("Show me")).to_be_hidden()
    expect(one.element.get_by_text("A question hands the floor over.").first).to_be_visible()


def test_after_show_me_an_answer_is_practice_and_says_so_and_what_counts_comes_back(steps: Page):
    one = ask(steps, "one")
    one.answer(MISSED)
    one.button("Show me").click()
    one.button("Try again").click()
    one.answer(RIGHT)

    one.expect_state("right")
    expect(one.status).to_contain_text("This time was for practice")
    one.button("Try again").click()
    one.answer(RIGHT)
    steps.reload()

    one.expect_state("not-right")
    one.expect_answer(MISSED)
    assert len(notes(one)) == 3
    expect(one.button("Show me")).to_be_hidden()


def test_a_miss_comes_back_as_it_was_with_the_key_still_closed(steps: Page):
    one = ask(steps, "one")
    one.answer(MISSED)
    steps.reload()

    one.expect_state("not-right")
    assert ["Your answer, not yet It tells."] == notes(one)
    expect(one.button("Show me")).to_be_visible()


def test_kinds_without_a_note_say_what_is_right_so_far_and_keep_the_key(steps: Page):
    several, pairs, order, gap = (ask(steps, name) for name in ("several", "pairs", "order", "gap"))
    several.answer(["A breath", "A sermon"])
    pairs.answer({"Ask": "a sign", "Nod": "a sign"})
    order.button("Move down").first.click()
    order.check()
    gap.answer({"Gap 1 of 1": "word"})

    assert ["Your answer, and it fits It gives time.", "Your answer, not yet It closes."] == notes(several)
    assert ["Not yet.", "Right."] == notes(pairs)
    assert "Belongs" not in " ".join(notes(order))
    expect(gap.element.get_by_text("Not yet.", exact=True).last).to_be_visible()
    expect(gap.element.get_by_text("floor")).to_be_hidden()

    for question in (several, pairs, order, gap):
        question.button("Show me").click()

    assert "This one fits, too It opens." in notes(several)
    assert ["Belongs to: a question.", "Right."] == notes(pairs)
    assert "Belongs in place" in " ".join(notes(order))
    expect(gap.element.get_by_text("floor").filter(visible=True)).to_have_count(1)


def test_a_judgement_shows_every_reason_at_once(steps: Page):
    grade = ask(steps, "grade")
    grade.answer(["Leave"])

    expect(grade.button("Show me")).to_have_count(0)
    assert len(notes(grade)) == 2


def test_the_result_counts_what_was_answered_before_show_me(steps: Page):
    one = ask(steps, "one")
    one.answer(MISSED)
    one.button("Show me").click()
    one.button("Try again").click()
    one.answer(RIGHT)
    for name in ("several", "pairs", "order", "gap", "grade"):
        ask(steps, name).button("I’d rather not answer").click()

    expect(steps.get_by_role("status").last).to_contain_text("One to look at again.")

    steps.get_by_role("button", name=AGAIN).click()
    one.answer(RIGHT)
    expect(one.status).not_to_contain_text("practice")
    expect(steps.get_by_role("status").last).to_contain_text("every answer you gave is right")
