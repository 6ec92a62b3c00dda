"""The colours of the theme: each pair that meets on a page can be told apart, in light and in dark (WCAG 2.2 AA)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PALETTE = Path(__file__).parent.parent / "generator" / "primerpress" / "browser" / "styles" / "page" / "palette.css"
PAIR = re.compile(r"--pp-([\w-]+): var\(--pp-light, (#\w+)\) var\(--pp-dark, (#\w+)\);")
COLOURS = {name: (light, dark) for name, light, dark in PAIR.findall(PALETTE.read_text("utf-8"))}

TEXT, SHAPE = 4.5, 3.0

# Foreground, background, and the contrast that words or the edges of controls need.
PAIRS = [
    *(("ink", paper, TEXT) for paper in ("paper", "card", "quiet", "plum-tint", "right-tint", "not-yet-tint")),
    *(("soft", paper, TEXT) for paper in ("paper", "card", "quiet")),
    *(("plum", paper, TEXT) for paper in ("paper", "card", "quiet", "plum-tint", "not-yet-tint")),
    ("on-plum", "plum", TEXT),
    ("paper", "ink", TEXT),
    ("right", "right-tint", TEXT),
    ("right", "card", TEXT),
    ("right", "paper", TEXT),
    ("right", "quiet", TEXT),
    ("not-yet", "not-yet-tint", TEXT),
    ("not-yet", "card", TEXT),
    ("not-yet", "quiet", TEXT),
    ("teal", "paper", TEXT),
    ("teal", "quiet", TEXT),
    ("edge", "card", SHAPE),
    ("edge", "paper", SHAPE),
]


@pytest.mark.parametrize(("scheme", "which"), [("light", 0), ("dark", 1)])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS, ids=[f"{front} on {back}" for front, back, _ in PAIRS])
def test_what_is_read_stands_out(front, back, least, scheme, which):
    lighter, darker = sorted((luminance(COLOURS[name][which]) for name in (front, back)), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= least, scheme


def test_every_colour_has_a_pair():
    assert {name for front, back, _ in PAIRS for name in (front, back)} | {"line", "marigold"} == set(COLOURS)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour such as `#fff`, as WCAG 2 defines it."""
    digits = colour[1:] if len(colour) > 4 else "".join(2 * digit for digit in colour[1:])
    parts = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
