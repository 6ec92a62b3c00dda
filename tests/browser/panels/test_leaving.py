"""A click, or one key three times, leads away at once, and what lies behind shows nothing of the course."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness.learner import Question
from tests.browser.panels.learner import KEY, LISTENING, PANELS, TURNS, answer, stored

pytestmark = pytest.mark.own_session
"""What lies behind a tab of the worker is what other tests have left there."""

Leave = Callable[[Page], None]


def press(page: Page, key: str, times: int) -> None:
    for _ in range(times):
        page.keyboard.press(key)


WAYS: dict[str, Leave] = {
    "by a click": lambda page: page.get_by_role("link", name="Leave now").click(),
    "by a key, three times": lambda page: press(page, "Shift", 3),
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

    page.evaluate("() => { setTimeout(() => history.back()); }")
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
    press(page, "Shift", 3)

    expect(page.locator("h1")).to_be_hidden()


def test_the_key_leaves_from_every_sort_of_page(page: Page):
    for name in ("index.html", LISTENING, *(f"{name}.html" for name in PANELS)):
        page.goto(name)
        press(page, "Shift", 3)

        expect_gone(page)


def test_leaving_is_a_deliberate_act(page: Page):
    page.goto(LISTENING)
    field = page.locator("[id='listening--heard']").get_by_role("textbox")
    told = page.get_by_role("status").filter(has_text="to leave this page")
    field.press_sequentially("Half a w")
    for key in (
        "Escape",
        "Shift+Escape",
        "Control+Escape",
        "Shift+A",
        "Shift+B",
        "Shift+C",
        "Control+Shift",
        "Alt+Shift",
    ):
        page.keyboard.press(key)
    expect(told).to_have_count(0)
    expect(field).to_have_value("Half a wABC")

    page.keyboard.press("Shift")
    expect(told).to_contain_text("2 more times")
    page.keyboard.press("Shift")
    expect(told).to_contain_text("once more")
    page.keyboard.press("a")
    press(page, "Shift", 2)
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    page.keyboard.press("Shift")
    expect_gone(page)


def test_escape_closes_the_drawer_and_the_key_leaves_while_it_is_open(page: Page):
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto("index.html")
    drawer = page.locator("#__drawer")
    for _ in range(2):
        page.get_by_role("button", name="Menu").click()
        expect(drawer).to_be_checked()
        page.keyboard.press("Escape")
        expect(drawer).not_to_be_checked()
    page.get_by_role("button", name="Menu").click()
    press(page, "Shift", 3)

    expect_gone(page)


@pytest.mark.parametrize("sandbox", ["", 'sandbox="allow-scripts allow-same-origin"'], ids=["free", "held"])
def test_in_a_frame_the_whole_window_is_left_or_the_page_says_that_it_cannot(
    page: Page, course: str, mishaps: list[str], sandbox: str
):
    frame = f'<title>Platform</title><iframe {sandbox} width=900 height=600 src="{course}{LISTENING}"></iframe>'
    page.route("**/platform.html", lambda route: route.fulfill(body=frame, content_type="text/html"))
    page.goto("platform.html")
    inside = page.frame_locator("iframe")
    inside.get_by_role("link", name="Leave now").click()

    if not sandbox:
        expect_gone(page)
        return
    expect(inside.get_by_text("The page around it cannot be left from here: close its tab.")).to_be_visible()
    expect(inside.get_by_role("heading")).to_have_count(0)
    mishaps.clear()  # the browser notes in its console that the frame may not leave


def test_leaving_keeps_what_the_learner_has_chosen_to_keep_on_the_device(page: Page):
    page.goto("my-data.html")
    page.get_by_role("radio", name="on this device").check()
    page.goto(LISTENING)
    answer(page, "listening--asks")
    press(page, "Shift", 3)
    expect_gone(page)

    page.goto(LISTENING)

    Question(page, "listening--asks").expect_state("right")
    assert {"device": [KEY], "tab": []} == {place: list(found) for place, found in stored(page).items()}


def test_leaving_works_where_storage_is_refused(page: Page):
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', { value: null });")
    page.goto(LISTENING)
    press(page, "Shift", 3)

    expect_gone(page)
