"""The course as it is on disk now, read again only when a file has changed."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock
from time import monotonic

from primerpress.course.course import Course, read_course
from primerpress.course.misplaced import QUIZZES
from primerpress.course.settings import Settings, read_settings
from primerpress.course.support_file import FILE as SUPPORT

# An engine asks once for each page, hundreds of times in a second. Nobody saves a file between two of those.
TRUSTED_FOR = 0.25
"""For so many seconds a course is taken for what it was when it was last looked at."""

_lock = Lock()
_courses: dict[tuple[Path, bool], tuple[float, object, Course]] = {}


def latest_course(folder: Path, *, drafts: bool = False) -> Course:
    """Return the course in `folder`, from memory where no file of it has changed since it was read.

    Args:
        folder: the folder that holds its configuration.
        drafts: whether drafts are part of it, as they are while somebody writes.
    """
    with _lock:
        checked, signature, course = _courses.get((folder, drafts), (0.0, None, None))
        if course and monotonic() - checked < TRUSTED_FOR:
            return course
        now = state_on_disk(folder, read_settings(folder))
        if course is None or signature != now:
            course = read_course(folder, drafts=drafts)
        _courses[folder, drafts] = (monotonic(), now, course)
        return course


def state_on_disk(folder: Path, settings: Settings) -> tuple[tuple[str, int, int], ...]:
    """Return path, time and size of each file of the course, and of each folder within."""
    docs, sources = folder / settings.docs, settings.configuration.sources
    files = [
        *(folder / source.path for source in sources),
        folder / SUPPORT,
        *docs.rglob("*"),
        *(folder / QUIZZES).rglob("*"),
    ]
    return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file in files if (stat := _stat(file)))


def _stat(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None
