"""What the frame of a page does of itself, where nothing brings Material's script: navigation, folds and colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

FOLDED = """() => {
  const text = document.querySelector('.md-typeset');
  const inner = '<details><summary>Yet more</summary><p id="deep">Deep</p></details>';
  text.insertAdjacentHTML('beforeend', `<details><summary>More</summary>${inner}</details>`);
}"""


def test_the_part_that_is_read_is_marked_and_what_is_folded_opens_for_whoever_is_led_into_it(page: Page):
    page.goto("modules/01-listening.html")
    part = page.locator(".pp-nav__parts a")

    expect(part).to_have_text(["A pause"])
    expect(part).not_to_have_class("md-nav__link md-nav__link--active")
    page.locator("#pause").evaluate("heading => heading.scrollIntoView()")
    expect(part).to_have_class("md-nav__link md-nav__link--active")
    page.evaluate("window.scrollTo(0, 0)")
    expect(part).to_have_class("md-nav__link")

    page.evaluate(FOLDED)
    expect(page.locator("#deep")).to_be_hidden()
    page.evaluate("location.hash = '#deep'")
    expect(page.locator("#deep")).to_be_in_viewport()


def test_what_is_folded_is_on_paper_and_folded_again_afterwards(page: Page):
    page.goto("modules/01-listening.html")
    page.evaluate(FOLDED)

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#deep")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#deep")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1300])
def test_the_menu_closes_where_it_leads_to_a_part_of_the_page(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto("modules/01-listening.html")
    if width == 360:
        page.get_by_role("button", name="Menu").click()

    page.locator(".pp-nav__parts a").click()

    expect(page.locator("#pause")).to_be_in_viewport()
    expect(page.locator("#__drawer")).not_to_be_checked()


def test_the_colours_are_those_of_the_device_until_some_are_chosen(page: Page):
    scheme = page.locator("body")
    page.emulate_media(color_scheme="dark")
    page.goto("modules/01-listening.html")
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(scheme).to_have_attribute("data-md-color-scheme", "default")
    assert page.evaluate("localStorage.length") == 0

    page.locator("#__palette_2").evaluate("choice => choice.click()")
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator("#__palette_2")).to_be_checked()
    expect(page.locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")

    page.locator("#__palette_0").evaluate("choice => choice.click()")
    expect(scheme).to_have_attribute("data-md-color-scheme", "default")
    assert page.evaluate("localStorage.length") == 0
