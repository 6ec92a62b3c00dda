"""axe-core finds nothing on the other pages: after a quiz, where nothing can be saved, and in the course itself."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from primerpress.course.course import read_course
from primerpress.site.build import build_site
from tests.browser.harness.looks import ALL_LOOKS, LOOKS, Look, by_turns, expect_fine, expect_room
from tests.browser.harness.serving import served
from tests.browser.harness.sites import PROJECT, Sites


def test_axe_finds_nothing_after_a_quiz(page: Page, looks: dict[str, Look]):
    page.goto("attempt.html")
    for group in page.locator("[data-state]:has(> form)").all():
        if group.get_by_role("button", name="Hint").is_visible():
            group.get_by_role("button", name="Hint").click()
        group.get_by_role("button", name="I’d rather not answer").click()

    expect_fine(page, "after a quiz", looks, part="html")


@pytest.mark.own_session
def test_axe_finds_nothing_where_nothing_can_be_saved(page: Page):
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', { value: null });")
    page.goto("attempt.html")

    expect_fine(page, "nothing can be saved", LOOKS, part="html")


DOCS = PROJECT / "docs"
SOURCES = {file.relative_to(DOCS).with_suffix(".html").as_posix(): file for file in DOCS.rglob("*.md")}
"""The pages of the course, by their sources, which are there before the site is."""

_MARKED = re.compile(r"---\n(?:(?!---).*\n)*edition: facilitator\n")
FACILITATOR = sorted(name for name, file in SOURCES.items() if _MARKED.match(file.read_text("utf-8")))
PAGES = sorted(SOURCES.keys() - set(FACILITATOR))


ALIKE = {name for name in PAGES if "modules/02" <= name < "modules/06" or "modules/07" <= name < "modules/10"}
"""Modules that are made of the same parts as the first, the sixth and the last: `make proof` asks axe about them."""

FOR_INSTRUCTORS = [pytest.param(name, marks=pytest.mark.proof) for name in PAGES if name.startswith("teach/")]


@pytest.mark.parametrize("name", [*(name for name in PAGES if not name.startswith("teach/")), *FOR_INSTRUCTORS])
def test_axe_finds_nothing_on_a_page_of_the_course_itself(page: Page, host: str, name: str, looks: dict[str, Look]):
    """To axe its questions are shown by `make proof`; those of each kind, in each of their states, on the walks.

    Nothing sticks out, and nothing is too small, on any of the pages.
    """
    page.goto(f"{host}own/{name}", wait_until="domcontentloaded")

    now = next(by_turns(looks, PAGES.index(name)))
    expect_room(page, name, now)
    if looks != ALL_LOOKS:
        page.locator("primerpress-question").evaluate_all("all => all.forEach((question) => question.remove())")
    if looks == ALL_LOOKS or name not in ALIKE:
        expect_fine(page, name, now, part="html")


@pytest.mark.proof
def test_axe_finds_nothing_on_a_page_for_whoever_leads_a_group(page: Page, tmp_path: Path, looks: dict[str, Look]):
    build_site(read_course(PROJECT, edition="facilitator"), output=tmp_path / "site")
    with served(tmp_path / "site") as address:
        for number, name in enumerate(FACILITATOR):
            page.goto(f"{address}{name}", wait_until="domcontentloaded")
            now = next(by_turns(looks, number))

            expect_room(page, name, now)
            expect_fine(page, name, now, part="html")


def test_axe_finds_nothing_against_the_frame_in_any_look(page: Page, host: str):
    for name, look in ALL_LOOKS.items():
        page.goto(f"{host}own/index.html")

        expect_fine(page, name, {name: look}, part="html")


def test_these_are_all_pages_of_the_course_itself(sites: Sites):
    built = {file.relative_to(sites.own).as_posix() for file in sites.own.rglob("*.html")}

    assert {*PAGES, "404.html"} == built
