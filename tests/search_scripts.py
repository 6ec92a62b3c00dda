"""Asks the scripts of the search what they make of something, in Node."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

SEARCH = Path(__file__).parent.parent / "generator" / "primerpress" / "browser" / "search"
NODE = Path(sys.executable).with_name("node")

# Reads a script as a page does that has loaded it, and prints what it says.
READ = """
const { unpacked } = await import(process.argv[1]);
const { readFileSync } = await import('node:fs');
globalThis.primerpressSearch = [];
(0, eval)(readFileSync(process.argv[2], 'utf8'));
process.stdout.write(JSON.stringify(primerpressSearch.flatMap(unpacked)));
"""


def run(script: str, *arguments: str, given: object = None) -> Any:
    """Run a script in Node, and return what it prints; what is given it reads as JSON from its input."""
    node = NODE if NODE.exists() else shutil.which("node")
    assert node, "node is missing; `make test` installs it"
    command = [str(node), "--no-warnings", "--input-type=module", "-e", script, *arguments]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


def pages_in(script: Path) -> list[dict[str, Any]]:
    """Return the pages that the browser finds in a script: `url`, `title`, and `sections` of anchor, heading, text."""
    pages: list[dict[str, Any]] = run(READ, (SEARCH / "unpacking.js").as_uri(), str(script))
    return pages
