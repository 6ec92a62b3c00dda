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


def test_on_a_phone_the_header_has_one_line_and_a_closed_menu_takes_no_keyboard(page: Page):
    for width in (320, 360, 389, 390):
        page.set_viewport_size({"width": width, "height": 640})
        page.goto("modules/01-listening.html")
        tops = page.locator(".pp-header__item:visible").evaluate_all("all => all.map(one => one.offsetTop)")
        assert len(tops) == 4, width
        assert len(set(tops)) == 1, width

    page.locator(".pp-exit").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main .md-content').contains(document.activeElement)")

    page.get_by_role("button", name="Menu").press("Enter")
    expect(page.locator(".pp-nav a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".pp-nav")).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_focused()


@pytest.mark.parametrize("name", ["progress", "certificate"])
def test_what_leads_to_a_module_is_as_high_as_a_finger(page: Page, name: str):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{name}.html")
    links = page.locator(":is(.pp-modules div, .pp-rows > li, .pp-rows > li > div) > a:visible")

    pressed = links.evaluate_all("""all => all.map((link) => {
      link.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, height } = link.getBoundingClientRect();
      const reaches = (distance) => document.elementFromPoint(left + 4, top + height / 2 + distance) === link;
      return reaches(-21) && reaches(21);
    })""")

    assert len(pressed) >= 3
    assert all(pressed)


def test_a_script_whose_letters_hang_together_has_faces_of_its_own(page: Page):
    page.goto("modules/01-listening.html")
    page.evaluate("""() => {
      document.documentElement.lang = 'ar';
      document.querySelector('.md-typeset').insertAdjacentHTML('beforeend', '<p><em id="said">x</em></p>');
    }""")

    for place in ("h1", "#said"):
        look = page.locator(f".md-typeset {place}").evaluate("one => ({ ...getComputedStyle(one) })", None)
        assert [look["letterSpacing"], look["fontStyle"]] == ["normal", "normal"], place
        assert look["fontFamily"].startswith('"Noto'), place
