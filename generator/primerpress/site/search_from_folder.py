"""The search, for pages that are opened from a folder: there a browser loads scripts and no data."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

INDEXES = ("search/search_index.json", "search.json")
"""Where MkDocs and Zensical put what is searched. From a folder their scripts ask for a script of the same name."""


def write_search_scripts(site: Path) -> None:
    """Write what is searched as a script, too, where a built site has a search."""
    for name in INDEXES:
        index = site / name
        if index.is_file():
            index.with_suffix(".js").write_text(f"var __index = {index.read_text('utf-8')};\n", "utf-8")
