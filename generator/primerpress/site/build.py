"""Building a site: aside from the old one, verified, then put in its place, or not at all."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from primerpress.problems import CourseError, Problem, errors
from primerpress.site.ending import clean_end
from primerpress.site.engines import ENGINES
from primerpress.site.exchange import exchange
from primerpress.site.failure import writing_in
from primerpress.site.search_from_folder import write_search_scripts
from primerpress.site.settings import site_settings
from primerpress.site.stage import remove_litter, stage
from primerpress.site.target import refuse_loss, refuse_unfit
from primerpress.site.verify import verify

if TYPE_CHECKING:
    from primerpress.course.course import Course


@dataclass(frozen=True)
class Built:
    """A site in its place.

    Args:
        target: the folder it is in.
        pages: the number of its pages, the one for mistyped addresses left out.
        problems: what the verification found, none of it an error.
        warnings: what the engine warned of, in its own words.
        output: all that the engine printed.
    """

    target: Path
    pages: int
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]
    output: str


def build_site(course: Course, engine: str = "mkdocs", output: Path | None = None) -> Built:
    """Build a course that has been checked.

    Raises:
        CourseError: the pages do not hold what they should; the problems say where.
        SiteError: the engine failed, or the target is not fit. In all these cases the old site is untouched.
    """
    settings = site_settings(course.settings)
    target = Path(os.path.realpath(output or course.folder / settings.folder))
    with writing_in(target):
        refuse_unfit(target, course)
        refuse_loss(target)
    with clean_end():
        remove_litter(course.folder)
        with stage(target) as work:
            new = work / "site"
            said = ENGINES[engine](course, new)
            if course.settings.configuration.get("use_directory_urls") is False:
                write_search_scripts(new)
            problems = verify(new, course, settings, target)
            if errors(problems):
                raise CourseError(problems)
            pages = sum(1 for page in new.rglob("*.html") if page != new / "404.html")
            exchange(new, target, aside=work)
    return Built(target, pages, tuple(problems), said.warnings, said.output)
