"""Whether answers are kept is asked once, and what is chosen is done. Nothing else is ever kept or sent."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.harness.learner import Question, press
from tests.browser.panels.learner import (
    KEY,
    LISTENING,
    PANELS,
    TURNS,
    WRONG,
    answer,
    answer_everything,
    kept,
    read_to_its_end,
    stored,
)

CHOICES = {"Not at all": "nothing", "In this tab": "tab", "On this device": "device"}
LABELS = {"nothing": "not at all", "tab": "in this tab", "device": "on this device, for whoever"}

each_choice = pytest.mark.parametrize(("button", "mode"), CHOICES.items(), ids=CHOICES.values())


def asking(page: Page) -> Locator:
    """Return what asks whether answers shall be kept, when there are two."""
    return page.get_by_role("region", name="Keeping your answers")


def keep(page: Page, button: str) -> None:
    """Give the two answers after which it is asked, and choose."""
    answer(page, "listening--asks")
    answer(page, "listening--nods")
    asking(page).get_by_role("button", name=button).click()


def choose(page: Page, mode: str) -> None:
    """Choose on the page of one's own data."""
    page.goto("my-data.html")
    press(page.get_by_role("radio", name=LABELS[mode]))
    if page.get_by_role("button", name="Erase it").is_visible():
        page.get_by_role("button", name="Erase it").click()


def kept_in(page: Page) -> dict[str, list[str]]:
    """Return the names of what is stored, by where it is."""
    return {place: list(entries) for place, entries in stored(page).items()}


# ---- The question ----


def test_the_question_about_keeping_stands_below_the_second_answer_and_only_there(page: Page):
    page.goto(TURNS)
    expect(asking(page)).to_be_hidden()
    assert {"device": [], "tab": []} == kept_in(page)
    answer(page, "turns--after")
    expect(asking(page)).to_be_hidden()
    page.goto(LISTENING)
    answer(page, "listening--asks")

    expect(asking(page)).to_contain_text("They never leave this device")
    assert asking(page).bounding_box()["height"] < 140
    asking(page).get_by_text("What this means").click()
    expect(asking(page).get_by_role("link", name="My data")).to_be_visible()
    assert "listening--asks" == asking(page).evaluate("box => box.previousElementSibling.id")

    answer(page, "listening--nods")

    expect(asking(page)).to_have_count(1)
    assert "listening--asks" == asking(page).evaluate("box => box.previousElementSibling.id")


@each_choice
def test_each_choice_does_what_it_says_is_not_asked_again_and_decides_who_sees_the_answers(
    context: BrowserContext, page: Page, button: str, mode: str
):
    page.goto(LISTENING)
    keep(page, button)

    expect(asking(page)).to_be_hidden()
    said = page.get_by_role("status").filter(has_text={"nothing": "Nothing is kept"}.get(mode, "Your answers are kept"))
    expect(said).to_be_focused()
    places = {"device": [KEY], "tab": []} if mode == "device" else {"device": [], "tab": [KEY]}
    assert places == kept_in(page)
    assert mode == kept(page)["mode"]
    assert ([] if mode == "nothing" else ["listening/asks", "listening/nods"]) == list(kept(page)["answers"])

    page.goto(TURNS)
    answer(page, "turns--after")
    expect(asking(page)).to_be_hidden()
    assert places == kept_in(page)
    assert (0 if mode == "nothing" else 3) == len(kept(page)["answers"])

    page.goto(LISTENING)
    other = context.new_page()
    other.goto(LISTENING)

    Question(page, "listening--asks").expect_state("open" if mode == "nothing" else "right")
    Question(other, "listening--asks").expect_state("right" if mode == "device" else "open")


