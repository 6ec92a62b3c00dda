"""A small course with all of the learner's own pages, and a browser that tolerates no mishap."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.serving import served, watch
from tests.browser_panels.learner import COURSE, KEY, ON_PAPER, answer_everything, keep, stored

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]

PATIENCE = 10_000
"""Milliseconds until a thing that should happen counts as not happening."""

expect.set_options(timeout=PATIENCE)


# ---- The site ----


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the course with real MkDocs, configured as the project's own course is."""
    folder = tmp_path_factory.mktemp("panels") / "course"
    shutil.copytree(HERE / "course", folder)
    settings: dict[str, Any] = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8"))
    settings.pop("nav", None)
    course = {
        "id": COURSE,
        "modules": "modules",
        "version": "2026.11",
        "certificate": {"quiz": "final"},
        "support": "support.md",
    }
    settings |= {"site_name": "Panels", "extra": settings["extra"] | {"course": course}}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True), "utf-8")
    build = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", folder / "mkdocs.yml"],
        check=False,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert build.returncode == 0, build.stdout + build.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


# ---- The browser ----


@pytest.fixture
def mishaps() -> Iterator[list[str]]:
    """Collect what may not happen on any page; the test fails if something did."""
    found: list[str] = []
    yield found

    assert found == []


NewContext = Callable[..., BrowserContext]


@pytest.fixture
def new_context(browser: Browser, address: str, mishaps: list[str]) -> Iterator[NewContext]:
    """Return a function that opens a private session, with Playwright's options for one."""
    contexts: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"base_url": address} | options)
        context.set_default_timeout(PATIENCE)
        watch(context, mishaps)
        contexts.append(context)
        return context

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def context(new_context: NewContext) -> BrowserContext:
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Open a tab in which nothing is kept yet."""
    return context.new_page()


@pytest.fixture(scope="session")
def record(browser: Browser, address: str) -> str:
    """Answer and read everything once; return what the course then keeps, as it stands in the browser."""
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        answer_everything(page)
        return stored(page)["tab"][KEY]


@pytest.fixture
def filled(page: Page, record: str) -> Page:
    """Open a tab in which every question is answered."""
    return keep(page, json.loads(record))


@pytest.fixture
def finished(page: Page, record: str) -> Page:
    """Open a tab in which every question is answered and every module read."""
    found = json.loads(record)
    return keep(
        page, found | {"pages": found["pages"] | {ON_PAPER: {"read": True, "answered": 0, "total": 0, "at": 1}}}
    )
