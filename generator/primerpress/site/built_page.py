"""One page of a built site: the ids on it, where it leads, and what it makes a browser load."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml import etree

from primerpress.checks.stopped import FRAMES, Inline, of_attributes, runs
from primerpress.model.markup import REQUESTS
from primerpress.reading.directives import AS_TYPED
from primerpress.render.allow_list import OURS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_LINKS = {"a", "area"}
_QUESTION = "primerpress-question"
# What `<link>` only mentions. Everything else it may be, a browser fetches or at least connects to.
_MENTIONED = {"alternate", "author", "canonical", "edit", "help", "license", "me", "next", "prev", "search"}
# Where a directive is an example, or nothing that a learner reads.
_NOT_READ = {"code", "kbd", "pre", "samp", "script", "style", "textarea"}
_POLICY = "content-security-policy"
_MARK = b"\x02primerpress:"
_CANDIDATE = re.compile(r"(\S*[^\s,])(?:\s+[\d.]+[wxh])*\s*(?:,|$)")
_CSS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", re.IGNORECASE)


@dataclass(frozen=True)
class BuiltPage:
    """What verification needs to know of a page; addresses as written, each once.

    Args:
        path: from the site's folder on, with forward slashes.
        ids: what a link may lead to.
        questions: the ids of the questions on it.
        repeated: ids that are used more than once, and how often.
        links: where the page leads when a learner chooses so.
        requests: files that a browser loads with it.
        said: what stands beside an address that is requested: the words in its place, and its title.
        styles: addresses within its styles.
        panels: the panels on it, each as its directive names it.
        left_over: directives that a learner would read as they were typed.
        marked: whether a place holder was left in it.
        policy: what its policy lets in, from each directive to its sources; empty where it has none.
        inline: what stands in the page itself, and the policy may stop.
    """

    path: str
    ids: frozenset[str]
    repeated: dict[str, int]
    links: tuple[str, ...]
    requests: tuple[str, ...]
    styles: tuple[str, ...]
    questions: frozenset[str] = frozenset()
    said: dict[str, tuple[str, ...]] = field(default_factory=dict)
    panels: frozenset[str] = frozenset()
    left_over: tuple[str, ...] = ()
    marked: bool = False
    policy: dict[str, tuple[str, ...]] = field(default_factory=dict)
    inline: tuple[Inline, ...] = ()


def read_built_page(file: Path, path: str) -> BuiltPage:
    """Parse a page once, as a stream: no tree is built, so that a large site is read in seconds."""
    # The stubs ask for a method for each event there is; lxml calls those that are there, and each costs time.
    parser = etree.HTMLParser(target=_Reader(path), encoding="utf-8", huge_tree=True)  # type: ignore[call-overload]
    content = file.read_bytes()
    parser.feed(content or b"<html></html>")
    page: BuiltPage = parser.close()
    return replace(page, marked=_MARK in content)


def addresses_in_css(css: str) -> Iterator[str]:
    """Yield what a style sheet makes a browser load."""
    for url, imported in _CSS.findall(css):
        yield (url or imported).strip()


def _rules(policy: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for rule in policy.split(";"):
        directive, *sources = rule.split() or [""]
        yield directive, tuple(sources)


@dataclass
class _Reader:
    """What lxml tells of each element as it meets it."""

    path: str
    _ids: list[str] = field(default_factory=list)
    _names: list[str] = field(default_factory=list)
    _questions: list[str] = field(default_factory=list)
    _said: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _links: dict[str, None] = field(default_factory=dict)
    _requests: dict[str, None] = field(default_factory=dict)
    _css: list[str] = field(default_factory=list)
    _panels: list[str] = field(default_factory=list)
    _left_over: list[str] = field(default_factory=list)
    _policy: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _inline: dict[Inline, None] = field(default_factory=dict)
    _text: list[str] | None = None
    _in_style: bool = False
    _not_read: int = 0
    _in_template: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _NOT_READ:
            self._not_read += 1
            self._in_style = tag == "style"
            self._text = [] if self._in_style or (tag == "script" and runs(attributes)) else None
        self._in_template += tag == "template"
        if not attributes:
            return
        if "id" in attributes:
            self._named(tag, attributes["id"])
        if "data-panel" in attributes and attributes.get("class", "").startswith(OURS):
            self._panels.append(attributes["data-panel"])
        if "style" in attributes:
            self._css.append(attributes["style"])
        if tag in FRAMES or any(name == "style" or name.startswith("on") for name in attributes):
            self._inline |= dict.fromkeys(of_attributes(tag, attributes))
        self._leads(tag, attributes)

    def _leads(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "meta" and attributes.get("http-equiv", "").lower() == _POLICY:
            self._policy = dict(_rules(attributes.get("content", "")))
        if tag in _LINKS:
            self._link(attributes)
        elif tag == "link":
            self._linked(attributes)
        elif tag in REQUESTS:
            self._request(REQUESTS[tag], attributes)

    def end(self, tag: str) -> None:
        if tag in _NOT_READ:
            self._not_read -= 1
            self._in_style = False
            if self._text is not None:
                self._inline[Inline(tag, "".join(self._text), f"<{tag}")] = None
                self._text = None
        self._in_template -= tag == "template"

    def data(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)
        if self._in_style:
            self._css.append(text)
        elif "::" in text and not self._not_read:
            lines = map(AS_TYPED.fullmatch, text.split("\n"))
            self._left_over += [line[1] for line in lines if line]

    def close(self) -> BuiltPage:
        repeated = {name: count for name, count in Counter(self._ids).items() if count > 1}
        return BuiltPage(
            self.path,
            frozenset((*self._ids, *self._names)),
            repeated,
            tuple(self._links),
            tuple(self._requests),
            tuple(dict.fromkeys(address for css in self._css for address in addresses_in_css(css))),
            frozenset(self._questions),
            self._said,
            frozenset(self._panels),
            tuple(self._left_over),
            policy=self._policy,
            inline=tuple(self._inline),
        )

    def _named(self, tag: str, name: str) -> None:
        # What stands in a template is on the page when a script puts it there.
        (self._names if self._in_template else self._ids).append(name)
        if tag == _QUESTION and not self._in_template:
            self._questions.append(name)

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
                if said := tuple(attributes[key] for key in ("title", "alt") if attributes.get(key)):
                    self._said.setdefault(address, said)