def test_the_choice_can_be_changed_at_any_time(page: Page):
    page.goto(LISTENING)
    answer(page, "listening--asks")
    page.goto("my-data.html")
    expect(page.get_by_role("radio", name=LABELS["tab"])).to_be_checked()

    for mode in ("device", "tab", "device", "nothing"):
        choose(page, mode)

        assert ({"device": [KEY], "tab": []} if mode == "device" else {"device": [], "tab": [KEY]}) == kept_in(page)
        assert mode == kept(page)["mode"]
        assert ([] if mode == "nothing" else ["listening/asks"]) == list(kept(page)["answers"])

    page.goto(LISTENING)
    Question(page, "listening--asks").expect_state("open")


# ---- Nothing else, and to nobody ----


def is_asked(address: str) -> bool:
    """Whether a page asks the network for something.

    A browser fetches the icon of a site when it pleases; and a script comes when a question is seen, answered or not.
    """
    return not address.startswith("blob:") and "/favicon." not in address and "/answered.js" not in address


@pytest.mark.own_session
def test_a_walk_through_everything_keeps_one_thing_and_asks_nothing_of_the_network(page: Page):
    loaded = False
    sent: list[str] = []
    page.on("request", lambda request: loaded and is_asked(request.url) and sent.append(request.url))
    go = page.goto

    def open_and_settle(address: str) -> None:
        nonlocal loaded
        loaded = False
        go(address, wait_until="networkidle")
        loaded = True

    page.goto = open_and_settle
    answer_everything(page)
    for name in PANELS:
        page.goto(f"{name}.html")
        for button in page.locator(".pp-panel button:not([data-action=print], [data-action^=erase])").all():
            if button.is_visible():
                button.click()

    assert [] == sent
    assert {"device": [], "tab": [KEY]} == kept_in(page)
    assert "" == page.evaluate("document.cookie")
    assert [] == page.evaluate("indexedDB.databases()")
    assert [] == page.evaluate("caches.keys()")
    assert [] == page.context.cookies()


# ---- For how long ----

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


@pytest.mark.own_session
@pytest.mark.parametrize(("days", "label"), [(30, None), (365, "365 days")])
def test_the_device_forgets_so_many_days_after_the_last_change(page: Page, days: int, label: str | None):
    page.clock.set_fixed_time(NOON)
    choose(page, "device")
    if label:
        page.get_by_role("combobox").select_option(label=label)
    page.goto(LISTENING)
    answer(page, "listening--asks")

    page.clock.set_fixed_time(NOON + timedelta(days=days) - timedelta(seconds=1))
    page.reload()

    Question(page, "listening--asks").expect_state("right")

    page.clock.set_fixed_time(NOON + timedelta(days=days))
    page.reload()

    Question(page, "listening--asks").expect_state("open")
    page.get_by_role("button", name="Erase it").click()
    assert {"device": [], "tab": []} == kept_in(page)


@pytest.mark.own_session
def test_a_clock_that_jumps_ahead_erases_nothing_unless_the_learner_says_so(page: Page):
    page.clock.set_fixed_time(NOON)
    choose(page, "device")
    page.goto(LISTENING)
    answer(page, "listening--asks")
    page.clock.set_fixed_time(NOON + timedelta(days=1000))
    for name in ("progress", "my-data"):
        page.goto(f"{name}.html")
        expect(page.locator(".pp-panel").get_by_text("was to be forgotten by now")).to_be_visible()
    page.locator("input[name=mode][value=nothing]").click()
    expect(page.get_by_role("status").filter(has_text="Until then nothing is changed.")).to_be_visible()
    other = page.context.new_page()
    page.goto(LISTENING)
    answer(page, "listening--nods").expect_state("right")
    expect_notice(page, "nothing new is saved")
    assert ["listening/asks"] == list(kept(page)["answers"])
    other.clock.set_fixed_time(NOON + timedelta(days=1000))
    other.goto(LISTENING)

    page.bring_to_front()
    page.get_by_role("button", name="Keep it").click()

    for tab in (page, other):
        Question(tab, "listening--asks").expect_state("right")
        Question(tab, "listening--nods").expect_state("right")
        expect(tab.get_by_role("note").filter(has_text="forgotten")).to_be_hidden()
    assert {"listening/asks", "listening/nods"} == set(kept(page)["answers"])


