"""A module on paper: short, to be written on, with what is right behind it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness.paper import on_paper
from tests.browser.harness.sites import PROJECT

MOST_PAGES = 20
LONGEST = "09-different-settings"
MODULES = sorted(file.stem for file in (PROJECT / "docs" / "modules").glob("*.md"))


def pages_of(page: Page, paper: str) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))


def test_a_module_prints_on_few_pages_as_a_worksheet_to_write_on_and_a_key_in_short(page: Page, host: str):
    page.goto(f"{host}own/modules/{LONGEST}.html")
    assert pages_of(page, "Letter") <= MOST_PAGES

    on_paper(page)

    expect(page.locator("select:visible, summary:visible >> text=/^Hint/")).to_have_count(0)
    ink = page.evaluate(
        "[...document.querySelectorAll('h1, .pp-prompt, .pp-key')].map(one => getComputedStyle(one).color)"
    )
    assert {"rgb(0, 0, 0)"} == set(ink)
    options = page.locator(".pp-options:has(> :nth-child(3))").first.get_by_role("listitem")
    tops = options.evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert tops[0] == tops[1] < tops[2]
    lines = page.locator("textarea").first
    assert lines.bounding_box()["height"] >= 100
    assert "repeating-linear-gradient" in lines.evaluate("field => getComputedStyle(field).backgroundImage")
    key = page.locator(".pp-key", has=page.locator("[data-correct]")).first
    expect(key.locator("[data-correct]").first).to_be_visible()
    expect(key.locator("[data-option]:not([data-correct])").first).to_be_hidden()

    page.goto(f"{host}own/support.html")
    number = page.locator(".pp-support a").first
    looks = number.evaluate("one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
    assert ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"] == looks


def test_what_was_chosen_from_a_list_stands_on_paper_in_its_place(page: Page, host: str):
    page.goto(f"{host}panels/final.html")
    field = page.locator("select").first
    field.select_option(index=1)
    chosen = field.evaluate("field => field.selectedOptions[0].text")
    on_paper(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(field).to_be_hidden()
    expect(page.locator(".pp-printed")).to_have_text(chosen)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".pp-printed")).to_have_count(0)


@pytest.mark.proof
@pytest.mark.parametrize("name", MODULES)
def test_every_module_prints_on_few_pages(page: Page, host: str, name: str):
    """No module takes more than twenty pages, with its key, on A4 and on Letter."""
    page.goto(f"{host}own/modules/{name}.html")

    assert {paper: pages for paper in ("A4", "Letter") if (pages := pages_of(page, paper)) > MOST_PAGES} == {}
