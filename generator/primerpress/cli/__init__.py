"""The command `primerpress`."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from primerpress import __version__
from primerpress.cli.new import new
from primerpress.cli.rename import rename
from primerpress.cli.stats import stats
from primerpress.cli.which_course import course_folder, course_option
from primerpress.course.course import read_course
from primerpress.course.edition import EDITIONS, FACILITATOR, LEARNERS
from primerpress.course.settings import FILE, read_settings
from primerpress.guide import write_guide
from primerpress.kept import Kept, kept_for
from primerpress.model.schema import quiz_schema
from primerpress.problems import CourseError, Problem, errors, untold
from primerpress.site.build import build_site
from primerpress.site.check import everything_wrong, state_of
from primerpress.site.engine_settings import refused_by_engine
from primerpress.site.engines import ENGINES
from primerpress.site.failure import SiteError
from primerpress.site.hosting import SERVERS
from primerpress.site.hosting import headers as headers_of
from primerpress.site.serve import serve_site
from primerpress.site.settings import site_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from primerpress.course.course import Course


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="primerpress")
def main() -> None:
    """Make a static training course from Markdown modules and quiz YAML.

    Begin with “primerpress new my-course”. “primerpress guide” shows pages that explain everything, also how
    to put a course online.
    """


_edition_option = click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default=LEARNERS,
    show_default=True,
    help="For whom: “facilitator” also holds what is for whoever leads a group.",
)

main.add_command(new)
main.add_command(rename)
main.add_command(stats)


@main.command()
@course_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="End with 1 for warnings, too.")
def check(given: Path | None, form: str, *, strict: bool) -> None:
    """Look through the whole course and name every mistake at once.

    Ends with 1 where something has to be mended before the course can be built, and with 0 for warnings.
    """
    course = read_course(course_folder(given))
    problems = _in_both_editions(course)
    click.echo(_FORMATS[form](problems, course.folder))
    raise SystemExit(1 if errors(problems) or (strict and problems) else 0)


@main.command()
@course_option
@click.option("--engine", type=click.Choice(list(ENGINES)), default="mkdocs", show_default=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help=f"The folder to write; by default “site_dir” of {FILE}, or “site”, with “-facilitator” for that edition.",
)
@_edition_option
@click.option("--strict", is_flag=True, help="Write nothing where there is a warning, either.")
@click.option("--verbose", is_flag=True, help="Show what the engine says.")
def build(  # noqa: PLR0913 - an argument for each option
    given: Path | None, engine: str, output: Path | None, edition: str, *, strict: bool, verbose: bool
) -> None:
    """Write the course as a website, complete or not at all.

    Only what an earlier build has written is replaced or removed; all else in the folder stays. A folder with something
    in it and no site is left alone. To publish from one, such as a checkout of git, copy a built site into it once,
    with the hidden file “.primerpress-manifest”. How to put the site online, “primerpress guide” says.
    """
    folder = course_folder(given)
    state = state_of(folder)
    kept = kept_for(folder)
    course, told = _checked_course(folder, engine, kept, edition, strict=strict)
    kept.close()
    with _failures():
        built = build_site(course, engine, output, state, strict=strict)
    messages = {problem.message for problem in told}
    _warn([one for one in untold(built.found.problems, told) if one.message not in messages], built.warnings)
    if verbose:
        click.echo(built.output, err=True)
    pages, quizzes = _number(built.found.pages, "page"), _number(built.found.quizzes, "quiz", "quizzes")
    click.echo(f"{pages} and {quizzes} are in {_short(built.target)}.")
    if count := len(course.withheld):
        left = _number(count, "page")
        click.echo(f"Left out, because for whoever leads a group: {left}. They are in --edition facilitator.")


@main.command()
@course_option
@click.option("--address", metavar="HOST:PORT", help=f"Where to serve; by default “dev_addr” of {FILE}.")
@_edition_option
def serve(given: Path | None, address: str | None, edition: str) -> None:
    """Show the course on this computer, and again after each change."""
    folder = course_folder(given)
    _stop_for(read_settings(folder).problems)
    with _failures():
        raise SystemExit(serve_site(folder, address, click.echo, edition))


@main.command()
@click.argument("server", type=click.Choice(list(SERVERS)))
@course_option
def headers(server: str, given: Path | None) -> None:
    """Print what tells a web server to send the course's policy and other headers with it.

    The course has to be built. For Netlify and Cloudflare Pages a build has put it into the site, as “_headers”.
    """
    settings = read_settings(course_folder(given))
    _stop_for(settings.problems)
    online = site_settings(settings)
    site = course_folder(given) / online.folder
    if not (site / "index.html").is_file():
        raise click.ClickException(f"there is no site in “{_short(site)}”. Build it first: primerpress build")
    click.echo(SERVERS[server](headers_of(site, settings), online.base), nl=False)


@main.command()
@click.option("--address", metavar="HOST:PORT", default="127.0.0.1:8001", show_default=True, help="Where to serve.")
def guide(address: str) -> None:
    """Show the pages for instructors: each kind of question live, each message explained, how to publish.

    They are on this computer, and need no connection.
    """
    with TemporaryDirectory(prefix="primerpress-guide-") as folder, _failures():
        raise SystemExit(serve_site(write_guide(Path(folder)), address, say=click.echo))


@main.command()
def schema() -> None:
    """Print the JSON Schema of a quiz file, by which an editor can help."""
    click.echo(json.dumps(quiz_schema(), indent=2, ensure_ascii=False))


def _checked_course(
    folder: Path, engine: str, kept: Kept, edition: str, *, strict: bool
) -> tuple[Course, list[Problem]]:
    """Return the course, and what is told of it, if nothing stops it from being built."""
    course = read_course(folder, kept=kept, edition=edition)
    problems = _all_wrong(course) if engine == "mkdocs" else everything_wrong(course)
    _stop_for(problems, strict=strict)
    _warn(problems)
    return course, problems


def _all_wrong(course: Course) -> list[Problem]:
    """Return what the checks find, and what the engine finds on other lines."""
    problems = everything_wrong(course)
    return sorted({*problems, *untold(refused_by_engine(course), problems)})


def _in_both_editions(course: Course) -> list[Problem]:
    """Return all that is wrong in what learners meet, and in what is for whoever leads a group."""
    problems = _all_wrong(course)
    other = read_course(course.folder, edition=FACILITATOR)
    if course.edition == FACILITATOR or other.pages == course.pages:
        return problems
    return sorted({*problems, *untold(_all_wrong(other), problems)})


def _stop_for(problems: Sequence[Problem], *, strict: bool = False) -> None:
    if errors(problems) or (strict and problems):
        click.echo(_as_text(list(problems)), err=True)
        raise SystemExit(1)


def _warn(problems: Sequence[Problem], warnings: Sequence[str] = ()) -> None:
    for line in (*map(str, problems), *(f"warning: {warning}" for warning in warnings)):
        click.echo(line, err=True)


@contextmanager
def _failures() -> Iterator[None]:
    """Say in words what stopped a command."""
    try:
        yield
    except CourseError as error:
        _stop_for(error.problems, strict=True)
    except SiteError as error:
        raise click.ClickException(str(error)) from None


def _number(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def _short(path: Path) -> str:
    """Return the path as somebody in this folder would write it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _as_text(problems: list[Problem], _folder: Path = Path()) -> str:
    if not problems:
        return "No problems found."
    return "\n".join([*map(str, problems), "", _count(problems)])


def _count(problems: list[Problem]) -> str:
    number = len(problems)
    return "1 problem found." if number == 1 else f"{number} problems found."


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


_FORMATS = {"text": _as_text, "json": _as_json, "github": _as_github}
