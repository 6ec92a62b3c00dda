"""The main walk in Firefox, from a folder and from a host: what one page keeps all others see, until it is erased."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.harness.firefox import EXECUTABLE, firefox
from tests.browser.harness.sites import Sites

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(not EXECUTABLE, reason="there is no Firefox: on Debian, apt install firefox-esr"),
]

SHIFT = "\ue008"
ASKS, HEARD = "#listening--asks", "#listening--heard"


def summary(words: str) -> str:
    return f"document.querySelector('.pp-summary')?.textContent.includes('{words}')"


def state(question: str, expected: str) -> str:
    return f"document.querySelector('{question}')?.dataset.state === '{expected}'"


def test_the_main_walk_from_a_folder_and_from_a_host(tmp_path: Path, sites: Sites, host: str):
    with firefox(tmp_path) as browser:
        for start in (f"{sites.panels.as_uri()}/", f"{host}panels/"):
            browser.go(f"{start}modules/01-listening.html")
            browser.click(f"{ASKS} input[name=answer]")
            browser.click(f"{ASKS} [data-action=check]")
            browser.expect(state(ASKS, "right"))
            browser.write(f"{HEARD} textarea", "By a neighbour.")
            browser.click(f"{HEARD} .pp-keep input")
            browser.click(f"{HEARD} [data-action=check]")
            browser.expect(state(HEARD, "noted"))

            browser.go(f"{start}journal.html")
            browser.expect("document.querySelector('.pp-words')?.textContent === 'By a neighbour.'")
            browser.go(f"{start}progress.html")
            browser.expect("document.querySelector('.pp-continue').textContent.startsWith('Continue: Listening')")
            browser.run("document.getElementById('__palette_2').click()")
            browser.expect("document.body.dataset.mdColorScheme === 'slate'")
            browser.go(f"{start}modules/01-listening.html")
            browser.expect(state(ASKS, "right"))

            browser.go(f"{start}my-data.html")
            browser.expect("document.body.dataset.mdColorScheme === 'slate'")
            browser.expect(summary("Answers: 2, among them reflections: 1."))
            browser.click("input[name=mode][value=device]")
            browser.run("window.name = ''; sessionStorage.clear()")
            browser.go(f"{start}journal.html")
            browser.expect("document.querySelector('.pp-words')?.textContent === 'By a neighbour.'")
            browser.go(f"{start}my-data.html")
            browser.click("[data-action=erase-all]")
            browser.click("[data-action=erase-all]")
            browser.expect(summary("Nothing of yours is kept."))
            assert [0, 0, ""] == browser.run("return [localStorage.length, sessionStorage.length, window.name]")

        browser.go(f"{sites.own.as_uri()}/modules/07-deciding.html")
        browser.click("[data-opens=search]")
        browser.expect("document.querySelector('.pp-search-count').textContent")
        browser.write(".pp-search-input", "boundaries")
        browser.expect("document.querySelector('.pp-search-results a')?.href.includes('06-boundaries')")

        browser.go(f"{host}panels/modules/01-listening.html")
        browser.click(f"{ASKS} input[name=answer]")
        for _ in range(3):
            browser.press(SHIFT)
        browser.expect("location.href === 'about:blank'")
        browser.go(f"{host}panels/modules/01-listening.html")
        browser.expect(state(ASKS, "open"))
