"""A small course with all of the learner's own pages, and what is kept there after a walk through all of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.harness.sites import Sites
from tests.browser.panels.learner import KEY, ON_PAPER, answer_everything, keep, stored

if TYPE_CHECKING:
    from tests.conftest import Once


@pytest.fixture(scope="session")
def course(host: str) -> str:
    return f"{host}panels/"


@pytest.fixture(scope="session")
def site(sites: Sites) -> Path:
    return sites.panels


@pytest.fixture
def context(page: Page) -> BrowserContext:
    """Return the session of the tab, for another tab beside it."""
    return page.context


@pytest.fixture(scope="session")
def record(browser: Browser, course: str, once: Once) -> Any:
    """Answer and read everything once; return what the course then keeps."""

    def walk(folder: Path) -> None:
        with browser.new_context(base_url=course) as context:
            page = context.new_page()
            answer_everything(page)
            (folder / "record.json").write_text(stored(page)["tab"][KEY], "utf-8")

    return json.loads((once("record", walk) / "record.json").read_text("utf-8"))


@pytest.fixture
def filled(page: Page, record: Any) -> Page:
    """Lend a tab in which every question is answered."""
    return keep(page, record)


@pytest.fixture
def finished(page: Page, record: Any) -> Page:
    """Lend a tab in which every question is answered and every module read."""
    read = {ON_PAPER: {"read": True, "answered": 0, "total": 0, "at": 1}}
    return keep(page, record | {"pages": record["pages"] | read})
