"""What `mkdocs.yml` says about the built site: where it goes, and where it will be served from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from primerpress.course.settings import FILE
from primerpress.problems import CourseError, Location, Problem
from primerpress.reading.files import UNREADABLE

if TYPE_CHECKING:
    from pathlib import Path


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


def read_site_settings(folder: Path) -> SiteSettings:
    """Read the settings as MkDocs does, with `INHERIT` and `!ENV`.

    Raises:
        CourseError: something that `mkdocs.yml` relies on is not there.
    """
    try:
        with (folder / FILE).open("rb") as file:
            found = yaml_load(file)
    except ConfigurationError as error:
        raise CourseError([Problem(Location(FILE), "unreadable-file", str(error), UNREADABLE)]) from None
    return SiteSettings(
        folder=_text(found, "site_dir", SiteSettings.folder),
        url=_text(found, "site_url", SiteSettings.url),
        address=_text(found, "dev_addr", SiteSettings.address),
    )


def _text(found: dict[str, Any], key: str, default: str) -> str:
    value = found.get(key)
    return value if value and isinstance(value, str) else default
