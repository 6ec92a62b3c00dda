"""The sites that the browser tests walk through, built with real MkDocs as the project's own course is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.question_cases import ALL_CASES, CASES_OF_A_KIND, ONE_OF_EACH_KIND, OTHER_KINDS, UNHAPPY, Case

PROJECT = Path(__file__).parents[3]
COURSES = Path(__file__).parents[1] / "courses"

ALONE = {"numeric-minimal", "single-choice-awkward", "single-choice-markup"}
"""The cases with a page of their own, besides the first of each kind."""

EMPTY = "<!doctype html><html lang=en><link rel=icon href=data:,><title>Empty</title>"
"""A page of no course, to which a tab goes between two tests."""

# Only what the tests follow a link to, because the browser takes in a navigation anew with each page.
NAVIGATION = ["index.md", "attempt.md", "reading.md", "draw.md"]


@dataclass(frozen=True)
class Sites:
    """Built sites below one folder, as on a host of many.

    `cases` holds the folders of `tests/cases/questions`, and `edited` a later edition of a part of it:
    the same id, so the same saved answers. `panels` holds the learner's own pages, and `own` is the project's course.
    """

    folder: Path

    @property
    def courses(self) -> Path:
        return self.folder / "courses"

    @property
    def cases(self) -> Path:
        return self.courses / "cases"

    @property
    def panels(self) -> Path:
        return self.courses / "panels"

    @property
    def own(self) -> Path:
        return self.courses / "own"


def build_sites(folder: Path) -> None:
    """Write the sources into a folder and build a site of each, all at the same time."""
    (folder / "empty.html").write_text(EMPTY, "utf-8")
    sources = folder / "sources"
    configurations = {
        "own": PROJECT / "mkdocs.yml",
        "cases": _configure(_cases(sources / "cases"), {"id": "browser-tests", "reveal": "at-once"}, nav=NAVIGATION),
        "edited": _configure(_edited(sources / "edited"), {"id": "browser-tests", "reveal": "at-once"}),
        "panels": _configure(_copied("panels", sources / "panels"), PANELS),
    }
    builds = {name: _build(file, folder / "courses" / name) for name, file in configurations.items()}
    for name, build in builds.items():
        output, _ = build.communicate(timeout=1800)
        assert build.returncode == 0, f"the build of “{name}” failed:\n{output}"


PANELS = {
    "id": "panels",
    "reveal": "at-once",
    "modules": "modules",
    "version": "2026.11",
    "certificate": {"quiz": "final"},
    "support": "support.md",
    "fonts": False,  # what is tested there is not what letters look like, and each page would load them
}


def _copied(name: str, folder: Path) -> Path:
    return shutil.copytree(COURSES / name, folder)


def _cases(folder: Path) -> Path:
    """Write pages of many cases that are walked at once, and a page for each case that a test opens by itself."""
    _copied("cases", folder)
    pages = {case.name: case.page for case in ALL_CASES if case.name in ALONE or case.kind == case.name}
    pages |= {f"unhappy-{kind}": _page_of(cases) for kind, cases in UNHAPPY.items()}
    pages |= {f"cases-{kind}": _page_of(cases) for kind, cases in CASES_OF_A_KIND.items()}
    pages |= {"each-kind": _page_of(ONE_OF_EACH_KIND), "other-kinds": _page_of(list(OTHER_KINDS.values()))}
    for name, page in pages.items():
        (folder / "docs" / f"{name}.md").write_text(page, "utf-8")
    for case in ALL_CASES:
        (folder / "quizzes" / f"{case.name}.yml").write_text(case.quiz_text, "utf-8")
    return folder


def _page_of(cases: list[Case]) -> str:
    return "\n\n".join(["# Many questions", *(f"::quiz[{case.name}]" for case in cases)]) + "\n"


def _edited(folder: Path) -> Path:
    _copied("edited", folder)
    (folder / "docs" / "index.md").write_text("# Welcome\n", "utf-8")
    return folder


def _configure(folder: Path, course: dict[str, Any], nav: list[str] | None = None) -> Path:
    """Configure a course as the project's own one is."""
    settings: dict[str, Any] = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8"))
    settings.pop("nav")
    # What a test looks for is what the cases say, sign for sign.
    settings["markdown_extensions"] = [one for one in settings["markdown_extensions"] if "smarty" not in one]
    settings |= {
        "site_name": course["id"].capitalize(),
        "validation": {"nav": {"omitted_files": "ignore"}},
        "extra": settings["extra"] | {"course": course},
    }
    settings |= {"nav": nav} if nav else {}
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True), "utf-8")
    return file


def _build(configuration: Path, site: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", configuration, "--site-dir", site],
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
