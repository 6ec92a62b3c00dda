"""`primerpress rename`: another name for a quiz, a question or a page, wherever the course names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import click

from primerpress.checks.course import check_course
from primerpress.cli.telling import number
from primerpress.cli.which_course import course_folder, course_option
from primerpress.course.course import Course, read_course
from primerpress.course.edition import FACILITATOR
from primerpress.course.former import renamed
from primerpress.problems import CourseError, Problem, errors
from primerpress.renaming.edits import Line
from primerpress.renaming.page import rename_page
from primerpress.renaming.plan import CannotRenameError, Renaming
from primerpress.renaming.question import rename_question
from primerpress.renaming.quiz import rename_quiz
from primerpress.renaming.written import Unplaced
from primerpress.writing import AlreadyThereError, written

_dry_run_option = click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")


@click.group()
def rename() -> None:
    """Give a quiz, a question or a page another name, wherever the course names it.

    What learners have kept follows, by the key “was”. All of it is changed or nothing; comments and the form of
    files stay.
    """


@rename.command()
@click.argument("name", metavar="QUIZ")
@click.argument("new", metavar="NEW")
@_dry_run_option
@course_option
def quiz(name: str, new: str, given: Path | None, *, dry_run: bool) -> None:
    """Rename the quiz QUIZ, its file, and each directive, link and setting that names it."""
    _rename(given, lambda course: rename_quiz(course, name, new), dry_run=dry_run)


@rename.command()
@click.argument("name", metavar="QUIZ/ID")
@click.argument("new", metavar="NEW")
@_dry_run_option
@course_option
def question(name: str, new: str, given: Path | None, *, dry_run: bool) -> None:
    """Give a question another id, in its quiz and wherever it is named."""
    _rename(given, lambda course: rename_question(course, name, new), dry_run=dry_run)


@rename.command()
@click.argument("name", metavar="PAGE")
@click.argument("new", metavar="NEW")
@_dry_run_option
@course_option
def page(name: str, new: str, given: Path | None, *, dry_run: bool) -> None:
    """Rename or move a page, with the menu, each link to it, and the links on it.

    NEW is a name, such as “06-limits”, or a path, such as “modules/06-limits.md”.
    """
    _rename(given, lambda course: rename_page(course, name, new), dry_run=dry_run)


def _rename(given: Path | None, plan: Callable[[Course], Renaming], *, dry_run: bool) -> None:
    folder = course_folder(given)
    try:
        renaming = plan(read_course(folder, drafts=True, edition=FACILITATOR))
        lines = renaming.lines
        if not dry_run:
            _carry_out(renaming)
    except CourseError as error:
        click.echo("\n".join(map(str, error.problems)), err=True)
        raise click.ClickException("mend this first, so that nothing is renamed wrongly. Nothing was changed") from None
    except CannotRenameError as error:
        said = str(error)
        end = "" if said.endswith((".", "?")) else "."
        raise click.ClickException(f"{said}{end} Nothing was changed") from None
    except Unplaced as error:
        message = f"{error} is a link that cannot be found in its file; write it out plainly, and try again"
        raise click.ClickException(f"{message}. Nothing was changed") from None
    except AlreadyThereError as error:
        raise click.ClickException(f"“{error.path}” is there already. Nothing was changed") from None
    except OSError as error:
        where = error.filename or folder
        raise click.ClickException(f"“{where}” cannot be written: {error.strerror}. Nothing was changed") from None
    except KeyboardInterrupt:
        click.echo("\nStopped. Nothing was changed.", err=True)
        raise SystemExit(130) from None
    _tell(renaming, lines, dry_run=dry_run)


def _carry_out(renaming: Renaming) -> None:
    """Write it, look whether the course is as right as before, and else take it back.

    Raises:
        CannotRenameError: it would break something.
    """
    course = renaming.course
    with written({}, renaming.texts(), renaming.files_moved):
        after = read_course(course.folder, drafts=True, edition=FACILITATOR)
        if renaming.pair not in renamed(after):
            raise CannotRenameError(
                f"“was” cannot be put where it belongs in the way the file of “{renaming.pair[0]}” is written"
            )
        if worse := _worse(course, after):
            raise CannotRenameError(f"it would break something: {worse[0].message}, at {worse[0].location}")


def _worse(before: Course, after: Course) -> list[Problem]:
    """Return the errors of a kind of which there are more than before."""
    found = errors(check_course(after))
    more = Counter(problem.code for problem in found) - Counter(
        problem.code for problem in errors(check_course(before))
    )
    return [problem for problem in found if problem.code in more]


def _tell(renaming: Renaming, lines: list[Line], *, dry_run: bool) -> None:
    for before, now in renaming.moved.items():
        click.echo(f"{before}  →  {now}")
    for line in lines:
        click.echo(str(line))
    for said in renaming.left:
        click.echo(said)
    files = len({line.location.path for line in lines} | renaming.moved.keys())
    count = f"{number(len(lines), 'line')} in {number(files, 'file')}"
    click.echo(f"\nNothing was changed. {count} would be." if dry_run else f"\nRenamed: {count}.")
