"""A course as one file: a zip whose folder works by a double click, from a disk or a stick, without a server.

It is the same to the byte for the same course, complete or not there, and takes the place of nothing but an earlier one
that is as this command has written it.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from primerpress import __version__
from primerpress.course.edition import FACILITATOR, LEARNERS
from primerpress.render.package import render_start
from primerpress.site.build import Built, site_aside
from primerpress.site.engines import build_time
from primerpress.site.failure import SiteError, writing_in
from primerpress.site.hosting import OF_HOSTS
from primerpress.site.manifest import files_in
from primerpress.site.offline import SAID, WORKER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from primerpress.course.course import Course

START, NOTES, FOLDER = "Start here.html", "What is in here.txt", "the-course"
"""What stands in the folder that comes out of the zip; sorted by name, the page to open comes first."""

_LEADS_ON = "start-here.js"
_MARK = re.compile(rb"Primerpress package of (?P<name>[\w-]+) (?P<digest>[0-9a-f]{64})")
_EARLIEST = 315532800  # what a zip can say: 1 January 1980
_KINDS = {
    "pages": {".html"},
    "scripts and styles": {".js", ".css"},
    "fonts": {".woff2", ".woff", ".ttf"},
    "pictures": {".png", ".svg", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".ico"},
    "sound and film": {".mp3", ".mp4", ".webm", ".ogg", ".m4a", ".opus", ".vtt"},
}


@dataclass(frozen=True)
class Packed:
    """A package in its place.

    Args:
        file: where it is.
        built: the site in it.
        size: in bytes.
        parts: how many bytes the files of each kind take, unpacked, the largest first.
    """

    file: Path
    built: Built
    size: int
    parts: tuple[tuple[str, int], ...]


def package_zip(course: Course, engine: str, output: Path | None = None, checked: str = "") -> Packed:
    """Build a course, and put it into a zip.

    Args:
        course: the course.
        engine: one of ENGINES.
        output: the file, or the folder in which it gets the name of the course; by default the course's folder.
        checked: the state of its files when it was checked.

    Raises:
        CourseError: the pages do not hold what they should.
        SiteError: the engine failed, or no file can be written there. What was there is untouched.
    """
    file = _file(course, output)
    with site_aside(course, file.parent, engine, checked, as_files=True) as (site, built):
        texts = {
            START: render_start(course.settings.title, course.settings.language, FOLDER, _LEADS_ON),
            NOTES: _notes(course, built),
            f"{FOLDER}/{_LEADS_ON}": f"location.replace('{FOLDER}/index.html');\n",
        }
        files = {f"{FOLDER}/{path}": site / path for path in files_in(site) if _is_read(path)}
        with writing_in(file.parent):
            written = site.parent / file.name
            _write(written, _name(course), texts, files, _moment(course))
            size = written.stat().st_size
            written.replace(file)
        return Packed(file, built, size, _parts(files.values()))


def _name(course: Course) -> str:
    """Return what the package, and the folder that comes out of it, are called: each edition has its own."""
    name = course.settings.course
    return name if course.edition == LEARNERS else f"{name}-{course.edition}"


def _file(course: Course, output: Path | None) -> Path:
    """Return the file to write, if nothing would be lost or led astray by that."""
    name = f"{_name(course)}.zip"
    file = (output / name if output and output.is_dir() else output or course.folder / name).resolve()
    if file.suffix.lower() != ".zip":
        raise SiteError(f"“{output}” does not end in “.zip”. Name a file that does, or a folder.")
    if not file.parent.is_dir():
        raise SiteError(f"there is no folder “{file.parent}”. Make it first, or name another one with --output.")
    pages = (course.folder / course.settings.docs).resolve()
    if file.is_relative_to(pages):
        raise SiteError(f"“{file}” would lie among the pages, and be put online with them. Name another place.")
    if file.exists() and not _is_ours(file, _name(course)):
        raise SiteError(
            f"“{file}” is there, and is no package of this course as it was written, so it is left alone. "
            "Move it away, or name another file with --output."
        )
    return file


def _is_read(path: str) -> bool:
    """Whether somebody who reads the course from a folder has a use for a file."""
    return not OF_HOSTS.fullmatch(path) and path not in (WORKER, SAID)


def _is_ours(file: Path, name: str) -> bool:
    try:
        with ZipFile(file) as package:
            mark = _MARK.fullmatch(package.comment)
            known = (mark["name"].decode(), mark["digest"]) if mark else None
            return known == (name, _digest(package.infolist()))
    except (BadZipFile, OSError):
        return False


def _digest(entries: Iterable[ZipInfo]) -> bytes:
    listed = "\n".join(f"{entry.filename} {entry.CRC} {entry.file_size}" for entry in entries)
    return sha256(listed.encode("utf-8", "surrogateescape")).hexdigest().encode()


def _write(file: Path, name: str, texts: dict[str, str], files: dict[str, Path], moment: float) -> None:
    date = time.gmtime(moment)[:6]
    with ZipFile(file, "w") as package:
        for path in sorted({*texts, *files}):
            entry = ZipInfo(f"{name}/{path}", date)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o100644 << 16
            package.writestr(entry, texts[path].encode() if path in texts else files[path].read_bytes())
        package.comment = b"Primerpress package of %b %b" % (name.encode(), _digest(package.infolist()))


def _moment(course: Course) -> float:
    return max(float(build_time(course.folder) or 0), _EARLIEST)


def _parts(files: Iterable[Path]) -> tuple[tuple[str, int], ...]:
    sizes: Counter[str] = Counter()
    for file in files:
        kind = next((name for name, suffixes in _KINDS.items() if file.suffix.lower() in suffixes), "other files")
        sizes[kind] += file.stat().st_size
    return tuple(sizes.most_common())


def _notes(course: Course, built: Built) -> str:
    settings = course.settings
    edition = f"{settings.title}, {settings.version}" if settings.version else settings.title
    for_whom = "This edition is for whoever leads a group. Learners get the one without its notes and answers."
    lines = (
        edition,
        *([for_whom] if course.edition == FACILITATOR else ()),
        "",
        f"Open “{START}”. It leads to the course, which opens in your browser.",
        "If you see only a page without style, unpack the zip first, and open it from the folder.",
        "",
        f"“{FOLDER}” holds the whole course: {built.found.pages} pages, and all that they need.",
        "It needs no connection, and nothing that you answer or write leaves this device.",
        f"To put it on a web server, copy what is in “{FOLDER}”. Its first page is index.html.",
        "",
        f"Made with Primerpress {__version__}.",
    )
    return "\ufeff" + "".join(f"{line}\r\n" for line in lines)
