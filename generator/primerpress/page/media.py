"""Recordings on a page: `![What it is](talk.mp4)` becomes something to play, and a video of another site a link.

A step before the engine rewrites links notes which file is meant; one after it puts the recording there.
"""

from __future__ import annotations

import re
from html import escape
from posixpath import dirname, relpath
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from primerpress.course.media import Media, alone_in, file_at, kind_of, media_at, video_site, watch_address
from primerpress.course.policy import is_let_in
from primerpress.page.conversion import Conversion
from primerpress.page.links_out import REL
from primerpress.page.telling import told_by_engine
from primerpress.reading.frames import FRAME, meant, said_of
from primerpress.render.media import Shown, elsewhere_html, media_html

_NOTED = "primerpress-media"


class NoteMedia(Treeprocessor):
    """Notes at each recording the path of its file, while its address is the one that the author wrote."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self._conversion = conversion

    def run(self, root: Element) -> None:
        """Look at every picture."""
        course = self._conversion.course
        for image in root.iter("img"):
            address = image.get("src", "")
            if kind_of(address) and "//" not in address:
                start = course.uri(self._conversion.page) if course else "index.md"
                image.set(_NOTED, file_at(address, start))


class PutMedia(Treeprocessor):
    """Puts recordings, and links to videos of other sites, in the place of pictures and of links that stand alone."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self._conversion = conversion

    def run(self, root: Element) -> None:
        """Look at everything that stands alone in its paragraph, and then at what stands among words."""
        for parent in list(root.iter()):
            if (alone := alone_in(parent)) is not None and (html := self._html(alone)):
                parent.remove(alone)
                parent.text = self.md.htmlStash.store(html)
        for image in root.iter("img"):
            address = image.get("src", "")
            if image.attrib.pop(_NOTED, None) or video_site(address):
                _become_link(image, watch_address(address))

    def _html(self, element: Element) -> str:
        """Return what comes in the place of an element; nothing where it is no recording."""
        language = self._conversion.course.settings.language if self._conversion.course else "en"
        if file := element.get(_NOTED):
            return media_html(self._media(file), self._shown(element, file), language)
        address = element.get("src" if element.tag == "img" else "href", "")
        site = video_site(address)
        if not site:
            return ""
        inner = escape(element.get("alt", "") or address) if element.tag == "img" else self._inner(element)
        return elsewhere_html(watch_address(address), site, inner, language)

    def _media(self, file: str) -> Media:
        course = self._conversion.course
        found = media_at(file, course) if course else None
        return found or Media(file, kind_of(file) or "video")

    def _shown(self, image: Element, file: str) -> Shown:
        address = image.get("src", "")
        poster = self._media(file).poster
        told = told_by_engine(self.md)
        if poster and told.url:  # Zensical rewrites all other addresses later, and not this one
            start = told.url if told.url.endswith("/") else dirname(told.url)
            poster = relpath(f"{dirname(file)}/{poster}".lstrip("/"), start or ".")
        elif poster:
            poster = f"{address[: address.rfind('/') + 1]}{poster}"
        words = image.get("alt", "")
        return Shown(address, poster, words, image.get("id", ""), image.get("class", ""), image.get("lang", ""))

    def _inner(self, link: Element) -> str:
        html = self.md.serializer(link)
        return html[html.index(">") + 1 : html.rindex("<")]


class FramesAsLinks(Postprocessor):
    """Puts a link in the place of a frame in which another site would show a video."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self._conversion = conversion

    def run(self, text: str) -> str:
        """Return the HTML of the page without such frames."""
        return FRAME.sub(self._link, text)

    def _link(self, frame: re.Match[str]) -> str:
        said = said_of(frame)
        address = meant(said.get("src", ""))
        site, course = video_site(address), self._conversion.course
        if not site or (course and is_let_in(address, course.settings.asked_sites)):
            return frame[0]
        language = course.settings.language if course else "en"
        address = watch_address(address)
        return elsewhere_html(address, site, said.get("title") or escape(address), language)


def _become_link(image: Element, address: str) -> None:
    words = image.get("alt", "") or address
    tail = image.tail
    image.clear()
    image.tag, image.text, image.tail = "a", AtomicString(words), tail
    image.set("href", address)
    if "//" in address:
        image.set("rel", REL)
