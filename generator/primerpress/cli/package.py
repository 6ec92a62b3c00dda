"""`primerpress package`: the course as one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from primerpress.cli.telling import checked_course, failures, left_out, number, short, warn_of
from primerpress.cli.which_course import course_folder, course_option, edition_option
from primerpress.site.engines import ENGINES
from primerpress.site.zip_package import START, package_zip

if TYPE_CHECKING:
    from primerpress.site.zip_package import Packed

_MEGABYTE = 1_000_000
_TOO_LARGE_FOR_MAIL = 20 * _MEGABYTE


@click.group()
def package() -> None:
    """Make one file of the course, to send, or to put on a stick."""


@package.command("zip")
@course_option
@click.option("--engine", type=click.Choice(list(ENGINES)), default="mkdocs", show_default=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write, or the folder for it; by default it lies in the course's folder, and is called by its id.",
)
@edition_option
def zip_(given: Path | None, engine: str, output: Path | None, edition: str) -> None:
    """Write a zip whose folder works by a double click, without a server and without a connection.

    It holds the whole course, its search as well, and a page “Start here”. The same course gives the same bytes. An
    earlier package of the course is replaced, and nothing else is.
    """
    checked = checked_course(course_folder(given), engine, edition)
    with failures():
        packed = package_zip(checked.course, engine, output, checked.state)
    warn_of(packed.built, checked)
    for line in (*_about(packed), *left_out(checked.course)):
        click.echo(line)


def _about(packed: Packed) -> list[str]:
    found = packed.built.found
    held = f"{number(found.pages, 'page')} and {number(found.quizzes, 'quiz', 'quizzes')}"
    lines = [
        f"{short(packed.file)}: {_megabytes(packed.size)}, {held}.",
        "Unpacked: " + ", ".join(f"{kind} {_megabytes(size)}" for kind, size in packed.parts) + ".",
    ]
    if packed.size > _TOO_LARGE_FOR_MAIL:
        lines.append("Many mail servers refuse files of more than 20 MB.")
    return [*lines, f"Whoever gets it unpacks it, and opens “{START}”."]


def _megabytes(size: int) -> str:
    return f"{max(size / _MEGABYTE, 0.1):.1f} MB"
