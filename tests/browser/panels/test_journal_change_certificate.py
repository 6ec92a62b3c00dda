"""A journal of one's own words, what has changed, and a sheet to print: for the learner, and nobody else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from tests.browser.harness.learner import Question
from tests.browser.panels.learner import (
    HEARD,
    LISTENING,
    answer,
    kept,
    pass_the_final_quiz,
    rate,
    reflect,
    stored,
)

# ---- Journal ----


def test_the_journal_holds_only_the_words_that_were_kept(page: Page):
    page.goto("journal.html")
    expect(page.get_by_text("Nothing is kept here yet.")).to_be_visible()
    expect(page.locator(".pp-panel").get_by_role("button")).to_have_count(0)
    expect(page.locator(".pp-nothing-yet").get_by_role("link")).to_have_text("Listening")

    page.goto(LISTENING)
    reflect(page, "listening--heard", HEARD, keep=True)
    reflect(page, "listening--next-time", "A secret of mine.", keep=False)
    assert "A secret of mine" not in str(stored(page))
    page.goto("journal.html")

    expect(page.get_by_text("Entries: 1.")).to_be_visible()
    entry = page.get_by_role("region", name="When did somebody listen to you?")
    assert HEARD == entry.get_by_role("blockquote").inner_text()
    expect(page.get_by_role("region", name="What will you try next time?")).to_be_hidden()

    entry.get_by_role("link", name="Listening").click()
    page.wait_for_url(f"**/{LISTENING}#listening--heard")


@pytest.mark.own_session
def test_an_entry_is_edited_where_it_stands_and_not_lost_unasked(filled: Page, mishaps: list[str]):
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.type)

    filled.on("dialog", note)
    filled.goto("journal.html")
    entry = filled.get_by_role("region", name="When did somebody listen to you?")
    entry.get_by_role("button", name="Edit").click()
    field = entry.get_by_role("textbox", name="Your words, for you alone")
    expect(field).to_be_focused()
    expect(field).to_have_value(HEARD)

    field.fill("  ")
    entry.get_by_role("button", name="Leave it as it was").click()
    expect(entry.get_by_role("button", name="Edit")).to_be_focused()
    assert HEARD == entry.get_by_role("blockquote").inner_text()

    entry.get_by_role("button", name="Edit").click()
    field.fill("")
    entry.get_by_role("button", name="Save").click()
    expect(field).to_be_focused()  # the browser says that it is empty, and whoever wants it gone may erase it

    field.fill("She waited,\nand then asked.")
    filled.evaluate("location.href = 'about:blank'")
    filled.wait_for_timeout(300)
    assert ["beforeunload"] == asked
    expect(field).to_have_value("She waited,\nand then asked.")
    entry.get_by_role("button", name="Save").click()
    expect(entry.get_by_role("blockquote")).to_have_text("She waited,\nand then asked.")
    expect(entry.get_by_role("button", name="Edit")).to_be_focused()

    filled.goto(LISTENING)
    expect(Question(filled, "listening--heard").element.get_by_role("textbox")).to_have_value(
        "She waited,\nand then asked."
    )
    assert ["beforeunload"] == asked
    mishaps.clear()


def test_words_no_longer_kept_leave_the_journal(page: Page):
    page.goto(LISTENING)
    heard = reflect(page, "listening--heard", HEARD, keep=True)
    heard.element.get_by_role("checkbox", name="Keep my words").uncheck()
    page.goto("journal.html")

    expect(page.get_by_text("Nothing is kept here yet.")).to_be_visible()
    assert HEARD.split("\n")[0] not in str(stored(page))


def test_html_in_ones_own_words_is_text(page: Page):
    words = "<img src=x onerror=\"document.title='run'\"> & <b>bold</b>"
    page.goto(LISTENING)
    reflect(page, "listening--heard", words, keep=True)
    page.goto("journal.html")

    assert words == page.get_by_role("blockquote").inner_text()
    assert "run" != page.title()


def test_the_journal_can_be_saved_as_markdown(filled: Page):
    filled.goto("journal.html")
    with filled.expect_download() as waiting:
        filled.get_by_role("button", name="Save as a text file").click()

    assert "journal.md" == waiting.value.suggested_filename
    text = Path(waiting.value.path()).read_text("utf-8")
    dated = re.sub(r"\*[A-Z][a-z]+ \d+, \d{4}\*", "*date*", text)
    expected = """\
