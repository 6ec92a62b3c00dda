"""What more than one test file uses: a course on disk, and how hard to search for counter-examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Error

from tools.install_browser import chromium

# The same commit gives the same result everywhere. `pytest --hypothesis-profile search` looks for something new.
settings.register_profile(
    "repeatable",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("search", settings.get_profile("repeatable"), derandomize=False, max_examples=2000)
settings.load_profile("repeatable")

MKDOCS_YML = """\
site_name: Test course
use_directory_urls: false
theme:
  name: primerpress
markdown_extensions:
  - primerpress
  - attr_list
  - footnotes
  - md_in_html
  - tables
  - toc
  - pymdownx.superfences
plugins:
  - material/search
  - primerpress
watch:
  - quizzes
extra:
  course:
    id: test-course
"""

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield the one browser of a run; Playwright runs once in a process."""
    with ExitStack() as stack:
        try:
            browser = stack.enter_context(chromium())
        except Error as error:
            pytest.skip(f"no browser could be started ({error.message.splitlines()[0]}): run tools/install_browser.py")
        yield browser
