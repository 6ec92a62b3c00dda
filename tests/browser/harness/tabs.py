"""Tabs that are watched for what may not happen on a page, and cleared of all that a test has left in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

NewContext = Callable[..., BrowserContext]
"""Opens a private session, with Playwright's options for one."""

EMPTY_PAGE = "/empty.html"
"""A page of no course, on the host of all."""

WINDOW = {"width": 1280, "height": 720}


def new_session(browser: Browser, mishaps: list[str], **options: Any) -> BrowserContext:
    """Open a private session, with Playwright's options for one."""
    context = browser.new_context(**{"viewport": WINDOW} | options)
    _watch(context, mishaps)
    return context


def _watch(context: BrowserContext, mishaps: list[str]) -> None:
    """Note down errors in the console, uncaught errors, requests to any other host, and dialogs.

    What is missing is told in the console, and any other host is out of reach (`tools.install_browser`), so that it is
    enough to hear of what failed. To hear of each request takes a twelfth of the time of a page.
    """
    context.on("console", lambda message: message.type == "error" and mishaps.append(f"console: {message.text}"))
    context.on("weberror", lambda error: mishaps.append(f"uncaught: {error.error}"))
    context.on("requestfailed", lambda request: _is_foreign(request.url) and mishaps.append(f"request: {request.url}"))
    context.on("dialog", lambda dialog: (mishaps.append(f"dialog: {dialog.message}"), dialog.dismiss()))


def _is_foreign(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme not in ("about", "blob", "data", "file") and parts.hostname != "127.0.0.1"


CLEAR = f"""() => {{
  Storage.prototype.setItem = () => {{}};  // what the page would keep as it goes
  history.replaceState(null, '', '{EMPTY_PAGE}');  // so that the next page is another one, whatever its address
  document.documentElement.style.display = 'none';  // or every other change would lay out the page that is left
  localStorage.clear();
  sessionStorage.clear();
  return /native code/.test(Date.now);
}}"""


def clear(page: Page) -> None:
    """Take back what a test may have changed: other tabs, emulation, and all that the site keeps.

    A script that runs first, a clock, a route or a history cannot be taken back: such a test is marked `own_session`.
    The page itself stays until the next test opens another: to open an empty one takes a quarter of a page's time.
    """
    others = [other for other in page.context.pages if other != page]
    for other in others:
        other.close()
    if not urlsplit(page.url).scheme.startswith("http"):
        page.goto(EMPTY_PAGE)
    if others:
        page.bring_to_front()
    native_clock = page.evaluate(CLEAR)

    assert native_clock, "mark a test that sets a clock `own_session`"

    page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    if page.viewport_size != WINDOW:
        page.set_viewport_size(WINDOW)
    page.context.clear_cookies()


@contextmanager
def heard(page: Page, event: str) -> Iterator[list[Any]]:
    """Collect what happens on a page meanwhile, such as each `request`."""
    happened: list[Any] = []

    def listen(one: Any) -> None:
        happened.append(one)

    page.on(event, listen)
    yield happened
    page.remove_listener(event, listen)
