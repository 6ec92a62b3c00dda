"""Where an address that an author writes leads: to a file of the course, to another site, or nowhere."""

from __future__ import annotations

import re
from enum import Enum
from os.path import relpath
from pathlib import PurePosixPath
from posixpath import dirname, normpath
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

from primerpress.course.published import INDEX, PAGES
from primerpress.problems import nearest

if TYPE_CHECKING:
    from primerpress.course.course import Course

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_OTHER_SITE = re.compile(r"(?:(?:https?|wss?|ftp):)?//", re.IGNORECASE)
_DISK = re.compile(r"[a-z]:|file:", re.IGNORECASE)
_BARE_SITE = re.compile(r"www\.[\w-]+\.\w+", re.IGNORECASE)


# A page may be named by its file, by what is made of it, or by neither.
_PAGE_ENDINGS = {"", ".html", ".htm", *PAGES}


class Leads(Enum):
    """Where to."""

    HERE = "to a file of the course"
    AWAY = "to another site, or to no file at all"
    NOWHERE = "nowhere"
    ROOT = "to a file of the course, by way of the root of a site, which a folder or a USB stick has not"


class Target(NamedTuple):
    """Where an address leads, the file of the course by its path below the folder of pages, and the way out."""

    leads: Leads
    file: str = ""
    hint: str = ""


def target(address: str, start: str, course: Course) -> Target:
    """Follow an address.

    Args:
        address: as written, without a fragment.
        start: the page that it starts from, by its path below the folder of pages.
        course: whose files there are.
    """
    if _DISK.match(address) or "\\" in address:
        return _on_this_computer(address, start, course)
    if _OTHER_SITE.match(address) or _SCHEME.match(address):
        return Target(Leads.AWAY)
    path = unquote(address.partition("?")[0])
    rooted = course.settings.configuration.get("validation", "links", "absolute_links") == "relative_to_docs"
    if path.startswith("/") and not rooted:
        return _from_root(path.lstrip("/"), start, course)
    found = (
        normpath(f"{'' if rooted and path.startswith('/') else dirname(start)}/{path}".lstrip("/")) if path else start
    )
    # What is no file of the folder is an address of the site already: it starts from the finished page.
    made = normpath(f"{_folder_of(start, course)}/{path}".lstrip("/"))
    file = found if found in course.files else _page_at(made, course)
    return Target(Leads.HERE, file) if file else Target(Leads.NOWHERE, hint=_hint(address, found, start, course))


def _on_this_computer(address: str, start: str, course: Course) -> Target:
    if _OTHER_SITE.match(address):
        return Target(Leads.AWAY)
    path = address.replace("\\", "/")
    if not _DISK.match(path):
        there = target(path, start, course)
        if there.leads is Leads.HERE:
            return Target(Leads.NOWHERE, hint=f"Write it with forward slashes: “{path}”.")
    return Target(Leads.NOWHERE, hint=_hint(path, path, start, course))


def _from_root(path: str, start: str, course: Course) -> Target:
    file = path if path in course.files else _page_at(normpath(path) if path else ".", course)
    if file:
        return Target(Leads.ROOT, file, f"Write “{written(file, start)}”.")
    return Target(Leads.NOWHERE, hint=_hint(path, path, start, course))


def _hint(address: str, path: str, start: str, course: Course) -> str:
    if _BARE_SITE.match(address):
        return f"Write “https://{address}” for another site."
    if file := similar(path, course):
        return meant(written(file, start), address)
    return "Write the path from this page to the file, and mind capital letters."


def meant(file: str, address: str) -> str:
    """Return a hint that offers a file. Two names may look the same: an accent can be a sign of its own."""
    if normalize("NFC", file) == normalize("NFC", unquote(address)):
        return f"The file “{file}” only looks so: its accents are signs of their own. Rename it by typing its name."
    return f"Did you mean “{file}”?"


def similar(path: str, course: Course) -> str | None:
    """Return the file of the course that was probably meant by a path, or None."""
    name = PurePosixPath(path.rstrip("/")).name
    stem = name.partition(".")[0]
    files = [PurePosixPath(file) for file in sorted(course.files)]
    is_page = PurePosixPath(name).suffix.lower() in _PAGE_ENDINGS
    alike = [file for file in files if file.stem.lower() == stem.lower() and (file.suffix in PAGES) == is_page]
    if found := [file for file in files if file.name == name] or alike:
        return str(found[0])
    names = {PurePosixPath(file).name.lower(): file for file in sorted(course.files, reverse=True)}
    near = nearest(name, names) if name else None
    return names[near] if near else None


def written(file: str, start: str) -> str:
    """Return how a page writes the way to a file, both by their paths below the folder of pages."""
    return PurePosixPath(relpath(file, dirname(start) or ".")).as_posix()


def _folder_of(page: str, course: Course) -> str:
    """Return the folder in which the finished page lies."""
    path = PurePosixPath(page)
    if course.settings.configuration.get("use_directory_urls") is False or path.stem in INDEX:
        return dirname(page)
    return str(path.with_suffix(""))


def _page_at(made: str, course: Course) -> str | None:
    """Return the page that is made into a file or a folder of the site."""
    folders = course.settings.configuration.get("use_directory_urls") is not False
    if made.endswith(".html"):
        stems = [made.removesuffix(".html"), re.sub(r"index\.html$", "README", made)]
    elif made == ".":
        stems = [*INDEX]
    else:
        stems = [*(f"{made}/{name}" for name in INDEX), *([made] if folders else [])]
    return next((f"{stem}{ending}" for stem in stems for ending in PAGES if f"{stem}{ending}" in course.files), None)
