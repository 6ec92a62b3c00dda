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

from primerpress.course.settings import COURSE
from primerpress.model.values import KEY
from primerpress.problems import Location, Problem, did_you_mean, nearest, shortened
from primerpress.reading.located_yaml import Mapping, Sequence, Text
from primerpress.site.engine_output import without_colour

if TYPE_CHECKING:
    from primerpress.course.course import Course

_NOT_INSTALLED = re.compile(r'The "(?P<name>[^"]+)" plugin is not installed')
_NO_EXTENSION = re.compile(r"Failed to load extension '(?P<name>[^']+)'")
_REQUIRED = "Required configuration not provided"
_NO_THEME = re.compile(r"Unrecognised theme name: '(?P<name>[^']+)'.*: (?P<known>.+)")
_UNKNOWN = "Unrecognised configuration name"
_LISTS = ("plugins", "markdown_extensions")
_TYPE = re.compile(r"Expected type: <class '(?P<type>\w+)'> but received: .*")
_TYPES = {
    "bool": "true or false",
    "str": "a text",
    "int": "a whole number",
    "list": "a list, each item on a line of its own that starts with “- ”",
    "dict": "a group of keys, each on a line of its own",
}
# Where a plugin comes from whose package is not called by its name.
_PACKAGES = {
    "awesome-nav": "mkdocs-awesome-nav",
    "awesome-pages": "mkdocs-awesome-pages-plugin",
    "callouts": "mkdocs-callouts",
    "enumerate-headings": "mkdocs-enumerate-headings-plugin",
    "exclude": "mkdocs-exclude",
    "ezglossary": "mkdocs-ezglossary-plugin",
    "gen-files": "mkdocs-gen-files",
    "git-authors": "mkdocs-git-authors-plugin",
    "git-revision-date-localized": "mkdocs-git-revision-date-localized-plugin",
    "glightbox": "mkdocs-glightbox",
    "i18n": "mkdocs-static-i18n",
    "include-markdown": "mkdocs-include-markdown-plugin",
    "literate-nav": "mkdocs-literate-nav",
    "macros": "mkdocs-macros-plugin",
    "meta-descriptions": "mkdocs-meta-descriptions-plugin",
    "minify": "mkdocs-minify-plugin",
    "open-in-new-tab": "mkdocs-open-in-new-tab",
    "print-site": "mkdocs-print-site-plugin",
    "redirects": "mkdocs-redirects",
    "rss": "mkdocs-rss-plugin",
    "section-index": "mkdocs-section-index",
    "table-reader": "mkdocs-table-reader-plugin",
}

# Of Material's and our own.
_KNOWN = ("primerpress", *(f"material/{name}" for name in ("blog", "meta", "offline", "privacy", "search", "tags")))


def refused_by_engine(course: Course) -> Iterator[Problem]:
    """Let MkDocs read the configuration, and yield what it would end a build for."""
    if course.settings.problems:
        return
    file = course.folder / course.settings.file
    config = MkDocsConfig(config_file_path=str(file))
    try:
        with file.open("rb") as opened, _quiet():
            config.load_file(opened)
            failed, warned = config.validate()
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
    known = [name for name, _ in config._schema]  # noqa: SLF001 - it says so nowhere else
    unknown = {key: nearest(key, known) for key, said in warned if _UNKNOWN in str(said)}
    for key, refused in failed:
        if key == "watch" and course.astray:  # the folder of quizzes has another name, which is told
            continue
        said = without_colour(str(refused)).strip()
        yield _missing(course, key, unknown) if _REQUIRED in said else _refused(course, key, said)
    for key, meant in unknown.items():
        if meant not in {failed_key for failed_key, _ in failed}:
            yield _unknown(course, key, meant)


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
            did_you_mean(
                name,
                (one for one in _KNOWN if one != name),
                f"Install it with “pip install {_PACKAGES.get(name, f'mkdocs-{name}')}”, or remove it from “plugins:”.",
            ),
        )
    if found := _NO_EXTENSION.search(said):
        name = found["name"]
        return _told(
            configuration.locate_named(("markdown_extensions",), name),
            f"there is no extension “{name}”, or it cannot be loaded",
            "Mind how it is written, install the package that it is from, or remove it.",
        )
    if key in _LISTS and (wrong := _no_list(course, key)):
        return wrong
    if found := _NO_THEME.match(said):
        hint = did_you_mean(found["name"], found["known"].split(", "))
        return _told(configuration.locate(("theme", "name")), f"there is no theme “{found['name']}”", hint)
    if found := _TYPE.match(said):
        said = f"it should be {_TYPES.get(found['type'], found['type'])}"
    hint = "Mend it, or remove the line to go by what is usual."
    first = said.split("\n", maxsplit=1)[0].rstrip(".").replace(f"{course.folder}/", "")
    return _told(configuration.locate((key,)), f"MkDocs does not take “{key}:”: {first}", hint)


def _no_list(course: Course, key: str) -> Problem | None:
    """Say why a list of plugins or extensions is none: a dash without a space, or options beside a name."""
    written = course.settings.configuration.node((key,))
    if isinstance(written, Text):
        example = "Write each on a line of its own, with a dash and a space before it, such as “- primerpress”."
        return _told(written.location, f"“{key}:” should be a list", example)
    for item in written.items if isinstance(written, Sequence) else ():
        if isinstance(item, Mapping) and len(item.entries) > 1:
            first, second, *_ = (entry.key for entry in item.entries.values())
            hint = f"Put two spaces more before it than stand before “{first.value}:”."
            message = f"“{second.value}:” stands beside “{first.value}:”, and should belong to it"
            return _told(second.location, message, hint)
    return None


def _missing(course: Course, key: str, unknown: dict[str, str | None]) -> Problem:
    misspelt = next((written for written, meant in unknown.items() if meant == key), None)
    hint = f"Write “{key}:” in place of “{misspelt}:”." if misspelt else f"Add a line “{key}: …”."
    location = course.settings.configuration.locate((misspelt, KEY) if misspelt else (key,))
    return _told(location, f"“{key}” is missing", hint)


def _unknown(course: Course, key: str, meant: str | None) -> Problem:
    hint = "Remove it, or write it below “extra:” if a template of yours reads it."
    if key == COURSE[-1]:
        hint = "Put it, and what belongs to it, below “extra:”, indented by two spaces."
    elif meant:
        hint = f"Did you mean “{meant}”?"
    message = f"the key “{shortened(key)}” is not known to MkDocs, so it does nothing"
    location = course.settings.configuration.locate((key, KEY))
    return Problem(location, "unknown-key", message, hint, severity="warning")


def _told(location: Location, message: str, hint: str) -> Problem:
    return Problem(location, "refused-setting", message, hint)
