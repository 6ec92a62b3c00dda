"""One key or one click leads away at once, and what lies behind shows nothing of the course."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness.learner import Question
from tests.browser.panels.learner import KEY, LISTENING, PANELS, TURNS, answer, stored

pytestmark = pytest.mark.own_session
"""What lies behind a tab of the worker is what other tests have left there."""

Leave = Callable[[Page], None]

WAYS: dict[str, Leave] = {
    "by a click": lambda page: page.get_by_role("link", name="Leave now").click(),
    "by Escape": lambda page: page.keyboard.press("Escape"),
}

each_way = pytest.mark.parametrize("leave", WAYS.values(), ids=WAYS.keys())


def expect_gone(page: Page) -> None:
    page.wait_for_url("about:blank")
    assert "" == page.evaluate("document.body.innerText")


@each_way
def test_leaving_shows_an_empty_page_and_back_does_not_show_the_course(page: Page, leave: Leave):
    page.goto(TURNS)
    answer(page, "turns--after")
    page.goto(LISTENING)
    answer(page, "listening--asks")

    leave(page)
    expect_gone(page)

    page.evaluate("history.back()")
    page.wait_for_timeout(300)
    expect_gone(page)

    page.goto(LISTENING)
    Question(page, "listening--asks").expect_state("open")
    assert {} == stored(page)["tab"]
    answer(page, "listening--asks")
    page.reload()
    Question(page, "listening--asks").expect_state("right")


def test_what_a_page_shows_is_gone_before_the_next_one_is_there(page: Page):
    page.goto(LISTENING)
    page.evaluate("window.navigation.addEventListener('navigate', event => event.preventDefault())")
    page.keyboard.press("Escape")

    expect(page.locator("h1")).to_be_hidden()


def test_escape_leaves_from_every_sort_of_page(page: Page):
    for name in ("index.html", LISTENING, *(f"{name}.html" for name in PANELS)):
        page.goto(name)
        page.keyboard.press("Escape")

        expect_gone(page)


def test_escape_leaves_while_one_is_writing(page: Page):
    page.goto(LISTENING)
    page.locator("[id='listening--heard']").get_by_role("textbox").press_sequentially("Half a w")
    page.keyboard.press("Escape")

    expect_gone(page)


@pytest.mark.parametrize("width", [1280, 320])
def test_in_the_open_search_escape_only_closes_the_search(page: Page, host: str, width: int):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(f"{host}own/index.html")
    search = page.locator("#__search")
    if width == 320:
        page.locator(".md-header__button[for=__search]").click()
    else:
        page.locator(".md-search__input").click()
    expect(search).to_be_checked()
    page.keyboard.type("lis")

    page.keyboard.press("Escape")

    expect(search).not_to_be_checked()
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    page.keyboard.press("Escape")

    expect_gone(page)


def test_leaving_keeps_what_the_learner_has_chosen_to_keep_on_the_device(page: Page):
    page.goto("my-data.html")
    page.get_by_role("radio", name="on this device").check()
    page.goto(LISTENING)
    answer(page, "listening--asks")
    page.keyboard.press("Escape")
    expect_gone(page)

    page.goto(LISTENING)

    Question(page, "listening--asks").expect_state("right")
    assert {"device": [KEY], "tab": []} == {place: list(found) for place, found in stored(page).items()}


def test_leaving_works_where_storage_is_refused(page: Page):
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', { value: null });")
    page.goto(LISTENING)
    page.keyboard.press("Escape")

    expect_gone(page)
