"""Pages that were converted in an earlier build, in the place of those that would come out the same.

What goes into every page is one digest: versions, configuration, the names of all files. To it comes for each page its
Markdown, as other plugins have left it, and what it shows of the course. Where anything has a part that cannot be told,
such as a plugin that nobody here knows, nothing is kept.
"""

from __future__ import annotations

import logging
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import get_toc

from primerpress.kept import Kept, key_of
from primerpress.page.ingredients import ingredients
from primerpress.site.packed_page import pack, packed, unpacked

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.toc import AnchorLink

    from primerpress.course.course import Course
    from primerpress.site.environment import Around

TITLE = "_title_from_render"
"""Where the engine keeps the title that stands in the Markdown. `page.title` also says what its front matter says."""


@dataclass
class KeptPages:
    """The pages of one build.

    Args:
        kept: where they are.
        serving: whether problems are shown on pages.
    """

    kept: Kept
    serving: bool
    around: Around
    _latest: tuple[EnginePage, str, bytes] | None = None

    def take_over(self, page: EnginePage, course: Course) -> None:
        """Let the engine, when it comes to convert the page, take what is kept of it."""
        self.pack_latest()

        def render(config: MkDocsConfig, files: Files) -> None:
            key = self._key(page, course, config, files)
            found = self.kept.find(self._kind, page.file.src_uri, key) if key else None
            if found is None or not _put(found, page, files):
                with _Told() as told:
                    type(page).render(page, config, files)
                found = _taken(page)
                if key and not told.anything:
                    self.kept.keep(self._kind, page.file.src_uri, key, found)
            self._latest = page, page.content or "", found["content"]

        if self.kept.on:
            page.render = render  # type: ignore[method-assign]

    def pack_latest(self) -> None:
        """Pack the content of the page that came last, if it is as it was converted: it is written much later."""
        if self._latest:
            page, html, content = self._latest
            # A plugin knows its pages by their kind, as that of the blog does those that list posts.
            if type(page) is EnginePage and page.content is html:
                pack(page, content)
        self._latest = None

    @property
    def number(self) -> int:
        """How many pages are kept."""
        return self.kept.number(self._kind)

    @property
    def _kind(self) -> str:
        return "page-served" if self.serving else "page"

    def _key(self, page: EnginePage, course: Course, config: MkDocsConfig, files: Files) -> str | None:
        """Return the digest of all that goes into a page, or None where that cannot be told."""
        around = self.around(config, files)
        if around is None:
            return None
        known = course.page_at(page.file.src_uri)
        return key_of(
            around,
            page.file.src_uri,
            page.url,
            page.markdown,
            ingredients(course.around(known), known),
        )


class _Told(logging.Handler):
    """Notices whether the engine tells of something while it converts a page: it would have to tell that again."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.anything = False

    def __enter__(self) -> Self:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002
        """Notice it."""
        self.anything = True


def _taken(page: EnginePage) -> dict[str, Any]:
    """Return what the engine knows of a page after it has converted it."""
    links = page.links_to_anchors
    return {
        "content": packed(page.content or ""),
        "toc": list(map(token, page.toc)),
        "title": getattr(page, TITLE),
        "ids": None if page.present_anchor_ids is None else sorted(page.present_anchor_ids),
        "links": None if links is None else [[file.src_uri, places] for file, places in links.items()],
    }


def _put(found: dict[str, Any], page: EnginePage, files: Files) -> bool:
    """Put that into a page, and say whether it could be done."""
    try:
        links = {files.src_uris[uri]: places for uri, places in found["links"] or ()}
        toc = get_toc(found["toc"])
        content = unpacked(found["content"])
    except (LookupError, TypeError, zlib.error):
        return False
    page.content, page.toc = content, toc
    setattr(page, TITLE, found["title"])
    page.present_anchor_ids = None if found["ids"] is None else set(found["ids"])
    page.links_to_anchors = None if found["links"] is None else links
    return True


def token(link: AnchorLink) -> dict[str, Any]:
    """Return an entry of a table of contents as Python-Markdown made it."""
    return {"name": link.title, "id": link.id, "level": link.level, "children": list(map(token, link.children))}
