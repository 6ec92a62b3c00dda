"""What a learner waits for: until a page answers, and from a click to the feedback, on a slow processor."""

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.building import build
from benchmarks.course import MKDOCS_QUIZ, OURS, write_course
from tools.install_browser import chromium

NUMBERS = (10, 50, 200)
SLOWED = 4
CLICKS = 30
LAST = 10
LOADS = 5

# Clicks what asks for feedback in one question after the other, and returns for each the milliseconds until the frame
# after the feedback is painted. `ready` prepares what is not measured.
CLICK = """async ({ask, ready}) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const times = [];
  for (const one of document.querySelectorAll(ask)) {
    if (ready) one.closest('form').querySelector(ready).click();
    await painted(); await painted();
    const start = performance.now();
    one.click();
    await painted();
    times.push(performance.now() - start);
  }
  return times;
}"""

# Until every script of the page has run: from then on it answers.
READY = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


def print_browsing(other: Path) -> None:
    """Print both waits beside those of mkdocs-quiz, with the same questions."""
    print(f"in the browser, processor slowed {SLOWED} times: milliseconds of ours / theirs, and the ratio")
    heads = ("until it answers", "click to feedback", "its 95th per cent", "its last 10")
    print(f"  {'questions on a page':<24}" + "".join(f"{head:>24}" for head in heads))
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for number in NUMBERS:
            ours = write_course(Path(folder) / f"ours-{number}", OURS, 1, number)
            theirs = write_course(Path(folder) / f"theirs-{number}", MKDOCS_QUIZ, 1, number)
            build(sys.executable, ours)
            build(other, theirs)
            page = browser.new_context().new_page()
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
            one = _measure(page, ours, "[data-action=check]", ".pp-option input")
            two = _measure(page, theirs, ".quiz input[value='1']", None)
            cells = (f"{a:.0f} / {b:.0f} ({a / b:.2f})" for a, b in zip(one, two, strict=True))
            print(f"  {number:<24}" + "".join(f"{cell:>24}" for cell in cells))
            page.context.close()


def _measure(page: Page, course: Path, ask: str, ready: str | None) -> tuple[float, float, float, float]:
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
