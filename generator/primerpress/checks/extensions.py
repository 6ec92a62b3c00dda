"""Checks for signs on a page that mean something only to an extension, which the course has not switched on."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from primerpress.checks.other_sites import OWN_EMOJI, OWN_INDEX
from primerpress.kept import key_of
from primerpress.problems import Problem
from primerpress.reading.directives import without_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course
    from primerpress.course.page import Page

# What each sign holds. Most pages have none of those that are missing, and their lines need not be looked at.
_MARKS = {
    "admonition": r"!!!",
    "pymdownx.details": r"\?\?\?",
    "pymdownx.tabbed": r"===",
    "pymdownx.tilde": r"~~",
    "pymdownx.arithmatex": r"\$\$",
    "pymdownx.emoji": r"(?<![\w:/]):[a-z]",
}
# What is written, by the extension that reads it.
_SIGNS = {
    "admonition": (re.compile(r"^[ \t>]*(!!!)\s+\w"), "a note"),
    "pymdownx.details": (re.compile(r"^[ \t>]*(\?\?\?\+?)\s+\w"), "a note that folds"),
    "pymdownx.tabbed": (re.compile(r'^[ \t>]*(===[!+]?)\s+"'), "a tab"),
    "pymdownx.tilde": (re.compile(r"(?<![~\w])(~~)(?=\S)[^~]+~~(?!~)"), "words struck out"),
    "pymdownx.arithmatex": (re.compile(r"^[ \t>]*(\$\$)"), "a formula"),
    "pymdownx.emoji": (re.compile(r"(?<![\w:/])(:[a-z][a-z0-9_+-]{2,}:)(?![\w:/])"), "an emoji"),
}
_ALSO = {"pymdownx.details": "pymdownx.blocks.details", "pymdownx.tabbed": "pymdownx.blocks.tab"}
_OPTIONS = {
    "pymdownx.tabbed": " with “alternate_style: true” below it",
    "pymdownx.arithmatex": " with “generic: true” below it",
    "pymdownx.emoji": f" with “{OWN_EMOJI}” and “{OWN_INDEX}” below it",
}


def check_extensions(course: Course) -> Iterator[Problem]:
    """Name each sign that learners would read as it is typed, once on a page."""
    if course.settings.configuration.problems:  # then nobody knows which are on
        return
    on = {name.removeprefix("markdown.extensions.") for name in course.settings.extensions}
    missing = {name: signs for name, signs in _SIGNS.items() if not on & {name, _ALSO.get(name)}}
    for page in course.pages:
        key = key_of(page.text, page.numbers, sorted(missing), course.settings.file)
        yield from course.kept.made("signs", page.path, key, partial(_on, page, dict(missing), course))


def _on(page: Page, missing: dict[str, tuple[re.Pattern[str], str]], course: Course) -> tuple[Problem, ...]:
    return tuple(_found(page, missing, course))


def _found(page: Page, missing: dict[str, tuple[re.Pattern[str], str]], course: Course) -> Iterator[Problem]:
    marks = "|".join(_MARKS[name] for name in missing)
    for number, line in page.prose if missing and re.search(marks, page.text) else ():
        shown = without_code(line)
        for name, (sign, what) in list(missing.items()):
            found = sign.search(shown)
            if not found:
                continue
            del missing[name]
            yield Problem(
                page.at(number, found.start(1) + 1),
                "extension-missing",
                f"“{found[1]}” is meant as {what}, and learners would read it as it is typed",
                f"Add “{name}” under “markdown_extensions:” in {course.settings.file}{_OPTIONS.get(name, '')}.",
                severity="warning",
            )
