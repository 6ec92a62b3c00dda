"""Puts the fonts of the theme, with their licences, where the theme ships them from."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "generator" / "primerpress" / "theme" / "assets" / "primerpress" / "fonts"

# The packages of the registry, and those of their files that the styles name.
PACKAGES = {
    "@fontsource-variable/atkinson-hyperlegible-next": "*-wght-*.woff2",
    "@fontsource/young-serif": "*.woff2",
}


def install_fonts(folder: Path = FONTS) -> None:
    """Write the fonts into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for package, files in PACKAGES.items():
        source = ROOT / "node_modules" / package
        shutil.copy(source / "LICENSE", folder / f"{source.name}.LICENSE.txt")
        for file in (source / "files").glob(files):
            shutil.copy(file, folder)


if __name__ == "__main__":
    install_fonts()
