"""What the policy of a page will stop in a learner's browser: scripts, styles and frames that stand in the page."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from primerpress.checks.links import AWAY
from primerpress.checks.parsed_text import parsed
from primerpress.kept import key_of
from primerpress.problems import Problem, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from primerpress.course.course import Course
    from primerpress.problems import Location

_SIGNS = re.compile(r"<(?:script|style|iframe|frame|object|embed)\b|\bstyle\s*=|\bon[a-z]+\s*=", re.IGNORECASE)
_RUNS = {"", "text/javascript", "application/javascript", "module", "importmap", "speculationrules"}
FRAMES = {"iframe": "src", "frame": "src", "object": "data", "embed": "src"}
"""Elements that show something else within a page, and what names it."""


class Inline(NamedTuple):
    """Something in a page that a policy may stop.

    Args:
        what: “script”, “style”, “attribute” (a style), “handler”, “frame” or “object”.
        text: its words, or the address of what is shown.
        written: how it begins where its author wrote it.
    """

    what: str
    text: str
    written: str

    @property
    def digest(self) -> str:
        """Its digest, as a policy names it, but for the quotation marks."""
        return f"sha256-{b64encode(sha256(self.text.encode()).digest()).decode()}"

    def is_stopped(self, policy: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether a policy, from the name of each directive to its sources, stops it."""
        if self.what in ("script", "style"):
            return f"'{self.digest}'" not in policy.get(f"{self.what}-src", ())
        return self.what != "frame" or not (policy.get("frame-src", ()) and set(policy["frame-src"]) != {"'none'"})

    @property
    def message(self) -> str:
        """What a learner's browser does with it."""
        first = shortened(" ".join(self.text.split()))
        return {
            "script": f"browsers will not run this script, which stands in the page itself: “{first}”",
            "style": f"browsers will not apply this style, which stands in the page itself: “{first}”",
            "attribute": f"browsers will not apply the style “{first}”, which stands in an attribute",
            "handler": f"browsers will not run “{first}”, which stands in an attribute",
        }.get(self.what, f"browsers will not show “{first}” within the page")

    @property
    def hint(self) -> str:
        """The way out."""
        let_in = f"or write “{self.digest}” below “extra: course: policy: {self.what}-src:”."
        return {
            "script": f"Put it into a file of the course that “extra_javascript:” names, {let_in}",
            "style": f"Put it into a file of the course that “extra_css:” names, {let_in}",
            "attribute": "Give the element a class, and write its style into a file that “extra_css:” names.",
            "handler": "Put it into a file of the course that “extra_javascript:” names, and let it listen from there.",
            "frame": "Make it a link, or write “self”, for this site, below “extra: course: policy: frame-src:”.",
        }.get(self.what, "Make it a link.")

    def at(self, location: Location) -> Problem:
        """Return it as a problem of a place."""
        return Problem(location, "stopped-by-policy", self.message, self.hint, severity="warning")


def of_attributes(tag: str, attributes: Mapping[str, str | None]) -> Iterator[Inline]:
    """Yield what of an element's attributes a policy may stop."""
    for name, value in attributes.items():
        if name == "style":
            yield Inline("attribute", value or "", f'style="{value}"')
        elif name.startswith("on"):
            yield Inline("handler", f"{name}={value}", f'{name}="{value}"')
    # A frame of another site is told as a request.
    if tag in FRAMES and (shown := attributes.get(FRAMES[tag])) and not AWAY.match(shown):
        yield Inline("frame" if tag.endswith("frame") else "object", shown, shown)


def runs(attributes: Mapping[str, str | None]) -> bool:
    """Whether a script with these attributes is one that stands in the page, and is no mere data."""
    return "src" not in attributes and (attributes.get("type") or "").strip().lower() in _RUNS


def check_stopped(course: Course) -> Iterator[Problem]:
    """Look through the HTML on pages for what their policy will stop."""
    settings = course.settings
    if settings.theme != "primerpress":
        return
    policy = {name: settings.added_to_policy(name) for name in ("script-src", "style-src", "frame-src")}
    for page in course.pages:
        if "<" not in page.text and "=" not in page.text:  # as most pages; to look for the signs takes longer
            continue
        if not _SIGNS.search(page.body):
            continue
        key = key_of(page.body, settings.extensions)
        inline = course.kept.made("stopped", page.path, key, partial(_inline, page.body, settings.extensions))
        for one in inline:
            if one.is_stopped(policy):
                yield one.at(page.locate(one.written))


def _inline(body: str, extensions: Iterable[str]) -> tuple[Inline, ...]:
    """Return what of a page's HTML a policy may stop, each once."""
    found = parsed(body, extensions)
    inline = [one for html in found.raw_html for one in _in_html(html)]
    inline += [one for element in found.elements for one in of_attributes(element.tag, element.attrib)]
    return tuple(dict.fromkeys(inline))


def _in_html(html: str) -> list[Inline]:
    reader = _Html()
    reader.feed(html)
    reader.close()
    return reader.found


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Inline] = []
        self._open = ""
        self._begun = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what stands in attributes, and that a script or a style begins."""
        attributes = dict(attrs)
        self.found += of_attributes(tag, attributes)
        if tag == "style" or (tag == "script" and runs(attributes)):
            self._open, self._begun, self._text = tag, self.get_starttag_text() or "", ""

    def handle_data(self, data: str) -> None:
        """Gather its words."""
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        """Note it."""
        if tag == self._open:
            self.found.append(Inline(tag, self._text, self._begun))
            self._open = ""
