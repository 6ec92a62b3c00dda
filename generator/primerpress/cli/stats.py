"""`primerpress stats`: what a course holds, or how a group answered it, in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from primerpress.cli.telling import number, warn
from primerpress.cli.which_course import course_folder, course_option
from primerpress.course.course import Course, read_course
from primerpress.problems import errors
from primerpress.stats.items import LEAST, OfGroup, of_group
from primerpress.stats.of_course import of_course
from primerpress.stats.output import as_csv, as_page, as_text, is_ours
from primerpress.stats.slips import read_slips
from primerpress.writing import write_all

# Within so many bytes a file says what wrote it.
_HEAD = 2000

_file = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("slips", required=False, metavar="[SLIPS]", type=click.Path(path_type=Path))
@course_option
@click.option("--csv", "table", type=_file, help="Write every figure to this file, for a spreadsheet.")
@click.option("--html", "page", type=_file, help="Write one page with plots to this file.")
def stats(slips: Path | None, given: Path | None, table: Path | None, page: Path | None) -> None:
    """Count what the course holds: words, minutes, questions by kind and by objective.

    With the folder SLIPS, which holds class slips that learners have handed out: how a group answered each question. Of
    a question that fewer than five answered, nothing is shown.
    """
    course = _readable(course_folder(given))
    targets = {target.resolve(): what for target, what in ((table, "--csv"), (page, "--html")) if target}
    if table and page and len(targets) == 1:
        raise click.UsageError("--csv and --html name the same file")
    for target in targets:
        _expect_ours(target, course)
    figures, told = _of_slips(course, slips) if slips else (of_course(course), ())
    click.echo(as_text(figures.tables()), nl=False)
    for line in told:
        click.echo(line, err=True)
    texts = {}
    if table:
        texts[table.resolve()] = as_csv(figures.rows())
    if page:
        texts[page.resolve()] = as_page(figures, told)
    _write(texts)


def _of_slips(course: Course, folder: Path) -> tuple[OfGroup, Sequence[str]]:
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder “{folder}” with class slips; learners save one under “My data”")
    try:
        read = read_slips(folder, course)
    except OSError as error:
        raise click.ClickException(f"“{folder}” cannot be read: {error.strerror}") from None
    if len(read.slips) < LEAST:
        for line in read.told:
            click.echo(line, err=True)
        raise click.ClickException(
            f"of {len(read.slips)} class slips of this course in “{folder}” nothing is shown: {LEAST} are needed, "
            "so that nobody can guess what each of them answered"
        )
    return of_group(course, read.slips), read.told


def _readable(folder: Path) -> Course:
    course = read_course(folder)
    warn(course.settings.problems)
    if errors(course.settings.problems):
        raise click.ClickException(f"mend {course.settings.file} first")
    if count := len(errors(course.problems)):
        click.echo(
            f"{number(count, 'thing')} in the course cannot be read and {'is' if count == 1 else 'are'} not "
            "counted; “primerpress check” names them.\n",
            err=True,
        )
    return course


def _expect_ours(target: Path, course: Course) -> None:
    """See that nothing is written over but what was written here, and nothing where learners would find it."""
    docs = (course.folder / course.settings.docs).resolve()
    if target.is_relative_to(docs):
        raise click.UsageError(f"“{target.name}” would lie in {course.docs} and be published; name another folder")
    if not target.parent.is_dir():
        raise click.UsageError(f"there is no folder “{target.parent}”")
    try:
        start = target.read_bytes()[:_HEAD] if target.exists() else b""
    except OSError as error:
        raise click.ClickException(f"“{target}” cannot be read: {error.strerror}. Nothing was written") from None
    if start and not is_ours(start.decode("utf-8", "replace")):
        raise click.ClickException(f"“{target}” is there and holds something else; name another file")


def _write(texts: dict[Path, str]) -> None:
    try:
        there = {path: text for path, text in texts.items() if path.exists()}
        write_all({path: text for path, text in texts.items() if path not in there}, there)
    except OSError as error:
        message = f"“{error.filename}” cannot be written: {error.strerror}. Nothing was written"
        raise click.ClickException(message) from None
    except KeyboardInterrupt:
        click.echo("\nStopped. Nothing was written.", err=True)
        raise SystemExit(130) from None
    for path in texts:
        click.echo(f"Written: {path}")
