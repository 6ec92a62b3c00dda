"""A course of one page for each of the kinds, and a browser that tolerates no mishap."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.serving import served

PROJECT = Path(__file__).parents[2]
CASES = PROJECT / "tests" / "cases" / "questions"
KINDS = (
    "matching",
    "ordering",
    "fill-in-the-blanks",
    "categorize",
    "rating",
    "reflection",
    "judgement",
    "scenario",
)

UNHAPPY = sorted(folder.name for kind in KINDS for folder in CASES.glob(f"{kind}-*") if (folder / "quiz.yml").is_file())
"""The cases with texts that no author should need and some will write."""

PATIENCE = 10_000
"""Milliseconds until a thing that should happen counts as not happening."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the cases with real MkDocs, configured as the project's own course is."""
    folder = tmp_path_factory.mktemp("kinds")
    settings: dict[str, Any] = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8"))
    settings.pop("nav", None)
    settings |= {"site_name": "Kinds", "extra": settings["extra"] | {"course": {"id": "browser-kinds"}}}
    (folder / "docs").mkdir()
    (folder / "quizzes").mkdir()
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True), "utf-8")
    (folder / "docs" / "index.md").write_text("# Welcome\n", "utf-8")
    shutil.copytree(PROJECT / "tests" / "browser" / "course" / "docs" / "images", folder / "docs" / "images")
    (folder / "docs" / "reading.md").write_text("# Reading\n\n## Turns {#turns}\n", "utf-8")
    for kind in (*KINDS, *UNHAPPY):
        (folder / "docs" / f"{kind}.md").write_bytes((CASES / kind / "page.md").read_bytes())
        (folder / "quizzes" / f"{kind}.yml").write_bytes((CASES / kind / "quiz.yml").read_bytes())
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


expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def contexts(browser: Browser, address: str) -> Callable[[bool], BrowserContext]:
    """Return a function that gives the session with or without scripts."""
    made: dict[bool, BrowserContext] = {}

    def get(scripts: bool) -> BrowserContext:  # noqa: FBT001
        if scripts not in made:
            made[scripts] = browser.new_context(base_url=address, java_script_enabled=scripts)
            made[scripts].set_default_timeout(PATIENCE)
        return made[scripts]

    return get


@pytest.fixture
def page(contexts: Callable[[bool], BrowserContext]) -> Iterator[Page]:
    """Open a new tab with nothing saved; the test fails on any error and on any request to another host."""
    yield from _watched(contexts(True))  # noqa: FBT003


@pytest.fixture
def page_without_script(contexts: Callable[[bool], BrowserContext]) -> Iterator[Page]:
    """Open a new tab in which no script runs."""
    yield from _watched(contexts(False))  # noqa: FBT003


def _watched(context: BrowserContext) -> Iterator[Page]:
    mishaps: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: message.type == "error" and mishaps.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: mishaps.append(f"uncaught: {error}"))
    page.on("request", lambda request: _is_foreign(request.url) and mishaps.append(f"request: {request.url}"))
    page.on("response", lambda answer: answer.status >= HTTPStatus.BAD_REQUEST and mishaps.append(answer.url))
    yield page
    page.close()

    assert mishaps == []


def _is_foreign(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in ("about", "blob", "data") and parts.hostname != "127.0.0.1"
