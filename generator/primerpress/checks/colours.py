"""Checks of the colours that a course says: what is read stands out (WCAG 2.2 AA)."""

from __future__ import annotations

import math
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from primerpress.problems import Problem
from primerpress.reading.style_sheets import StyleSheets, contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course
    from primerpress.reading.style_sheets import Colour

_WORDS, _SHAPES = 4.5, 3.0

# What stands on what, in the names of the theme, and the contrast that words or the edges of controls need.
_PAIRS = [
    *(("ink", paper, _WORDS) for paper in ("paper", "card", "quiet", "plum-tint", "right-tint", "not-yet-tint")),
    *(("soft", paper, _WORDS) for paper in ("paper", "card", "quiet")),
    *(("plum", paper, _WORDS) for paper in ("paper", "card", "quiet", "plum-tint", "not-yet-tint")),
    ("on-plum", "plum", _WORDS),
    ("paper", "ink", _WORDS),
    *(("right", paper, _WORDS) for paper in ("right-tint", "card", "paper", "quiet")),
    *(("not-yet", paper, _WORDS) for paper in ("not-yet-tint", "card", "quiet")),
    *(("teal", paper, _WORDS) for paper in ("paper", "quiet")),
    *(("edge", paper, _SHAPES) for paper in ("card", "paper")),
]
_NAMED = {
    "ink": "words",
    "soft": "quiet words",
    "plum": "links and buttons",
    "on-plum": "the words on buttons",
    "paper": "the page",
    "card": "a card",
    "quiet": "a quiet box",
    "plum-tint": "what is chosen",
    "right": "what is right",
    "right-tint": "what is right",
    "not-yet": "what is not yet right",
    "not-yet-tint": "what is not yet right",
    "teal": "what others say",
    "edge": "the edges of controls",
}


class Pair(NamedTuple):
    """Two colours that meet on a page, in the names of the theme; `least` is the contrast that they need."""

    front: str
    back: str
    contrast: float
    least: float

    def __str__(self) -> str:
        on = "them" if self.back == "plum" else _NAMED[self.back]
        front = "words turned round" if self.front == "paper" else _NAMED[self.front]
        return f"{front} on {on}"


def pairs(option: dict[str, Any], sheets: StyleSheets, *, dark: bool) -> list[Pair]:
    """Return the pairs of colours that meet on a page, for one of the ways in which a course can be shown.

    Args:
        option: one entry of `palette` in `mkdocs.yml`.
        sheets: those of the theme, and then those of the course.
        dark: whether the device asks for dark colours.
    """
    said = {key: str(option.get(key) or otherwise).replace(" ", "-") for key, otherwise in _UNSAID.items()}
    body = {f"data-md-color-{key}": value for key, value in said.items()}
    colours = sheets.colours((f"--pp-{name}" for name in _NAMED), body, dark=dark)
    known: dict[str, Colour] = {name.removeprefix("--pp-"): colour for name, colour in colours.items()}
    return [
        Pair(front, back, contrast(known[front], known[back]), least)
        for front, back, least in _PAIRS
        if front in known and back in known
    ]


# What the engine's template says where a course does not.
_UNSAID = {"scheme": "default", "primary": "indigo", "accent": "indigo"}


def sheets_of_the_theme() -> list[str]:
    """Return the style sheets that say what colours there are: first Material's, then ours."""
    of_material = list((files("material") / "templates" / "assets" / "stylesheets").iterdir())
    named = [
        one for name in ("main", "palette") for one in of_material if re.fullmatch(rf"{name}\.\w+\.min\.css", one.name)
    ]
    ours = files("primerpress") / "theme" / "assets" / "primerpress"
    return [file.read_text("utf-8") for file in (*named, ours / "screen.css", ours / "code.css")]


def check_colours(course: Course) -> Iterator[Problem]:
    """Name, for each way in which a course of its own colours can be shown, what stands out least."""
    settings = course.settings
    if settings.problems or settings.theme != "primerpress":
        return
    palette = settings.configuration.get("theme", "palette")
    own = list(_own_sheets(course))
    # Only what says a custom property changes a colour of the theme.
    if not palette and not any("--" in sheet for sheet in own):
        return
    options = palette if isinstance(palette, list) else [palette or _OURS]
    sheets = StyleSheets([*sheets_of_the_theme(), *own])
    for place, option in enumerate(options):
        if not isinstance(option, dict):
            continue
        dark = [True, False] if option.get("scheme") == "auto" else [False]
        low = [pair for each in dark for pair in pairs(option, sheets, dark=each) if pair.contrast < pair.least]
        if low:
            keys = ("theme", "palette", *((place,) if isinstance(palette, list) else ()))
            yield _low(course, low, (*keys, "primary" if option.get("primary") else "scheme"))


_OURS = {"scheme": "auto", "primary": "primerpress", "accent": "primerpress"}


def _own_sheets(course: Course) -> Iterator[str]:
    written = course.settings.configuration.get("extra_css")
    for path in written if isinstance(written, list) else ():
        file = course.folder / course.docs / str(path)
        if file.suffix == ".css" and file.is_file():
            yield file.read_text("utf-8", errors="replace")


def _low(course: Course, low: list[Pair], keys: tuple[str | int, ...]) -> Problem:
    worst = min(low, key=lambda pair: pair.contrast / pair.least)
    more = f" (and {len(low) - 1} more)" if len(low) > 1 else ""
    darker = "Choose colours that are further apart, darker ones on a light page and lighter ones on a dark page"
    return Problem(
        course.settings.locate(keys),
        "low-contrast",
        f"some learners cannot read {worst}{more}: the contrast is {math.floor(10 * worst.contrast) / 10} and should "
        f"be at least {worst.least:g}",
        f"{darker}, or leave “palette:” out to have those of the theme.",
        severity="warning",
    )
