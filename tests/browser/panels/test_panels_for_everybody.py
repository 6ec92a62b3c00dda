"""The learner's own pages without script, by keyboard, in light and dark, on small and wide screens."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.harness.learner import tab_until
from tests.browser.harness.looks import LOOKS, PHONE, Look, by_turns, expect_fine
from tests.browser.panels.learner import LISTENING, MODULES, PANELS, answer, kept

each_panel = pytest.mark.parametrize("name", PANELS)


# ---- Without script ----

IN_WORDS = {
    "progress": "min",
    "review": "With JavaScript, the questions you have answered come back here after 1, 3, 7 and 21 days",
    "journal": "With JavaScript, what you write in the reflections of this course",
    "change": "With JavaScript, what you said before the course stands here",
    "certificate": "The certificate itself needs JavaScript",
    "my-data": "Without JavaScript this course keeps nothing at all.",
    "support": "When you may be in danger right now.",
}


def test_without_script_every_panel_says_in_words_what_it_would_do(page_without_script: Page):
    page = page_without_script
    for name in PANELS:
        page.goto(f"{name}.html")

        panel = page.get_by_role("article")
        assert IN_WORDS[name] in panel.inner_text()
        expect(panel.get_by_role("button").filter(visible=True), name).to_have_count(0)
        expect(panel.get_by_role("textbox").filter(visible=True), name).to_have_count(0)
        expect(page.get_by_text("nothing is saved")).to_be_hidden()
        expect(page.get_by_role("link", name="Leave now")).to_have_attribute("href", "about:blank")


def test_without_script_progress_is_a_plain_list_of_links(page_without_script: Page):
    page = page_without_script
    page.goto("progress.html")

    links = page.get_by_role("article").get_by_role("listitem").get_by_role("link")
    assert list(MODULES.values()) == links.all_inner_texts()
    assert list(MODULES) == links.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    links.first.click()
    page.wait_for_url(f"**/{LISTENING}")


# ---- By keyboard ----


def go_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the keyboard."""
    target.evaluate("element => { window.wanted = element; }")
    tab_until(page, "focused === window.wanted")


def test_the_question_about_keeping_is_the_next_stop_after_the_answer(page: Page):
    page.goto(LISTENING)
    answer(page, "listening--nods")
    answer(page, "listening--asks")
    device = page.get_by_role("button", name="On this device")
    tab_until(page, "focused.closest('.pp-keeping')", most=4)
    go_to(page, device)
    page.keyboard.press("Enter")

    expect(page.get_by_text("Your answers are kept on this device")).to_be_focused()
    assert "device" == kept(page)["mode"]


def test_the_journal_and_ones_data_can_be_erased_by_keyboard(filled: Page):
    filled.goto("journal.html")
    go_to(filled, filled.get_by_role("button", name="Erase all of the journal"))
    filled.keyboard.press("Enter")
    filled.keyboard.press("Enter")
    expect(filled.get_by_text("Nothing is kept here yet.")).to_be_focused()

    filled.goto("my-data.html")
    go_to(filled, filled.get_by_role("button", name="Erase everything"))
    filled.keyboard.press("Space")
    expect(filled.get_by_role("button", name="Really erase? Press once more")).to_be_focused()
    filled.keyboard.press("Space")
    expect(filled.get_by_text("Nothing of yours is kept.")).to_be_visible()

    go_to(filled, filled.get_by_role("radio", name="in this tab"))
    filled.keyboard.press("ArrowDown")
    assert "device" == kept(filled)["mode"]


def test_a_review_and_a_certificate_are_made_by_keyboard(finished: Page):
    finished.goto("review.html")
    go_to(finished, finished.get_by_role("button", name="Practise what I missed"))
    finished.keyboard.press("Enter")
    expect(finished.get_by_text("Here: 2 of 2.")).to_be_focused()
    go_to(finished, finished.get_by_role("radio", name="How was your week?"))
    finished.keyboard.press("Space")
    finished.keyboard.press("Enter")
    expect(finished.locator("[id='listening--asks']")).to_have_attribute("data-state", "right")

    finished.goto("certificate.html")
    go_to(finished, finished.get_by_label("Your name"))
    finished.keyboard.type("Noor")
    finished.keyboard.press("Enter")
    expect(finished.get_by_role("region", name="Certificate of completion")).to_be_focused()


# ---- For eyes and screen readers ----


def unfold(page: Page, name: str) -> None:
    """Show as much of a panel as there is."""
    if name == "my-data":
        page.locator(".pp-report details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    missed = page.get_by_role("button", name="Practise what I missed")
    if name == "review" and missed.is_visible():
        missed.click()
    if name == "certificate" and page.get_by_label("Your name").is_visible():
        page.get_by_label("Your name").fill("A name without any room to break" + "a" * 48)
        page.get_by_role("button", name="Make my certificate").click()
        page.evaluate("scrollTo(0, 0)")  # or the header, which stays, may cover half a button by chance


@each_panel
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(finished: Page, name: str, looks: dict[str, Look]):
    finished.goto(f"{name}.html")
    unfold(finished, name)

    expect_fine(finished, name, looks, part="html")


def test_axe_finds_nothing_where_nothing_is_kept_yet(page: Page):
    for name, look in zip(PANELS, by_turns(LOOKS, 0), strict=False):
        page.goto(f"{name}.html")
        unfold(page, name)

        expect_fine(page, name, look, part="html")


def test_axe_finds_nothing_against_the_question_about_keeping_and_the_marks(page: Page, looks: dict[str, Look]):
    page.goto(LISTENING)
    answer(page, "listening--nods")
    answer(page, "listening--asks")
    expect(page.get_by_role("region", name="Keeping your answers")).to_be_visible()

    expect_fine(page, "asked", looks, part="html")

    page.get_by_role("button", name="In this tab").click()

    expect_fine(page, "kept", looks, part="html")


def test_the_header_can_be_used_at_320_pixels(page: Page, host: str):
    page.set_viewport_size(PHONE)
    page.goto(f"{host}own/modules/02-why-it-matters.html")
    parts = {
        "menu": page.get_by_role("button", name="Menu"),
        "help": page.get_by_role("link", name="Support").first,
        "leave": page.get_by_role("link", name="Leave now"),
        "search": page.get_by_role("button", name="Search"),
    }

    boxes = {name: part.bounding_box() for name, part in parts.items()}

    for name, box in boxes.items():
        assert box["x"] >= 0, name
        assert box["x"] + box["width"] <= 320, name
        assert min(box["width"], box["height"]) >= 24, name
        middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        assert parts[name].evaluate("(part, at) => part.contains(document.elementFromPoint(...at))", middle), name
    across = sorted(boxes.values(), key=lambda box: box["x"])
    for left, right in pairwise(across):
        assert left["x"] + left["width"] <= right["x"] + 0.5

    parts["help"].click()
    page.wait_for_url("**/support.html")
