"""What a learner may do besides: press Enter, change their mind, follow a link, say how sure they are."""

from playwright.sync_api import Page, expect

from tests.browser.harness.learner import Question, open_cases
from tests.question_cases import ONE_OF_EACH_KIND


def test_enter_in_a_text_field_checks_and_choosing_never_does(page: Page):
    """However often one changes one's mind."""
    for case, question in open_cases(page, "each-kind", ONE_OF_EACH_KIND):
        right = case.answers["right"]
        if isinstance(right, str):
            page.wait_for_timeout(600)  # Enter at once again would be a doubled press
            question.field.fill(right)
            question.field.press("Enter")

            question.expect_state("right")
        else:
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


HOW_SURE = [
    ("Sure", "right", "You were sure, and right"),
    ("Sure", "not-right", "You were sure, and it was not right"),
    ("Fairly sure", "right", "You were fairly sure, and right"),
    ("Guessing", "right", "You were guessing, and right"),
    ("Guessing", "not-right", "You were guessing"),
]


def test_how_sure_one_was_comes_back_in_words(page: Page):
    page.goto("attempt.html")
    question = Question(page, "attempt--asks")

    for level, state, words in HOW_SURE:
        question.give(["How was your week?" if state == "right" else "Your week was fine."])
        question.group.get_by_role("radio", name=level, exact=True).check()
        question.check()

        question.expect_state(state)
        expect(question.status).to_contain_text(words)
        question.button("Try again").click()
