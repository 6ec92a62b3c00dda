"""What is kept between builds, in one file of a folder that may be deleted at any time.

Each piece has a kind, a name and a key, the digest of all that went into it. It is found only by all of them, so that
whatever has changed is made anew. Where the file is broken, belongs to somebody else, cannot be written or is used by
another build, nothing is kept, and nothing else happens.
"""

from __future__ import annotations

import io
import os
import pickle
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

Value = TypeVar("Value")

FOLDER = ".primerpress-cache"
"""The folder, in that of the course."""

PLACE = "PRIMERPRESS_CACHE"
"""The variable of the environment that names another folder, or says `off`."""

_FILE = "kept-2.sqlite"
_OFF = "off"
# Written at once: few enough that another process does not make many of them, too.
_TOGETHER = 10

# While somebody writes, what is read in each build: by folder, kind and name, with its key.
_remembered: dict[tuple[Path, str, str], tuple[str, Any]] = {}


def key_of(*parts: object) -> str:
    """Return the digest of what is installed here, and of values whose representation says all about them."""
    digest = sha256(installed().encode())
    for part in parts:
        text = part if isinstance(part, str) else repr(part)
        digest.update(f"\0{type(part).__name__} {len(text)} ".encode())
        digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


class Kept:
    """What a build finds of earlier ones, and leaves for the next.

    Args:
        folder: where it is kept; None to keep nothing.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._place = folder
        self._waiting: dict[tuple[str, str], tuple[str, bytes]] = {}
        self._seen: dict[str, set[str]] = {}
        self._file = _opened(folder) if folder else None
        self._of_parent: sqlite3.Connection | None = None

    @property
    def on(self) -> bool:
        """Whether anything is kept."""
        return self._file is not None

    def find(self, kind: str, name: str, key: str) -> Any:
        """Return what is kept of this kind, name and key, or None."""
        self._seen.setdefault(kind, set()).add(name)
        if self._file is None:
            return None
        if (waiting := self._waiting.get((kind, name))) is not None:
            return _unpacked(waiting[1]) if waiting[0] == key else None
        try:
            query = "SELECT value FROM kept WHERE kind = ? AND name = ? AND key = ?"
            row = self._file.execute(query, (kind, name, key)).fetchone()
            return _unpacked(row[0]) if row else None
        except sqlite3.DatabaseError as error:
            self._met(error)
        except Exception:  # noqa: BLE001 - whatever stands there, it is nothing that was kept
            return None
        return None

    def keep(self, kind: str, name: str, key: str, value: object) -> None:
        """Keep a value in the place of the one of the same kind and name."""
        self._seen.setdefault(kind, set()).add(name)
        if self._file is None:
            return
        self._waiting[kind, name] = key, zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), 1)
        if len(self._waiting) >= _TOGETHER:
            self.write()

    def made(self, kind: str, name: str, key: str, make: Callable[[], Value]) -> Value:
        """Return what is remembered in this process, or kept, or else is made and kept from now on."""
        if self._place is None:
            return make()
        place = (self._place, kind, name)
        known, value = _remembered.get(place, ("", None))
        if known != key:
            value = self.find(kind, name, key)
            if value is None:
                value = make()
                self.keep(kind, name, key, value)
            _remembered[place] = (key, value)
        self._seen.setdefault(kind, set()).add(name)
        return value  # type: ignore[no-any-return]

    def number(self, *kinds: str) -> int:
        """Return how much is kept of some kinds, whatever its key."""
        if self._file is None:
            return 0
        query = f"SELECT count(*) FROM kept WHERE kind IN ({','.join('?' * len(kinds))})"  # noqa: S608 - marks alone
        try:
            return int(self._file.execute(query, kinds).fetchone()[0])
        except sqlite3.DatabaseError as error:
            self._met(error)
        return 0

    def open_again(self) -> None:
        """Open the file a second time, in a process that was doubled: two must not use one connection."""
        self._waiting.clear()
        self._of_parent, self._file = self._file, _opened(self._place) if self._place and self._file else None

    def write(self) -> None:
        """Write what waits to be written."""
        if self._file is None or not self._waiting:
            return
        rows = [(kind, name, key, value) for (kind, name), (key, value) in self._waiting.items()]
        self._waiting.clear()
        self._change("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)

    def close(self, *, complete: bool = True) -> None:
        """Write what waits, and let go of the file.

        Args:
            complete: whether all was asked for that is there, so that what has gone is dropped, kind by kind.
        """
        self.write()
        for kind, names in self._seen.items() if complete else ():
            self._drop(kind, names)
        self._let_go()

    def _drop(self, kind: str, names: set[str]) -> None:
        if self._file is None:
            return
        try:
            known = self._file.execute("SELECT name FROM kept WHERE kind = ?", (kind,)).fetchall()
        except sqlite3.DatabaseError as error:
            self._met(error)
            return
        if gone := [(kind, name) for (name,) in known if name not in names]:
            self._change("DELETE FROM kept WHERE kind = ? AND name = ?", gone)

    def _change(self, statement: str, rows: list[Any]) -> None:
        if self._file is None:
            return
        try:
            with self._file:
                self._file.executemany(statement, rows)
        except sqlite3.DatabaseError as error:
            self._met(error)

    def _met(self, error: sqlite3.DatabaseError) -> None:
        """Keep nothing more in this build; what is broken goes, so that the next begins anew."""
        self._let_go()
        if self._place and not isinstance(error, sqlite3.OperationalError):
            with suppress(OSError):
                (self._place / _FILE).unlink()

    def _let_go(self) -> None:
        if self._file:
            with suppress(sqlite3.Error):
                self._file.close()
        self._file = None


NOTHING = Kept()
"""Keeps nothing."""


def kept_for(course: Path) -> Kept:
    """Return what is kept for a course: in its folder, or where the environment says."""
    place = os.environ.get(PLACE, "")
    if place == _OFF:
        return Kept()
    return Kept(Path(place) if place else course / FOLDER)


@cache
def installed() -> str:
    """Return a digest of the versions that are installed here, and of the state of the files that are ours."""
    specs = (find_spec(name) for name in ("markdown", "mkdocs"))
    folders = {Path(spec.origin).parent.parent for spec in specs if spec and spec.origin}
    names = sorted({entry.name for folder in folders for entry in folder.glob("*.dist-info")})
    parts = (sys.version, *names, *states(Path(__file__).parent))
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def states(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield path, time and size of each file below a folder, in order."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if not name.endswith(".pyc"):
                stat = os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118 - hundreds, in each build
                yield os.path.join(place, name), stat.st_mtime_ns, stat.st_size  # noqa: PTH118


def _opened(folder: Path) -> sqlite3.Connection | None:
    """Return the file, made anew where it is broken; None where that cannot be done."""
    try:
        folder.mkdir(exist_ok=True)
        ignored = folder / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", "ascii")
    except OSError:
        return None
    file = folder / _FILE
    for _ in range(2):
        try:
            return _connected(file)
        except sqlite3.OperationalError:  # another build writes, or nothing can be written
            return None
        except sqlite3.Error:
            with suppress(OSError):
                file.unlink()
    return None


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=1)
    try:
        # Nothing is lost with the file, so nothing waits until it is on the disk.
        connection.execute("PRAGMA synchronous = OFF")
        create = (
            "CREATE TABLE IF NOT EXISTS kept (kind TEXT, name TEXT, key TEXT, value BLOB, PRIMARY KEY (kind, name))"
        )
        with connection:
            connection.execute(create)
        connection.execute("SELECT kind, name, key, value FROM kept LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


class _OurOwn(pickle.Unpickler):
    """Brings back data and classes that are ours, and runs nothing that somebody else has put into the file."""

    def find_class(self, module: str, name: str) -> Any:
        """Return one of our classes.

        Raises:
            pickle.UnpicklingError: it is none.
        """
        found = super().find_class(module, name) if module.startswith("primerpress.") else None
        if isinstance(found, type) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _unpacked(value: bytes) -> Any:
    return _OurOwn(io.BytesIO(zlib.decompress(value))).load()