@pytest.mark.own_session
def test_a_change_counts_as_a_visit(page: Page):
    page.clock.set_fixed_time(NOON)
    choose(page, "device")
    page.goto(LISTENING)
    answer(page, "listening--asks")
    page.clock.set_fixed_time(NOON + timedelta(days=20))
    page.goto(TURNS)
    answer(page, "turns--after")

    page.clock.set_fixed_time(NOON + timedelta(days=49))
    page.goto("my-data.html")

    expect(page.get_by_text("It stays on this device until April 20, 2027")).to_be_visible()
    assert ["listening/asks", "turns/after"] == list(kept(page)["answers"])


@pytest.mark.own_session
def test_what_is_kept_in_a_tab_has_no_date(page: Page):
    page.clock.set_fixed_time(NOON)
    page.goto(LISTENING)
    answer(page, "listening--asks")

    page.clock.set_fixed_time(NOON + timedelta(days=400))
    page.reload()

    Question(page, "listening--asks").expect_state("right")


# ---- Two tabs ----


def test_two_tabs_agree_within_a_second(context: BrowserContext, page: Page):
    choose(page, "device")
    other_page = context.new_page()
    page.goto(LISTENING)
    other_page.goto(LISTENING)
    one, other = Question(page, "listening--asks"), Question(other_page, "listening--asks")

    answer(page, "listening--asks")
    expect(other.element).to_have_attribute("data-state", "right", timeout=1000)
    other.expect_answer(["How was your week?"])
    assert not other.holds_focus()

    other_page.bring_to_front()
    other.button("Try again").click()
    expect(one.element).to_have_attribute("data-state", "open", timeout=1000)

    answer(page, "listening--asks", WRONG["listening--asks"])
    expect(other.element).to_have_attribute("data-state", "not-right", timeout=1000)

    page.goto("my-data.html")
    page.bring_to_front()
    erase = page.locator("[data-action=erase-all]")
    erase.click()
    erase.click()
    expect(other.element).to_have_attribute("data-state", "open", timeout=1000)
    other.expect_answer([])
    assert {"device": [], "tab": []} == kept_in(page)


def test_answers_of_two_tabs_do_not_overwrite_each_other(context: BrowserContext, page: Page):
    choose(page, "device")
    other_page = context.new_page()
    page.goto(LISTENING)
    other_page.goto(TURNS)

    answer(page, "listening--asks")
    answer(other_page, "turns--after")
    answer(page, "listening--nods")

    assert ["listening/asks", "listening/nods", "turns/after"] == sorted(kept(page)["answers"])


def test_choosing_the_device_in_one_tab_leaves_the_answers_of_another(context: BrowserContext, page: Page):
    other_page = context.new_page()
    other_page.goto(TURNS)
    answer(other_page, "turns--after").expect_state("right")

    page.goto(LISTENING)
    keep(page, "On this device")

    expect(other_page.get_by_text("Your answer, and it fits").first).to_be_visible(timeout=1000)
    other_page.reload()
    expect(Question(other_page, "turns--after").element).to_have_attribute("data-state", "right", timeout=1000)


# ---- Where nothing can be kept ----

FULL = """(() => {
  let left = %d;
  const write = Storage.prototype.setItem;
  Storage.prototype.setItem = function (...entry) {
    if (left-- > 0) return write.apply(this, entry);
    throw new DOMException('Full.', 'QuotaExceededError');
  };
})()"""

UNREADABLE = {
    "cut short": '{"version": 2, "answers": {"a/b": {"fing',
    "no record": "[]",
    "newer": json.dumps({"version": 3, "answers": {}, "mode": "device", "new": "kept"}),
}


def expect_notice(page: Page, words: str) -> None:
    expect(page.get_by_role("note").filter(has_text=words)).to_be_visible()


