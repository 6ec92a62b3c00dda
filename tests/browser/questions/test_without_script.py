"""Where no script runs, and on paper, every question can be read and answered, and the answers looked up."""

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness.learner import Question, open_cases, press
from tests.browser.harness.paper import expect_worksheet_then_key, on_paper
from tests.browser.harness.tabs import heard
from tests.question_cases import CASES_OF_A_KIND, ONE_OF_EACH_KIND


@pytest.mark.parametrize("kind", CASES_OF_A_KIND)
def test_without_script_a_question_can_be_read_answered_and_looked_up(page_without_script: Page, kind: str):
    for case, question in open_cases(page_without_script, f"cases-{kind}", CASES_OF_A_KIND[kind]):
        expect(question.group, str(case)).to_be_visible()
        expect(question.field, str(case)).to_be_visible()
        expect(question.field, str(case)).to_be_enabled()
        expect(question.element.get_by_role("button")).to_have_count(0)

        if "right" in case.answers:
            question.give(case.answers["right"])
            question.expect_answer(case.answers["right"])

        summary = question.element.locator("summary").filter(has_text="answer and feedback")
        expect(summary).to_be_visible()
        press(summary)
        expect(summary.locator("xpath=..")).to_have_attribute("open", "")
        expect(summary.locator("xpath=following-sibling::*[1]")).to_be_visible()

        for hint in question.group.locator("details").all():
            press(hint.locator("summary"))
            expect(hint.locator(":not(summary)").first).to_be_visible()


def test_without_script_enter_sends_nothing_and_keeps_what_was_typed(page_without_script: Page):
    questions = open_cases(page_without_script, "each-kind", ONE_OF_EACH_KIND)
    address = page_without_script.url
    typed = [question for case, question in questions if isinstance(case.answers["right"], str)]
    assert len(typed) >= 2

    with heard(page_without_script, "request") as requests:
        for question in typed:
            question.field.fill("typed")
            question.field.press("Enter")

            expect(question.field).to_have_value("typed")
            assert page_without_script.url == address
        assert [request.url for request in requests if request.is_navigation_request()] == []


# ---- On paper ----


@pytest.mark.parametrize("name", ["attempt", "placed"])
def test_a_printed_quiz_has_all_its_questions_before_all_its_keys(page: Page, name: str):
    page.goto(f"{name}.html")

    on_paper(page)

    expect_worksheet_then_key(page)


def test_an_answered_quiz_prints_as_the_same_worksheet(page: Page):
    page.goto("attempt.html")
    question = Question(page, "attempt--asks")
    question.answer(["Your week was fine."])
    question.expect_state("not-right")

    on_paper(page)

    expect_worksheet_then_key(page)
    expect(question.status).to_be_hidden()
    expect(question.group.get_by_text("It tells.")).to_be_hidden()


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")
@pytest.mark.parametrize("answered", [False, True])
def test_the_paper_holds_every_question_and_a_short_key(page: Page, tmp_path: Path, answered: bool):  # noqa: FBT001
    page.goto("attempt.html")
    if answered:
        Question(page, "attempt--asks").answer(["Your week was fine."])
        Question(page, "attempt--days").answer("8")

    page.pdf(path=tmp_path / "page.pdf")
    paper = subprocess.run(
        [shutil.which("pdftotext"), "-layout", tmp_path / "page.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    worksheet, _, key = " ".join(paper.split()).partition("Answers and feedback")

    assert "Which of these asks something?" in worksheet
    assert "How many days has a week?" in worksheet
    assert "It ends with a question mark." not in worksheet
    assert "It ends with a question mark." in key
    assert "The answer is 7 days." in key
    for words in ("Look at the end of the line.", "This one asks as well.", "A question gives the turn back."):
        assert words not in worksheet + key
    for words in ("Check answer", "Try again", "I’d rather not answer", "Not yet"):
        assert words not in worksheet + key


def test_a_question_that_was_not_drawn_is_not_printed(page: Page):
    page.goto("draw.html")
    expect(page.locator("[data-state] > form").filter(visible=True)).to_have_count(4)

    on_paper(page)

    expect(page.locator("[data-state] > form").filter(visible=True)).to_have_count(4)
    expect(page.locator("details:visible").filter(has_text="answer and feedback")).to_have_count(4)
