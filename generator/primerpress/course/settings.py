"""What Primerpress needs to know from `mkdocs.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from primerpress.located_yaml import not_utf8, syntax_problem, unreadable_character
from primerpress.problems import Location, Problem, unreadable

FILE = "mkdocs.yml"

_COMPARE = "Look for an invisible character, a date that does not exist, or very many brackets."


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
    return _settings(found)


def _settings(found: dict[str, Any]) -> Settings:
    theme = found.get("theme")
    theme = theme if isinstance(theme, dict) else {"name": theme}
    extensions = found.get("markdown_extensions")
    extensions = extensions if isinstance(extensions, (list, dict)) else ()
    extra = _group(_group(found, "extra"), "course")
    course = extra.get("id")
    problems = []
    if course is not None and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", str(course)):
        problems.append(
            _problem(
                "course-id",
                f"“{course}” cannot be the id of a course",
                "Use letters, digits and hyphens under “extra: course: id:”, such as “sharing-with-purpose”.",
            )
        )
    return Settings(
        course=str(course or _slug(str(found.get("site_name") or "")) or "course"),
        docs=str(found.get("docs_dir") or "docs"),
        language=str(theme.get("language") or "en"),
        theme=str(theme.get("name") or ""),
        extensions=tuple(
            str(next(iter(extension), "")) if isinstance(extension, dict) else str(extension)
            for extension in extensions
        ),
        nav=tuple(_pages(found.get("nav"))),
        modules=str(extra.get("modules") or "").strip("/"),
        version=str(extra.get("version") or ""),
        title=str(found.get("site_name") or ""),
        certificate_quiz=str(_group(extra, "certificate").get("quiz") or ""),
        problems=tuple(problems),
    )


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
