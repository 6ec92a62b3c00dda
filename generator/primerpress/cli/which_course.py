"""Which course a command works on, the one that is named or the nearest upwards, and which edition of it."""

from __future__ import annotations

from pathlib import Path

import click

from primerpress.course.edition import EDITIONS, LEARNERS
from primerpress.course.settings import FILE, find_course

course_option = click.option(
    "--course",
    "given",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"The course's folder; by default the nearest one upwards that holds a {FILE}.",
)

edition_option = click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default=LEARNERS,
    show_default=True,
    help="For whom: “facilitator” also holds what is for whoever leads a group.",
)


def course_folder(given: Path | None) -> Path:
    """Return the course's folder.

    Raises:
        click.UsageError: there is none.
    """
    folder = find_course(given or Path.cwd())
    if folder is None or (given and folder != given.resolve()):
        where = f"in {given}" if given else "in this folder or above it"
        raise click.UsageError(f"there is no {FILE} {where}; name the course's folder with --course")
    return folder
