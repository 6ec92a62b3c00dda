"""A page as it is printed: the questions to answer with a pencil, and after them the answers."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def on_paper(page: Page) -> None:
    page.emulate_media(media="print")


def on_screen(page: Page) -> None:
    page.emulate_media(media="screen")


def expect_worksheet_then_key(page: Page) -> None:
    """Every question ends above the heading of the answers, every answer stands below, and no button is printed."""
    heading = page.get_by_text("Answers and feedback", exact=True)
    expect(heading).to_be_visible()
    middle = heading.bounding_box()["y"]
    ends = page.locator("[data-state] > form").evaluate_all("all => all.map(one => one.getBoundingClientRect().bottom)")
    starts = page.locator("[data-state] > details[data-search-exclude]")
    tops = starts.evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")

    assert [end for end in ends if end > middle] == []
    assert [top for top in tops if top <= middle] == []
    assert len(tops) >= 1
    expect(page.get_by_role("main").get_by_role("button").filter(visible=True)).to_have_count(0)
