"""The languages of a course: each is a course of its own, made from pages with a suffix, or from a folder of pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from primerpress.course.settings import Settings

_FOLDER = re.compile(r"[a-z]{2}(-[A-Za-z]{2,4})?")


@dataclass(frozen=True)
class Languages:
    """How to tell the language of a page, by its path below the folder of pages.

    Args:
        codes: those of the languages, none where a course has one only.
        default: the one that stands at the root of the site, and in for pages that another lacks.
        by_folder: whether each has a folder; else `page.de.md` is the German `page.md`.
        placed: whether the engine gives each its place in the site, and not the folders as they are.
    """

    codes: tuple[str, ...] = ()
    default: str = ""
    by_folder: bool = False
    placed: bool = False

    def of(self, uri: str) -> str:
        """Return the code of a page's language; where nothing says it, that is the default."""
        path = PurePosixPath(uri)
        written = path.parts[0] if self.by_folder else PurePosixPath(path.stem).suffix.lstrip(".")
        return written if written in self.codes else self.default

    def neutral(self, uri: str) -> str:
        """Return the path that a page has in every language."""
        path = PurePosixPath(uri)
        if self.by_folder:
            return str(PurePosixPath(*path.parts[1:])) if path.parts[0] in self.codes else uri
        stem = PurePosixPath(path.stem)
        return str(path.with_name(stem.stem + path.suffix)) if stem.suffix.lstrip(".") in self.codes else uri

    def place(self, uri: str) -> str:
        """Return the path of which the place of the finished page is made."""
        if not self.placed:
            return uri
        language = self.of(uri)
        return self.neutral(uri) if language == self.default else f"{language}/{self.neutral(uri)}"


def languages_of(settings: Settings, uris: Iterable[str]) -> Languages:
    """Return the languages that mkdocs-static-i18n is told of, or else those that have a folder each."""
    if "i18n" in settings.plugins:
        options = settings.options("plugins", "i18n")
        listed = options.get("languages")
        said = (
            [one for one in listed if isinstance(one, dict) and one.get("locale")] if isinstance(listed, list) else []
        )
        default = next((str(one["locale"]) for one in said if one.get("default")), "")
        codes = tuple(str(one["locale"]) for one in said if one["locale"] != "null")
        return Languages(codes, default, by_folder=options.get("docs_structure") == "folder", placed=True)
    folders = {PurePosixPath(uri).parts[0] for uri in uris if "/" in uri}
    codes = tuple(sorted(folder for folder in folders if _FOLDER.fullmatch(folder)))
    return Languages(codes, by_folder=True) if len(codes) > 1 else Languages()
