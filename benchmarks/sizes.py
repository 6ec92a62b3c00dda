"""What travels to a learner: script and style, and what each kind of question adds to them."""

import gzip
import re
import subprocess
import tempfile

from tools.browser_bundles import BUNDLES, ESBUILD, NODE, OPTIONS, SOURCES

LIST = SOURCES / "questions" / "behaviours.js"


def print_sizes() -> None:
    """Print the bundles, and what a bundle would save without one of the ways of answering."""
    print("script and style, bytes of gzip")
    for file in sorted(file for file in BUNDLES.iterdir() if file.is_file() and file.suffix != ".map"):
        print(f"  {file.name:<24}{_gzip(file.read_bytes()):>8}")
    everything = _gzip(_bundle(LIST.read_text("utf-8")))
    print("of the script, each way of answering")
    listed = LIST.read_text("utf-8")
    for file in sorted(file for file in (SOURCES / "behaviours").iterdir() if f"/{file.name}'" in listed):
        print(f"  {file.stem:<24}{everything - _gzip(_bundle(_without(file.name))):>8}")


def _gzip(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def _without(name: str) -> str:
    """Return the list of behaviours without one, where none other is built on it."""
    lines = LIST.read_text("utf-8").split("\n")
    imported = next(line for line in lines if f"/{name}'" in line)
    variable = re.search(r"{ (\w+) }", imported)[1]  # type: ignore[index]
    return "\n".join(line for line in lines if line != imported and not re.search(rf"\b{variable},$", line))


def _bundle(behaviours: str) -> bytes:
    """Press the list of behaviours alone."""
    with tempfile.NamedTemporaryFile("w", dir=LIST.parent, suffix=".js", encoding="utf-8") as file:
        file.write(f"{behaviours}\nglobalThis.kept = behaviours;\n")
        file.flush()
        command = [str(NODE), str(ESBUILD), file.name, *OPTIONS]
        return subprocess.run(command, check=True, capture_output=True).stdout
