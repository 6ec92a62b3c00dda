"""While somebody writes: every change of a file of the course is followed, and what keeps it from being built is shown.

MkDocs watches the folders that its configuration names, and loses sight of one that is renamed or was not there. Where
the configuration itself is broken it shows the old pages. Here one thread looks at all files of the course and passes
on each change, and every page says what is wrong until it is mended.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from primerpress.course.rereading import state_on_disk
from primerpress.course.settings import read_settings
from primerpress.problems import errors
from primerpress.render.quiz import render_broken
from primerpress.site.settings import site_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PULSE = ".primerpress-pulse"
"""A file in the folder that is served. It is written anew at each change; MkDocs leaves hidden files alone."""

_SECONDS = 0.5
_NOT_WRITTEN = {"node_modules", "site-packages", "__pycache__"}


class Pulse:
    """Tells whenever a file of the course is changed, added, removed or renamed.

    Args:
        course: the folder of the course.
        tell: is called then, in a thread of its own.
    """

    def __init__(self, course: Path, tell: Callable[[], object]) -> None:
        self._course = course
        self._tell = tell
        self._ended = Event()
        self._seen = self._look()

    def start(self) -> None:
        """Begin to look, until `end` is called or this process ends."""
        Thread(target=self._run, daemon=True).start()

    def end(self) -> None:
        """Look no longer."""
        self._ended.set()

    def _run(self) -> None:
        while not self._ended.wait(_SECONDS):
            now = self._look()
            if now != self._seen:
                self._seen = now
                with suppress(OSError):  # the folder is gone when serving ends
                    self._tell()

    def _look(self) -> object:
        settings = read_settings(self._course)
        site = os.path.realpath(self._course / site_settings(settings).folder)
        below = tuple(_files_below(self._course, site))
        with suppress(OSError):
            return state_on_disk(self._course, settings), below
        return below


def _files_below(folder: Path, site: str) -> Iterator[tuple[str, int, int]]:
    """Yield path, time and size of each file that may be part of a course: nothing hidden, installed or built."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _NOT_WRITTEN:
            continue
        with suppress(OSError):
            if entry.is_dir(follow_symlinks=False):
                if entry.path != site and not Path(entry.path, "pyvenv.cfg").exists():
                    yield from _files_below(Path(entry.path), site)
            else:
                stat = entry.stat()
                yield entry.path, stat.st_mtime_ns, stat.st_size


@dataclass
class Rebuilding:
    """Builds again after a change. Where that fails, every page says why.

    Args:
        course: the folder of the course.
        site: the folder that is served.
        build: builds the course into it.
        say: prints a line.
    """

    course: Path
    site: Path
    build: Callable[[], object]
    say: Callable[[str], object]
    _heard: list[str] = field(default_factory=list)

    def __call__(self) -> None:
        """Build, or show what keeps the course from being built."""
        settings = read_settings(self.course)
        problems = errors(settings.problems)
        messages: list[str] = []
        if problems:
            for problem in problems:
                self.say(str(problem))
        else:
            messages = self._failure()
        if problems or messages:
            page = render_broken(problems, messages, settings.language)
            for file in {self.site / "index.html", *self.site.rglob("*.html")}:
                file.write_text(page, "utf-8")

    def _failure(self) -> list[str]:
        """Build; return what went wrong, in the words that are in the terminal, too."""
        heard = _Heard()
        logging.getLogger("mkdocs").addHandler(heard)
        try:
            self.build()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever an engine or an extension meets
            if not heard.messages:
                self.say(str(error))
            return heard.messages or [str(error) or type(error).__name__]
        finally:
            logging.getLogger("mkdocs").removeHandler(heard)
        return []


class _Heard(logging.Handler):
    """Keeps what is told of as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.messages.append(record.getMessage())
