"""Building a site: aside from the old one, verified, then put in its place, or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from primerpress.course.edition import LEARNERS
from primerpress.problems import CourseError, errors
from primerpress.site.ending import clean_end
from primerpress.site.engines import ENGINES, Wanted
from primerpress.site.exchange import exchange
from primerpress.site.failure import SiteError, writing_in
from primerpress.site.hosting import write_for_hosts
from primerpress.site.offline import write_offline
from primerpress.site.settings import site_settings
from primerpress.site.stage import remove_litter, stage
from primerpress.site.target import refuse_loss, refuse_unfit
from primerpress.site.verify import Verified, verify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course


@dataclass(frozen=True)
class Built:
    """A site in its place.

    Args:
        target: the folder it is in.
        found: what the verification found, no errors among its problems.
        warnings: what the engine warned of, in its own words.
        output: all that the engine printed.
    """

    target: Path
    found: Verified
    warnings: tuple[str, ...]
    output: str


def build_site(
    course: Course, engine: str = "mkdocs", output: Path | None = None, checked: str = "", *, strict: bool = False
) -> Built:
    """Build a course.

    Args:
        course: the course.
        engine: one of ENGINES.
        output: the folder to write, where it is not the one that the course names.
        checked: the state of its files when it was checked; the engine then need not do so again.
        strict: whether a warning keeps the site from being put in its place, too.

    Raises:
        CourseError: the pages do not hold what they should; the problems say where.
        SiteError: the engine failed, or the target is not fit. In all these cases the old site is untouched.
    """
    settings = site_settings(course.settings)
    # Beside the site of learners, so that it is not published in its place by chance.
    name = settings.folder if course.edition == LEARNERS else f"{settings.folder.rstrip('/')}-{course.edition}"
    target = Path(os.path.realpath(output or course.folder / name))
    with writing_in(target):
        refuse_unfit(target, course)
        refuse_loss(target)
    with site_aside(course, target, engine, checked, strict=strict) as (new, built):
        exchange(new, target, aside=new.parent)
    return built


@contextmanager
def site_aside(  # noqa: PLR0913 - what both kinds of target ask for
    course: Course, target: Path, engine: str, checked: str = "", *, as_files: bool = False, strict: bool = False
) -> Iterator[tuple[Path, Built]]:
    """Yield a site that is built and verified, in a hidden folder of the target's that is gone afterwards.

    Args:
        course: the course.
        target: the folder that it is for.
        engine: one of ENGINES.
        checked: the state of its files when it was checked.
        as_files: whether addresses end in the name of a file, as they must in a folder that no server hands out.
        strict: whether a warning stops it, too.

    Raises:
        CourseError: the pages do not hold what they should; the problems say where.
        SiteError: the engine failed.
    """
    settings = site_settings(course.settings)
    with clean_end():
        remove_litter(course.folder)
        with stage(target) as work:
            new = work / "site"
            said = ENGINES[engine](course, new, Wanted(checked, as_files))
            write_for_hosts(new, course.settings, settings)
            write_offline(new, course.settings)
            found = verify(new, course, settings, target)
            if errors(found.problems) or (strict and found.problems):
                raise CourseError(found.problems)
            if strict and said.warnings:
                raise SiteError("\n".join(("the engine warns, and with --strict nothing is written:", *said.warnings)))
            yield new, Built(target, found, said.warnings, said.output)
