"""The languages that the theme speaks."""

from __future__ import annotations

from importlib.resources import files
from pathlib import PurePath


def languages() -> list[str]:
    """Return the code of each, such as “en” or “pt-BR”."""
    known = files("material").joinpath("templates", "partials", "languages").iterdir()
    return sorted(PurePath(file.name).stem for file in known if file.name.endswith(".html"))
