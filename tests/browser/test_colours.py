"""The colours of a course: what `check` works out is what a browser shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from primerpress.checks.colours import sheets_of_the_theme
from primerpress.reading.style_sheets import StyleSheets

if TYPE_CHECKING:
    from playwright.sync_api import Page

OWN = """
[data-md-color-scheme="youtube"] { --md-default-bg-color: #fff8f8; --md-default-fg-color: #330000 }
[data-md-color-scheme="youtube"] { --md-typeset-a-color: #c01010 }
body { --pp-right: darkgreen }
"""
NAMES = ["paper", "card", "quiet", "ink", "plum", "on-plum", "plum-tint", "right", "not-yet-tint", "edge"]


@pytest.mark.parametrize("primary", ["primerpress", "teal", "white", "custom"])
def test_what_check_works_out_is_what_a_browser_shows(page: Page, primary: str):
    sheets = [*sheets_of_the_theme(), OWN]
    page.goto("about:blank")  # what is put into a page keeps the policy of the one before
    styles = "".join(f"<style>{sheet}</style>" for sheet in sheets)
    shown: list[int] = []
    worked_out: list[int] = []
    for scheme in ("auto", "default", "slate", "youtube"):
        attributes = {"data-md-color-scheme": scheme, "data-md-color-primary": primary, "data-md-color-accent": "pink"}
        body = " ".join(f'{name}="{value}"' for name, value in attributes.items())
        probes = "".join(f'<i style="background: var(--pp-{name})">' for name in NAMES)
        page.set_content(f"<html><head>{styles}</head><body {body}>{probes}</body></html>")
        found = page.evaluate("[...document.querySelectorAll('i')].map((one) => getComputedStyle(one).backgroundColor)")
        shown += [part for colour in found for part in _parts(colour)]
        colours = StyleSheets(sheets).colours([f"--pp-{name}" for name in NAMES], attributes, dark=False)
        worked_out += [round(255 * part) for name in NAMES for part in colours[f"--pp-{name}"][:3]]

    assert len(shown) == 4 * 3 * len(NAMES)
    assert shown == pytest.approx(worked_out, abs=1)


def _parts(colour: str) -> list[int]:
    """Return red, green and blue, of `rgb(1, 2, 3)` and of `color(srgb 0.1 0.2 0.3)`."""
    parts = [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]
    return [round(255 * part) if "srgb" in colour else round(part) for part in parts]
