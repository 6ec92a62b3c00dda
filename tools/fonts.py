"""Puts the fonts of the theme, with their licences, where the theme ships them from."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "generator" / "primerpress" / "theme" / "assets" / "primerpress" / "fonts"

# The packages of the registry, and those of their files that the styles name, by the names that they have there.
PACKAGES = {
    "@fontsource-variable/atkinson-hyperlegible-next": {
        "atkinson-hyperlegible-next-latin-wght-normal": "atkinson",
        "atkinson-hyperlegible-next-latin-wght-italic": "atkinson-italic",
        "atkinson-hyperlegible-next-latin-ext-wght-normal": "atkinson-ext",
        "atkinson-hyperlegible-next-latin-ext-wght-italic": "atkinson-ext-italic",
    },
    "@fontsource/young-serif": {
        "young-serif-latin-400-normal": "young-serif",
        "young-serif-latin-ext-400-normal": "young-serif-ext",
    },
}


def install_fonts(folder: Path = FONTS) -> None:
    """Write the fonts into a folder, where no others stay."""
    folder.mkdir(parents=True, exist_ok=True)
    for earlier in folder.glob("*.woff2"):
        earlier.unlink()
    for package, files in PACKAGES.items():
        source = ROOT / "node_modules" / package
        shutil.copy(source / "LICENSE", folder / f"{source.name}.LICENSE.txt")
        for file, name in files.items():
            shutil.copy(source / "files" / f"{file}.woff2", folder / f"{name}.woff2")


if __name__ == "__main__":
    install_fonts()
