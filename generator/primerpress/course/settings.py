"""What Primerpress needs to know from `mkdocs.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import NoneType
from typing import Any

import yaml

from primerpress.model.values import Path as Keys
from primerpress.problems import Location, Problem, shortened
from primerpress.reading.files import Source, read_source
from primerpress.reading.located_yaml import Mapping, Node, Sequence, Text, find, locate, read
from primerpress.reading.yaml_messages import syntax_problem, unreadable_character

FILE = "mkdocs.yml"

_COMPARE = "Look for an invisible character, a date that does not exist, or very many brackets."

COURSE = ("extra", "course")
"""The keys that lead to what `mkdocs.yml` says about the course itself."""

EXIT = (*COURSE, "exit")
"""The keys that lead to the page which stands behind the quick way out; `false` there means that there is none."""

# What each key of it should hold, and an example of it.
_TEXTS: dict[Keys, tuple[str, str]] = {
    (*COURSE, "id"): ("a word", "id: sharing-with-purpose"),
    (*COURSE, "modules"): ("the name of a folder", "modules: modules"),
    (*COURSE, "version"): ("a text or a number", 'version: "2026.11"'),
    (*COURSE, "support"): ("the name of a page", "support: support.md"),
    (*COURSE, "support_label"): ("a text", "support_label: Find support"),
    EXIT: ("an address or “false”", "exit: about:blank"),
    (*COURSE, "certificate", "quiz"): ("the name of a quiz", "quiz: final-quiz"),
}
_SWITCH = "Put quotation marks around it if it is a name: without them YAML takes it for a switch."
_NOT_A_TEXT = {Sequence: "a list", Mapping: "a group of keys"}
_GROUPS: dict[Keys, str] = {COURSE: "id: sharing-with-purpose", (*COURSE, "certificate"): "quiz: final-quiz"}


@dataclass(frozen=True)
class Settings:
    """The part of the configuration that is about the course.

    `nav` lists the pages in the order of the navigation, `modules` names the folder that holds the modules, and
    `certificate_quiz` the quiz that must be passed for a certificate.
    """

    course: str = "course"
    docs: str = "docs"
    language: str = "en"
    theme: str = ""
    extensions: tuple[str, ...] = ()
    nav: tuple[str, ...] = ()
    modules: str = ""
    version: str = ""
    title: str = ""
    certificate_quiz: str = ""
    problems: tuple[Problem, ...] = field(default=())
    source: Source = field(default=Source(FILE, ""), compare=False, repr=False)

    def locate(self, keys: Keys) -> Location:
        """Return the place of the value that the keys lead to, or of the last part of the way that exists."""
        return _locate(self.source, keys)

    @cached_property
    def nav_titles(self) -> tuple[Text, ...]:
        """The titles in the navigation."""
        document, _ = read(self.source)
        nav = document.get("nav") if isinstance(document, Mapping) else None
        return tuple(_titles(nav))


class _Loader(yaml.SafeLoader):
    """Reads a configuration whose tags only the engine understands (`!ENV`, `!!python/name:…`)."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def find_course(start: Path) -> Path | None:
    """Return the nearest folder from `start` upwards that holds a `mkdocs.yml`, or None."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / FILE).is_file():
            return folder
    return None


def read_settings(folder: Path) -> Settings:
    """Read `mkdocs.yml`; what is wrong with it comes back as problems, and defaults in its stead."""
    source = read_source(folder / FILE, FILE)
    if isinstance(source, Problem):
        return Settings(problems=(source,))
    try:
        found = yaml.load(source.text, _Loader)  # noqa: S506 - a SafeLoader
    except yaml.reader.ReaderError:
        return Settings(problems=(unreadable_character(source),))
    except yaml.MarkedYAMLError as error:
        return Settings(problems=(syntax_problem(error, source),))
    except (yaml.YAMLError, ValueError, RecursionError):
        return Settings(problems=(_problem("yaml-syntax", "the file cannot be read as YAML", _COMPARE),))
    if not isinstance(found, dict):
        return Settings(problems=(_problem("empty-file", "the file holds no settings", "Start with “site_name: …”."),))
    return _settings(found, source)


def _settings(found: dict[str, Any], source: Source) -> Settings:
    theme = found.get("theme")
    theme = theme if isinstance(theme, dict) else {"name": theme}
    extensions = found.get("markdown_extensions")
    extensions = extensions if isinstance(extensions, (list, dict)) else ()
    problems = [*_wrong_shapes(found, source), *_unsafe_exit(found, source)]
    course = _text(found, "id")
    if course and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", course):
        problems.append(
            Problem(
                _locate(source, (*COURSE, "id")),
                "course-id",
                f"“{shortened(course)}” cannot be the id of a course",
                "Use letters, digits and hyphens under “extra: course: id:”, such as “sharing-with-purpose”.",
            )
        )
    return Settings(
        course=course or _slug(str(found.get("site_name") or "")) or "course",
        docs=str(found.get("docs_dir") or "docs"),
        language=str(theme.get("language") or "en"),
        theme=str(theme.get("name") or ""),
        extensions=tuple(
            str(next(iter(extension), "")) if isinstance(extension, dict) else str(extension)
            for extension in extensions
        ),
        nav=tuple(_pages(found.get("nav"))),
        modules=_text(found, "modules").strip("/"),
        version=_text(found, "version"),
        title=str(found.get("site_name") or ""),
        certificate_quiz=_text(found, "certificate", "quiz"),
        problems=tuple(problems),
        source=source,
    )


def _wrong_shapes(found: dict[str, Any], source: Source) -> Iterator[Problem]:
    """Yield a problem for each value about the course that is no text, or no group of keys, where one belongs."""
    for keys, example in _GROUPS.items():
        if not isinstance(_value(found, keys), (dict, NoneType)):
            hint = f"Write “{example}” on the line below it, indented by two spaces."
            yield _wrong_shape(keys, "a group of keys", hint, source)
    for keys, (expected, example) in _TEXTS.items():
        value = _value(found, keys)
        if isinstance(value, (bool, dict, list)) and not (keys == EXIT and value is False):
            switch = f" {_SWITCH}" if isinstance(value, bool) else ""
            yield _wrong_shape(keys, expected, f"Write it on one line, such as “{example}”.{switch}", source)


def _unsafe_exit(found: dict[str, Any], source: Source) -> Iterator[Problem]:
    """The quick way out leads to a page. The theme, which reads the settings by itself, goes by the same rule."""
    address = _text(found, "exit")
    scheme, colon, _ = address.partition(":")
    if colon and not address.lower().startswith(("https://", "http://")) and address.lower() != "about:blank":
        yield Problem(
            _locate(source, EXIT),
            "unsafe-link",
            f"the way out may not start with “{shortened(scheme)}:”",
            "Write an address that starts with https://, a page of the course, or “about:blank” for an empty page.",
        )


def _wrong_shape(keys: Keys, expected: str, hint: str, source: Source) -> Problem:
    document, _ = read(source)
    written = find(document, keys) if document else None
    # YAML has made true of “yes” by now, so the text itself is quoted.
    what = f"“{shortened(written.value)}”" if isinstance(written, Text) else _NOT_A_TEXT.get(type(written), "this")
    message = f"“{keys[-1]}” should be {expected}, not {what}"
    return Problem(_locate(source, keys), "course-settings", message, hint)


def _value(found: object, keys: Keys) -> object:
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _locate(source: Source, keys: Keys) -> Location:
    document, _ = read(source)
    return locate(document, keys) if document else Location(FILE)


def _text(found: dict[str, Any], *keys: str) -> str:
    """Return what is written for a key about the course; nothing where it is no text."""
    value = _value(found, (*COURSE, *keys))
    return "" if value is None or isinstance(value, (bool, dict, list)) else str(value)


def _pages(nav: object, within: tuple[int, ...] = ()) -> Iterator[str]:
    """Yield the pages of a navigation: a list of paths, and of groups of them by title."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, (dict, list)) and id(nav) not in within:  # an alias may put a list into itself
        parts = nav.values() if isinstance(nav, dict) else nav
        yield from (page for part in parts for page in _pages(part, (*within, id(nav))))


def _titles(nav: Node | None) -> Iterator[Text]:
    if isinstance(nav, Sequence):
        yield from (title for item in nav.items for title in _titles(item))
    elif isinstance(nav, Mapping):
        for key, value in nav.entries.values():
            yield key
            yield from _titles(value)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _problem(code: str, message: str, hint: str) -> Problem:
    return Problem(Location(FILE), code, message, hint)
