"""One real site of all cases, served in the ways a course is, and a browser that tolerates no mishap."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.question_cases import CASES
from tests.browser.serving import served, watch

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]

PATIENCE = 10_000
"""Milliseconds until a thing that should happen counts as not happening."""


# ---- Sites ----


@dataclass(frozen=True)
class Sites:
    """Folders with built sites. All but `own` are versions of one course: the same id, so the same saved answers."""

    course: Path
    edited: Path
    own: Path


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Build, with real MkDocs, the cases as a course, a later edition of part of it, and the project's own course."""
    folder = tmp_path_factory.mktemp("sites")
    sources = {"course": _write_course(folder / "src"), "edited": _write_edited_course(folder / "src-edited")}
    builds = {name: _build(source / "mkdocs.yml", folder / name) for name, source in sources.items()}
    builds["own"] = _build(PROJECT / "mkdocs.yml", folder / "own")
    for name, build in builds.items():
        output, _ = build.communicate(timeout=120)
        assert build.returncode == 0, f"the build of “{name}” failed:\n{output}"
    return Sites(**{name: folder / name for name in builds})


def _write_course(folder: Path) -> Path:
    shutil.copytree(HERE / "course", folder)
    for case in CASES:
        (folder / "docs" / f"{case.name}.md").write_text(case.page, "utf-8")
        (folder / "quizzes" / f"{case.name}.yml").write_text(case.quiz_text, "utf-8")
    return _configure(folder)


def _write_edited_course(folder: Path) -> Path:
    shutil.copytree(HERE / "course-edited", folder)
    (folder / "docs" / "index.md").write_text("# Welcome\n", "utf-8")
    return _configure(folder)


def _configure(folder: Path) -> Path:
    """Configure a course as the project's own one is."""
    settings: dict[str, Any] = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8"))
    settings.pop("nav", None)
    settings |= {"site_name": "Browser tests", "extra": settings["extra"] | {"course": {"id": "browser-tests"}}}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True), "utf-8")
    return folder


def _build(configuration: Path, site: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", configuration, "--site-dir", site],
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


# ---- Servers ----


@pytest.fixture(scope="session")
def host(sites: Sites, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the sites below folders, as a host of many sites does: courses/one, courses/edited and courses/own."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "courses").mkdir()
    for name, site in {"one": sites.course, "edited": sites.edited, "own": sites.own}.items():
        (folder / "courses" / name).symlink_to(site, target_is_directory=True)
    with served(folder) as address:
        yield f"{address}courses/"


@pytest.fixture(scope="session")
def at_root(sites: Sites) -> Iterator[str]:
    """Serve the course as the only site of a host."""
    with served(sites.course) as address:
        yield address


# ---- Browser ----


@pytest.fixture
def mishaps() -> Iterator[list[str]]:
    """Collect what may not happen on any page; the test fails if something did."""
    found: list[str] = []
    yield found

    assert found == []


NewContext = Callable[..., BrowserContext]


@pytest.fixture
def new_context(browser: Browser, host: str, mishaps: list[str]) -> Iterator[NewContext]:
    """Return a function that opens a private session, with Playwright's options for one."""
    contexts: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        context = browser.new_context(base_url=f"{host}one/", **options)
        context.set_default_timeout(PATIENCE)
        watch(context, mishaps)
        contexts.append(context)
        return context

    yield new
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def shared_context(browser: Browser, host: str) -> BrowserContext:
    """Return the session that most tests share, because a new one takes longer than most tests."""
    context = browser.new_context(base_url=f"{host}one/")
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def page(shared_context: BrowserContext, mishaps: list[str]) -> Iterator[Page]:
    """Open a new tab, with nothing saved from before."""
    page = shared_context.new_page()
    watch(page, mishaps)
    yield page
    page.evaluate("location.origin === 'null' || localStorage.clear()")
    page.close()
