"""What is kept between builds, in one file of a folder that may be deleted at any time.

Each piece has a name and a key, the digest of all that went into it. It is found only by both, so that whatever has
changed is made anew. Where the file is broken, belongs to somebody else, cannot be written or is used by another build,
nothing is kept, and nothing else happens.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

FOLDER = ".primerpress-cache"
"""The folder, in that of the course."""

PLACE = "PRIMERPRESS_CACHE"
"""The variable of the environment that names another folder, or says `off`."""

_FILE = "kept-1.sqlite"
_OFF = "off"
# Written at once: few enough to hold in memory.
_TOGETHER = 50


def key_of(*parts: object) -> str:
    """Return the digest of values whose representation says all about them: texts, numbers, and groups of those."""
    return sha256("\0".join(map(repr, parts)).encode("utf-8", "surrogatepass")).hexdigest()


class Kept:
    """What a build finds of earlier ones, and leaves for the next.

    Args:
        folder: where it is kept; None to keep nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._place = folder
        self._waiting: dict[tuple[str, str], tuple[str, bytes]] = {}
        self._file = _opened(folder) if folder else None

    @property
    def on(self) -> bool:
        """Whether anything is kept."""
        return self._file is not None

    def find(self, kind: str, name: str, key: str) -> Any:
        """Return what is kept of this kind, name and key, or None."""
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
        except (zlib.error, ValueError, TypeError):
            pass
        return None

    def keep(self, kind: str, name: str, key: str, value: Any) -> None:
        """Keep a value that JSON can hold, in the place of the one of the same kind and name."""
        if self._file is None:
            return
        self._waiting[kind, name] = key, zlib.compress(json.dumps(value, ensure_ascii=False).encode(), 1)
        if len(self._waiting) >= _TOGETHER:
            self.write()

    def write(self) -> None:
        """Write what waits to be written."""
        if self._file is None or not self._waiting:
            return
        rows = [(kind, name, key, value) for (kind, name), (key, value) in self._waiting.items()]
        self._waiting.clear()
        try:
            with self._file:
                self._file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
        except sqlite3.DatabaseError as error:
            self._met(error)

    def retain(self, kind: str, names: set[str]) -> None:
        """Drop what is kept of this kind for other names."""
        self.write()
        if self._file is None:
            return
        try:
            with self._file:
                known = self._file.execute("SELECT name FROM kept WHERE kind = ?", (kind,)).fetchall()
                gone = [(kind, name) for (name,) in known if name not in names]
                self._file.executemany("DELETE FROM kept WHERE kind = ? AND name = ?", gone)
        except sqlite3.DatabaseError as error:
            self._met(error)

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        self.write()
        self._let_go()

    def _met(self, error: sqlite3.DatabaseError) -> None:
        """Keep nothing more in this build; what is broken goes, so that the next begins anew."""
        place = self._place
        self._let_go()
        if place and not isinstance(error, sqlite3.OperationalError):
            with suppress(OSError):
                (place / _FILE).unlink()

    def _let_go(self) -> None:
        if self._file:
            with suppress(sqlite3.Error):
                self._file.close()
        self._file = None


def folder_of(course: Path) -> Path | None:
    """Return the folder in which something of a course is kept, or None where nothing is to be kept."""
    place = os.environ.get(PLACE, "")
    if place == _OFF:
        return None
    return Path(place) if place else course / FOLDER


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
    # Nothing is lost with the file, so nothing waits until it is on the disk.
    connection = sqlite3.connect(file, timeout=1)
    try:
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


def _unpacked(value: bytes) -> Any:
    return json.loads(zlib.decompress(value))
