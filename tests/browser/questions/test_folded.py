"""A question that its note folds: what it holds is met by who opens it, and can be passed over unread."""

from playwright.sync_api import Page, expect

from tests.browser.harness.learner import Question
from tests.browser.harness.looks import Look, expect_fine
from tests.browser.harness.paper import on_paper, on_screen

OPEN = "The question, when you are ready"
PASS = "I’d rather not answer"
PROMPT = "Sam's friend died in spring. What could you say first?"


def folded(page: Page) -> Question:
    page.goto("folded.html")
    return Question(page, "folded--behind-a-note")


def test_what_a_note_folds_can_be_passed_over_unread_or_opened_and_answered(page: Page, looks: dict[str, Look]):
    question = folded(page)
    prompt = question.element.get_by_text(PROMPT)
    expect(question.element.get_by_text("Mentions the loss of a friend.")).to_be_visible()
    expect(prompt).to_be_hidden()
    expect(question.group).not_to_have_accessible_name(PROMPT)
    expect(question.button("Check answer")).to_be_hidden()
    expect(question.button("Hint")).to_be_hidden()
    expect_fine(page, "folded", looks, part="[id='folded--behind-a-note']")

    question.button(PASS).click()
    question.expect_state("passed-over")
    expect(question.status).to_contain_text("Passed over")
    expect(prompt).to_be_hidden()
    page.reload()
    question.expect_state("passed-over")
    expect(prompt).to_be_hidden()

    question.button("Try again").click()
    expect(prompt).to_be_visible()
    assert question.holds_focus()
    expect(question.element.get_by_role("group", name=PROMPT)).to_be_visible()
    question.answer(["What was your friend like?"])
    question.expect_state("right")
    expect_fine(page, "unfolded", looks, part="[id='folded--behind-a-note']")

    page.reload()
    question.expect_state("right")
    expect(prompt).to_be_visible()


def test_on_paper_it_is_there(page: Page):
    question = folded(page)
    on_paper(page)

    expect(question.element.get_by_text(PROMPT)).to_be_visible()
    expect(question.element.get_by_text(OPEN)).to_be_hidden()
    on_screen(page)


def test_without_script_it_opens(page_without_script: Page):
    question = folded(page_without_script)
    prompt = question.element.get_by_text(PROMPT)
    expect(prompt).to_be_hidden()

    question.element.get_by_text(OPEN).click()

    expect(prompt).to_be_visible()
    expect(question.options.first).to_be_visible()
