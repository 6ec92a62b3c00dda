"""A course with the quiz and the page of every case, and a page of it as HTML."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from primerpress.course.course import Course, read_course
from primerpress.page.extension import PrimerpressExtension
from tests.question_cases import ALL_CASES

PROJECT = Path(__file__).parents[1]


def course_of_cases(folder: Path) -> Course:
    """Write the course into a folder, with the pages that its quizzes link to, and read it."""
    shutil.copytree(PROJECT / "tests" / "browser" / "courses" / "cases", folder, dirs_exist_ok=True)
    (folder / "quizzes").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: Cases\ntheme: {name: primerpress}\nmarkdown_extensions: [primerpress]\n", "utf-8"
    )
    for case in ALL_CASES:
        (folder / "docs" / f"{case.name}.md").write_text(case.page, "utf-8")
        (folder / "quizzes" / f"{case.name}.yml").write_text(case.quiz_text, "utf-8")
    return read_course(folder)


@cache
def _configured() -> list[Any]:
    extensions = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    # What a test looks for is what the cases say, sign for sign.
    return [one for one in extensions if "smarty" not in one]


def convert(course: Course, page: str) -> str:
    """Turn a page into HTML with the extensions of the project's own course."""
    extensions: list[Any] = [PrimerpressExtension(course=course)]
    options: dict[str, Any] = {}
    for extension in _configured():
        name, settings_ = next(iter(extension.items())) if isinstance(extension, dict) else (extension, {})
        if name != "primerpress":
            extensions.append(name)
            options[name] = settings_ or {}
    return Markdown(extensions=extensions, extension_configs=options).convert(page)
