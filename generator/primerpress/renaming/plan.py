"""What a renaming would change: files that move, places that change, and what is left for the author to look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from primerpress.checks.former import check_former_names
from primerpress.course.course import Course
from primerpress.course.settings import Settings
from primerpress.problems import CourseError, errors
from primerpress.reading.files import Source
from primerpress.reading.located_yaml import Node, read
from primerpress.renaming.edits import Edit, Line, edited_file, lines_changed, source_of
from primerpress.renaming.mentions import mentions


class CannotRenameError(Exception):
    """Something cannot be renamed, for the reason in the message."""


@dataclass(frozen=True)
class Renaming:
    """What is renamed, with all that follows from it.

    Args:
        course: as it is.
        moved: where files of the course go, by where they are.
        edits: what changes in files, as they are called until now.
        pair: the former and the new name, as the records of learners have them.
        left: what the author is told to look at.
    """

    course: Course
    moved: dict[str, str]
    edits: tuple[Edit, ...]
    pair: tuple[str, str]
    left: tuple[str, ...] = ()

    @property
    def lines(self) -> list[Line]:
        """The lines that change, in the order of files and lines."""
        changed = [line for path, edits in self._by_path().items() for line in lines_changed(self._source(path), edits)]
        return sorted(changed, key=lambda line: line.location)

    @property
    def files_moved(self) -> dict[Path, Path]:
        """Where files go, by where they are."""
        return {self.course.folder / before: self.course.folder / now for before, now in self.moved.items()}

    def texts(self) -> dict[Path, str]:
        """Return the new texts of files, by where these are when those that move have moved.

        Raises:
            OSError: one of them cannot be read.
        """
        folder = self.course.folder
        return {
            (folder / self.moved.get(path, path)).resolve(): edited_file(folder / path, edits)
            for path, edits in self._by_path().items()
        }

    def with_mentions(self, pattern: str, told: Iterable[str] = ()) -> Renaming:
        """Return it with what the author is told to look at: some sentences, and what else is named like this."""
        changed = {line.location[:2] for line in self.lines}
        return replace(self, left=(*told, *mentions(self.course, pattern, changed)))

    def _by_path(self) -> dict[str, list[Edit]]:
        found: dict[str, list[Edit]] = {}
        for edit in self.edits:
            found.setdefault(edit.path, []).append(edit)
        return found

    def _source(self, path: str) -> Source:
        source = source_of(self.course.folder, path)
        if source is None:
            raise CannotRenameError(f"{path} cannot be read any more")
        return source


def expect_readable(course: Course) -> None:
    """See that nothing in a course could be read otherwise than it is meant.

    Raises:
        CourseError: something has to be mended first.
    """
    if found := errors([*course.problems, *check_former_names(course)]):
        raise CourseError(found)


def configurations(settings: Settings) -> Iterable[Node]:
    """Yield what each file of the configuration says, the course's own first."""
    return [document for document, _ in map(read, settings.configuration.sources) if document]


def within(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits, all in files of the course.

    Raises:
        CannotRenameError: one would be in a file outside of its folder, which other courses may share.
    """
    found = tuple(sorted(set(edits)))
    if outside := next((edit.path for edit in found if edit.path.startswith("../")), ""):
        raise CannotRenameError(
            f"it is named in {outside}, outside of the course, where other courses may read it, too. "
            "Change it there by hand, or move that line into the course"
        )
    return found
