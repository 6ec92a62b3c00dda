"""A tab of a Chromium and of a Firefox, with the same few methods, so that a proof is written once for both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, ConsoleMessage, Error, Page

from tests.browser.harness.firefox import PATIENCE, firefox


class Tab(Protocol):
    """What a proof does in a browser. Scripts are the body of a function, which may return a promise."""

    def go(self, address: str) -> None:
        """Open an address and wait until its page is loaded."""

    def run(self, script: str, *given: Any) -> Any:
        """Return what a script returns in the page, which finds what it is given in `arguments`."""

    def click(self, selector: str) -> None:
        """Press the first element that a selector finds."""

    def write(self, selector: str, text: str) -> None:
        """Type into a field."""

    def expect(self, expression: str) -> None:
        """Wait until an expression is true in the page."""

    def told(self) -> list[str]:
        """Return the errors of all pages since this was asked last, with what their policies have stopped."""


class Chromium:
    """A tab with nothing kept."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._told: list[str] = []
        page.on("console", lambda one: one.type == "error" and self._told.append(_said(one)))
        page.on("pageerror", lambda error: self._told.append(f"{page.url}: {error}"))

    def go(self, address: str) -> None:
        self._page.goto(address)

    def run(self, script: str, *given: Any) -> Any:
        return self._page.evaluate(f"(given) => (function () {{ {script} }})(...given)", list(given))

    def click(self, selector: str) -> None:
        self._page.locator(selector).first.click()

    def write(self, selector: str, text: str) -> None:
        self._page.locator(selector).first.press_sequentially(text)

    def expect(self, expression: str) -> None:
        # Playwright's own way makes functions of strings in the page, which the policy rightly stops.
        for _ in range(int(PATIENCE / 0.05)):
            with suppress(Error):  # the page may be about to become another one
                if self.run(f"return Boolean({expression})"):
                    return
            self._page.wait_for_timeout(50)
        raise AssertionError(f"it did not become true: {expression}")

    def told(self) -> list[str]:
        self._page.wait_for_timeout(0)  # or what was told last is not heard yet
        told, self._told[:] = list(self._told), []
        return told


def _said(one: ConsoleMessage) -> str:
    """Return what is told on a page, and the address that it is about."""
    return f"{one.page.url if one.page else ''}: {one.text} {one.location['url']}"


@contextmanager
def chromium_tab(browser: Browser) -> Iterator[Tab]:
    """Lend a tab of its own session."""
    with browser.new_context() as context:
        yield Chromium(context.new_page())


@contextmanager
def firefox_tab(profile: Path) -> Iterator[Tab]:
    """Start a Firefox that keeps all in a folder."""
    profile.mkdir()
    with firefox(profile) as tab:
        tab.told()  # what it says of itself as it starts
        yield tab
