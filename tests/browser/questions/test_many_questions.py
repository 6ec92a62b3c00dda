"""A long quiz answers its last question as it answered its first."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.course import OURS, write_course
from tests.browser.harness.serving import served
from tests.browser.harness.tabs import NewContext

ANSWER = """number => {
  const question = document.getElementById(`quiz-0--q${number}`);
  question.querySelector('.pp-option input').click();
  question.querySelector('[data-action=check]').click();
  return question.dataset.state;
}"""

# Counts how often an answer is written down, and how often the page is changed because of it.
COUNT = """() => {
  window.work = { writes: 0, changes: 0 };
  const write = Storage.prototype.setItem;
  Storage.prototype.setItem = function (...entry) { window.work.writes += 1; return write.apply(this, entry); };
  const look = (records) => { window.work.changes += records.length; };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true });
}"""


@pytest.mark.proof
def test_two_hundred_questions_are_answered_with_as_much_work_at_the_end_as_at_the_start(
    new_context: NewContext, tmp_path: Path
):
    course = write_course(tmp_path / "course", OURS, 1, 200)
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=course, check=True, capture_output=True)
    with served(course / "site") as address:
        page = new_context(base_url=address).new_page()
        inside = page.context.new_cdp_session(page)

        def answer(first: int, last: int) -> Counter[str]:
            """Answer some of the questions; return what that has added, to the page and to the work on it."""
            before = held()
            for number in range(first, last):
                assert page.evaluate(ANSWER, number) in ("right", "not-right")
            page.wait_for_timeout(700)  # what is begun is kept, a moment later
            after = held()
            return Counter({name: after[name] - before[name] for name in after})

        def held() -> Counter[str]:
            inside.send("HeapProfiler.collectGarbage")
            return Counter(inside.send("Memory.getDOMCounters") | page.evaluate("window.work"))

        page.goto("index.html")
        page.evaluate(COUNT)
        answer(0, 10)
        early = answer(10, 20)
        answer(20, 180)
        late = answer(180, 190)
        left_out = page.locator(".pp-question:not([style])").count()

    assert early == late
    assert early["jsEventListeners"] == 0
    assert left_out == 200, "of so many, those out of sight stay out of the picture"


@pytest.mark.own_session
def test_what_is_chosen_before_the_turn_of_its_question_has_come_is_taken_up(page: Page, host: str):
    """Many questions are begun a few at a time, so that a slow phone answers a tap between them."""
    page.add_init_script("""
        let time = 0;
        performance.now = () => time += 5;
        addEventListener('DOMContentLoaded', () => {
          const waiting = document.querySelectorAll('primerpress-question:not([data-ready])');
          const last = [...waiting].findLast((one) => one.querySelector('.pp-option input'));
          last.querySelector('input').checked = sessionStorage.length === 0;
          window.chosen = last.id;
        });""")
    page.goto(f"{host}own/modules/05-empathy-connection-and-mutuality.html")

    expect(page.locator("primerpress-question:not([data-ready])")).to_have_count(0)
    chosen = page.locator(f"[id='{page.evaluate('chosen')}'] input:checked")
    expect(chosen).to_have_count(1)
    page.wait_for_timeout(500)
    page.evaluate("sessionStorage.setItem('chosen', 'once')")
    page.reload()
    expect(chosen).to_have_count(1)


@pytest.mark.own_session
def test_what_is_out_of_sight_is_laid_out_when_a_module_has_loaded(page: Page, host: str):
    """No picture of the whole page, and no tool that looks at it, finds a text or a question left out."""
    left_out = """[...document.querySelectorAll('article > p, .pp-question')]
        .filter((one) => getComputedStyle(one).contentVisibility == 'auto').length"""
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ window.leftOut = {left_out}; }})")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{host}own/modules/05-empathy-connection-and-mutuality.html")

    assert page.evaluate("leftOut") > 50
    expect(page.locator(".pp-question:not([style]), .pp-module-head ~ p:not([style])")).to_have_count(0)
    assert page.evaluate(left_out) == 0
