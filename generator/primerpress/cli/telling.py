"""What commands say: of problems, of what stopped them, and of what they have done."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from primerpress.course.course import Course, read_course
from primerpress.course.edition import LEARNERS
from primerpress.kept import kept_for
from primerpress.problems import CourseError, Problem, errors, untold
from primerpress.site.both_ends import from_end
from primerpress.site.check import everything_wrong, state_of
from primerpress.site.engine_settings import refused_by_engine
from primerpress.site.failure import SiteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from primerpress.site.build import Built


class Checked(NamedTuple):
    """A course that can be built, what is told of it, and the state of its files when it was checked."""

    course: Course
    told: list[Problem]
    state: str


def checked_course(folder: Path, engine: str, edition: str = LEARNERS, *, strict: bool = False) -> Checked:
    """Return the course if nothing stops it from being built, and tell what is wrong with it."""
    state = state_of(folder)
    kept = kept_for(folder)
    with from_end(folder, kept, edition=edition):
        course = read_course(folder, kept=kept, edition=edition)
        problems = all_wrong(course) if engine == "mkdocs" else everything_wrong(course)
    stop_for(problems, strict=strict)
    warn(problems)
    kept.close()
    return Checked(course, problems, state)


def warn_of(built: Built, checked: Checked) -> None:
    """Tell what only the finished site shows."""
    messages = {problem.message for problem in checked.told}
    new = [one for one in untold(built.found.problems, checked.told) if one.message not in messages]
    warn(new, built.warnings)


def all_wrong(course: Course) -> list[Problem]:
    """Return what the checks find, and what the engine finds on other lines."""
    problems = everything_wrong(course)
    return sorted({*problems, *untold(refused_by_engine(course), problems)})


def stop_for(problems: Sequence[Problem], *, strict: bool = False) -> None:
    """End the command where there is something to mend; if it is strict, also where there is a warning."""
    if errors(problems) or (strict and problems):
        click.echo(_as_text(list(problems)), err=True)
        raise SystemExit(1)


def warn(problems: Sequence[Problem], warnings: Sequence[str] = ()) -> None:
    """Tell of problems, and of what an engine warns of, beside what the command prints."""
    for line in (*map(str, problems), *(f"warning: {warning}" for warning in warnings)):
        click.echo(line, err=True)


@contextmanager
def failures() -> Iterator[None]:
    """Say in words what stopped a command."""
    try:
        yield
    except CourseError as error:
        stop_for(error.problems, strict=True)
    except SiteError as error:
        raise click.ClickException(str(error)) from None


def left_out(course: Course) -> Iterator[str]:
    """Say how many pages of a course are not in what learners get."""
    if count := len(course.withheld):
        pages = number(count, "page")
        yield f"Left out, because for whoever leads a group: {pages}. They are in --edition facilitator."


def number(count: int, one: str, many: str = "") -> str:
    """Return a number with what is counted."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def short(path: Path) -> str:
    """Return the path as somebody in this folder would write it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _as_text(problems: list[Problem], _folder: Path = Path()) -> str:
    if not problems:
        return "No problems found."
    return "\n".join([*map(str, problems), "", _count(problems)])


def _count(problems: list[Problem]) -> str:
    return f"{number(len(problems), 'problem')} found."


def _as_json(problems: list[Problem], _folder: Path) -> str:
    return json.dumps({"problems": [problem.as_dict() for problem in problems]}, indent=2, ensure_ascii=False)


def _as_github(problems: list[Problem], folder: Path) -> str:
    """Workflow commands, which a pull request shows beside the line. A path begins at the top of the repository."""
    top = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    way = folder.resolve().relative_to(top) if folder.resolve().is_relative_to(top) else Path()

    def escape(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    return "\n".join(
        f"::{problem.severity} file={(way / problem.location.path).as_posix()},line={problem.location.line},"
        f"col={problem.location.column},title={problem.code}::"
        + escape(f"{problem.message}. {problem.hint}".removesuffix(". "))
        for problem in problems
    )


FORMATS = {"text": _as_text, "json": _as_json, "github": _as_github}
