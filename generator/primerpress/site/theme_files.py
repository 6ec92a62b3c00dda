"""The files of the theme, without the thousands of icons that no page links to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.theme import Theme


def leave_out_icons(theme: Theme) -> None:
    """Keep the engine from looking at each hidden file of the theme, of which it copies none."""
    make = theme.get_env

    def get_env() -> Environment:
        env = make()
        env.loader = _Shown(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


class _Shown(FileSystemLoader):
    """Loads templates as before, and names those that are not in hidden folders, such as `.icons`."""

    def list_templates(self) -> list[str]:
        """Return the names of the files, in order."""
        found: set[str] = set()
        for place in self.searchpath:
            for folder, folders, names in os.walk(place):
                folders[:] = [name for name in folders if not name.startswith(".")]
                inner = os.path.relpath(folder, place).replace(os.sep, "/")
                found.update(name if inner == "." else f"{inner}/{name}" for name in names)
        return sorted(found)
