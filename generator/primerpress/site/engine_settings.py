"""What the engine itself refuses of a configuration, told where it stands."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from primerpress.problems import Location, Problem, shortened
from primerpress.site.engine_output import without_colour

if TYPE_CHECKING:
    from primerpress.course.course import Course

_NOT_INSTALLED = re.compile(r'The "(?P<name>[^"]+)" plugin is not installed')
_NO_EXTENSION = re.compile(r"Failed to load extension '(?P<name>[^']+)'")
# Where a plugin comes from whose package is not called by its name.
_PACKAGES = {
    "awesome-nav": "mkdocs-awesome-nav",
    "ezglossary": "mkdocs-ezglossary-plugin",
    "gen-files": "mkdocs-gen-files",
    "glightbox": "mkdocs-glightbox",
    "i18n": "mkdocs-static-i18n",
    "macros": "mkdocs-macros-plugin",
    "print-site": "mkdocs-print-site-plugin",
    "redirects": "mkdocs-redirects",
    "rss": "mkdocs-rss-plugin",
}


def refused_by_engine(course: Course) -> Iterator[Problem]:
    """Let MkDocs read the configuration, and yield what it would end a build for."""
    if course.settings.problems:
        return
    file = course.folder / course.settings.file
    config = MkDocsConfig(config_file_path=str(file))
    try:
        with file.open("rb") as opened, _quiet():
            config.load_file(opened)
            failed, _ = config.validate()
    except (MkDocsException, OSError, SystemExit) as error:
        yield _told(Location(course.settings.file), str(error), "Mend what it names.")
        return
    except Exception as error:  # noqa: BLE001 - what a plugin or a hook raises can be anything
        yield _told(
            course.settings.locate(("plugins",)),
            f"a plugin or an extension cannot be loaded: {shortened(str(error)) or type(error).__name__}",
            "Install anew the package that it is from, or remove it.",
        )
        return
    for key, refused in failed:
        yield _refused(course, key, without_colour(str(refused)).strip())


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep back what the engine and its plugins say while they read; what matters of it is returned."""
    logging.disable(logging.CRITICAL)
    try:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            yield
    finally:
        logging.disable(logging.NOTSET)


def _refused(course: Course, key: str, said: str) -> Problem:
    configuration = course.settings.configuration
    if found := _NOT_INSTALLED.search(said):
        name = found["name"]
        return _told(
            configuration.locate_named(("plugins",), name),
            f"the plugin “{name}” is not installed",
            f"Install it with “pip install {_PACKAGES.get(name, f'mkdocs-{name}')}”, or remove it from “plugins:”.",
        )
    if found := _NO_EXTENSION.search(said):
        name = found["name"]
        return _told(
            configuration.locate_named(("markdown_extensions",), name),
            f"there is no extension “{name}”, or it cannot be loaded",
            "Mind how it is written, install the package that it is from, or remove it.",
        )
    hint = "Mend it, or remove the line to go by what is usual."
    first = said.split("\n", maxsplit=1)[0].rstrip(".")
    return _told(configuration.locate((key,)), f"MkDocs does not take “{key}:”: {first}", hint)


def _told(location: Location, message: str, hint: str) -> Problem:
    return Problem(location, "refused-setting", message, hint)
