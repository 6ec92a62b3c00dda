"""Each thing on a page starts on its own: what fails says so in the console, and nothing else stands still."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.harness.learner import Question
from tests.browser.panels.learner import LISTENING, RIGHT, answer, read_to_its_end

# What these tests change of a page or a session cannot be taken back.
pytestmark = pytest.mark.own_session

# Counts what is written to the browser's storage, and how often marks are put into the navigation.
COUNT = """() => {
  window.writes = window.marks = 0;
  const write = Storage.prototype.setItem;
  Storage.prototype.setItem = function (...given) { window.writes += 1; return write.apply(this, given); };
  const look = () => { window.marks += 1; };
  new MutationObserver(look).observe(document.querySelector('.pp-nav'), { childList: true, subtree: true });
}"""


@pytest.fixture
def change(page: Page) -> Callable[[str, str, str], None]:
    """Return a function that changes what a page says before the browser sees it."""

    def put(path: str, pattern: str, other: str) -> None:
        def spoil(route: Route) -> None:
            body, count = re.subn(pattern, other, route.fetch().text(), count=1)
            assert count == 1
            route.fulfill(body=body, content_type="text/html")

        page.route(f"**/{path}", spoil)

    return put


@pytest.mark.parametrize(
    "foreign", ["https://example.org/caf%E9.html", "https://example.org/%", "http://[", "mailto:%E9"]
)
def test_a_foreign_address_in_the_navigation_stops_no_quiz(page: Page, change, foreign: str):
    link = rf'\1<li><a href="{foreign}">Elsewhere</a></li>'
    change(LISTENING, r'(<nav class="pp-nav"[^>]*>)', link)
    page.goto(LISTENING)

    answer(page, "listening--asks").expect_state("right")


def test_a_foreign_page_of_the_same_path_is_not_marked_as_read(page: Page, change):
    link = rf'\1<li><a href="https://example.org/{LISTENING}">Elsewhere</a></li>'
    change(LISTENING, r'(<nav class="pp-nav"[^>]*>)', link)
    page.goto(LISTENING)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")

    marked = page.locator(".pp-nav a:has(.pp-done)")
    expect(marked).to_have_count(1)
    expect(marked).not_to_contain_text("Elsewhere")


def test_what_fails_to_start_says_so_and_stops_nothing_else(page: Page, mishaps: list[str]):
    page.add_init_script("performance.getEntriesByType = () => { throw new Error('no entries'); };")
    page.goto(LISTENING)

    answer(page, "listening--asks").expect_state("right")
    assert len(mishaps) == 1
    assert "primerpress: leaving quickly does not work: Error: no entries" in mishaps.pop()


def test_without_the_script_of_every_page_questions_are_as_on_paper(page: Page, mishaps: list[str]):
    page.route("**/every.js?*", lambda route: route.abort())
    page.goto(LISTENING)

    question = Question(page, "listening--asks")
    expect(question.button("Check answer")).to_be_hidden()
    expect(question.element.locator("summary").last).to_be_visible()
    said = [one for one in mishaps if "primerpress: without every.js these do not work: questions" in one]
    mishaps.clear()
    assert len(said) == 1


def test_without_their_script_panels_say_what_they_are_for_and_show_no_button(page: Page, mishaps: list[str]):
    page.route("**/panels.js?*", lambda route: route.abort())
    for name in ("review", "journal", "change", "certificate", "my-data"):
        page.goto(f"{name}.html")
        panel = page.locator(".pp-panel")

        expect(panel.get_by_role("button")).to_have_count(0)
        expect(panel.get_by_text("JavaScript")).to_be_visible()
    mishaps.clear()
    page.unroute("**/panels.js?*")
    page.reload()
    expect(page.get_by_text("JavaScript")).to_be_hidden()


def test_what_was_written_before_a_slow_script_came_is_taken_up(page: Page):
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/questions.js?*", hold)
    chosen, words = Question(page, "listening--asks"), Question(page, "listening--heard")
    keep_words = words.element.get_by_role("checkbox", name="Keep my words")

    def arrive() -> None:
        waiting.pop().continue_()
        expect(chosen.button("I’d rather not answer")).to_be_visible()

    page.goto(LISTENING, wait_until="commit")
    chosen.option("Your week was fine.").check()
    words.field.fill("Early words.")
    expect(page.locator(".pp-question").get_by_role("button")).to_have_count(0)
    arrive()
    expect(words.field).to_have_value("Early words.")
    assert page.evaluate("sessionStorage.length") == 1  # the choice is kept as if it had been made now
    chosen.check()
    chosen.expect_state("not-right")
    keep_words.check()
    words.button("Done").click()
    words.expect_state("noted")

    page.goto(LISTENING, wait_until="commit")
    chosen.option("How was your week?").check()
    words.field.fill("More of them.")
    arrive()
    expect(words.field).to_have_value("Early words.\nMore of them.")
    chosen.expect_state("open")
    expect(chosen.option("How was your week?")).to_be_checked()


def test_a_word_that_is_missing_is_named_in_the_console(page: Page, change, mishaps: list[str]):
    change(LISTENING, 'data-word="right"', 'data-word="gone"')
    page.goto(LISTENING)

    answer(page, "listening--asks").expect_state("right")
    assert mishaps == ["console: primerpress: the page has no words called “right”"]
    mishaps.clear()


def test_one_answer_is_one_write_of_the_record_and_one_look_at_the_navigation(page: Page):
    page.goto(LISTENING)
    read_to_its_end(page)
    page.evaluate(COUNT)

    question = Question(page, "listening--asks")
    question.give(RIGHT["listening--asks"])
    page.wait_for_function("() => window.writes === 1")  # what is begun is kept, a moment later

    question.check()
    question.expect_state("right")
    assert page.evaluate("window.writes") == 2
    assert page.evaluate("window.marks") == 2

    question.button("Try again").click()
    assert page.evaluate("window.writes") == 3

    question.button("I’d rather not answer").click()
    assert page.evaluate("window.writes") == 4


def test_starting_a_quiz_again_is_one_write(page: Page):
    page.goto("final.html")
    answer(page, "final--days").expect_state("right")
    read_to_its_end(page)
    page.evaluate(COUNT)

    page.get_by_role("button", name="Start this quiz again").click()

    Question(page, "final--days").expect_state("open")
    assert page.evaluate("window.writes") == 1


def test_a_question_whose_script_is_of_another_edition_keeps_its_key_and_shows_no_button(
    page: Page, site: Path, mishaps: list[str]
):
    script = (site / "assets" / "primerpress" / "questions.js").read_text("utf-8")
    older = re.sub(r"(?<=[{,])choice:", '"older-way":', script)
    assert older != script
    page.route("**/questions.js?*", lambda route: route.fulfill(body=older, content_type="text/javascript"))
    page.goto(LISTENING)

    question = Question(page, "listening--asks")
    expect(question.element.get_by_role("button")).to_have_count(0)
    question.element.locator("summary").last.click()
    expect(question.element.get_by_text("It asks.").filter(visible=True)).to_have_count(1)
    assert all("there is no way of answering called" in one for one in mishaps)
    mishaps.clear()
