"""The nearest other tool, in an environment of its own, so that nothing of it gets into ours."""

import subprocess
import sys
from pathlib import Path

REQUIREMENTS = ("mkdocs-quiz==1.7.1", "mkdocs-material>=9.8,<10", "mkdocs<2", "click!=8.2.2,<8.3")


def install(folder: Path) -> Path:
    """Install mkdocs-quiz into a folder and return the Python that has it."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / "bin" / "python"
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *REQUIREMENTS]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return python
