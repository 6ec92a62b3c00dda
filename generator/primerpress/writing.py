"""Files that are written, changed and moved all together or not at all, and never over something that is there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path


class AlreadyThereError(Exception):
    """A file stands where another one should be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def write_all(new: Mapping[Path, str], changed: Mapping[Path, str] | None = None) -> None:
    """Write new files, and new texts of files that are there; if one of them fails, none of it has happened.

    Raises:
        AlreadyThereError: a new file is there already.
        OSError: something cannot be written.
    """
    with written(new, changed):
        pass


@contextmanager
def written(
    new: Mapping[Path, str], changed: Mapping[Path, str] | None = None, moved: Mapping[Path, Path] | None = None
) -> Iterator[None]:
    """Write new files, move others, and write new texts of files that are there; then do what stands within.

    Whatever ends it early, an interruption or what stands within, takes back all of it.

    Args:
        new: the texts of files that are not there yet.
        changed: the texts of files that are there, after they have been moved.
        moved: where files go, by where they are.

    Raises:
        AlreadyThereError: a new file is there already, or one stands where another should go.
        OSError: something cannot be written.
    """
    undo: list[Callable[[], object]] = []
    try:
        for path, text in new.items():
            _make_folder(path.parent, undo)
            _write(path, text, undo)
        for path, place in (moved or {}).items():
            _make_folder(place.parent, undo)
            _move(path, place, undo)
        # What is changed comes last, and each file in one step.
        aside = [(_written_beside(path, text, undo), path) for path, text in (changed or {}).items()]
        for beside, path in aside:
            undo.append(_restoring(path))
            beside.replace(path)
        yield
    except BaseException:
        for step in reversed(undo):
            with suppress(OSError):
                step()
        raise


def _make_folder(folder: Path, undo: list[Callable[[], object]]) -> None:
    missing = [one for one in (folder, *folder.parents) if not os.path.lexists(one)]
    for one in reversed(missing):
        undo.append(one.rmdir)
        one.mkdir()


def _write(path: Path, text: str, undo: list[Callable[[], object]]) -> None:
    try:
        opened = path.open("x", encoding="utf-8", newline="")
    except FileExistsError:
        raise AlreadyThereError(path) from None
    undo.append(lambda: path.unlink(missing_ok=True))
    with opened:
        opened.write(text)


def _move(path: Path, place: Path, undo: list[Callable[[], object]]) -> None:
    if os.path.lexists(place):
        raise AlreadyThereError(place)
    undo.append(lambda: os.path.lexists(path) or place.rename(path))
    path.rename(place)


def _written_beside(path: Path, text: str, undo: list[Callable[[], object]]) -> Path:
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    _write(beside, text, undo)
    beside.chmod(path.stat().st_mode & 0o777)
    return beside


def _restoring(path: Path) -> Callable[[], object]:
    content = path.read_bytes()
    return lambda: path.write_bytes(content)
