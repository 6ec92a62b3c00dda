"""Checks for the Markdown in a quiz: nothing in it may break the page, run, or call another site."""

from __future__ import annotations

import re
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING

from primerpress.checks.parsed_text import USUAL, parsed
from primerpress.course.media import video_site
from primerpress.model.markup import ATTRIBUTES, SCHEMES, TAGS
from primerpress.model.values import markdown_texts
from primerpress.problems import Problem, shortened
from primerpress.reading.directives import AS_TYPED, prose_lines
from primerpress.reading.links import links_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from xml.etree.ElementTree import Element

    from primerpress.checks.where import Where
    from primerpress.model.values import Part, Path
    from primerpress.problems import Location

# Whatever there is to find starts with one of these, and most texts hold none.
_SIGNS = re.compile(r"[<\[{]")
_TAG = re.compile(r"</?(?P<name>[A-Za-z][^\s/>]*)(?P<attributes>[^>]*)>|<!--|<[!?][^>]*>?")
_HARMLESS_ATTRIBUTES = re.compile(r"""(\s+title\s*=\s*("[^"]*"|'[^']*'))?\s*/?""", re.IGNORECASE)
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
_OF_LISTS = {"type", "checked", "disabled"}  # the boxes of task lists and the tabs of Material's
_OF_TABS = ("div", "data-tabs")  # written by the extension, and left out of the page


def check_text(
    text: str, where: Callable[[str], Location], extensions: Iterable[str] = USUAL, *, what: str = "a quiz"
) -> Iterator[Problem]:
    """Look through one Markdown text.

    Args:
        text: the Markdown.
        where: returns the place of a fragment of the text.
        extensions: the names of the course's extensions.
        what: what the text belongs to.
    """
    if not _SIGNS.search(text):
        return
    found = parsed(text, extensions)
    yield from _raw_html(found.raw_html, where, what)
    for element in found.elements:
        yield from _address(element, text, where)
        yield from _attributes(element, text, where, what)


def check_texts(
    part: Part, where: Where, extensions: Iterable[str] = USUAL, *, what: str = "a quiz"
) -> Iterator[Problem]:
    """Look through each Markdown text of a part of the model."""
    for path, text in markdown_texts(part):
        yield from check_text(text, _fragment_in(path, where), extensions, what=what)
        yield from _directives(text, _fragment_in(path, where), what)


def _directives(text: str, where: Callable[[str], Location], what: str) -> Iterator[Problem]:
    for _, line in prose_lines(text) if "::" in text else ():
        if found := AS_TYPED.fullmatch(line.lstrip(" \t>*+-")):
            yield Problem(
                where(found[1]),
                "directive-not-shown",
                f"learners would read “{shortened(found[1])}” as it is typed: {what} cannot hold a directive",
                "Write it on a page, on a line of its own. To show it as it is, put it between backticks.",
            )


def _fragment_in(path: Path, where: Where) -> Callable[[str], Location]:
    return lambda fragment: where(*path, fragment=fragment)


def check_plain(text: str, where: Callable[[str], Location], what: str) -> Iterator[Problem]:
    """Look through a text that is shown as it is, such as a title: it holds no HTML."""
    yield from _raw_html((text,), where, what, allowed=())


def safe_address(address: str) -> bool:
    """Whether a link or an image may lead there: within the course, or by one of SCHEMES."""
    scheme = _SCHEME.match(_bare(address))
    return scheme is None or scheme["scheme"].lower() in SCHEMES


def _bare(address: str) -> str:
    """Return an address as a browser reads it: without white space, escapes and character references."""
    return re.sub(r"[\s\x00-\x1f\\]", "", unescape(address.replace("\u0002amp\u0003", "&")))


def _raw_html(
    pieces: Iterable[str], where: Callable[[str], Location], what: str, allowed: tuple[str, ...] = TAGS
) -> Iterator[Problem]:
    told: set[str] = set()
    for tag in chain.from_iterable(map(_TAG.finditer, pieces)):
        name = (tag["name"] or "").lower()
        if tag[0].startswith("</") and name in told:  # it goes with the one that opens it
            continue
        told.add(name)
        if name in allowed and _HARMLESS_ATTRIBUTES.fullmatch(tag["attributes"]):
            continue
        if name in allowed:
            message, hint = f"“{tag[0]}” may have no attribute but “title”", "Remove the other attributes."
        else:
            message = f"“{shortened(tag[0])}” is raw HTML, which {what} may not hold"
            hint = "If “<” is meant as a sign, put a space behind it"
            hint += ", or all of it between backticks. " if allowed else "."
            hint += f"Else write Markdown; allowed are {', '.join(allowed)}." if allowed else ""
        yield Problem(where(tag[0]), "raw-html", message, hint)


def _attributes(element: Element, text: str, where: Callable[[str], Location], what: str) -> Iterator[Problem]:
    allowed = {*ATTRIBUTES["*"], *ATTRIBUTES.get(element.tag, ())}
    if element.tag in ("input", "label"):
        allowed |= _OF_LISTS
    for name, value in element.attrib.items():
        if (
            name in allowed
            or (element.tag, name) == _OF_TABS
            or (element.tag, name, value) == ("a", "target", "_blank")
            or name == "align"
        ):
            continue
        written = re.search(rf"\{{[^{{}}\n]*(?<![\w-]){re.escape(name)}\b[^{{}}\n]*\}}", text)
        yield Problem(
            where(written[0] if written else name),
            "raw-html",
            f"the attribute “{name}” is not allowed in {what}",
            "Remove it; classes and ids, such as {.wide}, are fine. To show the brace itself, write \\{ in its place.",
        )


def _address(element: Element, text: str, where: Callable[[str], Location]) -> Iterator[Problem]:
    written = element.get("href" if element.tag == "a" else "src")
    if written is None or element.tag not in ("a", "img"):
        return
    address = _bare(written)
    scheme = _SCHEME.match(address)
    if scheme and not safe_address(address):
        yield Problem(
            where(_as_written(address, text)),
            "unsafe-link",
            f"a link may not start with “{scheme[0]}”",
            f"Allowed are {', '.join(f'{allowed}:' for allowed in SCHEMES)} and links within the course.",
        )
    elif element.tag == "img" and (scheme or address.startswith("//")) and not video_site(address):
        yield Problem(
            where(_as_written(address, text)),
            "external-image",
            "this image would be fetched from another site, which would learn who reads the page",
            "Save the image in “docs” and link to it there.",
        )


def _as_written(address: str, text: str) -> str:
    """Return the link or picture of the text that leads to an address."""
    return next((link.text for link in links_in(text) if _bare(link.target).startswith(address)), address)
