"""What a learner writes stays until they erase it, whatever happens beside it; what is erased is gone everywhere."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from tests.browser.harness.learner import Question
from tests.browser.panels.learner import KEY, LISTENING, answer, kept, reflect, stored

MOMENT = 700
"""A little longer than it takes until what was written is kept."""

LONG = "On a bench, by a neighbour. She waited until I had found the words for it, and then she asked."


def choose(page: Page, mode: str) -> None:
    page.goto("my-data.html")
    page.locator(f"input[name=mode][value={mode}]").check()


def words(page: Page, id_: str = "listening--heard") -> Any:
    return Question(page, id_).element.get_by_role("textbox")


def keep_words(page: Page, id_: str = "listening--heard") -> Any:
    return Question(page, id_).element.get_by_role("checkbox", name="Keep my words")


def erase_everything(page: Page) -> None:
    page.bring_to_front()
    page.goto("my-data.html")
    page.locator("[data-action=erase-all]").dblclick()
    expect(page.get_by_text("Everything is erased.")).to_be_visible()


# ---- Words stay ----


def test_words_that_are_being_written_stay_whatever_another_tab_does(context: BrowserContext, page: Page):
    choose(page, "device")
    page.goto(LISTENING)
    reflect(page, "listening--heard", "First words.", keep=True)
    words(page).press("Control+End")
    words(page).press_sequentially(" And")
    words(page, "listening--next-time").fill("Kept nowhere.")
    other = context.new_page()
    other.goto(LISTENING)
    answer(other, "listening--asks")
    choose(other, "tab")
    choose(other, "device")

    expect(words(page)).to_have_value("First words. And")
    expect(words(page, "listening--next-time")).to_have_value("Kept nowhere.")


def test_what_is_kept_in_a_tab_from_now_on_stays_in_the_other_tabs_too(context: BrowserContext, page: Page):
    choose(page, "device")
    page.goto(LISTENING)
    answer(page, "listening--asks")
    reflect(page, "listening--heard", "First words.", keep=True)
    other = context.new_page()
    choose(other, "tab")

    expect(words(page)).to_have_value("First words.")
    assert {} == stored(page)["device"]
    page.reload()
    Question(page, "listening--asks").expect_state("right")
    expect(words(page)).to_have_value("First words.")


def test_kept_words_are_kept_as_one_writes_and_when_the_page_goes(page: Page):
    page.goto(LISTENING)
    keep_words(page).check()
    words(page).press_sequentially("One")
    page.wait_for_timeout(MOMENT)
    assert "One" in str(stored(page))
    words(page).press_sequentially(" two")
    page.goto("journal.html")

    assert "One two" == page.get_by_role("blockquote").inner_text()

    page.goto(LISTENING)
    Question(page, "listening--heard").expect_state("open")
    expect(words(page)).to_have_value("One two")
    Question(page, "listening--heard").button("Done").click()
    words(page).press("Control+End")
    words(page).press_sequentially(" three")
    page.reload()

    Question(page, "listening--heard").expect_state("noted")
    expect(words(page)).to_have_value("One two three")

    Question(page, "listening--heard").button("Write more").click()
    page.reload()

    Question(page, "listening--heard").expect_state("open")
    expect(words(page)).to_have_value("One two three")

    Question(page, "listening--heard").button("I’d rather not answer").click()
    page.reload()
    Question(page, "listening--heard").button("Try again").click()

    expect(words(page)).to_have_value("One two three")


def test_what_is_begun_comes_back_as_it_was_and_goes_where_nothing_is_kept(page: Page):
    def begin() -> None:
        page.goto("final.html")
        Question(page, "final--days").field.fill("7 or so")
        page.locator("[id='final--pairs'] select").first.select_option(index=1)
        page.locator("[id='final--order']").get_by_role("button", name="Move down").first.click()
        page.goto(LISTENING)
        Question(page, "listening--asks").option("Your week was fine.").check()
        Question(page, "listening--asks").element.get_by_role("radio", name="Sure", exact=True).check()

    def begun() -> list[Any]:
        page.goto(LISTENING)
        chosen = page.locator("[id='listening--asks'] input:checked").evaluate_all("all => all.map(one => one.name)")
        page.goto("final.html")
        return [
            chosen,
            Question(page, "final--days").field.input_value(),
            page.locator("[id='final--pairs'] select").first.evaluate("select => select.selectedIndex"),
            page.locator("[id='final--order'] .pp-row").evaluate_all("all => all.map(row => row.dataset.item)"),
        ]

    untouched = begun()
    begin()
    assert [["answer", "confidence"], "7 or so", 1] == begun()[:3]
    assert untouched[3] != begun()[3]
    page.goto("my-data.html")
    expect(page.get_by_text("Begun, and not yet checked: 4.")).to_be_visible()

    erase_everything(page)
    choose(page, "nothing")
    begin()

    assert untouched == begun()
    page.goto(LISTENING)
    answer(page, "listening--asks")
    expect(page.get_by_role("note").filter(has_text="You chose to keep nothing")).to_be_visible()


def test_starting_a_quiz_again_leaves_ones_own_words(page: Page):
    page.goto(LISTENING)
    answer(page, "listening--asks")
    reflect(page, "listening--heard", "Mine.", keep=False)
    page.get_by_role("button", name="Start this quiz again").click()

    Question(page, "listening--heard").expect_state("open")
    expect(words(page)).to_have_value("Mine.")


@pytest.mark.own_session
def test_before_words_are_lost_with_the_page_the_browser_asks(page: Page, mishaps: list[str]):
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.type)

    page.on("dialog", note)
    page.goto(LISTENING)
    words(page).fill(LONG)
    page.wait_for_timeout(MOMENT)
    page.evaluate("location.href = 'about:blank'")
    page.wait_for_timeout(MOMENT)

    assert ["beforeunload"] == asked
    expect(words(page)).to_have_value(LONG)

    keep_words(page).check()
    page.reload()

    expect(words(page)).to_have_value(LONG)
    assert ["beforeunload"] == asked
    mishaps.clear()


# ---- Erased is erased ----


def test_what_is_erased_goes_from_the_fields_of_other_tabs_and_no_key_brings_it_back(
    context: BrowserContext, page: Page
):
    choose(page, "device")
    page.goto(LISTENING)
    answer(page, "listening--asks")
    reflect(page, "listening--heard", "Erase me.", keep=True)
    other = context.new_page()
    erase_everything(other)

    Question(page, "listening--asks").expect_state("open")
    Question(page, "listening--heard").expect_state("open")
    expect(words(page)).to_have_value("")
    page.bring_to_front()
    words(page).press_sequentially("New")
    page.wait_for_timeout(MOMENT)

    assert "Erase me" not in str(stored(page))


def test_everything_is_erased_in_tabs_that_keep_their_own_and_the_colours_with_it(context: BrowserContext, page: Page):
    page.goto(LISTENING)
    answer(page, "listening--asks")
    other = context.new_page()
    other.goto(LISTENING)
    expect(other.locator("#__palette_0")).to_be_checked()
    other.locator("#__palette_2").evaluate("choice => choice.click()")
    answer(other, "listening--nods")
    other.goto("my-data.html")
    expect(other.get_by_text("Your choice of light or dark colours is kept, too.")).to_be_visible()
    expect(other.locator("#__palette_2")).to_be_checked()
    erase_everything(other)

    Question(page, "listening--asks").expect_state("open")
    for tab in (page, other):
        assert {"device": {}, "tab": {}} == stored(tab)


def test_behind_the_back_button_nothing_that_was_erased_is_left(page: Page):
    page.goto(LISTENING)
    answer(page, "listening--asks")
    reflect(page, "listening--heard", "Erase me.", keep=True)
    erase_everything(page)
    page.go_back()

    Question(page, "listening--asks").expect_state("open")
    expect(words(page)).to_have_value("")
    words(page).press_sequentially("x")
    page.wait_for_timeout(MOMENT)
    assert "Erase me" not in str(stored(page))


def test_not_at_all_by_an_arrow_key_asks_first(filled: Page):
    before = stored(filled)
    filled.goto("my-data.html")
    filled.locator("input[name=mode][value=tab]").focus()
    filled.keyboard.press("ArrowUp")

    expect(filled.get_by_text("Shall it be erased?")).to_be_visible()
    assert before == stored(filled)

    filled.get_by_role("button", name="Leave all as it is").click()

    expect(filled.locator("input[name=mode][value=tab]")).to_be_checked()
    assert before == stored(filled)

    choose(filled, "nothing")
    filled.get_by_role("button", name="Erase it").click()
    filled.locator("input[name=mode][value=tab]").check()

    assert {} == kept(filled)["answers"]


def test_what_was_erased_from_outside_is_told(page: Page):
    page.goto(LISTENING)
    answer(page, "listening--asks")
    page.evaluate("sessionStorage.clear()")
    answer(page, "listening--nods")

    expect(page.get_by_role("note").filter(has_text="erased from outside of this page")).to_be_visible()
    Question(page, "listening--asks").expect_state("open")
    assert ["listening/nods"] == list(kept(page)["answers"])


def test_my_data_and_journal_say_the_same_of_how_long_words_are_kept(filled: Page, record: dict[str, Any]):
    device = json.dumps(record | {"mode": "device", "days": 30, "expires": 4_000_000_000_000})
    for mode, said in (("tab", "It stays in this tab until you close it."), ("device", "It stays on this device")):
        if mode == "device":
            filled.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, device])
        for name in ("my-data", "journal"):
            filled.goto(f"{name}.html")
            expect(filled.locator(".pp-summary, .pp-journal-state")).to_contain_text(said)


# ---- On paper ----


@pytest.mark.own_session
def test_long_words_are_printed_whole_and_dark_on_white(page: Page):
    page.emulate_media(color_scheme="dark")
    page.goto(LISTENING)
    keep_words(page).check()
    words(page).fill("\n".join(f"Line {number}" for number in range(40)))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")

    expect(page.get_by_text("Line 39").filter(visible=True)).to_have_count(1)
    expect(words(page)).to_be_hidden()
    for part in ("h1", ".pp-number", ".pp-key summary"):
        colour = page.locator(part).first.evaluate("one => getComputedStyle(one).color")
        assert max(int(number) for number in re.findall(r"\d+", colour)[:3]) < 120, f"{part}: {colour}"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(words(page)).to_be_visible()


# ---- Told where it is seen ----


@pytest.mark.own_session
def test_where_the_store_is_full_each_answer_is_tried_and_says_so_beside_it(page: Page):
    page.goto(LISTENING)
    page.evaluate("""() => {
      const write = Storage.prototype.setItem;
      window.full = true;
      Storage.prototype.setItem = function (...entry) {
        if (window.full) throw new DOMException('Full.', 'QuotaExceededError');
        return write.apply(this, entry);
      };
    }""")
    notice = page.get_by_role("note").filter(has_text="no more room")
    for id_ in ("listening--asks", "listening--nods"):
        answer(page, id_)

        expect(notice).to_be_visible()
        assert id_ == notice.evaluate("one => one.closest('[data-state]').id")
    assert not notice.evaluate("one => Boolean(one.closest('[role=status]'))"), "it is read out once"

    page.evaluate("() => { window.full = false; }")
    Question(page, "listening--heard").button("I’d rather not answer").click()

    expect(notice).to_be_hidden()
    assert ["listening/asks", "listening/heard", "listening/nods"] == sorted(kept(page)["answers"])


def test_where_nothing_is_kept_the_pages_of_the_learner_say_that_nothing_can_arrive(page: Page):
    choose(page, "nothing")
    for name in ("certificate", "progress", "review", "journal", "change"):
        page.goto(f"{name}.html")
        expect(page.get_by_text("You chose to keep nothing.")).to_be_visible()
    page.goto("my-data.html")
    page.locator("input[name=mode][value=tab]").check()
    page.goto("progress.html")
    expect(page.get_by_text("You chose to keep nothing.")).to_be_hidden()
