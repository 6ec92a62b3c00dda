"""Recordings: which files are one, and what lies beside one for whoever cannot hear or see it.

All have the name of the recording: captions (`talk.vtt`, in another language `talk.de.vtt`), a transcript (`talk.txt`,
or `talk.md` where that is no page of its own), and a picture that stands there until it is played (`talk.jpg`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from posixpath import dirname, normpath
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from primerpress.course.course import Course

Kind = Literal["video", "audio"]

VIDEO = (".mp4", ".m4v", ".webm", ".ogv")
AUDIO = (".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac")
UNSHOWN = {
    **dict.fromkeys((".mov", ".avi", ".mkv", ".wmv", ".flv"), "mp4"),
    **dict.fromkeys((".wma", ".aiff"), "mp3"),
    **dict.fromkeys((".heic", ".heif", ".tif", ".tiff", ".psd"), "jpg"),
}
"""Endings of recordings and pictures that not every browser shows, and the one to save them with."""

_KINDS: dict[str, Kind] = {**dict.fromkeys(VIDEO, "video"), **dict.fromkeys(AUDIO, "audio")}
_POSTERS = (".jpg", ".jpeg", ".png", ".webp", ".avif")
SIGNS = re.compile(rf"({'|'.join(map(re.escape, (*_KINDS, *UNSHOWN)))})|youtu|vimeo", re.IGNORECASE)
"""Whatever has to do with a recording, or with a picture that not every browser shows, holds one of these."""

VIDEO_SITES = {
    "youtube.com": "youtube.com",
    "youtube-nocookie.com": "youtube.com",
    "youtu.be": "youtube.com",
    "vimeo.com": "vimeo.com",
    "player.vimeo.com": "vimeo.com",
}
"""Hosts of sites that show videos, and what those are called."""


@dataclass(frozen=True)
class Captions:
    """A file of captions: its path below the folder of pages, its language, and its words as WebVTT.

    The language is empty where the name says none, and the words are None where no browser would show any of them.
    """

    file: str
    language: str
    words: str | None


@dataclass(frozen=True)
class Media:
    """A recording of the course.

    Args:
        file: its path below the folder of pages.
        kind: whether there is something to see.
        captions: those beside it, the ones without a language first.
        transcript: what is said in it, as it is written; empty where there is none.
        is_markdown: whether that is Markdown.
        poster: the name of the picture beside it; empty where there is none.
        page: the page of the course that has the name of a transcript and is none.
    """

    file: str
    kind: Kind
    captions: tuple[Captions, ...] = ()
    transcript: str = ""
    is_markdown: bool = False
    poster: str = ""
    page: str = ""


def kind_of(address: str) -> Kind | None:
    """Return which kind of recording an address leads to; None where it leads to something else."""
    return _KINDS.get(_ending(address))


def to_save_as(address: str) -> str:
    """Return the ending to save a recording or a picture with that not every browser shows; empty for any other."""
    return UNSHOWN.get(_ending(address), "")


def _ending(address: str) -> str:
    return PurePosixPath(unquote(re.split(r"[?#]", address, maxsplit=1)[0])).suffix.lower()


def video_site(address: str) -> str:
    """Return what the site is called that shows a video at an address; empty where it leads elsewhere."""
    try:
        host = urlsplit(address if "//" in address else "").hostname or ""
    except ValueError:  # an address that cannot be one
        return ""
    return VIDEO_SITES.get(re.sub(r"^(www|m)\.", "", host), "")


def watch_address(address: str) -> str:
    """Return where a learner watches what an address shows within a page of another site."""
    parts = urlsplit(address)
    number = PurePosixPath(parts.path).name
    if re.search(r"/embed/[\w-]+$", parts.path):
        return f"https://www.youtube.com/watch?v={number}"
    if parts.hostname == "player.vimeo.com":
        return f"https://vimeo.com/{number}"
    return f"https:{address}" if address.startswith("//") else address


def file_at(address: str, start: str) -> str:
    """Return the path below the folder of pages of what an address leads to.

    Args:
        address: as it is written on the page.
        start: the path of that page below the folder of pages.
    """
    return normpath(f"{dirname(start)}/{unquote(re.split(r'[?#]', address, maxsplit=1)[0])}".lstrip("/"))


def media_at(file: str, course: Course) -> Media | None:
    """Return the recording with a path, with what lies beside it now; None where there is none."""
    kind = kind_of(file)
    if kind is None or file not in course.files:
        return None
    docs = course.folder / course.docs
    start = str(PurePosixPath(file).with_suffix(""))
    poster = next((PurePosixPath(start + end).name for end in _POSTERS if start + end in course.files), "")
    page = f"{start}.md" if f"{start}.md" in course.files else ""
    texts = ((f"{start}.txt", False), *(() if page else ((f"{start}.md", True),)))
    transcript, is_markdown = next(
        ((words, md) for name, md in texts if (words := _read(docs / name) or "").strip()), ("", False)
    )
    captions = tuple(sorted(_captions(start, course.files, docs), key=lambda one: (one.language, one.file)))
    return Media(file, kind, captions, transcript.strip(), is_markdown, poster, page)


def media_in(texts: Iterable[str], course: Course) -> tuple[Media, ...]:
    """Return all recordings of the course with what lies beside them, if one of the texts may show one."""
    recordings = _recordings(course.files)
    if not recordings or not any(map(SIGNS.search, texts)):
        return ()
    return tuple(found for file in recordings if (found := media_at(file, course)))


@lru_cache(maxsize=4)
def _recordings(files: frozenset[str]) -> tuple[str, ...]:
    """Return those of a course's files that are recordings, looked for once for all pages."""
    return tuple(file for file in sorted(files) if kind_of(file))


def alone_in(parent: Element) -> Element | None:
    """Return the picture or the link that is all there is in an element."""
    if parent.tag in ("a", "div") or len(parent) != 1 or (parent.text or "").strip():
        return None
    child = parent[0]
    return child if child.tag in ("img", "a") and not (child.tail or "").strip() else None


def _captions(start: str, files: Iterable[str], docs: Path) -> Iterator[Captions]:
    name = re.compile(rf"{re.escape(start)}(?:\.(?P<language>[A-Za-z]{{2,3}}(?:-[A-Za-z0-9]+)*))?\.vtt", re.IGNORECASE)
    for file in files:
        if found := name.fullmatch(file):
            words = _read(docs / file)
            yield Captions(file, found["language"] or "", words if _CAPTIONS.match(words or "") else None)


# The first line of WebVTT, and the time of a caption; SubRip, which many programs write, has commas in it.
_CAPTIONS = re.compile(
    r"WEBVTT\s.*^(\d{2,}:)?\d\d:\d\d\.\d{3}[ \t]+-->[ \t]+(\d{2,}:)?\d\d:\d\d\.\d{3}", re.DOTALL | re.MULTILINE
)


def _read(file: Path) -> str | None:
    """Return what a file says; None where it cannot be read."""
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeError):
        return None
