"""All that is wrong with a course, and with how it uses the theme that its pages are shown in."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from primerpress.checks.course import check_course
from primerpress.course.rereading import state_on_disk
from primerpress.course.settings import read_settings
from primerpress.problems import Location, Problem, did_you_mean, shortened
from primerpress.reading.files import Source, read_source
from primerpress.site.languages import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course

CHECKED = "PRIMERPRESS_CHECKED"
"""The variable in which a build tells the plugin, inside of the engine, the state of the files that it has checked."""

_EXTENDS_BASE = re.compile(r"""\{%-?\s*extends\s+["'](?:base|main)\.html["']""")


def state_of(folder: Path) -> str:
    """Return a text that changes whenever a file of a course does."""
    folder = folder.resolve()  # by which its files are named
    state = state_on_disk(folder, read_settings(folder))
    return sha256(repr(state).encode("utf-8", "surrogateescape")).hexdigest()


def everything_wrong(course: Course) -> list[Problem]:
    """Return every problem of the course, in the order of files and lines."""
    return sorted({*check_course(course), *_theme(course)})


def _theme(course: Course) -> Iterator[Problem]:
    if course.settings.theme == "primerpress" and not course.settings.problems:
        yield from _language(course)
        yield from _overrides(course)


def _language(course: Course) -> Iterator[Problem]:
    """The theme speaks each language; the words of Primerpress are English so far."""
    settings, known = course.settings, languages()
    language, location = settings.language, settings.locate(("theme", "language"))
    if language not in known:
        hint = did_you_mean(language, known, "Write a code, such as “en”, “de”, “es” or “pt-BR”.")
        yield Problem(location, "language", f"“{shortened(language)}” is no language that the theme speaks", hint)
        return
    plugin = settings.configuration.locate_named(("plugins",), "i18n")
    others = {code: plugin for code in course.languages.codes if course.languages.placed} | {language: location}
    for code, place in others.items():
        if not re.match(r"en\b|en_", code):
            yield Problem(
                place,
                "language",
                f"the words of quizzes and panels are English so far, on pages in “{code}”",
                "What you write is shown as you write it, and the theme around it speaks that language.",
                severity="warning",
            )


def _overrides(course: Course) -> Iterator[Problem]:
    """Templates in the place of the theme's own leave nothing of it out."""
    custom = course.settings.configuration.get("theme", "custom_dir")
    if not isinstance(custom, str):
        return
    for file in sorted((course.folder / custom).glob("*.html")):
        path = file.relative_to(course.folder).as_posix() if file.is_relative_to(course.folder) else str(file)
        source = read_source(file, path)
        found = _EXTENDS_BASE.search(source.text) if isinstance(source, Source) else None
        if isinstance(source, Source) and found and ("base" in found[0] or file.name == "main.html"):
            yield Problem(
                source.location(found.start()),
                "template",
                "this template leaves out all that Primerpress adds to a page, so that no quiz would answer",
                'Write {% extends "primerpress.html" %} in its place; the blocks are those of Material.',
            )
        elif isinstance(source, Source) and file.name == "main.html" and "primerpress.html" not in source.text:
            yield Problem(
                Location(path),
                "template",
                "this template takes the place of the theme's own, so that no quiz would answer",
                'Begin it with {% extends "primerpress.html" %}; the blocks are those of Material.',
            )
