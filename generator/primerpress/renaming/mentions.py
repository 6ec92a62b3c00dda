"""Lines that name what is renamed and that nobody but their author can judge: examples, templates, hooks."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import Path

from primerpress.course.course import Course
from primerpress.course.misplaced import QUIZZES
from primerpress.course.walk import Walk
from primerpress.problems import Location
from primerpress.reading.files import Source, read_source

_READ = {".md", ".markdown", ".yml", ".yaml", ".html", ".txt", ".py", ".toml", ".json", ".pages"}
_LARGEST = 1_000_000


def mentions(course: Course, pattern: str, changed: Container[tuple[str, int]]) -> list[str]:
    """Return a line for each place that names what is renamed and stays as it is.

    Args:
        course: whose files are looked through.
        pattern: how it may be named.
        changed: the lines that change, each by its file and its number.
    """
    return [
        f"Left as it is: {place.path}:{place.line}: {line.strip()}"
        for place, line in _found(course, re.compile(pattern))
        if (place.path, place.line) not in changed
    ]


def _found(course: Course, pattern: re.Pattern[str]) -> Iterator[tuple[Location, str]]:
    for file in _files(course):
        path = file.relative_to(course.folder).as_posix()
        source = read_source(file, path)
        for number, line in enumerate(source.lines if isinstance(source, Source) else (), 1):
            if pattern.search(line):
                yield Location(path, number), line


def _files(course: Course) -> Iterator[Path]:
    docs = course.folder / course.settings.docs
    walk = Walk(course.folder, docs)
    beside = (file for file in sorted(course.folder.iterdir()) if file.is_file())
    for file in (*beside, *walk.files(docs), *walk.files(course.folder / QUIZZES)):
        if file.suffix.lower() in _READ and file.is_relative_to(course.folder) and file.stat().st_size < _LARGEST:
            yield file
