"""The project's course, built for a folder of a host."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import yaml

from tests.proof.environments import run

PROJECT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "primerpress")
BASE = "/courses/sharing/"


def build_whole_course(folder: Path, **settings: object) -> Path:
    """Copy the course into an empty folder, with some settings changed, build it, and return the folder."""
    for part in ("docs", "quizzes"):
        shutil.copytree(PROJECT / part, folder / part)
    shutil.copy(PROJECT / "support.yml", folder)
    own = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8"))
    changed = own | {"site_url": f"https://courses.example{BASE}"} | settings
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(changed, sort_keys=False, allow_unicode=True), "utf-8")
    run(*COMMAND, "build", "--course", folder)
    return folder
