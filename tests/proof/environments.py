"""An environment of its own for what a proof installs, and programs that are run in it."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

_UV = Path(sys.executable).with_name("uv")


def run(*command: str | Path, cwd: Path | None = None, **environment: str) -> str:
    """Return what a program says. It has to succeed."""
    done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True, env=os.environ | environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def in_an_environment(folder: Path, *packages: str | Path) -> Path:
    """Make an environment, install packages into it, and return its Python."""
    with_uv = _UV.exists()
    venv.create(folder, with_pip=not with_uv)
    python = folder / "bin" / "python"
    pip = (_UV, "pip", "install", "--python", python) if with_uv else (python, "-m", "pip", "install")
    run(*pip, "--quiet", *packages)
    return python
