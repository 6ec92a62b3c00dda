"""Checks of the navigation: what it names is there, and it names every page."""

from __future__ import annotations

import re
from posixpath import normpath
from typing import TYPE_CHECKING

from pathspec import GitIgnoreSpec

from primerpress.checks.addresses import meant, similar
from primerpress.course.engine_made import makes_the_navigation, only_the_engine_knows
from primerpress.course.published import INDEX, PAGES
from primerpress.model.markup import SCHEMES
from primerpress.problems import Location, Problem, shortened
from primerpress.reading.located_yaml import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:\S", re.IGNORECASE)
_UNSAFE = re.compile(rf"\s*(?!({'|'.join(SCHEMES)}):)[a-z][a-z0-9+.-]*:\S", re.IGNORECASE)
_NO_SPACE = re.compile(r"(?P<title>[^:]+):(?P<path>\S+\.\w+)")


def check_navigation(course: Course) -> Iterator[Problem]:
    """Follow what `nav` names, and look for pages that it leaves out. Every page leads to the start."""
    starts = {f"{name}{ending}" for name in INDEX for ending in (*PAGES, ".html")}
    if not starts & course.files and not only_the_engine_knows(course.settings):
        yield Problem(
            Location(course.settings.file),
            "broken-link",
            f"there is no start page {course.docs}/index.md, and every page leads to it",
            "Write it: with a heading, and a few words or links.",
        )
    if not (course.settings.nav or course.settings.nav_entries) or makes_the_navigation(course.settings):
        return
    wrong = list(_leading_nowhere(course))
    yield from wrong or _left_out(course)  # a page whose name is misspelt is not left out


def _leading_nowhere(course: Course) -> Iterator[Problem]:
    for title, value in course.settings.nav_entries:
        if isinstance(value, Text) and not value.value.strip():
            message = f"the navigation names “{shortened(title.value)}”, and no page for it"
            hint = "Write the page behind the colon, or pages on the lines below, each starting with “- ”."
            yield Problem(title.location, "broken-link", message, hint)
    for written in course.settings.nav_pages:
        path = written.value
        if path and path not in course.files | course.withheld and (hint := _way_out(path, course)):
            message = f"the navigation leads to “{shortened(path)}”, and there is no such page"
            yield Problem(written.location, "broken-link", message, hint)
        elif _UNSAFE.match(path):
            message = f"the navigation may not lead to “{shortened(path)}”"
            hint = "Write a page of the course, or an address that starts with https://, mailto:, sms: or tel:."
            yield Problem(written.location, "unsafe-link", message, hint)


def _way_out(path: str, course: Course) -> str:
    """Return what to write instead; empty where the path may be right."""
    forward = path.replace("\\", "/")
    below = forward.removeprefix(f"{course.docs}/").lstrip("/")
    missing = _NO_SPACE.fullmatch(path)
    if missing and missing["path"] in course.files:
        return f"Put a space behind the colon: “{missing['title']}: {missing['path']}”."
    if normpath(below) in course.files:
        return f"Write “{normpath(below)}”: the path from “{course.docs}” on, with forward slashes."
    if _ELSEWHERE.match(path) or only_the_engine_knows(course.settings):
        return ""
    if path in map(course.uri, course.drafts):
        return "It is a draft: put “#” before this line until it is published."
    if any(file.startswith(f"{below.rstrip('/')}/") for file in course.files):
        return "It is a folder: write its pages on the lines below, each starting with “- ”."
    near = similar(below, course)
    return meant(near, below) if near else f"Write the page {course.docs}/{below}, or remove this line."


def _left_out(course: Course) -> Iterator[Problem]:
    listed = set(course.settings.nav)
    meant = GitIgnoreSpec.from_lines([*course.settings.unlisted.splitlines(), "/404.*"])
    for uri, page in course.by_uri.items():
        if uri not in listed and not meant.match_file(uri):
            yield Problem(
                Location(page.path),
                "not-in-nav",
                "the navigation does not list this page",
                f"Add “{uri}” below “nav:” in {course.settings.file}, or below “not_in_nav: |”.",
                severity="warning",
            )
