"""What a learner waits for: until a page answers, and from a click to the feedback, on a slow processor."""

import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.building import build
from benchmarks.course import FLOOR, MKDOCS_QUIZ, OURS, write_course
from tools.install_browser import chromium

NUMBERS = (10, 50, 200)
SLOWED = 4
CLICKS = 30
LAST = 10
LOADS = 5

Waits = tuple[float, float, float, float]
"""Milliseconds until a page answers; from click to feedback, their 95th per cent, and at the end of the page."""

# Clicks what asks for feedback in one question after the other, as a learner does who sees it, and returns for each the
# milliseconds until the frame after the feedback is painted. `ready` prepares what is not measured.
CLICK = """async ({ask, ready}) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const times = [];
  for (const one of document.querySelectorAll(ask)) {
    one.scrollIntoView({block: 'center'});
    if (ready) one.closest('form').querySelector(ready).click();
    await painted(); await painted();
    const start = performance.now();
    one.click();
    await painted();
    times.push(performance.now() - start);
  }
  return times;
}"""

# Notes when a question of ours was made ready, which goes on after the page's scripts have run.
NOTE = """new MutationObserver(() => { window.readyAt = performance.now(); })
  .observe(document, {subtree: true, attributeFilter: ['data-ready']});"""

# Until every script of the page has run, and every question is ready: from then on it answers.
READY = """async () => {
  const isWaiting = () => document.querySelector('primerpress-question:not([data-ready])');
  while (isWaiting()) await new Promise((done) => setTimeout(done, 10));
  return Math.max(performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd, window.readyAt ?? 0);
}"""


def print_browsing(other: Path, numbers: Sequence[int] = NUMBERS) -> None:
    """Print both waits beside those of mkdocs-quiz and of bare HTML, with the same questions."""
    print(f"in the browser, processor slowed {SLOWED} times: milliseconds of ours / theirs, and the ratio")
    heads = ("until it answers", "click to feedback", "its 95th per cent", "its last 10")
    print(f"  {'questions on a page':<34}" + "".join(f"{head:>24}" for head in heads))
    found: dict[tuple[str, int], Waits] = {}
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for number in numbers:
            for name, python, configuration, ask, ready in _builders(other):
                course = write_course(Path(folder) / f"{name}-{number}", configuration, 1, number)
                build(python, course)
                page = browser.new_context().new_page()
                page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
                page.add_init_script(NOTE)
                found[name, number] = _measure(page, course, ask, ready)
                page.context.close()
            for name in ("mkdocs-quiz", "bare HTML"):
                both = zip(found["Primerpress", number], found[name, number], strict=True)
                cells = (f"{a:.0f} / {b:.0f} ({a / b:.2f})" for a, b in both)
                print(f"  {f'{number}, beside {name}':<34}" + "".join(f"{cell:>24}" for cell in cells), flush=True)
    few, many = min(numbers), max(numbers)
    print(f"{'':<60}{'median':>12}{'must':>8}")
    click = found["Primerpress", many][1] / found["bare HTML", many][1]
    print(f"  {f'click to feedback at {many}, of bare HTML':<58}{click:>12.2f}{1.2:>8}")
    answers = found["Primerpress", few][0] / found["mkdocs-quiz", few][0]
    print(f"  {f'until it answers at {few}, of mkdocs-quiz':<58}{answers:>12.2f}{1.2:>8}")


def _builders(other: Path) -> list[tuple[str, Path | str, str, str, str | None]]:
    """Return name, Python and configuration of each, what asks for feedback, and what is to be clicked before."""
    return [
        ("Primerpress", sys.executable, OURS, "[data-action=check]", ".pp-option input"),
        ("mkdocs-quiz", other, MKDOCS_QUIZ, ".quiz input[value='1']", None),
        ("bare HTML", sys.executable, FLOOR, "[data-action=check]", "input"),
    ]


def _measure(page: Page, course: Path, ask: str, ready: str | None) -> Waits:
    """Return the medians until a page answers and from click to feedback, and the latter's 95th per cent.

    The last number is its median at the end of the page, when all questions before are answered.
    """
    address = (course / "site" / "index.html").as_uri()
    loads = []
    for _ in range(LOADS):
        page.goto(address)
        loads.append(page.evaluate(READY))
    times = page.evaluate(CLICK, {"ask": ask, "ready": ready})
    first = times[:CLICKS]
    return (
        statistics.median(loads),
        statistics.median(first),
        statistics.quantiles(first, n=20)[-1],
        statistics.median(times[-LAST:]),
    )
