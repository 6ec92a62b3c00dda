"""Checks for the Markdown in a quiz: nothing in it may break the page, run, or call another site."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from primerpress.problems import Location

ALLOWED_TAGS = ("abbr", "br", "kbd", "mark", "sub", "sup")
ALLOWED_SCHEMES = ("http", "https", "mailto", "tel")

# Whatever the expressions below find starts with one of these, and most texts hold none.
_SIGNS = re.compile(r"[<\[{]")
_CODE = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,}).*?^[ \t]*(?P=fence)[`~]*[ \t]*$"  # a fenced block
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)(?P=ticks)(?!`)",  # a code span within its paragraph
    re.DOTALL | re.MULTILINE,
)
_AUTOLINK = re.compile(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*|[^<>\s@/]+@[^<>\s@]+)>")
_TAG = re.compile(r"</?(?P<name>[A-Za-z][^\s/>]*)(?P<attributes>[^>]*)>|<!--|<[!?][^>]*>?")
_HARMLESS_ATTRIBUTES = re.compile(r"""(\s+title\s*=\s*("[^"]*"|'[^']*'))?\s*/?""", re.IGNORECASE)
_LINK = re.compile(r"(?P<image>!?)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?(?P<target>[^()]*(?:\([^()]*\)[^()]*)*)>?\)")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?(?P<target>\S+)", re.MULTILINE)
_ATTRIBUTES = re.compile(
    r"\{:?[^{}\n]*\b(?P<name>on[a-z]+|style|href|src|srcset|action|formaction)\s*=[^{}\n]*\}", re.IGNORECASE
)
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")


def check_text(text: str, where: Callable[[str], Location]) -> Iterator[Problem]:
    """Look through one Markdown text.

    Args:
        text: the Markdown.
        where: returns the place of a fragment of the text.
    """
    if not _SIGNS.search(text):
        return
    prose = _CODE.sub(lambda code: re.sub(r"\S", " ", code[0]), text)
    yield from _raw_html(_AUTOLINK.sub(lambda link: " " * len(link[0]), prose), where)
    for link in [*_LINK.finditer(prose), *_REFERENCE.finditer(prose), *_AUTOLINK.finditer(prose)]:
        yield from _link(link, where)
    for attribute in _ATTRIBUTES.finditer(prose):
        yield Problem(
            where(attribute[0]),
            "raw-html",
            f"the attribute “{attribute['name']}” is not allowed in a quiz",
            "Remove it. Classes and ids, such as {.wide}, are fine.",
        )


def safe_address(address: str) -> bool:
    """Whether a link or an image may lead there: within the course, or by one of ALLOWED_SCHEMES."""
    scheme = _SCHEME.match(_bare(address))
    return scheme is None or scheme["scheme"].lower() in ALLOWED_SCHEMES


def _bare(address: str) -> str:
    """Return an address as a browser reads it: without white space, escapes and character references."""
    return re.sub(r"[\s\x00-\x1f\\]", "", unescape(address))


def _raw_html(prose: str, where: Callable[[str], Location]) -> Iterator[Problem]:
    for tag in _TAG.finditer(prose):
        name = (tag["name"] or "").lower()
        if name in ALLOWED_TAGS and _HARMLESS_ATTRIBUTES.fullmatch(tag["attributes"]):
            continue
        allowed = ", ".join(ALLOWED_TAGS)
        if name in ALLOWED_TAGS:
            message, hint = f"“{tag[0]}” may have no attribute but “title”", "Remove the other attributes."
        else:
            message = f"“{tag[0]}” is raw HTML, which a quiz may not hold"
            hint = f"Write Markdown, or put it between backticks to show it as it is. Allowed are: {allowed}."
        yield Problem(where(tag[0]), "raw-html", message, hint)


def _link(link: re.Match[str], where: Callable[[str], Location]) -> Iterator[Problem]:
    address = _bare(link["target"])
    scheme = _SCHEME.match(address)
    if scheme and not safe_address(address):
        yield Problem(
            where(link[0]),
            "unsafe-link",
            f"a link may not start with “{scheme[0]}”",
            f"Allowed are {', '.join(f'{allowed}:' for allowed in ALLOWED_SCHEMES)} and links within the course.",
        )
    elif link.groupdict().get("image") and (scheme or address.startswith("//")):
        yield Problem(
            where(link[0]),
            "external-image",
            "this image would be fetched from another site, which would learn who reads the page",
            "Save the image in “docs” and link to it there.",
        )
