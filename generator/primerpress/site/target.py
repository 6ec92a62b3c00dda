"""The folder that a site goes to: nothing but an earlier site is ever replaced, and that as a whole."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from primerpress.course.course import QUIZZES
from primerpress.site.failure import SiteError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course

# Both engines write these, and hardly anybody does by hand.
_MARKS = ("404.html", "sitemap.xml")
# Left behind by a system, not put there by a person.
_LITTER = {".DS_Store"}


def refuse_unfit(target: Path, course: Course) -> None:
    """Refuse a target whose replacement could destroy somebody's work.

    Raises:
        SiteError: it is a file, holds or lies in the course's own files, or does not look like a site made before.
    """
    sources = (course.folder / course.settings.docs, course.folder / QUIZZES)
    if any(kept.resolve().is_relative_to(target) for kept in (course.folder, *sources, *_home())):
        raise SiteError(f"“{target}” holds the course itself or your own files, so no site is written there.")
    if any(target.is_relative_to(source.resolve()) for source in sources):
        raise SiteError(f"“{target}” lies inside the course's own files, so no site is written there.")
    if target.exists() and not target.is_dir():
        raise SiteError(f"“{target}” is a file, and a site needs a folder.")
    if target.is_dir() and any(target.iterdir()) and not all((target / mark).is_file() for mark in _MARKS):
        raise SiteError(
            f"“{target}” is not empty and holds no site made before, so it is left alone. "
            "Name another folder with --output, or empty this one yourself."
        )


def _home() -> list[Path]:
    try:
        return [Path.home()]
    except RuntimeError:  # a user without one, as in some containers
        return []


@contextmanager
def stage(target: Path) -> Iterator[Path]:
    """Yield a folder beside the target, on the same disk, that is gone afterwards whatever happens.

    Raises:
        SiteError: nothing can be written there.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", suffix=".tmp", dir=target.parent))
    except OSError as error:
        raise SiteError(f"nothing can be written in “{target.parent}”: {error.strerror}.") from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def swap(new: Path, target: Path) -> None:
    """Put the new site in the place of the old one, which moves into the stage, beside the new.

    Raises:
        SiteError: it cannot be done; the old site is where it was.
    """
    old = new.with_name("old")
    try:
        if target.exists():
            _refuse_loss(new, target)
            target.rename(old)
        new.rename(target)
    except OSError as error:
        _put_back(old, target)
        raise SiteError(f"“{target}” cannot be replaced: {error.strerror}.") from None
    except BaseException:
        _put_back(old, target)
        raise


def _put_back(old: Path, target: Path) -> None:
    if not old.exists() or target.exists():
        return
    try:
        old.rename(target)
    except OSError:
        kept = old.parent.with_name(f"{target.name}.old")
        old.rename(kept)
        raise SiteError(f"“{target}” cannot be replaced; the site made before is now in “{kept}”.") from None


def _refuse_loss(new: Path, target: Path) -> None:
    """Hidden entries are not from a build: a git checkout, or a setting of the web server."""
    lost = {entry.name for entry in target.glob(".*")} - {entry.name for entry in new.glob(".*")} - _LITTER
    if lost:
        raise SiteError(
            f"“{target}” also holds {', '.join(sorted(lost))}, which no build made, so it is left alone. "
            "Build into another folder with --output and copy the site from there."
        )
