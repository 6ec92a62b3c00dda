"""The list of a site's files that is kept with the site, by which a later build knows what it may replace."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

NAME = ".primerpress-manifest"

_MARK = "# Primerpress"
_ABOUT = f"{_MARK} has written these files. A build replaces or removes them, and no others.\n"
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<address>\S+)")


@dataclass(frozen=True)
class Manifest:
    """Which files belong to a site.

    Args:
        digests: from the path of each file, with slashes, to the SHA-256 of what a build has written there. While one
            site takes the place of another, a path may have two.
    """

    digests: Mapping[str, frozenset[str]]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.digests))

    def __contains__(self, path: str) -> bool:
        return path in self.digests

    def __or__(self, other: Manifest) -> Manifest:
        """Return what belongs to either."""
        paths = self.digests.keys() | other.digests.keys()
        none: frozenset[str] = frozenset()
        return Manifest({path: self.digests.get(path, none) | other.digests.get(path, none) for path in paths})

    def matches(self, path: str, file: Path) -> bool:
        """Whether a file is what a build has written at the path."""
        return file.is_file() and not file.is_symlink() and digest_of(file) in self.digests.get(path, ())

    def write(self, file: Path) -> None:
        """Write a line for each file, sorted: its digest, and its address, which is ASCII whatever its name."""
        lines = (
            f"{digest}  {quote(path, errors='surrogateescape')}\n"
            for path in self
            for digest in sorted(self.digests[path])
        )
        file.write_text(_ABOUT + "".join(lines), encoding="ascii", newline="\n")


def files_in(folder: Path) -> set[str]:
    """Return the paths of all files below a folder, with slashes; none if there is no folder."""
    found = (Path(place, name) for place, _, names in os.walk(folder) for name in names)
    return {file.relative_to(folder).as_posix() for file in found} - {NAME}


def manifest_of(folder: Path, foreign: Collection[str] = ()) -> Manifest:
    """Return what is in a folder, without those paths that are not from a build."""
    return Manifest({path: frozenset({digest_of(folder / path)}) for path in files_in(folder).difference(foreign)})


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest that is kept in a folder, or None if there is none, or one that no build has written."""
    file = folder / NAME
    if not file.is_file():
        return None
    about, *lines = file.read_text("ascii", errors="replace").splitlines() or [""]
    found = [_LINE.fullmatch(line) for line in lines]
    digests: dict[str, frozenset[str]] = {}
    for match in found:
        path = unquote(match["address"], errors="surrogateescape") if match else ".."
        if not match or not _stays_inside(path):
            return None
        digests[path] = digests.get(path, frozenset()) | {match["digest"]}
    return Manifest(digests) if about.startswith(_MARK) else None


def _stays_inside(path: str) -> bool:
    return not Path(path).is_absolute() and not Path(path).drive and ".." not in Path(path).parts


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
