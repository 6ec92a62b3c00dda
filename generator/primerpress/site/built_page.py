"""One page of a built site: the ids on it, where it leads, and what it makes a browser load."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_LINKS = {"a", "area"}
# The attributes of each element that make a browser fetch something without being asked.
_REQUESTS = {
    "audio": ("src",),
    "body": ("background",),
    "button": ("formaction",),
    "embed": ("src",),
    "form": ("action",),
    "frame": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src", "formaction"),
    "object": ("data",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
# What `<link>` only mentions. Everything else it may be, a browser fetches or at least connects to.
_MENTIONED = {"alternate", "author", "canonical", "edit", "help", "license", "me", "next", "prev", "search"}
_CANDIDATE = re.compile(r"(\S*[^\s,])(?:\s+[\d.]+[wxh])*\s*(?:,|$)")
_CSS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", re.IGNORECASE)


@dataclass(frozen=True)
class BuiltPage:
    """What verification needs to know of a page; addresses as written, each once.

    Args:
        path: from the site's folder on, with forward slashes.
        ids: what a link may lead to.
        repeated: ids that are used more than once, and how often.
        links: where the page leads when a learner chooses so.
        requests: files that a browser loads with it.
        styles: addresses within its styles.
    """

    path: str
    ids: frozenset[str]
    repeated: dict[str, int]
    links: tuple[str, ...]
    requests: tuple[str, ...]
    styles: tuple[str, ...]


def read_built_page(file: Path, path: str) -> BuiltPage:
    """Parse a page once, as a stream: no tree is built, so that a large site is read in seconds."""
    # The stubs ask for a method for each event there is; lxml calls those that are there, and each costs time.
    parser = etree.HTMLParser(target=_Reader(path), encoding="utf-8", huge_tree=True)  # type: ignore[call-overload]
    parser.feed(file.read_bytes() or b"<html></html>")
    page: BuiltPage = parser.close()
    return page


def addresses_in_css(css: str) -> Iterator[str]:
    """Yield what a style sheet makes a browser load."""
    for url, imported in _CSS.findall(css):
        yield (url or imported).strip()


@dataclass
class _Reader:
    """What lxml tells of each element as it meets it."""

    path: str
    _ids: list[str] = field(default_factory=list)
    _names: list[str] = field(default_factory=list)
    _links: dict[str, None] = field(default_factory=dict)
    _requests: dict[str, None] = field(default_factory=dict)
    _css: list[str] = field(default_factory=list)
    _in_style: bool = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "style":
            self._in_style = True
        if not attributes:
            return
        if "id" in attributes:
            self._ids.append(attributes["id"])
        if "style" in attributes:
            self._css.append(attributes["style"])
        if tag in _LINKS:
            self._link(attributes)
        elif tag == "link":
            self._linked(attributes)
        elif tag in _REQUESTS:
            self._request(_REQUESTS[tag], attributes)

    def end(self, tag: str) -> None:
        if tag == "style":
            self._in_style = False

    def data(self, text: str) -> None:
        if self._in_style:
            self._css.append(text)

    def close(self) -> BuiltPage:
        repeated = {name: count for name, count in Counter(self._ids).items() if count > 1}
        return BuiltPage(
            self.path,
            frozenset((*self._ids, *self._names)),
            repeated,
            tuple(self._links),
            tuple(self._requests),
            tuple(dict.fromkeys(address for css in self._css for address in addresses_in_css(css))),
        )

    def _link(self, attributes: Mapping[str, str]) -> None:
        if "href" in attributes:
            self._links[attributes["href"].strip()] = None
        if "name" in attributes:
            self._names.append(attributes["name"])

    def _linked(self, attributes: Mapping[str, str]) -> None:
        kinds = set(attributes.get("rel", "").lower().split())
        if "href" in attributes and kinds & _MENTIONED and "stylesheet" not in kinds:
            self._links[attributes["href"].strip()] = None
        else:
            self._request(("href", "imagesrcset"), attributes)

    def _request(self, names: tuple[str, ...], attributes: Mapping[str, str]) -> None:
        for name in names:
            value = attributes.get(name, "").strip()
            for address in _CANDIDATE.findall(value) if name.endswith("srcset") else [value]:
                self._requests[address] = None
