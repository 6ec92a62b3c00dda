"""The command `primerpress`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from primerpress import __version__
from primerpress.checks.course import check_course
from primerpress.course.course import read_course
from primerpress.course.settings import FILE, find_course
from primerpress.problems import Problem, errors


def _course_folder(given: Path | None) -> Path:
    folder = find_course(given or Path.cwd())
    if folder is None or (given and folder != given.resolve()):
        where = f"in {given}" if given else "in this folder or above it"
        raise click.UsageError(f"there is no {FILE} {where}; name the course's folder with --course")
    return folder


_course_option = click.option(
    "--course",
    "given",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"The course's folder; by default the nearest one upwards that holds a {FILE}.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="primerpress")
def main() -> None:
    """Make a static training course from Markdown modules and quiz YAML."""


@main.command()
@_course_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def check(given: Path | None, form: str) -> None:
    """Look through the whole course and name every mistake at once."""
    problems = check_course(read_course(_course_folder(given)))
    click.echo(_FORMATS[form](problems))
    raise SystemExit(1 if errors(problems) else 0)


def _as_text(problems: list[Problem]) -> str:
    if not problems:
        return "No problems found."
    return "\n".join([*map(str, problems), "", _count(problems)])


def _count(problems: list[Problem]) -> str:
    number = len(problems)
    return "1 problem found." if number == 1 else f"{number} problems found."


def _as_json(problems: list[Problem]) -> str:
    return json.dumps({"problems": [problem.as_dict() for problem in problems]}, indent=2, ensure_ascii=False)


def _as_github(problems: list[Problem]) -> str:
    """Workflow commands, which a pull request shows beside the line."""

    def escape(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    return "\n".join(
        f"::{problem.severity} file={problem.location.path},line={problem.location.line},"
        f"col={problem.location.column},title={problem.code}::"
        + escape(f"{problem.message}. {problem.hint}".removesuffix(". "))
        for problem in problems
    )


_FORMATS = {"text": _as_text, "json": _as_json, "github": _as_github}
