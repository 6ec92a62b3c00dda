"""What is slow by nature, and says in one line each what it has proved: the first line of its docstring."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.harness.firefox import EXECUTABLE
from tests.proof.tabs import Tab, chromium_tab, firefox_tab
from tests.proof.whole_course import build_whole_course


@pytest.fixture(autouse=True)
def _says_what_it_proves(request: pytest.FixtureRequest, record_property: Callable[[str, str], None]) -> None:
    record_property("proved", f"{request.function.__doc__.partition(chr(10))[0]} [{request.node.name}]")


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project's course for a folder of a host, and return the folder of the course."""
    return build_whole_course(tmp_path_factory.mktemp("whole-course"))


@pytest.fixture(params=["chromium", "firefox"])
def tab(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Tab]:
    """Lend a tab of each browser in which nothing is kept."""
    if request.param == "chromium":
        with chromium_tab(browser) as opened:
            yield opened
    elif EXECUTABLE:
        with firefox_tab(tmp_path / "profile") as opened:
            yield opened
    else:
        pytest.skip("there is no Firefox: on Debian, apt install firefox-esr")


def _proved(reports: list[pytest.TestReport]) -> Iterator[str]:
    for report in reports:
        yield from (said for name, said in report.user_properties if name == "proved")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    passed = [report for report in terminalreporter.stats.get("passed", []) if report.when == "call"]
    for line in _proved(passed):
        terminalreporter.write_line(f"Proved: {line}")
