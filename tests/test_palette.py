"""The colours of the theme: each pair that meets on a page can be told apart, in light and in dark (WCAG 2.2 AA)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from primerpress.checks.colours import pairs, sheets_of_the_theme
from primerpress.reading.style_sheets import StyleSheets, contrast

PALETTE = Path(__file__).parent.parent / "generator" / "primerpress" / "browser" / "styles" / "page" / "palette.css"
OURS = {"primary": "primerpress", "accent": "primerpress"}


@pytest.fixture(scope="module")
def theme() -> StyleSheets:
    return StyleSheets(sheets_of_the_theme())


@pytest.mark.parametrize(("scheme", "dark"), [("auto", False), ("auto", True), ("default", True), ("slate", False)])
def test_what_is_read_stands_out(theme: StyleSheets, scheme: str, *, dark: bool):
    found = pairs({**OURS, "scheme": scheme}, theme, dark=dark)

    assert len(found) == 27
    assert [] == [f"{pair}: {pair.contrast:.2f}" for pair in found if pair.contrast < pair.least]


def test_every_colour_has_a_pair(theme: StyleSheets):
    found = pairs({**OURS, "scheme": "auto"}, theme, dark=False)

    named = set(re.findall(r"--pp-([\w-]+): var\(--pp-light, #", PALETTE.read_text("utf-8")))
    assert {name for pair in found for name in (pair.front, pair.back)} | {"line", "marigold"} == named


def test_colours_are_worked_out_as_a_browser_does():
    sheet = """
      :root { --a: #000; --of-root: var(--a); --circle: var(--circle); --gone: initial }
      body { --a: white; --half: color-mix(in srgb, red 50%, var(--a)); --seen: rgb(0 0 0 / 50%) }
      body[data-md-color-scheme="own"]:not([data-md-color-primary]) { --a: var(--lost, var(--gone, hsl(0 0% 50%))) }
      @media print { body { --a: green } }
      @media screen and (prefers-color-scheme: dark) { body { --of-root: rgb(0, 0, 255) } }
      body { --broken: ; --no-colour: 3px; background: red } body:::x { --a: blue } body::before { --a: blue }
    """
    names = ["--a", "--of-root", "--circle", "--gone", "--half", "--seen", "--broken", "--no-colour", "--missing"]

    def of(scheme: str, *, dark: bool = False) -> dict[str, tuple[float, ...]]:
        found = StyleSheets([sheet]).colours(names, {"data-md-color-scheme": scheme}, dark=dark)
        return {name: tuple(round(part, 2) for part in colour) for name, colour in found.items()}

    assert of("other") == {
        "--a": (1, 1, 1, 1),
        "--of-root": (0, 0, 0, 1),
        "--half": (1, 0.5, 0.5, 1),
        "--seen": (0, 0, 0, 0.5),
    }
    assert of("own")["--a"] == (0.5, 0.5, 0.5, 1)
    assert of("own")["--half"] == (0.75, 0.25, 0.25, 1)
    assert of("other", dark=True)["--of-root"] == (0, 0, 1, 1)


def test_what_shines_through_counts_with_what_lies_below():
    colours = StyleSheets(["body { --a: rgb(0 0 0 / 50%); --b: #fff; --c: #808080 }"]).colours(
        ["--a", "--b", "--c"], {}, dark=False
    )

    assert contrast(colours["--a"], colours["--b"]) == pytest.approx(contrast(colours["--c"], colours["--b"]), rel=0.01)
    assert contrast(colours["--b"], colours["--b"]) == 1
