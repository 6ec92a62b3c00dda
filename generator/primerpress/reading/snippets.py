"""What `pymdownx.snippets` puts into a page, put there before the page is read: a directive in it is on the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from pymdownx.snippets import (  # type: ignore[import-untyped]
    SnippetExtension,
    SnippetMissingError,
    SnippetPreprocessor,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

EXTENSION = "pymdownx.snippets"
_SIGN = "8<-"


class Snippets:
    """Puts files into pages as the extension does, but for what it would fetch from another site.

    Args:
        folder: the folder of the course, from which the extension's paths start.
        options: the extension's options.
    """

    def __init__(self, folder: Path, options: Mapping[str, Any]) -> None:
        usual = SnippetExtension().getConfigs()
        known = {key: value for key, value in options.items() if key in usual and value is not None}
        bases = known.get("base_path", usual["base_path"])
        bases = [bases] if isinstance(bases, str) else bases
        known["base_path"] = [str(folder / str(base)) for base in bases] if isinstance(bases, list) else [str(folder)]
        self._config = usual | known | {"url_download": False, "check_paths": False}

    @property
    def bases(self) -> list[Path]:
        """The folders from which names of files start."""
        return [Path(base) for base in self._config["base_path"]]

    def put_into(self, text: str) -> list[tuple[int, str]]:
        """Return the lines that the page comes to, each with the number of the line of the file that it is from."""
        lines = text.split("\n")
        if _SIGN not in text and not self._config["auto_append"]:
            return list(enumerate(lines, 1))
        found: list[tuple[int, str]] = []
        start = 0
        while start < len(lines):
            end = _end_of_block(lines, start)
            found += [(start + 1, line) for line in self._run(lines[start:end])]
            start = end
        appended = self._run([], append=True)
        return [*found, *((len(lines), line) for line in appended)]

    def _run(self, lines: list[str], *, append: bool = False) -> list[str]:
        if not append and not any(_SIGN in line for line in lines):
            return lines
        config = self._config if append else self._config | {"auto_append": []}
        try:
            read: list[str] = SnippetPreprocessor(config, Markdown()).run(list(lines))
        except (SnippetMissingError, OSError, UnicodeError, ValueError, TypeError):  # the build says so
            return lines
        return read


def _end_of_block(lines: list[str], start: int) -> int:
    """Return the index behind a line, or behind the block of names that begins there."""
    if lines[start].strip(" \t-") != "8<" or "-8<-" not in lines[start]:
        return start + 1
    ends = (index for index in range(start + 1, len(lines)) if lines[index].strip() == lines[start].strip())
    return next(ends, start) + 1
