"""Sites built once, one tab for a worker, cleared between tests, and a test that fails on any mishap in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.harness.looks import ALL_LOOKS, LOOKS, Look
from tests.browser.harness.serving import served
from tests.browser.harness.sites import Sites, build_sites
from tests.browser.harness.tabs import NewContext, clear, new_session

if TYPE_CHECKING:
    from tests.conftest import Once


# ---- Sites ----


@pytest.fixture(scope="session")
def sites(once: Once) -> Sites:
    return Sites(once("sites", build_sites))


@pytest.fixture(scope="session")
def host(sites: Sites) -> Iterator[str]:
    """Serve the sites below folders, as a host of many sites does."""
    with served(sites.folder) as address:
        yield f"{address}courses/"


@pytest.fixture(scope="session")
def at_root(sites: Sites) -> Iterator[str]:
    """Serve the course of the cases as the only site of a host."""
    with served(sites.cases) as address:
        yield address


@pytest.fixture(scope="session")
def course(host: str) -> str:
    """Return the address at which the paths of a test begin."""
    return f"{host}cases/"


# ---- Tabs ----

Tabs = Callable[..., Page]


@pytest.fixture(scope="session")
def noted() -> list[str]:
    """Return the list in which all sessions note what may not happen."""
    return []


@pytest.fixture(autouse=True)
def mishaps(noted: list[str]) -> Iterator[list[str]]:
    """Collect what may not happen on any page; the test fails if something did."""
    noted.clear()
    yield noted

    assert noted == []


@pytest.fixture(scope="session")
def tabs(browser: Browser, noted: list[str]) -> Tabs:
    """Return a function that gives the worker's tab for a course, with scripts or without."""
    opened: dict[tuple[str, bool], Page] = {}

    def tab(course: str, *, scripts: bool = True) -> Page:
        if (course, scripts) not in opened or opened[course, scripts].is_closed():
            session = new_session(browser, noted, base_url=course, java_script_enabled=scripts)
            opened[course, scripts] = session.new_page()
        return opened[course, scripts]

    return tab


@pytest.fixture
def page_without_script(tabs: Tabs, course: str) -> Page:
    """Lend a tab in which no script runs."""
    return tabs(course, scripts=False)


@pytest.fixture
def new_context(browser: Browser, course: str, mishaps: list[str]) -> Iterator[NewContext]:
    """Return a function that opens a private session, with Playwright's options for one."""
    contexts: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        contexts.append(new_session(browser, mishaps, **{"base_url": course} | options))
        return contexts[-1]

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, tabs: Tabs, course: str, new_context: NewContext) -> Iterator[Page]:
    """Lend the worker's tab, in which nothing is kept, and clear it afterwards.

    A test marked `own_session` gets a tab of a session of its own, for what cannot be taken back.
    """
    if request.node.get_closest_marker("own_session"):
        yield new_context().new_page()
        return
    page = tabs(course)
    yield page
    clear(page)


@pytest.fixture(
    params=[pytest.param(LOOKS, id="some-looks"), pytest.param(ALL_LOOKS, id="all-looks", marks=pytest.mark.proof)]
)
def looks(request: pytest.FixtureRequest) -> dict[str, Look]:
    """Return the looks in which a state is looked at, which are all of them in `make proof`."""
    return request.param
