"""What `mkdocs.yml` says about the built site: where it goes, and where it will be served from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from primerpress.course.settings import Settings


@dataclass(frozen=True)
class SiteSettings:
    """`folder` as written, from the course's folder on; `url` with its path, or empty; `address` as HOST:PORT."""

    folder: str = "site"
    url: str = ""
    address: str = "127.0.0.1:8000"

    @property
    def base(self) -> str:
        """The path that the site is served under: starts and ends with a slash."""
        return "/" + (urlsplit(self.url).path.strip("/") + "/").lstrip("/")

    @property
    def origin(self) -> str:
        """Host and port of the site's own address, or an empty text."""
        return urlsplit(self.url).netloc.lower()


def site_settings(settings: Settings) -> SiteSettings:
    """Return what the settings of a course say about its site."""

    def text(key: str, default: str) -> str:
        value = settings.configuration.get(key)
        return value if value and isinstance(value, str) else default

    return SiteSettings(
        folder=text("site_dir", SiteSettings.folder),
        url=text("site_url", SiteSettings.url),
        address=text("dev_addr", SiteSettings.address),
    )
