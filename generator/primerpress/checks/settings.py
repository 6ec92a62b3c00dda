"""Checks of `mkdocs.yml`: what makes quizzes appear is switched on."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from primerpress.course.engine_made import only_the_engine_knows
from primerpress.course.former import address_of
from primerpress.course.published import PAGES
from primerpress.course.settings import COURSE, EXIT
from primerpress.problems import Location, Problem, did_you_mean, nearest
from primerpress.reading.located_yaml import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from primerpress.course.course import Course
    from primerpress.model.values import Path as Keys


def check_settings(course: Course) -> Iterator[Problem]:
    """A course with directives names the extension that reads them and a theme that can show them."""
    settings = course.settings
    if settings.problems:
        return
    yield from _named_places(course)
    if not any(page.directives or page.panels for page in course.pages):
        return
    if "primerpress" not in settings.extensions:
        what, hint = "the extension that places quizzes", "Add “primerpress” to the list under “markdown_extensions:”."
        yield _missing(course, ("markdown_extensions",), settings.extensions, f"{what} is not switched on", hint)
    if settings.theme in ("", "mkdocs", "readthedocs", "material"):
        what, hint = "the theme that makes quizzes answer", "Write “theme:” and below it “name: primerpress”."
        yield _missing(course, ("theme", "name"), (), f"{what} is not switched on", hint)


def _missing(course: Course, keys: Keys, listed: Iterable[str], message: str, hint: str) -> Problem:
    """Say that something is not switched on, at the word that was probably meant to do so."""
    configuration = course.settings.configuration
    group = configuration.node(keys[:-1]) if keys[:-1] else configuration.whole
    written = group.entries if isinstance(group, Mapping) else {}
    near = nearest(str(keys[-1]), (key for key in written if key != keys[-1]))
    if keys[-1] not in written and near:
        return Problem(
            written[near].key.location, "not-switched-on", message, f"Write “{keys[-1]}:” in place of “{near}:”."
        )
    if meant := nearest("primerpress", listed):
        location = configuration.locate_named(keys, meant)
        return Problem(location, "not-switched-on", message, f"Write “primerpress” in place of “{meant}”.")
    location = course.settings.locate(keys) if configuration.node(keys) else Location(course.settings.file)
    return Problem(location, "not-switched-on", message, hint)


def _named_places(course: Course) -> Iterator[Problem]:
    """The page for help and the folder of modules are there."""
    settings = course.settings
    if only_the_engine_knows(settings):
        return
    files = sorted(map(course.languages.neutral, course.files))
    pages = [file for file in files if PurePosixPath(file).suffix.lower() in PAGES]
    support, modules = settings.support, settings.modules
    if support and ":" not in support and support not in pages:
        yield _no_place(course, "support", f"there is no page {course.docs}/{support}", support, pages)
    yield from _way_out(course)
    picture = str(settings.configuration.get(*COURSE, "picture") or "")
    if picture and picture not in files:
        yield _no_place(course, "picture", f"there is no picture {course.docs}/{picture}", picture, files)
    folders = dict.fromkeys(str(folder) for page in pages for folder in PurePosixPath(page).parents if folder.name)
    for key, folder, none in (("modules", modules, ", so there are no modules"), ("teaching", settings.teaching, "")):
        if folder and folder not in folders:
            message = f"there is no folder {course.docs}/{folder} with pages in it{none}"
            yield _no_place(course, key, message, folder, folders)


def _way_out(course: Course) -> Iterator[Problem]:
    """A page of the course that somebody leaves to has the address that it will have in the website.

    What another page of the same host is called (`/weather/`) nobody knows here.
    """
    settings = course.settings
    written = str(settings.configuration.get(*EXIT) or "")
    pages = {address_of(uri, course): uri for uri in course.by_uri}
    there = {*pages, *course.files - set(pages.values())}
    if not written or ":" in written or re.match("/[^/]", written) or re.sub("[?#].*", "", written) in there:
        return
    same = {uri: address for address, uri in pages.items()}
    hint = f"Write “{same[written]}”." if written in same else did_you_mean(written, pages, _ADDRESS)
    message = f"“Leave now” would lead to “{written}”, and nothing has that address"
    yield Problem(settings.locate(EXIT), "course-settings", message, hint)


_ADDRESS = "Write an address that starts with https://, or “about:blank” for an empty page."


def _no_place(course: Course, key: str, message: str, written: str, known: Iterable[str]) -> Problem:
    below = written.removeprefix(f"{course.docs}/")
    near = below if below in known else None
    hint = (
        f"Write “{near}”."
        if near
        else did_you_mean(written, known, f"Write it, or name another one by its path from “{course.docs}” on.")
    )
    return Problem(course.settings.locate((*COURSE, key)), "course-settings", message, hint)