# My journal

## When did somebody listen to you?

*date*

> On a bench, by a neighbour.
> She waited.

## What will you try next time?

*date*

> Wait for three breaths.
"""
    assert expected == dated


def test_the_journal_prints_its_words_without_its_buttons(filled: Page):
    filled.goto("journal.html")
    filled.evaluate("window.print = () => { document.title = 'printed'; }")
    filled.get_by_role("button", name="Print").click()
    expect(filled).to_have_title("printed")

    filled.emulate_media(media="print")

    expect(filled.get_by_text("She waited.")).to_be_visible()
    expect(filled.locator(".pp-panel button:visible")).to_have_count(0)


def test_one_entry_can_be_erased_and_all_after_asking_once_more(filled: Page):
    answered = len(kept(filled)["answers"])
    filled.goto("journal.html")
    entry = filled.get_by_role("region", name="When did")
    entry.get_by_role("button", name="Erase this one").click()
    assert "She waited" in str(stored(filled))
    entry.get_by_role("button", name="Really erase? Press once more").click()

    expect(filled.get_by_text("Entries: 1.")).to_be_focused()
    assert "She waited" not in str(stored(filled))
    assert answered - 1 == len(kept(filled)["answers"])

    filled.get_by_role("button", name="Erase all of the journal").click()
    expect(filled.get_by_text("Entries: 1.")).to_be_visible()
    assert "three breaths" in str(stored(filled))
    filled.get_by_role("button", name="Really erase? Press once more").click()

    expect(filled.get_by_text("Nothing is kept here yet.")).to_be_focused()
    assert "three breaths" not in str(stored(filled))
    assert answered - 2 == len(kept(filled)["answers"])


# ---- Change ----


def test_change_is_told_when_both_are_answered(page: Page):
    page.goto("before.html")
    rate(page, "before--today", "A little", "Mostly")
    page.goto("change.html")

    expect(page.get_by_text("As soon as you have answered the same questions")).to_be_visible()
    expect(page.locator(".pp-change-item:visible")).to_have_count(0)


def test_change_is_told_in_words_without_a_total(filled: Page):
    filled.goto("change.html")

    rating = filled.get_by_role("region", name="How true is this of you today?")
    first, second = rating.get_by_role("listitem").all()
    expect(first).to_contain_text("I can keep a story short.")
    expect(first).to_contain_text("Before: A little. Now: Mostly. 1 step up.")
    expect(second).to_contain_text("Before: Mostly. Now: Mostly. The same as before.")
    steps = "all => all.map(one => one.className.trim())"
    assert ["", "before", "now walked", ""] == first.locator(".pp-track > i").evaluate_all(steps)
    assert ["", "", "now", ""] == second.locator(".pp-track > i").evaluate_all(steps)
    expect(filled.get_by_text("There is no total")).to_be_visible()
    expect(filled.get_by_role("region", name="A pause leaves room")).to_contain_text("Not yet before, and right now.")
    expect(filled.get_by_text("As soon as you have answered")).to_be_hidden()
    digits = re.findall(r"\d+", filled.locator(".pp-panel").inner_text())
    assert ["1"] == digits


def test_what_was_passed_over_is_no_change(page: Page):
    page.goto("before.html")
    answer(page, "before--room", ["True"])
    page.goto("closing.html")
    page.locator("[id='closing--room']").get_by_role("button", name="I’d rather not answer").click()
    page.goto("change.html")

    expect(page.locator(".pp-change-item:visible")).to_have_count(0)


# ---- Certificate ----


def test_the_certificate_says_what_is_still_to_do(page: Page):
    page.goto("certificate.html")

    expect(page.get_by_text("Still to do: 4.")).to_be_visible()
    assert ["Listening", "Short turns", "On paper", "The final quiz"] == page.locator(
        ".pp-conditions a"
    ).all_inner_texts()
    expect(page.get_by_label("Your name")).to_be_hidden()
    expect(page.locator(".pp-sheet")).to_be_hidden()


def test_the_quiz_must_be_passed_and_once_passed_stays_so(page: Page):
    condition = page.locator(".pp-conditions li").filter(has_text="The final quiz")
    page.goto("final.html")
    answer(page, "final--days", "8")
    answer(page, "final--helps", ["Hurrying"])
    for button in page.get_by_role("button", name="I’d rather not answer").all():
        if button.is_visible():
            button.click()
    page.goto("certificate.html")
    expect(condition).to_contain_text("Still to do")

    page.goto("final.html")
    page.get_by_role("button", name="Start this quiz again").click()
    pass_the_final_quiz(page)
    page.goto("certificate.html")
    expect(condition).to_contain_text("Done")
    expect(page.get_by_text("Still to do: 3.")).to_be_visible()

    page.goto("final.html")
    page.get_by_role("button", name="Start this quiz again").click()
    page.goto("certificate.html")
    expect(condition).to_contain_text("Done")


def make_certificate(page: Page, name: str, *, keep: bool = False) -> None:
    page.goto("certificate.html")
    page.get_by_label("Your name").fill(name)
    page.get_by_role("checkbox", name="Keep my name").set_checked(keep)
    page.get_by_role("button", name="Make my certificate").click()


def test_the_sheet_says_what_it_is_and_what_it_is_not(finished: Page):
    finished.goto("certificate.html")
    expect(finished.locator(".pp-conditions")).to_be_hidden()  # what is done has folded itself away
    make_certificate(finished, "  ")
    expect(finished.get_by_text("Write a name first.")).to_be_visible()
    expect(finished.get_by_label("Your name")).to_be_focused()

    make_certificate(finished, "Noor <b>Example</b>")

    sheet = finished.get_by_role("region", name="Certificate of completion")
    expect(sheet).to_be_focused()
    for words in (
        "Noor <b>Example</b>",
        "Panels",
        "about 1 hour of reading and practice",
        "Edition 2026.11 of the course",
        "Not continuing education, not certification, and not approved by any board.",
    ):
        expect(sheet).to_contain_text(words)


def test_a_name_is_kept_only_where_that_is_asked(finished: Page):
    make_certificate(finished, "Noor Example")
    assert "Noor" not in str(stored(finished))
    finished.reload()
    expect(finished.get_by_label("Your name")).to_have_value("")

    make_certificate(finished, "Noor Example", keep=True)
    assert "Noor Example" == kept(finished)["name"]
    finished.reload()
    expect(finished.get_by_label("Your name")).to_have_value("Noor Example")
    finished.goto("my-data.html")
    expect(finished.get_by_text("For the certificate, the name “Noor Example” is kept.")).to_be_visible()

    make_certificate(finished, "Noor Example", keep=False)
    assert "Noor" not in str(stored(finished))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("margin", ["0", "2cm"])
def test_the_sheet_prints_alone_on_one_page_upright_and_across(finished: Page, paper: str, margin: str):
    make_certificate(finished, "A name as long as the field allows, which is eighty letters, and not one more…")
    sides = dict.fromkeys(("top", "right", "bottom", "left"), margin)
    for landscape in (False, True):
        printed = finished.pdf(format=paper, margin=sides, print_background=True, landscape=landscape)
        assert 1 == len(re.findall(rb"/Type\s*/Page\b", printed))

    finished.emulate_media(media="print")
    finished.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(finished.locator(".pp-sheet")).to_be_visible()
    for other in (".md-header", ".md-footer", ".md-sidebar", "h1", ".pp-conditions", "form"):
        expect(finished.locator(f"{other}:visible")).to_have_count(0)


def test_without_a_sheet_the_page_prints_as_any_other(page: Page):
    page.goto("certificate.html")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".pp-conditions")).to_be_visible()


def test_the_journal_and_the_certificate_follow_what_another_tab_does(context: BrowserContext, page: Page):
    page.goto("my-data.html")
    page.get_by_role("radio", name="on this device").check()
    journal, certificate = context.new_page(), context.new_page()
    journal.goto("journal.html")
    certificate.goto("certificate.html")
    page.goto(LISTENING)
    reflect(page, "listening--heard", HEARD, keep=True)
    pass_the_final_quiz(page)

    expect(journal.get_by_text("Entries: 1.")).to_be_visible(timeout=1000)
    expect(certificate.locator(".pp-conditions li").filter(has_text="The final quiz")).to_contain_text(
        "Done", timeout=1000
    )
