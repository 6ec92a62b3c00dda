"""A page whose content is packed while nobody asks for it: the engine has all pages of a course at once."""

from __future__ import annotations

import zlib
from hashlib import sha256

from mkdocs.structure.pages import Page


def packed(html: str) -> bytes:
    """Return a page's content in a fraction of its room."""
    return zlib.compress(html.encode("utf-8", "surrogatepass"), 1)


def unpacked(content: bytes) -> str:
    """Return the content again."""
    return zlib.decompress(content).decode("utf-8", "surrogatepass")


def pack(page: Page, content: bytes) -> None:
    """Let a page hold its content packed."""
    page.__class__ = PackedPage
    vars(page).pop("content", None)
    vars(page)["packed"] = content


def key_of_content(page: Page) -> str:
    """Return what changes whenever the content of a page does."""
    content = vars(page).get("packed") if isinstance(page, PackedPage) else packed(page.content or "")
    return sha256(content or b"").hexdigest()


class PackedPage(Page):
    """The page of the engine as before, but for where its content is."""

    @property
    def content(self) -> str | None:
        """What the engine has made of its Markdown."""
        return unpacked(vars(self)["packed"])

    @content.setter
    def content(self, html: str | None) -> None:
        """Become an ordinary page again, with what somebody has made of it."""
        self.__class__ = Page  # type: ignore[assignment]
        vars(self).pop("packed", None)
        self.content = html
