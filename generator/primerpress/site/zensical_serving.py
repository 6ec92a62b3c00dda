"""Serving with Zensical: it follows each page, and what it knows nothing of, such as quizzes, is followed here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from primerpress.course.course import Course, read_course
from primerpress.course.rereading import TRUSTED_FOR, state_on_disk
from primerpress.kept import kept_for
from primerpress.problems import errors
from primerpress.site.check import everything_wrong
from primerpress.site.engines import module, served_by_zensical
from primerpress.site.following import Pulse

# Pages that Zensical follows by itself; any other file that an engine may take for a page is followed here.
_FOLLOWED = (".md", ".markdown")


@contextmanager
def zensical_command(folder: Path, address: str, say: Callable[[str], object], edition: str) -> Iterator[list[str]]:
    """Yield the command that serves a course, and follow its files meanwhile.

    Args:
        folder: the folder of the course.
        address: HOST:PORT.
        say: takes a line for the terminal; what is wrong with the course is said at the start and after each change.
        edition: for whom the course is shown.

    Raises:
        SiteError: Zensical cannot serve.
    """
    course = _read(folder, edition)
    with served_by_zensical(course) as (configuration, build_anew):
        pulse = Pulse(folder, _Following(course, build_anew, say))
        pulse.start()
        try:
            yield [*module("zensical"), "serve", "--config-file", configuration.name, "--dev-addr", address]
        finally:
            pulse.end()


class _Following:
    """Says what is wrong after a change, and has all pages built anew where it may show on more than one."""

    def __init__(self, course: Course, build_anew: Callable[[], object], say: Callable[[str], object]) -> None:
        self._folder, self._edition = course.folder, course.edition
        self._build_anew = build_anew
        self._say = say
        self._told: list[str] = []
        self._shown = _shown_on_others(course)
        self._tell(course)

    def __call__(self) -> None:
        course = _read(self._folder, self._edition)
        self._tell(course)
        shown = _shown_on_others(course)
        if shown != self._shown and not errors(course.settings.problems):
            self._shown = shown
            sleep(TRUSTED_FOR)  # or Zensical may make the pages from what was looked at just before this change
            self._build_anew()

    def _tell(self, course: Course) -> None:
        told = list(map(str, everything_wrong(course)))
        for line in told if told != self._told else ():
            self._say(line)
        if self._told and not told:
            self._say("No problems found.")
        self._told = told


def _read(folder: Path, edition: str) -> Course:
    kept = kept_for(folder)
    course = read_course(folder, drafts=True, kept=kept, edition=edition)
    kept.write()
    return course


def _shown_on_others(course: Course) -> object:
    """Return what more than one page may show: all but the words of each page."""
    pages = [
        (page.path, page.title, page.placed, page.sections, page.said, page.motif, page.draft, course.minutes(page))
        for page in course.pages
    ]
    # By their times, not by what they hold: Zensical may have read what stood there between two looks of ours.
    files = [
        one
        for one in state_on_disk(course.folder, course.settings)
        if not one[0].endswith(_FOLLOWED) and not Path(one[0]).is_dir()
    ]
    return pages, files
