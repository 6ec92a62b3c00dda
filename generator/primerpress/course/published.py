"""Which pages the engine publishes. What it leaves out counts for nothing: no link, list or check knows of it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pathspec import GitIgnoreSpec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from primerpress.course.settings import Settings

PAGES = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
"""The endings of pages."""

INDEX = ("index", "README")
"""The names of the page that stands for its folder."""

# What the engine leaves out of itself, before it reads `exclude_docs`.
_ALWAYS = (".*", "/templates/")


def published(files: Iterable[str], settings: Settings, *, drafts: bool = False) -> set[str]:
    """Return those of the files that take part in the site.

    Args:
        files: paths from the folder of pages on, with forward slashes.
        settings: what is excluded, and what is a draft.
        drafts: whether drafts take part, as they do while somebody writes.
    """
    excluded = GitIgnoreSpec.from_lines([*_ALWAYS, *settings.excluded.splitlines()])
    hidden = GitIgnoreSpec.from_lines([] if drafts else settings.drafts.splitlines())
    found = {file for file in files if not excluded.match_file(file) and not hidden.match_file(file)}
    return {file for file in found if not _gives_way(PurePosixPath(file), found)}


def _gives_way(file: PurePosixPath, others: set[str]) -> bool:
    """Whether it is a README beside an index: both would be the page of the folder."""
    is_readme = file.stem == "README" and file.suffix.lower() in PAGES
    return is_readme and any(str(file.with_name(f"index{ending}")) in others for ending in (*PAGES, ".html"))
