"""The folder that a site goes to: nothing but what an earlier build has written is ever replaced or removed there."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from primerpress.course.misplaced import QUIZZES
from primerpress.site import manifest, stage
from primerpress.site.failure import SiteError
from primerpress.site.manifest import Manifest, files_in, read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from primerpress.course.course import Course

# Left behind by a system or a killed build, not put there by a person.
_LITTER = {".DS_Store", "Thumbs.db", "desktop.ini", stage.NAME}
_NAMED = 3


def refuse_unfit(target: Path, course: Course) -> None:
    """Refuse a target that is no place for a site.

    Raises:
        SiteError: it is a file, or holds or lies in the course's own files.
    """
    sources = (course.folder / course.settings.docs, course.folder / QUIZZES)
    if any(kept.resolve().is_relative_to(target) for kept in (course.folder, *sources, *_home())):
        raise SiteError(f"“{target}” holds the course itself or your own files, so no site is written there.")
    if any(target.is_relative_to(source.resolve()) for source in sources):
        raise SiteError(f"“{target}” lies inside the course's own files, so no site is written there.")
    if target.exists() and not target.is_dir():
        raise SiteError(f"“{target}” is a file, and a site needs a folder.")


def _home() -> list[Path]:
    try:
        return [Path.home()]
    except RuntimeError:  # a user without one, as in some containers
        return []


def refuse_loss(target: Path, fresh: Manifest | None = None) -> Manifest:
    """Return what earlier builds have written to a target.

    Args:
        target: the folder, which need not exist.
        fresh: what is about to be written.

    Raises:
        SiteError: it is not empty and has no manifest, or a file is in the way that no build has written, or that
            somebody has changed since.
    """
    old = _read(target)
    ours = old | (fresh or Manifest({}))
    lost = [path for path in ours if _is_in_the_way(target, path, ours)]
    if lost:
        raise SiteError(
            f"“{target}” holds {_listed(lost)}, which somebody else has written, or changed since the last build, so "
            "nothing there is touched. Move or delete it, or choose another folder with --output."
        )
    return old


def refuse_cleaning(target: Path) -> set[str]:
    """Return what is not from a build in a folder that MkDocs is about to empty, all of it hidden, so that it stays.

    Raises:
        SiteError: it would not all stay.
    """
    foreign = files_in(target).difference(_read(target))
    lost = {path for path in foreign if not path.startswith(".") and PurePosixPath(path).name not in _LITTER}
    if lost:
        raise SiteError(
            f"“{target}” holds {_listed(lost)}, which no build has written and MkDocs would remove. Move it away, or "
            "run `primerpress build`, which lets it be."
        )
    return foreign


def _read(target: Path) -> Manifest:
    old = read_manifest(target)
    if old is None and target.is_dir() and {entry.name for entry in target.iterdir()} - _LITTER:
        raise SiteError(
            f"“{target}” is not empty, and has no {manifest.NAME} that says what a build may replace, so it is left "
            "alone. Choose another folder, or delete this one if you need nothing that is in it."
        )
    return old or Manifest({})


def _is_in_the_way(target: Path, path: str, ours: Manifest) -> bool:
    """A link is in the way, too: what lies behind it is not part of the folder."""
    file = target / path
    folders = [target.joinpath(parent) for parent in PurePosixPath(path).parents if parent.name]
    if any(folder.is_symlink() or (folder.exists() and not folder.is_dir()) for folder in folders):
        return True
    return (file.exists() or file.is_symlink()) and not ours.matches(path, file)


def _listed(paths: Iterable[str]) -> str:
    first, rest = sorted(paths)[:_NAMED], len(set(paths)) - _NAMED
    return ", ".join(first) + (f" and {rest} more" if rest > 0 else "")
