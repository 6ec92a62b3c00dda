"""A quiz as a whole: how far one is, how it went, what to try again, and questions drawn and shuffled."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.harness.learner import AGAIN, Question

RIGHT = {"asks": ["How was your week?"], "several": ["What helped?", "Who was there?"], "days": "7"}
WRONG = {"asks": ["Your week was fine."], "several": ["That was good."], "days": "8"}
PASS = "I’d rather not answer"

IDS_IN_SIGHT = "forms => forms.map(form => form.closest('[data-state]').id)"


def ask(page: Page, name: str) -> Question:
    return Question(page, f"attempt--{name}")


def result(page: Page) -> Locator:
    """The words about the whole quiz, which come after those of its questions."""
    return page.get_by_role("status").last


def questions_in_sight(page: Page) -> Locator:
    return page.locator("[data-state] > form").filter(visible=True)


@pytest.fixture
def attempt(page: Page) -> Page:
    page.goto("attempt.html")
    return page


def test_the_quiz_says_how_many_questions_are_answered(attempt: Page):
    expect(result(attempt)).to_be_empty()

    ask(attempt, "asks").answer(WRONG["asks"])

    expect(result(attempt)).to_have_text("Answered so far: 1 of 3.")

    ask(attempt, "days").button(PASS).click()

    expect(result(attempt)).to_have_text("Answered so far: 2 of 3.")


def test_the_result_is_said_in_plain_words(attempt: Page):
    ask(attempt, "asks").answer(RIGHT["asks"])
    ask(attempt, "several").answer(["What helped?"])
    ask(attempt, "days").answer(WRONG["days"])

    expect(result(attempt)).to_contain_text("One of three. Two to look at again. Partly right: 1.")
    expect(attempt.get_by_role("button", name=AGAIN)).to_have_text("Try those two again")


def test_all_right_is_said_without_a_number(attempt: Page):
    for name, answer in RIGHT.items():
        ask(attempt, name).answer(answer)

    expect(result(attempt)).to_contain_text("All done: every answer you gave is right.")
    expect(result(attempt)).to_contain_text("That reaches the pass mark.")
    expect(attempt.get_by_role("button", name=AGAIN)).to_be_hidden()


def test_a_result_below_the_pass_mark_invites_to_another_try(attempt: Page):
    for name, answer in WRONG.items():
        ask(attempt, name).answer(answer)

    expect(result(attempt)).to_contain_text(
        "does not reach the pass mark of 60 per cent yet. Retry as often as you like."
    )
    assert "fail" not in result(attempt).inner_text().lower()


@pytest.mark.parametrize(
    ("several", "reached"),
    [(["What helped?"], False), (["What helped?", "Who was there?"], True)],
    ids=["50 per cent with half of one question", "67 per cent"],
)
def test_the_pass_mark_counts_parts(attempt: Page, several: list[str], reached: bool):  # noqa: FBT001
    ask(attempt, "asks").answer(RIGHT["asks"])
    ask(attempt, "several").answer(several)
    ask(attempt, "days").answer(WRONG["days"])

    expect(result(attempt)).to_contain_text("reaches the pass mark" if reached else "does not reach the pass mark")


def test_what_is_passed_over_is_never_counted(attempt: Page):
    ask(attempt, "asks").answer(RIGHT["asks"])
    ask(attempt, "several").button(PASS).click()
    ask(attempt, "days").button(PASS).click()

    expect(result(attempt)).to_contain_text("All done: every answer you gave is right.")
    expect(result(attempt)).to_contain_text("Passed over, and not counted: 2.")
    expect(result(attempt)).to_contain_text("Your points: 1 of 1. The pass mark is 60 per cent.")


def test_to_pass_three_quarters_need_an_answer_and_that_is_kindly_said(attempt: Page):
    ask(attempt, "several").button(PASS).click()
    ask(attempt, "asks").answer(RIGHT["asks"])
    ask(attempt, "days").answer(RIGHT["days"])
    expect(result(attempt)).to_contain_text("three quarters of the questions need an answer")

    ask(attempt, "several").button("Try again").click()
    ask(attempt, "several").answer(RIGHT["several"])
    expect(result(attempt)).to_contain_text("That reaches the pass mark.")


def test_a_doubled_press_takes_no_answer_back(attempt: Page):
    asks = ask(attempt, "asks")
    asks.give(RIGHT["asks"])
    asks.button("Check answer").focus()
    attempt.keyboard.press("Enter")
    attempt.keyboard.press("Enter")
    asks.expect_state("right")

    attempt.wait_for_timeout(600)
    attempt.keyboard.press("Enter")
    asks.expect_state("open")

    attempt.wait_for_timeout(600)
    attempt.keyboard.down("Enter")
    for _ in range(5):
        attempt.keyboard.down("Enter")  # held: the same key again, without a release
    attempt.keyboard.up("Enter")
    asks.expect_state("right")


def test_a_link_to_a_question_that_was_not_drawn_is_explained(page: Page):
    page.goto("draw.html")
    notice = page.get_by_text("was not drawn for you this time")
    expect(notice).to_be_hidden()
    left_out = page.locator("primerpress-question[hidden]").first.get_attribute("id")
    asked = page.locator("primerpress-question:not([hidden])").first.get_attribute("id")
    page.evaluate("id => { location.hash = id; }", left_out)
    expect(notice).to_be_visible()

    page.evaluate("id => { location.hash = id; }", asked)
    expect(notice).to_be_hidden()


def test_a_drawn_sheet_and_its_key_have_the_same_numbers(page: Page):
    page.goto("draw.html")
    numbers = page.locator("primerpress-question:not([hidden])").evaluate_all(
        """all => all.map(one => [one.querySelector('.pp-number'), one.querySelector('.pp-key-number')]
          .map(place => place.textContent))"""
    )

    assert [["Question 1 of 4"] * 2, ["Question 2 of 4"] * 2] == numbers[:2]


def test_passing_over_everything_is_fine(attempt: Page):
    for name in RIGHT:
        ask(attempt, name).button(PASS).click()

    expect(result(attempt)).to_have_text("You passed over every question. That is fine; nothing is counted.")


def test_how_sure_one_was_never_changes_the_result(attempt: Page):
    def answer_all() -> str:
        for name, right in RIGHT.items():
            ask(attempt, name).answer(WRONG[name] if name == "asks" else right)
        expect(result(attempt)).to_contain_text("Two of three. One to look at again.")
        return result(attempt).inner_text()

    without = answer_all()
    attempt.get_by_role("button", name="Start this quiz again").click()
    ask(attempt, "asks").give(WRONG["asks"])
    ask(attempt, "asks").group.get_by_role("radio", name="Sure", exact=True).check()

    assert answer_all() == without


def test_only_what_was_not_right_is_retried(attempt: Page):
    ask(attempt, "asks").answer(RIGHT["asks"])
    ask(attempt, "several").answer(["What helped?"])
    ask(attempt, "days").answer(WRONG["days"])

    attempt.get_by_role("button", name=AGAIN).click()

    ask(attempt, "asks").expect_state("right")
    ask(attempt, "several").expect_state("open")
    ask(attempt, "days").expect_state("open")
    assert ask(attempt, "several").holds_focus()
    expect(result(attempt)).to_have_text("Answered so far: 1 of 3.")

    attempt.reload()

    ask(attempt, "asks").expect_state("right")
    ask(attempt, "days").expect_state("open")


def test_a_quiz_started_again_is_as_if_nothing_had_been_answered(attempt: Page):
    ask(attempt, "asks").give(RIGHT["asks"])
    ask(attempt, "asks").group.get_by_role("radio", name="Sure", exact=True).check()
    for name, answer in RIGHT.items():
        ask(attempt, name).answer(answer)

    attempt.get_by_role("button", name="Start this quiz again").click()

    for name in RIGHT:
        ask(attempt, name).expect_state("open")
    expect(attempt.get_by_role("article").locator("input:checked")).to_have_count(0)
    expect(ask(attempt, "days").field).to_have_value("")
    expect(result(attempt)).to_be_empty()
    assert ask(attempt, "asks").holds_focus()

    attempt.reload()

    ask(attempt, "asks").expect_state("open")


def test_after_the_quiz_links_lead_to_each_question_to_what_to_read_again_and_on(attempt: Page):
    beads = attempt.get_by_role("list", name="Question by question").get_by_role("link")
    on = attempt.get_by_role("link", name="Next: ")
    ask(attempt, "asks").answer(WRONG["asks"])
    ask(attempt, "several").button(PASS).click()
    expect(beads).to_have_count(0)
    expect(on).to_be_hidden()
    ask(attempt, "days").answer(RIGHT["days"])

    names = beads.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert ["Question 1 of 3: not yet", "Question 2 of 3: passed over", "Question 3 of 3: right"] == names
    expect(on).to_be_visible()
    again = attempt.get_by_role("list", name="To look at again:")
    expect(again.get_by_role("listitem")).to_have_text("Turns")

    beads.nth(1).click()
    expect(attempt).to_have_url(re.compile("#attempt--several$"))
    again.get_by_role("link", name="Turns").click()
    expect(attempt).to_have_url(re.compile("#turns$"))
    attempt.get_by_role("button", name=AGAIN).click()
    expect(beads).to_have_count(0)
    expect(result(attempt)).to_have_text("Answered so far: 2 of 3.")


def test_a_question_within_the_text_is_left_out_of_the_quiz(page: Page):
    page.goto("placed.html")
    within, at_the_end = Question(page, "placed--within-the-text"), Question(page, "placed--at-the-end")

    expect(questions_in_sight(page)).to_have_count(2)
    within.answer(["True"])

    within.expect_state("right")
    expect(result(page)).to_be_empty()

    at_the_end.answer("at the end")

    expect(result(page)).to_contain_text("All done: every answer you gave is right.")


# ---- Draws and shuffles ----


def test_a_draw_shows_some_questions_numbered_and_the_same_after_a_reload(page: Page):
    page.goto("draw.html")
    expect(questions_in_sight(page)).to_have_count(4)
    drawn = questions_in_sight(page).evaluate_all(IDS_IN_SIGHT)
    for number, question in enumerate(questions_in_sight(page).all(), 1):
        expect(question).to_contain_text(f"Question {number} of 4")

    for _ in range(3):
        page.reload()

        assert questions_in_sight(page).evaluate_all(IDS_IN_SIGHT) == drawn


def test_a_draw_by_tag_has_so_many_of_each_and_all_without_a_tag(page: Page):
    page.goto("drawn-by-tag.html")

    expect(page.get_by_text("4 questions, drawn anew each time.")).to_be_visible()
    tags = questions_in_sight(page).evaluate_all("forms => forms.map(form => form.parentElement.getAttribute('tag'))")
    assert [None, "turns", "signs", "signs"] == tags


def test_a_quiz_started_again_draws_anew(page: Page):
    page.goto("draw.html")
    draws = []
    for _ in range(3):
        draws.append(questions_in_sight(page).evaluate_all(IDS_IN_SIGHT))
        questions_in_sight(page).first.get_by_role("button", name=PASS).click()
        page.get_by_role("button", name="Start this quiz again").click()
        expect(page.locator("[data-state='passed-over']")).to_have_count(0)
        expect(questions_in_sight(page)).to_have_count(4)

    assert len({tuple(draw) for draw in draws}) > 1


def test_only_drawn_questions_are_counted(page: Page):
    page.goto("draw.html")
    for question in questions_in_sight(page).all():
        question.get_by_role("radio", name="True", exact=True).check()
        question.get_by_role("button", name="Check answer").click()

    expect(result(page)).to_contain_text("All done: every answer you gave is right.")


def labels(page: Page) -> list[str]:
    return (
        page.get_by_role("article")
        .get_by_role("radio")
        .evaluate_all("all => all.map(one => one.labels[0].textContent.trim())")
    )


def test_shuffled_options_keep_their_order_and_pinned_ones_their_place(page: Page):
    page.goto("shuffle.html")
    question = Question(page, "shuffle--shuffled")
    first = labels(page)

    assert first[-1] == "None of these"
    assert sorted(first[:-1]) == [f"Letter {letter}" for letter in "ABCDEFGHIJK"]
    assert first[:-1] != sorted(first[:-1])

    page.reload()

    assert labels(page) == first

    question.answer(["Letter A"])
    question.expect_state("right")
    question.button("Try again").click()

    assert labels(page) == first

    question.answer(["Letter B"])
    page.reload()

    question.expect_state("not-right")
    expect(question.option("Letter B")).to_be_checked()


# ---- The author's words, and where to read again ----


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"first": "False", "second": "True"}, "A good day to read it again."),
        ({"first": "True", "second": "True"}, "Half of it is there, and the reading has the rest."),
        ({"first": "True", "second": "False"}, "You are ready for the lab."),
    ],
)
def test_a_result_is_told_in_the_authors_own_words(page: Page, answers: dict[str, str], words: str):
    page.goto("bands.html")
    bands = page.locator(".pp-band").filter(visible=True)

    expect(bands).to_have_count(0)

    for name, answer in answers.items():
        Question(page, f"bands--{name}").answer([answer])

    expect(bands).to_have_text([words])

    page.reload()

    expect(bands).to_have_text([words])


def test_a_missed_question_leads_to_the_section_of_another_page(page: Page):
    page.goto("bands.html")
    first, second = (Question(page, f"bands--{name}") for name in ("first", "second"))
    first.answer(["False"])
    second.answer(["True"])
    links = page.get_by_role("list", name="To look at again:").get_by_role("link")

    expect(first.group.get_by_text("To read again:")).to_be_visible()
    expect(second.group.get_by_text("To read again:")).to_have_count(0)
    expect(links).to_have_text(["An attempt: Turns"])

    links.first.click()

    expect(page).to_have_url(re.compile(r"/attempt\.html#turns$"))


# ---- Chance that can be repeated ----


def test_a_seed_makes_a_draw_repeatable(page: Page):
    def drawn(seed: str) -> list[str]:
        page.evaluate("sessionStorage.clear()")
        page.goto(f"draw.html?seed={seed}")
        return questions_in_sight(page).evaluate_all(IDS_IN_SIGHT)

    page.goto("draw.html")
    first = drawn("a")

    assert first == drawn("a")
    assert len({tuple(drawn(seed)) for seed in "abcd"}) > 1


# ---- Patterns ----


def test_choices_that_differ_are_called_mixed(page: Page):
    page.goto("principles.html")
    Question(page, "principles--one").answer(["Ask"])
    Question(page, "principles--two").answer(["Tell again"])

    expect(page.get_by_role("listitem").filter(has_text="timing: mixed")).to_be_visible()
