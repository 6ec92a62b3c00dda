"""One site takes the place of another, file by file, in a folder that may hold more than a site.

A folder cannot be exchanged in one step: it may be a mount, a checkout, or hold files of others. A file can. At each
moment every file is whole, and no page lacks what it needs: what is new comes first, what is replaced next, pages last
of these, and what is no longer part of the site goes at the end. The manifest names the files of both sites meanwhile,
so the next build completes what was cut short.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack, suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Self

from primerpress.site.failure import writing_in
from primerpress.site.manifest import NAME, Manifest, manifest_of
from primerpress.site.target import refuse_loss

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def exchange(new: Path, target: Path, aside: Path) -> None:
    """Put a new site in the place of the old one.

    Args:
        new: the new site, on the same disk; its files move.
        target: the folder it goes to, which exists.
        aside: an empty folder for what is needed meanwhile, on the same disk, too.

    Raises:
        SiteError: it cannot be done; the old site is where it was.
    """
    with writing_in(target):
        fresh = manifest_of(new)
        old = refuse_loss(target, fresh)
        stale = [path for path in old if path not in fresh and (target / path).exists()]
        with _Steps(target, aside) as steps:
            steps.name(old | fresh)
            for path in _in_order(fresh, target):
                steps.put(new / path, path)
            for path in stale:
                steps.remove(path)
            steps.name(fresh)
            steps.keep()
        _remove_empty_folders(stale, target)


class _Steps:
    """Changes in a folder, which are undone on leaving the block unless they are to be kept."""

    def __init__(self, target: Path, aside: Path) -> None:
        self._target = target
        self._aside = aside
        self._undo = ExitStack()
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._undo.close()

    def keep(self) -> None:
        """Undo nothing."""
        self._undo.pop_all()

    def name(self, manifest: Manifest) -> None:
        """Put a manifest into the folder."""
        written = self._fresh_name()
        manifest.write(written)
        self.put(written, NAME)

    def put(self, file: Path, path: str) -> None:
        """Move a file to a path, in the place of what is there."""
        place = self._target / path
        self._make(place.parent)
        if place.exists():
            self._remember(place)
        else:
            self._undo.callback(place.unlink, missing_ok=True)
        file.replace(place)

    def remove(self, path: str) -> None:
        """Remove the file at a path."""
        self._remember(self._target / path)
        (self._target / path).unlink()

    def _make(self, folder: Path) -> None:
        if not folder.exists():
            self._make(folder.parent)
            folder.mkdir()
            self._undo.callback(_remove_if_empty, folder)

    def _remember(self, place: Path) -> None:
        """Give the file a second name, so that the first is never without one."""
        kept = self._fresh_name()
        try:
            kept.hardlink_to(place)
        except OSError:  # a disk without such names, or somebody else's file
            shutil.copy2(place, kept)
        self._undo.callback(kept.replace, place)

    def _fresh_name(self) -> Path:
        self._count += 1
        return self._aside / f"{self._count}"


def _in_order(fresh: Manifest, target: Path) -> Iterator[str]:
    """Yield what has changed: first what no page of the old site can miss, last the page that all visits begin with."""
    changed = (path for path in fresh if not fresh.matches(path, target / path))
    yield from sorted(
        changed, key=lambda path: ((target / path).exists(), path.endswith(".html"), path == "index.html")
    )


def _remove_empty_folders(stale: list[str], target: Path) -> None:
    folders = {folder.as_posix() for path in stale for folder in PurePosixPath(path).parents} - {"."}
    for folder in sorted(folders, reverse=True):
        _remove_if_empty(target / folder)


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
