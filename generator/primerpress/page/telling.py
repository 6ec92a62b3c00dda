"""What an engine without our plugin tells of a page, and the words of the page for whoever has started the engine.

Zensical hangs its context into the preprocessors. `primerpress build` writes into the configuration where the words are
to be left, and makes of them what a search reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from primerpress.page.words import PageWords, Section, words_of

WORDS = "words"
"""The key below `extra: course:` for the folder in which the words of each page are left."""

SERVING = "serving"
"""The key below `extra: course:` that says that somebody is at work on the course."""


@dataclass(frozen=True)
class Told:
    """What the engine says of the page that comes now; everything is empty where it says nothing.

    Args:
        folder: that of the course.
        path: of the page, from the folder of pages on.
        url: of the page, from the start of the course on.
        title: what the engine calls it.
        front_matter: as the engine has read it.
        words: the folder for the words of each page.
        serving: whether somebody is at work on the course, who shall see problems in the place of a quiz.
    """

    folder: str = ""
    path: str = ""
    url: str = ""
    title: str = ""
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
    serving: bool = False


def told_by_engine(md: Markdown) -> Told:
    """Return what the engine tells where it does."""
    for preprocessor in md.preprocessors:
        config = getattr(preprocessor, "config", None)
        if isinstance(config, dict) and "root_dir" in config:
            page = getattr(preprocessor, "page", None)
            said = (config.get("extra") or {}).get("course")
            course = said if isinstance(said, dict) else {}
            return Told(
                str(config["root_dir"]),
                str(getattr(page, "path", "")),
                str(getattr(page, "url", "")),
                str(getattr(page, "title", None) or ""),
                getattr(page, "meta", {}),
                str(course.get(WORDS) or ""),
                bool(course.get(SERVING)),
            )
    return Told()


class KeepWords(Postprocessor):
    """Leaves the words of each page in a file of its own: an engine may convert several pages at a time."""

    NAME = "primerpress-words"

    def run(self, html: str) -> str:
        """Return the content as it is."""
        told = told_by_engine(self.md)
        if page := words_of(html, told.url, told.title, told.front_matter):
            file = Path(told.words, f"{sha256(told.path.encode()).hexdigest()}.json")
            file.write_text(json.dumps(asdict(page)), encoding="utf-8")
        return html


def kept_words(folder: Path) -> Iterator[PageWords]:
    """Yield the words of each page that were left in a folder."""
    for file in folder.glob("*.json"):
        kept = json.loads(file.read_text("utf-8"))
        yield PageWords(kept["url"], kept["title"], tuple(Section(**section) for section in kept["sections"]))
