"""Every page of the course, from a small phone to a wide screen, light, dark, and in colours that the reader forces."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

PROJECT = Path(__file__).parents[2]
PICTURES = PROJECT / "site-pictures"

WIDTHS = [320, 390, 768, 1440]
SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for folder in PICTURES.glob("[0-9]*"):
        shutil.rmtree(folder)
    site = tmp_path_factory.mktemp("pictures") / "site"
    subprocess.run([sys.executable, "-m", "primerpress", "build", "--output", site], cwd=PROJECT, check=True)
    return site


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_pictures(browser: Browser, site: Path, width: int, scheme: str):
    """No page is wider than the window or empty; the pictures to look at are in site-pictures/."""
    folder = PICTURES / f"{width}-{scheme}"
    folder.mkdir(parents=True, exist_ok=True)
    with browser.new_context(viewport={"width": width, "height": 900}, **SCHEMES[scheme]) as context:
        page = context.new_page()
        for file in sorted(site.rglob("*.html")):
            name = file.relative_to(site).with_suffix("").as_posix().replace("/", "--")
            page.goto(file.as_uri())
            # What is out of sight is laid out when the page has loaded.
            expect(page.locator(".pp-question:not([style])")).to_have_count(0)
            page.screenshot(path=folder / f"{name}.png", full_page=True)

            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
            assert page.get_by_role("main").inner_text().strip(), name
