"""What is slow by nature, and says in one line each what it has proved: the first line of its docstring."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest


@pytest.fixture(autouse=True)
def _says_what_it_proves(request: pytest.FixtureRequest, record_property: Callable[[str, str], None]) -> None:
    record_property("proved", f"{request.function.__doc__.partition(chr(10))[0]} [{request.node.name}]")


def _proved(reports: list[pytest.TestReport]) -> Iterator[str]:
    for report in reports:
        yield from (said for name, said in report.user_properties if name == "proved")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    passed = [report for report in terminalreporter.stats.get("passed", []) if report.when == "call"]
    for line in _proved(passed):
        terminalreporter.write_line(f"Proved: {line}")
