"""What Primerpress needs to know from `mkdocs.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from primerpress.course.model_problems import find, locate
from primerpress.located_yaml import Mapping, Sequence, Text, not_utf8, read, syntax_problem, unreadable_character
from primerpress.model.values import Path as Keys
from primerpress.problems import Location, Problem, shortened, unreadable

FILE = "mkdocs.yml"

_COMPARE = "Look for an invisible character, a date that does not exist, or very many brackets."

COURSE = ("extra", "course")
"""The keys that lead to what `mkdocs.yml` says about the course itself."""

# What stands behind each key of it, and an example. All but the last hold one text or number.
_SHAPES: dict[Keys, tuple[str, str]] = {
    ("id",): ("a word", "id: sharing-with-purpose"),
    ("modules",): ("the name of a folder", "modules: modules"),
    ("version",): ("a text or a number", 'version: "2026.11"'),
    ("support",): ("the name of a page", "support: support.md"),
    ("support_label",): ("a text", "support_label: Support"),
    ("exit",): ("an address", "exit: about:blank"),
    ("certificate", "quiz"): ("the name of a quiz", "quiz: final-quiz"),
}


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
    source: bytes = field(default=b"", compare=False, repr=False)

    def locate(self, keys: Keys) -> Location:
        """Return the place of the value that the keys lead to, or of the last part of the way that exists."""
        return _locate(self.source, keys)


class _Loader(yaml.SafeLoader):
    """Reads a configuration whose tags only the engine understands (`!ENV`, `!!python/name:…`)."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def find_course(start: Path) -> Path | None:
    """Return the nearest folder from `start` upwards that holds a `mkdocs.yml`, or None."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / FILE).is_file():
            return folder
    return None


def read_settings(folder: Path) -> Settings:  # noqa: PLR0911 - a way out for each way to fail
    """Read `mkdocs.yml`; what is wrong with it comes back as problems, and defaults in its stead."""
    content, text = b"", ""
    try:
        content = (folder / FILE).read_bytes()
        text = content.decode("utf-8-sig")
        found = yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader
    except UnicodeDecodeError as error:
        return Settings(problems=(not_utf8(content, error, FILE),))
    except yaml.reader.ReaderError:
        return Settings(problems=(unreadable_character(text, FILE),))
    except yaml.MarkedYAMLError as error:
        return Settings(problems=(syntax_problem(error, text, FILE),))
    except (yaml.YAMLError, ValueError, RecursionError):
        return Settings(problems=(_problem("yaml-syntax", "the file cannot be read as YAML", _COMPARE),))
    except OSError as error:
        return Settings(problems=(unreadable(FILE, error),))
    if not isinstance(found, dict):
        return Settings(problems=(_problem("empty-file", "the file holds no settings", "Start with “site_name: …”."),))
    return _settings(found, content)


def _settings(found: dict[str, Any], source: bytes) -> Settings:
    theme = found.get("theme")
    theme = theme if isinstance(theme, dict) else {"name": theme}
    extensions = found.get("markdown_extensions")
    extensions = extensions if isinstance(extensions, (list, dict)) else ()
    problems = list(_wrong_shapes(_group(found, "extra"), source))
    extra = _group(_group(found, "extra"), "course")
    course = _text(extra, "id")
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
        modules=_text(extra, "modules").strip("/"),
        version=_text(extra, "version"),
        title=str(found.get("site_name") or ""),
        certificate_quiz=_text(_group(extra, "certificate"), "quiz"),
        problems=tuple(problems),
        source=source,
    )


def _wrong_shapes(extra: dict[str, Any], source: bytes) -> Iterator[Problem]:
    """Yield a problem for each value under `extra: course:` that is not what can stand there."""
    for *way, key in (("course",), *(("course", *keys) for keys in (("certificate",), *_SHAPES))):
        group = extra
        for step in way:
            group = _group(group, step)
        keys = ("extra", *way, key)
        expected, example = _SHAPES.get((*way[1:], key), ("a group of keys", ""))
        value = group.get(key)
        fits = isinstance(value, dict) if not example else not isinstance(value, (bool, dict, list))
        if value is None or fits:
            continue
        yield Problem(
            _locate(source, keys),
            "course-settings",
            f"“{key}” should be {expected}, not {_shape(source, keys)}",
            f"Write it on one line, such as “{example}”."
            if example
            else "Write each key on a line of its own, as “key: value”, indented below.",
        )


def _locate(source: bytes, keys: Keys) -> Location:
    document, _ = read(source, FILE)
    return locate(document, keys) if document else Location(FILE)


def _shape(source: bytes, keys: Keys) -> str:
    """Return how to call what was written: YAML has made true of “yes” by now."""
    document, _ = read(source, FILE)
    value = find(document, keys) if document else None
    if isinstance(value, Text):
        return f"“{shortened(value.value)}”"
    return {Sequence: "a list", Mapping: "a group of keys"}.get(type(value), "this")


def _pages(nav: object) -> Iterator[str]:
    """Yield the pages of a navigation: a list of paths, and of groups of them by title."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        yield from (page for part in nav.values() for page in _pages(part))
    elif isinstance(nav, list):
        yield from (page for part in nav for page in _pages(part))


def _group(found: dict[str, Any], key: str) -> dict[str, Any]:
    value = found.get(key)
    return value if isinstance(value, dict) else {}


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _problem(code: str, message: str, hint: str) -> Problem:
    return Problem(Location(FILE), code, message, hint)
