"""The engines that turn Markdown into pages, each driven as a command into a folder of our choice."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from primerpress.course.course import Course
from primerpress.course.edition import VARIABLE, nav_without
from primerpress.page.telling import SERVING, WORDS, kept_words
from primerpress.reading.located_yaml import Mapping
from primerpress.site.check import CHECKED
from primerpress.site.engine_output import (
    mkdocs_failure,
    mkdocs_warnings,
    without_colour,
    zensical_failure,
    zensical_warnings,
)
from primerpress.site.failure import SiteError
from primerpress.site.progress import on_terminal, written_on_terminal
from primerpress.site.search import FOLDER, search_scripts
from primerpress.site.stage import beside, stage

if TYPE_CHECKING:
    from collections.abc import Iterator

# Zensical takes these for part of the site. They are what makes a theme a Python package.
_THEME_FILES = ("__init__.py", "mkdocs_theme.yml")
# What its own search would read.
_OWN_INDEX = "search.json"
# How often Zensical is told of a change, and how many seconds it may take each time until it writes a page.
_CHANGES, _PATIENCE = 4, 3.0


@dataclass(frozen=True)
class Said:
    """What an engine printed, and the warnings in it."""

    output: str
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """What an engine is told.

    Args:
        checked: the state of the course's files when they were checked, or an empty text.
        as_files: whether addresses end in the name of a file, whatever the configuration says.
    """

    checked: str = ""
    as_files: bool = False


_USUAL = Wanted()

Engine = Callable[[Course, Path, Wanted], Said]
"""Builds a course into a folder, which does not exist yet. Raises SiteError."""


def build_with_mkdocs(course: Course, into: Path, wanted: Wanted = _USUAL) -> Said:
    """Build with MkDocs, in which the plugin checks the course where it is not as it was checked."""
    command = [*module("mkdocs"), "build", "--config-file", course.settings.file, "--site-dir", str(into)]
    command += ["--no-directory-urls"] if wanted.as_files else []
    code, output = _run(command, course, {CHECKED: wanted.checked, VARIABLE: course.edition})
    if code:
        raise SiteError(f"MkDocs could not build the course:\n{mkdocs_failure(output)}")
    return Said(output, tuple(mkdocs_warnings(output)))


def build_with_zensical(course: Course, into: Path, wanted: Wanted = _USUAL) -> Said:
    """Build with Zensical, which writes only below the folder of its configuration, and takes the place from it."""
    with _temporary_configuration(course, wanted) as (configuration, written, words):
        command = [*module("zensical"), "build", "--clean", "--config-file", configuration.name]
        with written_on_terminal(written, len(course.pages)):
            code, output = _run(command, course, {VARIABLE: course.edition})
        if code or not written.is_dir():
            raise SiteError(f"Zensical could not build the course:\n{zensical_failure(output)}")
        for name in (*_THEME_FILES, _OWN_INDEX):
            (written / name).unlink(missing_ok=True)
        shutil.rmtree(written / "__pycache__", ignore_errors=True)
        if course.settings.search:
            _write_search(words, written, course.settings.teaching)
        shutil.move(written, into)
    return Said(output, tuple(zensical_warnings(output)))


def _write_search(words: Path, site: Path, teaching: str) -> None:
    """Write what a search reads, as the plugin does with MkDocs."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    for name, script in search_scripts(kept_words(words), teaching).items():
        (folder / name).write_text(script, encoding="utf-8")


ENGINES: dict[str, Engine] = {"mkdocs": build_with_mkdocs, "zensical": build_with_zensical}


def module(name: str) -> list[str]:
    """Return the command that runs a module of this Python, whatever files the course's folder holds."""
    return [sys.executable, "-P", "-m", name]


def environment(course: Path) -> dict[str, str]:
    """Return an environment in which two builds of the same course give the same bytes."""
    fixed = {
        "NO_MKDOCS_2_WARNING": "1",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }
    epoch = build_time(course)
    return os.environ | fixed | ({"SOURCE_DATE_EPOCH": epoch} if epoch else {})


def build_time(course: Path) -> str:
    """Return the time that a build says it was made at, in seconds: as it was told, or that of the last commit."""
    return os.environ.get("SOURCE_DATE_EPOCH") or _last_commit(course)


