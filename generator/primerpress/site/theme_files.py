"""The files of the theme, without those that no page asks for: thousands of icons, and the search of Material."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.theme import Theme

OTHER_SEARCH = frozenset({"assets/javascripts/lunr", "assets/javascripts/workers"})
"""The folders in which Material's search lies: a sixth of a course that somebody keeps to read without a connection."""


def leave_out(theme: Theme, folders: frozenset[str] = frozenset()) -> None:
    """Keep the engine from looking at hidden files of the theme, of which it copies none, and from copying folders."""
    make = theme.get_env

    def get_env() -> Environment:
        env = make()
        env.loader = _Shown(theme.dirs, folders)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


class _Shown(FileSystemLoader):
    """Loads templates as before, and names those that are not in hidden folders, such as `.icons`, or in given ones."""

    def __init__(self, places: list[str], left_out: frozenset[str]) -> None:
        super().__init__(places)
        self._left_out = left_out

    def list_templates(self) -> list[str]:
        """Return the names of the files, in order."""
        found: set[str] = set()
        for place in self.searchpath:
            for folder, folders, names in os.walk(place):
                inner = os.path.relpath(folder, place).replace(os.sep, "/")
                above = "" if inner == "." else f"{inner}/"
                folders[:] = [
                    name for name in folders if not name.startswith(".") and f"{above}{name}" not in self._left_out
                ]
                found.update(f"{above}{name}" for name in names)
        return sorted(found)
