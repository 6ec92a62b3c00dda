"""The command `primerpress`."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from primerpress import __version__
from primerpress.cli.new import new
from primerpress.cli.package import package
from primerpress.cli.rename import rename
from primerpress.cli.stats import stats
from primerpress.cli.telling import (
    FORMATS,
    all_wrong,
    checked_course,
    failures,
    left_out,
    number,
    short,
    stop_for,
    warn_of,
)
from primerpress.cli.which_course import course_folder, course_option, edition_option
from primerpress.course.course import Course, read_course
from primerpress.course.edition import FACILITATOR
from primerpress.course.settings import FILE, read_settings
from primerpress.guide import write_guide
from primerpress.kept import kept_for
from primerpress.model.schema import quiz_schema
from primerpress.problems import Problem, errors, untold
from primerpress.site.both_ends import from_end
from primerpress.site.build import build_site
from primerpress.site.check import everything_wrong
from primerpress.site.engines import ENGINES
from primerpress.site.hosting import SERVERS
from primerpress.site.hosting import headers as headers_of
from primerpress.site.serve import serve_site
from primerpress.site.settings import site_settings
from primerpress.supply import as_cyclonedx, as_table, parts


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="primerpress")
def main() -> None:
    """Make a static training course from Markdown modules and quiz YAML.

    Begin with “primerpress new my-course”. “primerpress guide” shows pages that explain everything, also how
    to put a course online.
    """


main.add_command(new)
main.add_command(package)
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
    folder = course_folder(given)
    kept = kept_for(folder)
    with from_end(folder, kept):
        course = read_course(folder, kept=kept)
        problems = _in_both_editions(course)
    kept.close()
    click.echo(FORMATS[form](problems, course.folder))
    raise SystemExit(1 if errors(problems) or (strict and problems) else 0)


@main.command()
@course_option
@click.option("--engine", type=click.Choice(list(ENGINES)), default="mkdocs", show_default=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help=f"The folder to write; by default “site_dir” of {FILE}, or “site”, with “-facilitator” for that edition.",
)
@edition_option
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
    checked = checked_course(course_folder(given), engine, edition, strict=strict)
    with failures():
        built = build_site(checked.course, engine, output, checked.state, strict=strict)
    warn_of(built, checked)
    if verbose:
        click.echo(built.output, err=True)
    pages, quizzes = number(built.found.pages, "page"), number(built.found.quizzes, "quiz", "quizzes")
    click.echo(f"{pages} and {quizzes} are in {short(built.target)}.")
    for line in left_out(checked.course):
        click.echo(line)
    click.echo("How to put it online: primerpress guide. To hand it out: primerpress package zip.")
    click.echo(f"For a web server: primerpress headers {'|'.join(SERVERS)}.")


@main.command()
@course_option
@click.option("--engine", type=click.Choice(list(ENGINES)), default="mkdocs", show_default=True)
@click.option("--address", metavar="HOST:PORT", help=f"Where to serve; by default “dev_addr” of {FILE}.")
@edition_option
def serve(given: Path | None, engine: str, address: str | None, edition: str) -> None:
    """Show the course on this computer, and again after each change."""
    folder = course_folder(given)
    stop_for(read_settings(folder).problems)
    with failures():
        raise SystemExit(serve_site(folder, address, click.echo, edition, engine))


@main.command()
@click.argument("server", type=click.Choice(list(SERVERS)))
@course_option
def headers(server: str, given: Path | None) -> None:
    """Print what tells a web server to send the course's policy and other headers with it.

    The course has to be built. For Netlify and Cloudflare Pages a build has put it into the site, as “_headers”.
    """
    settings = read_settings(course_folder(given))
    stop_for(settings.problems)
    online = site_settings(settings)
    site = course_folder(given) / online.folder
    if not (site / "index.html").is_file():
        raise click.ClickException(f"there is no site in “{short(site)}”. Build it first: primerpress build")
    click.echo(SERVERS[server](headers_of(site, settings), online.base), nl=False)


@main.command()
@click.option("--address", metavar="HOST:PORT", default="127.0.0.1:8001", show_default=True, help="Where to serve.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="A folder to write them to, as a website for whoever has nothing installed; then they are not shown.",
)
def guide(address: str, output: Path | None) -> None:
    """Show the pages for instructors: each kind of question live, each message explained, how to publish.

    They are on this computer, and need no connection.
    """
    with TemporaryDirectory(prefix="primerpress-guide-") as folder, failures():
        pages = write_guide(Path(folder))
        if output is None:
            raise SystemExit(serve_site(pages, address, say=click.echo))
        built = build_site(read_course(pages), output=output)
        click.echo(f"{number(built.found.pages, 'page')} for instructors are in {short(built.target)}.")


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "cyclonedx"]), default="text", show_default=True)
def sbom(form: str) -> None:
    """Print what Primerpress is made of: each package of others with its version and licence.

    With “--format cyclonedx” it is a software bill of materials, which tools read that look for known flaws.
    """
    listed = parts()
    click.echo(as_table(listed) if form == "text" else json.dumps(as_cyclonedx(listed), indent=2))


@main.command()
def schema() -> None:
    """Print the JSON Schema of a quiz file, by which an editor can help."""
    click.echo(json.dumps(quiz_schema(), indent=2, ensure_ascii=False))


def _in_both_editions(course: Course) -> list[Problem]:
    """Return all that is wrong in what learners meet, and in what is for whoever leads a group."""
    problems = all_wrong(course)
    # What both have is read once.
    other = read_course(course.folder, kept=course.kept, edition=FACILITATOR)
    if course.edition == FACILITATOR or other.pages == course.pages:
        return problems
    return sorted({*problems, *untold(everything_wrong(other), problems)})
