"""How far a long build is: on a terminal one line says it, and goes again; in a pipe there is nothing."""

from __future__ import annotations

import os
import sys
import threading
from collections import Counter
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VARIABLE = "PRIMERPRESS_PROGRESS"
"""Names the file into which an engine tells, if there is one."""
_READ, _WRITTEN = b"r", b"w"
_STEPS = {_WRITTEN: "Pages written", _READ: "Pages read"}
_MOMENT = 0.2


class Told(NamedTuple):
    """What an engine is given so that it can tell: variables of its environment, and open files."""

    variables: dict[str, str]
    files: tuple[int, ...]


@contextmanager
def on_terminal(pages: int) -> Iterator[Told]:
    """Show how far the engine is that is run within, where there is a terminal and the system lets it tell.

    Args:
        pages: how many there are.
    """
    if not sys.stderr.isatty() or os.name != "posix":
        yield Told({}, ())
        return
    listening, telling = os.pipe()
    follower = threading.Thread(target=_follow, args=(listening, pages), daemon=True)
    follower.start()
    try:
        yield Told({VARIABLE: str(telling)}, (telling,))
    finally:
        os.close(telling)
        follower.join(timeout=1)
        os.close(listening)


@contextmanager
def written_on_terminal(site: Path, pages: int) -> Iterator[None]:
    """Show how many pages are there by now, where an engine is run within that tells nothing, and there is a terminal.

    Args:
        site: the folder into which it writes.
        pages: how many there will be.
    """
    if not sys.stderr.isatty():
        yield
        return
    ended = threading.Event()
    follower = threading.Thread(target=_count, args=(site, pages, ended), daemon=True)
    follower.start()
    try:
        yield
    finally:
        ended.set()
        follower.join(timeout=1)


def _follow(listening: int, pages: int) -> None:
    done: Counter[bytes] = Counter()
    shown = ""
    while told := os.read(listening, 1024):
        done.update(told[place : place + 1] for place in range(len(told)))
        step = next(step for step in _STEPS if done[step])
        shown = _show(_STEPS[step], done[step], pages)
    _clear(shown)


def _count(site: Path, pages: int, ended: threading.Event) -> None:
    shown = ""
    while not ended.wait(_MOMENT):
        with suppress(OSError):  # a folder may go while it is looked through
            shown = _show(_STEPS[_WRITTEN], sum(1 for _ in site.rglob("*.html")), pages)
    _clear(shown)


def _show(step: str, done: int, pages: int) -> str:
    line = f"{step}: {min(done, pages)} of {pages}"
    sys.stderr.write(f"\r{line}")
    sys.stderr.flush()
    return line


def _clear(shown: str) -> None:
    if shown:
        sys.stderr.write(f"\r{' ' * len(shown)}\r")
        sys.stderr.flush()


class Teller:
    """Tells whoever has started this engine, if they listen, of each page. A copy of its process tells nothing."""

    def __init__(self) -> None:
        told = os.environ.get(VARIABLE, "")
        self._file = int(told) if told.isdigit() else None
        self._process = os.getpid()

    def read(self) -> None:
        """Say that a page is being read."""
        self._tell(_READ)

    def written(self) -> None:
        """Say that a page is being written."""
        self._tell(_WRITTEN)

    def _tell(self, step: bytes) -> None:
        if self._file is not None and os.getpid() == self._process:
            with suppress(OSError):
                os.write(self._file, step)
