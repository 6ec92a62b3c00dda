"""axe-core finds nothing on any page: WCAG 2.0 to 2.2, A and AA, and its best practices."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PROJECT, Sites
from tests.browser.learner import open_case, the_cases
from tests.browser.question_cases import CASES, ONE_OF_EACH_KIND, Case

AXE = (PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# As high as the list of all cases: axe takes an entry at the edge of a scrolling list for a small target.
DESKTOP, PHONE = {"width": 1280, "height": 2400}, {"width": 320, "height": 640}

LOOKS = {"light, wide": ("light", DESKTOP), "dark, narrow": ("dark", PHONE)}
OTHER_LOOKS = {"light, narrow": ("light", PHONE), "dark, wide": ("dark", DESKTOP)}

Look = tuple[str, dict[str, int]]


def looks(named: dict[str, Look]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("look", named.values(), ids=named.keys())


def wear(page: Page, look: Look) -> None:
    scheme, size = look
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size(size)


def violations(page: Page, part: str = "html") -> list[str]:
    """Return what axe has against a part of the page, one line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(
        """async ([part, rules]) => (await axe.run(part, {
          runOnly: rules, resultTypes: ['violations'], rules: { 'target-size': { enabled: true } },
        })).violations""",
        [part, RULES],
    )
    return [f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def go_through_states(page: Page, case: Case) -> None:
    """Look at the question open, not right, and right."""
    question = open_case(page, case)

    assert violations(page) == []

    if "wrong" in case.answers:
        question.answer(case.answers["wrong"])
        question.expect_state("not-right")

        assert violations(page, "main") == []

        question.button("Try again").click()
    if "right" in case.answers:
        question.answer(case.answers["right"])
        question.expect_state("right")

        assert violations(page, "main") == []


@looks(LOOKS)
@the_cases(CASES)
def test_axe_finds_nothing_open_not_right_or_right(page: Page, case: Case, look: Look):
    wear(page, look)

    go_through_states(page, case)


@looks(OTHER_LOOKS)
@the_cases(ONE_OF_EACH_KIND)
def test_axe_finds_nothing_in_the_other_looks(page: Page, case: Case, look: Look):
    wear(page, look)

    go_through_states(page, case)


@looks(LOOKS | OTHER_LOOKS)
@the_cases(ONE_OF_EACH_KIND)
def test_axe_finds_nothing_where_an_answer_is_missing_or_passed_over(page: Page, case: Case, look: Look):
    wear(page, look)
    question = open_case(page, case)

    question.check()

    assert violations(page, "main") == []

    question.button("I'd rather not answer").click()
    question.element.locator("summary").last.click()

    assert violations(page, "main") == []


@looks(LOOKS | OTHER_LOOKS)
def test_axe_finds_nothing_after_a_quiz(page: Page, look: Look):
    wear(page, look)
    page.goto("attempt.html")
    for group in page.locator("[data-state]:has(> form)").all():
        if group.get_by_role("button", name="Hint").is_visible():
            group.get_by_role("button", name="Hint").click()
        group.get_by_role("button", name="I'd rather not answer").click()

    assert violations(page) == []


@looks(LOOKS)
def test_axe_finds_nothing_where_nothing_can_be_saved(page: Page, look: Look):
    wear(page, look)
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', { value: null });")
    page.goto("attempt.html")

    assert violations(page) == []


@looks(LOOKS)
def test_axe_finds_nothing_on_the_pages_of_the_course_itself(page: Page, host: str, sites: Sites, look: Look):
    wear(page, look)
    found = {}
    for file in sorted(sites.own.rglob("*.html")):
        name = Path(file).relative_to(sites.own).as_posix()
        if name != "404.html":
            page.goto(f"{host}own/{name}", wait_until="domcontentloaded")
            found[name] = violations(page)

    assert {name: lines for name, lines in found.items() if lines} == {}
    assert len(found) >= 3
