"""Every page of the course, as it is seen on a phone and a wide screen, light and dark."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

PROJECT = Path(__file__).parents[2]
PICTURES = PROJECT / "site-pictures"

WINDOWS = {"phone": {"width": 320, "height": 640}, "wide": {"width": 1280, "height": 900}}

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shutil.rmtree(PICTURES, ignore_errors=True)
    site = tmp_path_factory.mktemp("pictures") / "site"
    subprocess.run([sys.executable, "-m", "primerpress", "build", "--output", site], cwd=PROJECT, check=True)
    return site


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", WINDOWS)
def test_pictures(browser: Browser, site: Path, window: str, scheme: str):
    """No page is wider than the window or empty; the pictures to look at are in site-pictures/."""
    folder = PICTURES / f"{window}-{scheme}"
    folder.mkdir(parents=True)
    with browser.new_context(viewport=WINDOWS[window], color_scheme=scheme) as context:
        page = context.new_page()
        for file in sorted(site.rglob("*.html")):
            name = file.relative_to(site).with_suffix("").as_posix().replace("/", "--")
            page.goto(file.as_uri())
            page.screenshot(path=folder / f"{name}.png", full_page=True)

            assert page.evaluate("document.documentElement.scrollWidth") <= WINDOWS[window]["width"], name
            assert page.get_by_role("main").inner_text().strip(), name
