"""The course works from any static host and from a folder, asks no other site, and is light without a quiz."""

import re

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.harness.learner import Question
from tests.browser.harness.sites import Sites
from tests.browser.harness.tabs import NewContext, heard

OURS = "[src*='primerpress'], link[href*='primerpress'], [id^='primerpress'], [class^='pp-']"


def answer_and_come_back(page: Page, start: str) -> None:
    """Follow links from the first page to a quiz, answer, look elsewhere, and find the answer again."""
    page.goto(start)
    page.get_by_role("navigation").get_by_role("link", name="An attempt", exact=True).first.click()
    question = Question(page, "attempt--asks")

    question.answer(["How was your week?"])

    question.expect_state("right")

    page.get_by_role("navigation").get_by_role("link", name="The reading", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The reading")
    page.get_by_role("navigation").get_by_role("link", name="An attempt", exact=True).first.click()

    question.expect_state("right")
    expect(question.group).to_contain_text("It ends with a question mark.")


def test_a_course_in_a_folder_of_a_host_works(page: Page, host: str):
    answer_and_come_back(page, f"{host}cases/")


def test_a_course_at_the_root_of_a_host_works(page: Page, at_root: str):
    answer_and_come_back(page, at_root)


def test_a_course_opened_from_a_disk_works(new_context: NewContext, sites: Sites):
    """A zip that was unpacked, or a USB stick."""
    page = new_context().new_page()

    answer_and_come_back(page, (sites.cases / "index.html").as_uri())

    page.get_by_role("navigation").get_by_role("link", name="A draw", exact=True).first.click()
    expect(page.locator("[data-state] > form").filter(visible=True)).to_have_count(4)


def name_of(request: Request) -> str:
    return request.url.rpartition("/")[2].partition("?")[0]


def ours(requests: list[Request]) -> list[str]:
    """Return the names of our styles and scripts among what was asked for; fonts come as a page needs them."""
    named = [name_of(one) for one in requests if "assets/primerpress/" in one.url]
    return sorted(name for name in named if not name.endswith(".woff2"))


@pytest.mark.parametrize("name", ["index", "reading"])
def test_a_page_without_a_quiz_carries_nothing_of_one(page: Page, name: str):
    with heard(page, "request") as requests:
        page.goto(f"{name}.html")

    # What every page carries is its face, on paper too, the quick way out and the marks in the navigation.
    assert ours(requests) == ["every.js", "frame.css", "frame.js", "paper.css", "screen.css"]
    expect(page.get_by_role("article").locator(OURS)).to_have_count(0)
    assert "<primerpress" not in page.content()
    assert page.evaluate("customElements.get('primerpress-question')") is None


def test_a_page_with_a_quiz_carries_one_style_for_its_questions_and_of_its_script_what_it_needs_so_far(page: Page):
    with heard(page, "request") as requests:
        page.goto("numeric-minimal.html")

    styles = ["frame.css", "paper.css", "screen.css"]
    assert sorted([*styles, "every.js", "frame.js", "learner.js", "questions.js"]) == sorted(
        {*ours(requests)} - {"answered.js"}
    )
    # The rest comes when a question is seen, before anything is answered.
    page.wait_for_function("() => performance.getEntries().some(({ name }) => name.includes('/answered.js'))")


def test_no_inline_script_and_no_inline_handler_is_ours(page: Page):
    page.goto("reading.html")
    inline = "document.querySelectorAll('script:not([src]):not([type*=json])').length"
    without = page.evaluate(inline)

    page.goto("single-choice-awkward.html")

    assert page.evaluate(inline) == without
    handlers = page.evaluate("[...document.querySelectorAll('[data-state] *')].flatMap(e => e.getAttributeNames())")
    assert [name for name in handlers if re.match("on|style$", name)] == []


def test_every_page_names_its_language_and_takes_no_key_for_itself(page: Page, sites: Sites):
    for file in sorted(sites.cases.glob("*.html")):
        html = file.read_text("utf-8")

        assert '<html lang="en"' in html
        assert "accesskey" not in html
    page.goto("attempt.html")
    question = Question(page, "attempt--asks")
    # But for n and p, by which Material leads to the neighbouring pages.
    for key in "abcdefghijklmoqrstuvwxyz0123456789":
        page.keyboard.press(key)

    question.expect_state("open")
    question.expect_answer([])


def test_a_link_leads_straight_to_a_question(page: Page):
    page.goto("attempt.html#attempt--days")

    expect(Question(page, "attempt--days").group).to_be_in_viewport()


def test_a_question_that_does_not_work_stops_no_other(new_context: NewContext, mishaps: list[str]):
    page = new_context().new_page()

    def spoil(route: Route) -> None:
        body = route.fetch().text().replace('behaviour="numeric"', 'behaviour="of-tomorrow"')
        route.fulfill(body=body, content_type="text/html")

    page.route("**/attempt.html", spoil)
    page.goto("attempt.html")
    Question(page, "attempt--asks").answer(["How was your week?"])

    Question(page, "attempt--asks").expect_state("right")
    expect(Question(page, "attempt--days").field).to_be_visible()
    assert len(mishaps) == 1
    assert "attempt--days" in mishaps.pop()
