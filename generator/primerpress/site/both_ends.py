"""A course that is read and checked from both ends at once, where there are cores for it.

What the second process reads and finds is kept, and the first takes it from there when it comes to it.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from primerpress.checks.course import check_course
from primerpress.course.course import read_course
from primerpress.course.misplaced import QUIZZES
from primerpress.course.settings import read_settings
from primerpress.site.second_process import SecondProcess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from primerpress.kept import Kept


@contextmanager
def from_end(
    folder: Path, kept: Kept, file: Path | None = None, *, drafts: bool = False, edition: str = ""
) -> Iterator[None]:
    """Let a second process read and check a course from its end, as long as the first does so from its start.

    Args:
        folder: the folder that holds its configuration.
        kept: where what was read and checked before is kept.
        file: the configuration, where it is not the one that the folder holds.
        drafts: whether drafts are part of it.
        edition: for whom it is made, where that is not what the environment says.
    """

    def read_and_check() -> Iterator[object]:
        kept.open_again()
        course = read_course(folder, file, drafts=drafts, kept=kept, edition=edition, backwards=True)
        yield check_course(course)
        kept.write()

    second = SecondProcess()
    if kept.on and second.possible:
        second.start(read_and_check(), _files(folder, file) - kept.number("read", "quiz"))
    try:
        yield
    finally:
        second.end()


def _files(folder: Path, file: Path | None) -> int:
    docs = folder / read_settings(folder, file).docs
    with suppress(OSError):  # a folder that cannot be read is told by whoever reads it
        return sum(1 for place, sign in ((docs, "*.md"), (folder / QUIZZES, "*.y*ml")) for _ in place.rglob(sign))
    return 0