@pytest.mark.own_session
def test_where_storage_is_refused_all_works_and_the_page_says_that_nothing_is_saved(page: Page):
    page.add_init_script(FULL % 0)
    page.goto(LISTENING)

    answer(page, "listening--asks").expect_state("right")

    expect_notice(page, "nothing is saved")
    expect(asking(page)).to_be_hidden()

    for name in PANELS:
        page.goto(f"{name}.html")
        expect(page.get_by_role("heading", level=1)).to_be_visible()

    page.goto("my-data.html")
    page.get_by_role("radio", name=LABELS["device"]).check()
    # The summary shows it, too; it is read out once.
    told = page.get_by_role("status").filter(has_text="The browser has no more room for this site")
    expect(told.filter(visible=True)).to_have_count(1)
    assert {"device": [], "tab": []} == kept_in(page)


@pytest.mark.parametrize("mode", ["tab", "device"])
def test_where_storage_becomes_full_what_was_kept_before_is_intact(page: Page, mode: str):
    choose(page, mode)
    page.goto(LISTENING)
    answer(page, "listening--asks").expect_state("right")
    before = stored(page)
    page.evaluate(FULL % 0)

    answer(page, "listening--nods").expect_state("right")

    expect_notice(page, "nothing is saved")
    assert before == stored(page)

    page.reload()

    Question(page, "listening--asks").expect_state("right")
    Question(page, "listening--nods").expect_state("open")


@pytest.mark.parametrize("writes", [0, 1, 2])
def test_a_choice_that_fails_half_way_loses_nothing(page: Page, writes: int):
    page.goto(LISTENING)
    answer(page, "listening--asks")
    answer(page, "listening--nods")
    page.evaluate(FULL % writes)
    asking(page).get_by_role("button", name="On this device").click()
    Question(page, "listening--nods").expect_state("right")

    page.reload()

    Question(page, "listening--asks").expect_state("right")


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("cut short", "localStorage"),
        ("no record", "sessionStorage"),
        ("newer", "localStorage"),
        ("newer", "sessionStorage"),
    ],
)
def test_a_record_that_cannot_be_read_is_left_as_it_is_until_the_learner_erases_it(page: Page, name: str, place: str):
    page.goto("index.html")
    page.evaluate(f"([key, text]) => {place}.setItem(key, text)", [KEY, UNREADABLE[name]])
    before = stored(page)

    page.goto(LISTENING)
    answer(page, "listening--asks").expect_state("right")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    expect_notice(page, "nothing new is saved")
    for panel in PANELS if name == "newer" and place == "localStorage" else ():
        page.goto(f"{panel}.html")
    page.goto("my-data.html")
    page.get_by_role("radio", name=LABELS["device"]).check()
    page.get_by_role("checkbox", name="Keep the words").check()

    assert before == stored(page)
    expect(page.get_by_text("another version of the course that this page cannot read")).to_be_visible()

    erase = page.locator("[data-action=erase-all]")
    erase.click()
    assert before == stored(page)
    erase.click()

    assert {"device": [], "tab": []} == kept_in(page)
    expect(page.get_by_text("another version of the course that this page cannot read")).to_be_hidden()
    expect(page.get_by_text("Everything is erased.")).to_be_visible()
    expect(page.get_by_role("note").filter(has_text="saved")).to_be_hidden()

    page.goto(LISTENING)
    answer(page, "listening--asks")

    assert ["listening/asks"] == list(kept(page)["answers"])


# ---- From a folder ----


def test_from_a_folder_everything_works_as_it_does_from_a_host(page: Page, site: Path):
    page.goto(f"{site.as_uri()}/{LISTENING}")
    keep(page, "On this device")
    read_to_its_end(page)
    page.get_by_role("link", name="My data").first.click()

    expect(page.get_by_text("Answers: 2, among them reflections: 0. Pages read to their end: 1.")).to_be_visible()

    page.goto(f"{site.as_uri()}/progress.html")

    expect(page.get_by_text("Read. Questions answered: 2 of 4.")).to_be_visible()
    assert {"device": [KEY], "tab": []} == kept_in(page)
