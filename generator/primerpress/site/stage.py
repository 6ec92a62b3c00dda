"""A place for work in progress, inside of the folder that it is for: on the same disk, and gone afterwards."""

from __future__ import annotations

import errno
import shutil
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from primerpress.site.failure import SiteError, writing_in

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = ".primerpress-stage"

_LOCK = "lock"
_WORK = "build-"


@contextmanager
def stage(folder: Path) -> Iterator[Path]:
    """Yield an empty folder that is gone afterwards whatever happens, and what a killed build has left there with it.

    Each build has one of its own, because the engine of a killed build may still be writing.

    Raises:
        SiteError: nothing can be written there, or another build is at work there.
    """
    place = folder / NAME
    made: list[Path] = []
    try:
        with writing_in(folder):
            made += (path for path in (folder, *folder.parents) if not path.exists())
            place.mkdir(parents=True, exist_ok=True)
            lock = (place / _LOCK).open("wb")
        with lock:
            _take(lock, folder)
            _clear(place)
            with writing_in(folder):
                work = tempfile.mkdtemp(prefix=_WORK, dir=place)
            try:
                yield Path(work)
            finally:
                _clear(place)
                with suppress(OSError):
                    (place / _LOCK).unlink()
                    place.rmdir()
    finally:
        with suppress(OSError):
            for path in made:
                path.rmdir()


def beside(folder: Path, suffix: str) -> Path:
    """Return the one file that may stand beside a stage and goes with it."""
    return folder / f"{NAME}{suffix}"


def remove_litter(folder: Path) -> None:
    """Remove what a killed build has left in a folder."""
    if any(folder.glob(f"{NAME}*")):
        with suppress(SiteError), stage(folder):
            """Leaving the stage clears it."""


def _take(lock: IO[bytes], folder: Path) -> None:
    """Lock a file for as long as this process lives. Where the disk knows no locks, there is none."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EAGAIN, errno.EACCES}:
            raise SiteError(f"another build is at work in “{folder}”. Wait until it has ended.") from None


def _clear(place: Path) -> None:
    for left in place.glob(f"{_WORK}*"):
        shutil.rmtree(left, ignore_errors=True)
    for file in place.parent.glob(f"{NAME}.*"):
        with suppress(OSError):
            file.unlink()
