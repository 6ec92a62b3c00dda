"""What a learner does in the small course, and what is then kept."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.harness.learner import Question, press
from tests.browser.harness.tabs import EMPTY_PAGE

COURSE = "panels"
KEY = f"{COURSE}:primerpress"

LISTENING, TURNS, ON_PAPER = "modules/01-listening.html", "modules/02-turns.html", "modules/03-on-paper.html"
MODULES = {LISTENING: "Listening", TURNS: "Short turns", ON_PAPER: "On paper"}
PANELS = ("progress", "review", "journal", "change", "certificate", "my-data", "support")

RIGHT = {
    "listening--asks": ["How was your week?"],
    "listening--nods": ["True"],
    "turns--after": ["A question."],
    "turns--word": "the floor",
    "final--helps": ["Listening", "Asking"],
    "final--days": "7",
    "final--pairs": {"Ask": "a question", "Nod": "a sign"},
}
WRONG = {"listening--asks": ["Your week was fine."], "listening--nods": ["False"], "turns--after": ["Another story."]}

HEARD = "On a bench, by a neighbour.\nShe waited."


def answer(page: Page, id_: str, given: Any = None, sure: str = "") -> Question:
    """Answer a question on the open page: rightly, unless said otherwise."""
    if len(page.context.pages) > 1:
        page.bring_to_front()  # a browser takes its time with a tab that nobody looks at
    question = Question(page, id_)
    question.give(RIGHT[id_] if given is None else given)
    if sure:  # which is asked after a choice
        press(question.element.get_by_role("radio", name=sure, exact=True))
    question.check()
    return question


def rate(page: Page, id_: str, *steps: str) -> None:
    question = Question(page, id_)
    for statement, step in zip(question.element.locator(".pp-statement").all(), steps, strict=True):
        press(statement.get_by_role("radio", name=step, exact=True))
    press(question.button("Note my answers"))
    question.expect_state("noted")


def reflect(page: Page, id_: str, words: str, *, keep: bool) -> Question:
    page.bring_to_front()
    question = Question(page, id_)
    question.element.get_by_role("textbox").fill(words)
    question.element.get_by_role("checkbox", name="Keep my words").set_checked(keep)
    press(question.button("Done"))
    question.expect_state("noted")
    return question


def read_to_its_end(page: Page) -> None:
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function(
        """key => {
          const { pages = {} } = JSON.parse(localStorage.getItem(key) || sessionStorage.getItem(key) || '{}');
          return Object.entries(pages).some(([name, { read }]) => read && location.pathname.endsWith(name));
        }""",
        arg=KEY,
    )


def pass_the_final_quiz(page: Page) -> None:
    page.goto("final.html")
    for id_ in ("final--helps", "final--days", "final--pairs"):
        answer(page, id_).expect_state("right")
    order = Question(page, "final--order")
    order.element.get_by_role("button", name="Move down").first.click()
    order.check()


def answer_everything(page: Page) -> None:
    """Go through the course, with one answer that is not right and one that is passed over."""
    page.goto("before.html")
    rate(page, "before--today", "A little", "Mostly")
    answer(page, "before--room", ["False"])
    page.goto(LISTENING)
    answer(page, "listening--asks", WRONG["listening--asks"], sure="Sure")
    answer(page, "listening--nods")
    reflect(page, "listening--heard", HEARD, keep=True)
    reflect(page, "listening--next-time", "Wait for three breaths.", keep=True)
    read_to_its_end(page)
    page.goto(TURNS)
    Question(page, "turns--after").button("I’d rather not answer").click()
    answer(page, "turns--word")
    page.get_by_role("link", name="Ask what made it hard").click()
    read_to_its_end(page)
    page.goto("closing.html")
    rate(page, "closing--today", "Mostly", "Mostly")
    answer(page, "closing--room", ["True"])
    pass_the_final_quiz(page)
    expect(page.get_by_text("That reaches the pass mark.")).to_be_visible()


def stored(page: Page) -> dict[str, dict[str, str]]:
    """Return all that stands in the browser's storage for this origin."""
    return page.evaluate("({ device: { ...localStorage }, tab: { ...sessionStorage } })")


def kept(page: Page) -> dict[str, Any]:
    """Return the record, wherever it is kept; without one, a record of nothing."""
    places = stored(page)
    text = places["device"].get(KEY) or places["tab"].get(KEY) or '{"answers": {}}'
    return json.loads(text)


def keep(page: Page, record: Any) -> Page:
    """Put a record into the tab, as an earlier visit would have left it."""
    page.goto(EMPTY_PAGE)
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [KEY, json.dumps(record)])
    return page
