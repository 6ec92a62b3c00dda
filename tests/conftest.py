"""What more than one test file uses: a course on disk, a browser, and how hard to search for counter-examples."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Error, expect

from tests.small_course import MKDOCS_YML
from tools.install_browser import chromium

# What the browser tests share says why it fails, as a test does.
pytest.register_assert_rewrite("tests.browser.harness", "tests.browser.kinds.answering", "tests.browser.panels.learner")

# The same commit gives the same result everywhere. `make proof` looks for something new.
settings.register_profile(
    "repeatable",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("search", settings.get_profile("repeatable"), derandomize=False, max_examples=1000)
settings.load_profile("repeatable")


def pytest_xdist_auto_num_workers() -> int:
    """Return how many workers to start: three for two cores, because a browser test waits for a part of its time."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return (3 * cores + 1) // 2


LONGEST = {"test_unhappy_texts.py", "test_walk.py", "test_walk_of_kinds.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker is alone with it in the end."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


WriteCourse = Callable[[dict[str, str | bytes]], Path]


@pytest.fixture(scope="session")
def course_in() -> Callable[[Path], WriteCourse]:
    """Return a function that takes a folder and returns a function that writes files into the course there.

    A course gets an `mkdocs.yml` and a `docs/index.md` unless they are given or written already.
    Text is written as UTF-8 with its line ends as they are; for anything else, give bytes.
    """

    def writer(folder: Path) -> WriteCourse:
        def write(files: dict[str, str | bytes]) -> Path:
            (folder / "quizzes").mkdir(parents=True, exist_ok=True)  # MkDocs refuses to watch what is not there
            for name, content in {"mkdocs.yml": MKDOCS_YML, "docs/index.md": "# Welcome\n", **files}.items():
                file = folder / name
                if name in files or not file.exists():
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(content if isinstance(content, bytes) else content.encode())
            return folder

        return write

    return writer


@pytest.fixture
def write_course(course_in: Callable[[Path], WriteCourse], tmp_path: Path) -> WriteCourse:
    """Return a function that writes files into the test's own course and returns its folder."""
    return course_in(tmp_path / "course")


Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Return a function that fills a folder once in a run, whichever of the workers asks first; the others wait.

    It takes a name and what fills the folder, and returns the folder.
    """
    run = tmp_path_factory.getbasetemp()
    shared = run if worker_id == "master" else run.parent

    def filled(name: str, fill: Callable[[Path], None]) -> Path:
        folder = shared / name
        with FileLock(shared / f"{name}.lock"):
            done = shared / f"{name}.done"
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)  # another worker may have failed half way
                folder.mkdir()
                fill(folder)
                done.touch()
        return folder

    return filled


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let the processes that a test starts hear Ctrl-C.

    A shell makes what it starts in the background deaf to it, and so every process that the tests start then.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


PATIENCE = 10_000
"""Milliseconds until a thing that should happen on a page counts as not happening."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield the one browser of a worker; Playwright runs once in a process."""
    with ExitStack() as stack:
        try:
            browser = stack.enter_context(chromium())
        except Error as error:
            pytest.skip(f"no browser could be started ({error.message.splitlines()[0]}): run tools/install_browser.py")
        expect.set_options(timeout=PATIENCE)
        yield browser
