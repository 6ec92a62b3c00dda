"""Presses the browser part into one small script and one style for each sort of page.

`python -m tools.browser_bundles` writes them into the theme; a test fails when they are stale.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "generator" / "primerpress" / "browser"
BUNDLES = ROOT / "generator" / "primerpress" / "theme" / "assets" / "primerpress"
ESBUILD = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"
NODE = Path(sys.executable).with_name("node")

# Classic scripts, which load from file:// too, for browsers of the last six years or so.
OPTIONS = ("--bundle", "--minify", "--format=iife", "--target=es2020", "--charset=utf8", "--log-level=warning")


def entries() -> list[Path]:
    """Return the sources that become a bundle each, named after a sort of page."""
    return [SOURCES / "pages" / file.name for file in sorted((SOURCES / "pages").iterdir())]


def write_bundles(folder: Path = BUNDLES) -> None:
    """Write all bundles into a folder."""
    command = [str(NODE), str(ESBUILD), *map(str, entries()), f"--outdir={folder}", *OPTIONS]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    write_bundles()
