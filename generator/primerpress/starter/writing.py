"""Files that are written all together or not at all, and never over something that is there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path


class AlreadyThereError(Exception):
    """A file stands where another one should be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def write_all(new: Mapping[Path, str], changed: Mapping[Path, str] | None = None) -> None:
    """Write new files, and new texts of files that are there; if one of them fails, none of it has happened.

    Whatever ends it early, an interruption too, takes back what was written so far.

    Raises:
        AlreadyThereError: a new file is there already.
        OSError: something cannot be written.
    """
    with _taken_back_unless_done() as done:
        for path, text in new.items():
            _make_folder(path.parent, done)
            _write(path, text, done)
        # What is changed comes last, and each file in one step.
        aside = [(_written_beside(path, text, done), path) for path, text in (changed or {}).items()]
        before = {path: path.read_bytes() for _, path in aside}
        try:
            for beside, path in aside:
                beside.replace(path)
        except BaseException:
            for path, content in before.items():
                path.write_bytes(content)
            raise


@contextmanager
def _taken_back_unless_done() -> Iterator[list[Path]]:
    done: list[Path] = []
    try:
        yield done
    except BaseException:
        for path in reversed(done):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        raise


def _make_folder(folder: Path, done: list[Path]) -> None:
    missing = [one for one in (folder, *folder.parents) if not os.path.lexists(one)]
    for one in reversed(missing):
        one.mkdir()
        done.append(one)


def _write(path: Path, text: str, done: list[Path]) -> None:
    try:
        opened = path.open("x", encoding="utf-8", newline="")
    except FileExistsError:
        raise AlreadyThereError(path) from None
    done.append(path)
    with opened:
        opened.write(text)


def _written_beside(path: Path, text: str, done: list[Path]) -> Path:
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    _write(beside, text, done)
    beside.chmod(path.stat().st_mode & 0o777)
    return beside
