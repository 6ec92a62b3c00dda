"""Where an address on a built page leads: a file of the site, another site, or nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from posixpath import normpath
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_DISK = re.compile(r"[a-z]:|file:", re.IGNORECASE)
_OTHER_ORIGIN = re.compile(r"(?:(?:https?|wss?|ftp):)?[\\/]{2}", re.IGNORECASE)


class Nowhere(Enum):
    """Why an address leads to no file of the site."""

    ELSEWHERE = "it leads to another site, or to no file at all, such as a mail address"
    MISSING = "there is no such file"
    OUTSIDE = "it leads out of the site"


@dataclass
class Files:
    """The files of a site by their paths, with forward slashes, and the path that the site is served under."""

    paths: frozenset[str]
    base: str = "/"
    _known: dict[tuple[str, str], str | Nowhere] = field(default_factory=dict)

    def target(self, page: str, address: str) -> str | Nowhere:
        """Return the file that an address on a page leads to. Case counts, as it does on most servers."""
        path = address.partition("#")[0].partition("?")[0]
        if _DISK.match(address):
            return Nowhere.OUTSIDE
        if _SCHEME.match(address) or _OTHER_ORIGIN.match(address):
            return Nowhere.ELSEWHERE
        if not path:
            return page
        # The navigation repeats the same links on each page, so they are looked up from the folder where they agree.
        folder = page.rpartition("/")[0]
        while folder and path.startswith("../"):
            folder, path = folder.rpartition("/")[0], path[3:]
        key = (folder, path)
        if key not in self._known:
            self._known[key] = self._find(*key)
        return self._known[key]

    def _find(self, folder: str, path: str) -> str | Nowhere:
        path = unquote(path)
        if path.startswith("/"):
            if not f"{path}/".startswith(self.base):
                return Nowhere.OUTSIDE
            path = path[len(self.base) :]
        else:
            path = f"{folder}/{path}" if folder else path
        is_folder = path.endswith(("/", "/.", "/..")) or path in ("", ".", "..")
        path = normpath(path) if path else "."
        if path.startswith("../") or path == "..":
            return Nowhere.OUTSIDE
        if not is_folder and path in self.paths:
            return path
        index = "index.html" if path == "." else f"{path}/index.html"
        return index if index in self.paths else Nowhere.MISSING


def fragment(address: str) -> str:
    """Return the place on a page that an address names, or an empty text where every page has it."""
    if "#" not in address:
        return ""
    name = unquote(address.partition("#")[2].partition(":~:")[0])
    return "" if name.lower() == "top" else name


def is_foreign(address: str, origin: str) -> bool:
    """Whether a browser that loads this asks another site than the one at `origin` (host and port)."""
    if not _OTHER_ORIGIN.match(address):
        return False
    try:
        host = urlsplit(address.replace("\\", "/")).netloc
    except ValueError:  # an address that cannot be one
        return True
    return host.lower() != origin