@contextmanager
def served_by_zensical(course: Course) -> Iterator[tuple[Path, Callable[[], object]]]:
    """Yield a configuration to serve the course by, and what makes Zensical build all pages anew.

    It builds a page again when that is saved, and all of them when its configuration is another.

    Raises:
        SiteError: it cannot serve.
    """
    with _temporary_configuration(course) as (configuration, written, _words):
        said = yaml.safe_load(configuration.read_text("utf-8"))

        def change() -> str:
            number = str(time.monotonic_ns())
            handed = {"id": course.settings.course, SERVING: True, "changed": number}
            configuration.write_text(yaml.safe_dump(said | {"extra": {"course": handed}}), encoding="utf-8")
            return number

        def build_anew() -> None:
            # While it builds, it may not notice a change.
            for _ in range(_CHANGES):
                if not configuration.exists():  # serving has ended
                    return
                before = time.time()
                if _is_shown(change(), before, written):
                    return

        change()
        yield configuration, build_anew


def _is_shown(number: str, moment: float, site: Path) -> bool:
    """Wait a little until a page tells of a change, and return whether one did.

    Those of the build before may still be written after the moment of the change.
    """
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        pages = (page for page in site.rglob("*.html") if page.stat().st_mtime >= moment)
        if any(number in page.read_text("utf-8", errors="replace") for page in pages):
            return True
        time.sleep(0.2)
    return False


@contextmanager
def _temporary_configuration(course: Course, wanted: Wanted = _USUAL) -> Iterator[tuple[Path, Path, Path]]:
    """Yield a configuration beside the course's own, and the folders that it lets Zensical and our extension write.

    Raises:
        SiteError: Zensical is not installed, or has no place to write.
    """
    if find_spec("zensical") is None:
        raise SiteError('Zensical is not installed. Install it with: pip install "primerpress[zensical]"')
    if not os.access(course.folder, os.W_OK):
        raise SiteError(
            f"Zensical writes beside {course.settings.file}, and nothing can be written in “{course.folder}”. "
            "Copy the course to a folder that you may write, or use MkDocs."
        )
    with stage(course.folder) as work:
        written, words = work / "site", work / "words"
        words.mkdir()
        configuration = beside(course.folder, ".yml")
        handed = {"id": course.settings.course}
        if course.settings.search:
            handed |= {"search": FOLDER, WORDS: str(words)}
        said = {
            "INHERIT": _inherited(course),
            "site_dir": written.relative_to(course.folder).as_posix(),
            "extra": {"course": handed},
            **({"use_directory_urls": False} if wanted.as_files else {}),
            "exclude_docs": "\n".join([course.settings.excluded, *map(_pattern, map(course.uri, course.drafts))]),
        }
        configuration.write_text(yaml.safe_dump(said), encoding="utf-8")
        yield configuration, written, words


def _inherited(course: Course) -> str:
    """Return the name of the course's configuration, or of a copy whose navigation lacks what learners do not have.

    Zensical puts the lists of two configurations behind each other, so none can be made shorter by another.
    """
    configuration = course.settings.configuration
    whole = configuration.whole
    if not course.withheld or not isinstance(whole, Mapping) or "nav" not in whole.entries:
        return course.settings.file
    nav = whole.entries["nav"]
    source, line = nav.key.source, nav.key.location.line
    after = [entry.key.location.line for entry in whole.entries.values() if entry.key.location.line > line]
    end = min(after, default=len(source.lines) + 1)
    listed = yaml.safe_dump({"nav": nav_without(configuration.get("nav"), course.withheld)}, allow_unicode=True)
    copy = beside(course.folder, ".learners.yml")
    copy.write_text("\n".join([*source.lines[: line - 1], listed, *source.lines[end - 1 :]]), encoding="utf-8")
    return copy.name


def _pattern(uri: str) -> str:
    """Return the path of a page below the folder of pages as a pattern that fits it alone."""
    return "/" + re.sub(r"([\\*?\[\]#! ])", r"\\\1", uri)


def _run(command: list[str], course: Course, said: dict[str, str]) -> tuple[int, str]:
    with on_terminal(len(course.pages)) as told:
        done = subprocess.run(  # noqa: S603 - our own Python and a module of it
            command,
            check=False,
            cwd=course.folder,
            env=environment(course.folder) | said | told.variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            pass_fds=told.files,
        )
    return done.returncode, without_colour(done.stdout)


def _last_commit(course: Path) -> str:
    """Return the time of the last commit that touched the course, in seconds, or an empty text."""
    git = shutil.which("git")
    if git is None:
        return ""
    done = subprocess.run(  # noqa: S603 - git, as found on the PATH
        [git, "-C", str(course), "log", "-1", "--format=%ct", "--", "."],
        check=False,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip() if done.returncode == 0 else ""
