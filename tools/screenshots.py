"""Takes the pictures of the documentation anew, from the course as it is."""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tools.install_browser import chromium

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
PAGE = "modules/05-empathy-connection-and-mutuality.html"
QUESTION = "#empathy-connection-and-mutuality--noor-reply"
SCENE = "#empathy-connection-and-mutuality--marcus-comes-back"
PHONE = {"width": 400, "height": 900}
DESKTOP = {"width": 1280, "height": 800}

# The header would lie over the picture. The course's policy lets no style sheet be added, but an element be hidden.
UNCOVER = "document.querySelector('.md-header').style.display = 'none'"


def main() -> None:
    """Build the course into a temporary folder and photograph it there."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        site = Path(folder) / "site"
        subprocess.run([sys.executable, "-m", "primerpress", "build", "--output", str(site)], cwd=ROOT, check=True)
        _answered_question(browser, site)
        _first_page(browser, site)
        _module(browser, site)
        _scene(browser, site)


def _answered_question(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport=PHONE, device_scale_factor=2)  # type: ignore[arg-type]
    page.goto((site / PAGE).as_uri())
    page.evaluate(UNCOVER)
    question = page.locator(QUESTION)
    question.get_by_role("radio").nth(2).check()
    question.get_by_role("button", name="Check answer").click()
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    question.screenshot(path=str(IMAGES / "question.png"))


def _first_page(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport=DESKTOP)  # type: ignore[arg-type]
    page.goto((site / "index.html").as_uri())
    page.evaluate("document.fonts.ready")
    page.screenshot(path=str(IMAGES / "first-page.png"))


def _module(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport=PHONE, device_scale_factor=2, color_scheme="dark")  # type: ignore[arg-type]
    page.goto((site / PAGE).as_uri())
    page.evaluate("document.fonts.ready")
    page.screenshot(path=str(IMAGES / "module-dark.png"))


def _scene(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport=PHONE, device_scale_factor=2)  # type: ignore[arg-type]
    page.goto((site / PAGE).as_uri())
    page.evaluate(UNCOVER)
    scene = page.locator(SCENE)
    scene.get_by_role("group").get_by_role("link").first.click()
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    scene.screenshot(path=str(IMAGES / "scene.png"))


if __name__ == "__main__":
    main()
