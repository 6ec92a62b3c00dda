"""A learner searches the course: in a dialog that loads nothing before it is opened, from a host and from a folder."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.harness.looks import DESKTOP, PHONE, violations, wear
from tests.browser.harness.sites import Sites
from tests.browser.harness.tabs import heard

FINGERTIP = 44

# What of the search travels when it is opened, in bytes of gzip.
LIMITS = {
    "search/words.js": 130_000,
    "assets/primerpress/search.js": 9_500,
    "assets/primerpress/search.css": 1_500,
}


def _ask(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Search").fill(words)


def _told(page: Page, words: str) -> None:
    expect(page.get_by_role("dialog", name="Search").get_by_role("status")).to_contain_text(words)


def test_a_learner_searches_by_keyboard_and_goes_to_the_section_of_a_hit(page: Page, host: str):
    with heard(page, "request") as requests:
        page.goto(f"{host}own/index.html", wait_until="networkidle")
        for letter in "np,.fs/":
            page.keyboard.press(letter)

        expect(page.get_by_role("dialog")).to_have_count(0)
        assert page.url.endswith("own/index.html")
        assert [] == [request.url for request in requests if "search" in request.url]
    page.get_by_role("button", name="Search").focus()
    page.keyboard.press("Control+k")
    field = page.get_by_role("textbox", name="Search")

    expect(field).to_be_focused()
    _ask(page, "zxqv")
    _told(page, "Nothing found for “zxqv”.")
    expect(page.get_by_role("dialog").get_by_role("link", name="The start of the course")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Search")).to_be_focused()

    page.keyboard.press("Enter")
    _ask(page, "bounderies")
    _told(page, "Nothing holds exactly these words.")
    _ask(page, "peer")
    _told(page, "places found.")
    results = page.locator(".pp-search-results a")
    expect(results).to_have_count(20)
    page.get_by_role("button", name="Show more").click()
    expect(results.nth(20)).to_be_focused()
    _ask(page, "close neighbours")
    expect(results.first).to_contain_text("(and is not) Its close neighbours ")
    assert ["close", "neighbours"] == [mark.lower() for mark in results.first.locator("mark").all_inner_texts()][:2]
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(results.first).to_be_focused()
    page.keyboard.press("Enter")

    page.wait_for_url("**/modules/01-what-self-disclosure-is.html#*")
    heading = page.locator(f"[id='{page.url.partition('#')[2]}']")
    expect(heading).to_contain_text("Its close neighbours")
    expect(heading).to_be_in_viewport()


def test_from_a_folder_the_search_finds_the_same_and_leads_to_places_of_the_page_itself(page: Page, sites: Sites):
    page.goto((sites.own / "modules" / "01-what-self-disclosure-is.html").as_uri())
    page.get_by_role("button", name="Search").click()
    _ask(page, "close neighbours")
    page.locator(".pp-search-results a").first.click()

    page.wait_for_url("file:///**/*#*neighbours")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("look", [("light", DESKTOP), ("dark", PHONE)], ids=["light, wide", "dark, narrow"])
def test_the_search_looks_right_and_leaves(page: Page, host: str, look):
    page.goto(f"{host}own/glossary.html")
    wear(page, look)
    page.get_by_role("button", name="Search").click()
    _ask(page, "disclosure")
    _told(page, "found")

    assert violations(page, "dialog") == []
    assert page.get_by_role("dialog").evaluate("one => one.scrollWidth <= one.clientWidth")
    targets = page.get_by_role("dialog").locator("a, button, input").filter(visible=True)
    sizes = targets.evaluate_all("all => all.map(one => Math.min(one.offsetWidth, one.offsetHeight))")
    assert min(sizes) >= FINGERTIP
    lines = page.locator(".pp-search-around").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert 1 == len(set(lines))
    page.get_by_role("dialog").get_by_role("button", name="Leave now").click()
    page.wait_for_url("about:blank")


def test_a_search_that_was_refused_is_told_and_tried_again_under_a_strict_policy_too(
    new_context, host: str, mishaps: list[str]
):
    page = new_context().new_page()

    def strictly(route: Route) -> None:
        answer = route.fetch()
        policy = {"content-security-policy": "default-src 'self'; img-src 'self' data:"}
        route.fulfill(response=answer, headers=answer.headers | policy)

    page.route("**/about.html", strictly)
    page.route("**/search.js?*", lambda route: route.abort())
    page.goto(f"{host}own/about.html", wait_until="networkidle")
    page.get_by_role("button", name="Search").click()

    _told(page, "The search cannot be loaded just now.")
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    mishaps.clear()  # the browser notes what was refused, and scripts of Material that stand in the page
    page.unroute("**/search.js?*")
    page.get_by_role("button", name="Search").click()
    _ask(page, "privacy")

    _told(page, "found")


def test_without_a_script_there_is_no_button(page_without_script: Page, host: str):
    page_without_script.goto(f"{host}own/about.html")

    expect(page_without_script.get_by_role("button", name="Search")).to_have_count(0)


def test_what_a_search_loads_is_small(sites: Sites):
    sizes = {name: len(gzip.compress((sites.own / name).read_bytes(), 9)) for name in LIMITS}

    assert [] == [f"{name}: {size}" for name, size in sizes.items() if size > LIMITS[name]]
