"""Checks of settings by which pages would ask another site: nobody else is to learn who reads a course."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from primerpress.checks.drawings import check_drawings
from primerpress.checks.links import AWAY, PRIVACY, external
from primerpress.course.engine_made import only_the_engine_knows
from primerpress.course.policy import is_let_in
from primerpress.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course
    from primerpress.course.settings import Settings

OWN_EMOJI = "emoji_generator: !!python/name:material.extensions.emoji.to_svg"
OWN_INDEX = "emoji_index: !!python/name:material.extensions.emoji.twemoji"
"""The options by which emoji come from the course itself."""


def check_other_sites(course: Course) -> Iterator[Problem]:
    """Look through the settings that make a browser ask another site."""
    settings = course.settings
    yield from check_drawings(course, [path for _, path in _named(settings)])
    if settings.configuration.get("extra", "analytics"):
        yield _asks(
            settings.locate(("extra", "analytics")),
            "analytics tell another site who reads this course, and every page says that nothing leaves the device",
            "Remove “analytics:” and what stands below it.",
        )
    for site, keys in settings.asked_sites.items():
        message = f"pages may ask “{site}”, which then sees who reads this course"
        hint = "Put the files into the course if you can, and remove this line."
        yield Problem(settings.locate(keys), "external-request", message, hint, severity="warning")
    if settings.uses(PRIVACY):
        return
    if settings.configuration.get("theme", "font"):
        yield _asks(
            settings.locate(("theme", "font")),
            "the font would be loaded from fonts.googleapis.com",
            "Remove it. A font whose files lie in the course can be named by “@font-face” in a file of “extra_css”.",
        )
    yield from _offline(settings)
    yield from _emoji(settings)
    yield from _files(course)


def _asks(location: Location, message: str, hint: str) -> Problem:
    return Problem(location, "external-request", message, hint)


def _offline(settings: Settings) -> Iterator[Problem]:
    for name in ("material/offline", "offline"):
        if name in settings.plugins:
            yield _asks(
                settings.configuration.locate_named(("plugins",), name),
                f"“{name}” makes each page load a script from unpkg.com",
                "Remove it: with “use_directory_urls: false” the course works from a folder, its search as well. "
                "Or add “material/privacy”, which brings the script into the site.",
            )


def _emoji(settings: Settings) -> Iterator[Problem]:
    name = "pymdownx.emoji"
    if name not in settings.extensions:
        return
    generator = str(settings.options("markdown_extensions", name).get("emoji_generator") or "pymdownx.emoji.to_png")
    if generator.startswith("pymdownx.emoji.") and not generator.endswith("to_alt"):
        yield _asks(
            settings.configuration.locate_named(("markdown_extensions",), name),
            "each emoji would be a picture from another site",
            f"Write below it, indented: “{OWN_EMOJI}”, and “{OWN_INDEX}”.",
        )


def _files(course: Course) -> Iterator[Problem]:
    """Look at the files that the settings name for every page."""
    made = only_the_engine_knows(course.settings)
    for keys, written in _named(course.settings):
        location = course.settings.locate(keys)
        if AWAY.match(written):
            if not is_let_in(written, course.settings.asked_sites):
                yield external(location, written)
        elif not made and not _is_there(written, course):
            message = f"there is no file “{written}” in “{course.docs}”"
            yield Problem(location, "broken-link", message, "Put it there, or remove this line. Mind capital letters.")


def _named(settings: Settings) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for key in ("extra_javascript", "extra_css"):
        listed: Any = settings.configuration.get(key)
        for index, one in enumerate(listed if isinstance(listed, list) else ()):
            path = one.get("path") if isinstance(one, dict) else one
            if isinstance(path, str):
                yield (key, index, *(("path",) if isinstance(one, dict) else ())), path
    for key in ("logo", "favicon"):
        path = settings.configuration.get("theme", key)
        if isinstance(path, str):
            yield ("theme", key), path


def _is_there(path: str, course: Course) -> bool:
    custom = course.settings.configuration.get("theme", "custom_dir")
    in_theme = isinstance(custom, str) and (course.folder / custom / path).is_file()
    return path.partition("?")[0] in course.files or in_theme or path.startswith("assets/")
