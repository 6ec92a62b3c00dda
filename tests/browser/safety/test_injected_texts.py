"""Whatever an author writes, in whatever field, nothing of it runs, asks another site, or breaks the page around it."""

from __future__ import annotations

from pathlib import Path
from random import randrange

import pytest
from playwright.sync_api import Browser

from primerpress.course.course import Course
from primerpress.site.build import build_site
from tests.browser.harness.serving import served
from tests.browser.harness.tabs import new_session
from tests.browser.safety.injected_course import PAGES, write_course
from tests.made_questions import TEXT_FIELDS, written_fields

SEED = 4
"""It decides what is injected where; `make proof` takes others each time, and names the one that does harm."""

COURSES_OF_A_SEARCH = 30

# Says what is wrong with the page: its frame, its ids, its questions, and what could run or ask another site.
LOOK = """
(expected) => {
  const wrong = [];
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const frame = ["html > head > title", "html > body > header.md-header", ".md-container > main.md-main",
    ".md-container > footer.md-footer", "article.md-content__inner", "a.pp-exit",
    "article > h1, article > :is(.pp-module-head, .pp-hero) > h1"];
  for (const selector of frame)
    if (all(selector).length !== 1) wrong.push(`${all(selector).length} times ${selector}`);
  // Material numbers code by itself, when the page is there.
  const ids = all("[id]:not([id^=__code_])").map((one) => one.id);
  wrong.push(...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `twice #${id}`));
  const questions = all("primerpress-question");
  const shown = questions.map((one) => one.id).sort().join(" ");
  if (shown !== expected.sort().join(" ")) wrong.push(`the questions are ${shown}`);
  const group = ":scope > form.pp-form > fieldset.pp-group";
  const parts = [`${group} > legend.pp-prompt`, `${group} > .pp-fields`, `${group} > .pp-actions`,
    ":scope > details.pp-key > summary"];
  for (const question of questions) {
    if (!question.matches("article > primerpress-quiz > *")) wrong.push(`${question.id} is within another element`);
    for (const part of parts) if (all(part, question).length !== 1) wrong.push(`${question.id} lacks its ${part}`);
  }
  const inside = [document.querySelector("article"), ...all("template").map((one) => one.content)];
  for (const part of inside) {
    wrong.push(...all("script, iframe, object, embed, link, style, base, meta, video, audio", part)
      .map((one) => `an element ${one.outerHTML.slice(0, 80)}`));
  }
  for (const element of [document, ...inside.slice(1)].flatMap((part) => all("*", part)))
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) wrong.push(`${name} of ${element.outerHTML.slice(0, 80)}`);
      const leads = /^(xlink:)?(href|src|srcset|action|formaction|data|poster|background|ping)$/i.test(name);
      if (leads && /^[\\s\\x00-\\x1f]*(javascript|vbscript|data):/i.test(value))
        if (!element.matches("link[rel=icon]")) wrong.push(`${name}=${value}`);
    }
  return wrong;
}
"""
# Panels put the content of templates into the page, one day or another.
UNFOLD = """
() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll("template"))
    document.querySelector("article").append(one.content.cloneNode(true));
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
}
"""


def _expect_harmless(browser: Browser, folder: Path, seed: int, mishaps: list[str]) -> Course:
    course = write_course(folder, seed)
    build_site(course)
    with served(folder / "site") as address, new_session(browser, mishaps) as session:
        page = session.new_page()
        for path in PAGES:
            page.goto(f"{address}{path}.html")
            wrong = page.evaluate(LOOK, _questions_on(course, path))
            page.evaluate(UNFOLD)

            assert ([], []) == (wrong, mishaps), f"{path} of seed {seed}"
    return course


def _questions_on(course: Course, path: str) -> list[str]:
    page = next(page for page in course.pages if page.path == f"docs/{path}.md")
    return [name.element for name in course.showing.on(page)]


def test_nothing_that_is_injected_into_any_field_does_harm(browser: Browser, tmp_path: Path, mishaps: list[str]):
    course = _expect_harmless(browser, tmp_path, SEED, mishaps)

    written = {field for part in (course.quizzes["one"].quiz, course.support) for field in written_fields(part)}
    assert set() == TEXT_FIELDS - written, "fields were forgotten"


@pytest.mark.proof
def test_a_search_for_a_text_that_does_harm(browser: Browser, tmp_path: Path, mishaps: list[str]):
    """Nothing that is injected into any field of many courses runs, asks another site, or breaks a page."""
    for number in range(COURSES_OF_A_SEARCH):
        seed = randrange(1_000_000)  # noqa: S311 - nothing is secret here
        _expect_harmless(browser, tmp_path / str(number), seed, mishaps)
