"""`primerpress new`: a course to start from, and what is added to one."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from subprocess import list2cmdline
from typing import Any

import click

from primerpress.cli.which_course import course_folder, course_option
from primerpress.course.course import read_course
from primerpress.course.edition import FACILITATOR
from primerpress.model.quiz import KINDS
from primerpress.problems import did_you_mean, shortened
from primerpress.site.languages import languages
from primerpress.starter.additions import Addition, CannotAddError, new_module, new_question, new_quiz
from primerpress.starter.course import MOST_MODULES, Plan, write_course
from primerpress.starter.names import title_of
from primerpress.writing import AlreadyThereError, write_all

_page_option = click.option("--page", type=click.Path(path_type=Path), help="The page at whose end it is placed.")


_FOLDER = "DIR"
_GIT = ".git"
"""What an empty folder may hold: a repository that has just been fetched."""


class _CourseUnlessNamed(click.Group):
    """A group whose first word may also be a folder: then a course is meant."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command for a course before whatever is no other command of the group."""
        named = {*self.commands, *ctx.help_option_names} - {_FOLDER}
        return super().parse_args(ctx, args if args and args[0] in named else [_FOLDER, *args])

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show both ways to write it."""
        formatter.write_usage(ctx.command_path, f"{_FOLDER} [OPTIONS]")
        formatter.write_usage(ctx.command_path, "module|quiz|question …", prefix="  or:  ")


class _OfAFolder(click.Command):
    """A command whose name already stands for its folder."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own
        """Return what is written behind the name."""
        return ["[OPTIONS]"]


@click.group(cls=_CourseUnlessNamed)
def new() -> None:
    """Start a course in the folder DIR, or add a module, a quiz or a question to one.

    Where a folder is called like one of the commands below, write “./module”.
    """


def _one_line(_context: click.Context, _parameter: click.Parameter, written: str | None) -> str | None:
    """Return a title with single spaces; nothing where there is none."""
    words = " ".join((written or "").split())
    if written is not None and not (words and words.isprintable()):
        raise click.BadParameter("write a few words on one line")
    return words or None


def _title(context: click.Context, parameter: click.Parameter, written: str | None) -> str | None:
    """Return the title of a page and its quiz, in which HTML and directives are refused."""
    words = _one_line(context, parameter, written)
    if words and (sign := re.search(r"<(?=[A-Za-z/!?])|::(?=\w)", words)):
        raise click.BadParameter(
            f"a title cannot hold “{shortened(words[sign.start() :])}”; put a space behind “{sign[0]}”"
        )
    return words


def _spoken(_context: click.Context, _parameter: click.Parameter, written: str | None) -> str | None:
    known = languages()
    if written is None or written in known:
        return written
    alike = next((code for code in known if code.lower() == written.strip().lower().replace("_", "-")), None)
    if alike:
        return alike
    hint = did_you_mean(written, known, "Write a code, such as “en”, “de”, “es” or “pt-BR”.")
    raise click.BadParameter(f"“{written}” is no language that the theme speaks. {hint}")


@new.command(_FOLDER, cls=_OfAFolder)
@click.argument("folder", metavar=_FOLDER, type=click.Path(path_type=Path))
@click.option("--title", callback=_one_line, help="What the course is called; by default as the folder is.")
@click.option("--language", callback=_spoken, help="Its language, such as “en” or “pt-BR”; by default “en”.")
@click.option("--modules", type=click.IntRange(1, MOST_MODULES), help="How many modules; by default 3.")
@click.option(
    "--exit/--no-exit",
    "way_out",
    default=None,
    help="Whether each page has a button for leaving at once; by default not.",
)
@click.option(
    "--support/--no-support", default=None, help="Whether a page says where to find help; by default as --exit."
)
def course(folder: Path, **wanted: Any) -> None:
    """Start a course: write a small one to DIR, which works and waits to be changed.

    In a terminal, what no option says is asked. Elsewhere nothing is asked, and the defaults count. Nothing that is
    there is written over.
    """
    _expect_free(folder)
    with _told(folder):
        plan = _asked(folder, **wanted)
        written = write_course(plan)
    click.echo(f"“{plan.title}” is in {folder}: {len(written)} files, all yours to change.\n")
    click.echo("See it:")
    click.echo(f"    cd {_quoted(folder)}\n    primerpress serve\n")
    click.echo("README.md in it says how to go on, and how to put the course online.")
    if plan.support:
        click.echo("Before you publish, put services that you know into support.yml: it holds none yet.")
    if not plan.language.startswith("en"):
        click.echo(
            f"The theme speaks “{plan.language}”. The words of this small course and of Primerpress are English so far."
        )


@new.command()
@click.argument("title", callback=_title)
@course_option
def module(title: str, given: Path | None) -> None:
    """Add a module: a page with a quiz at its end, in the menu after the last module."""
    read = read_course(course_folder(given), drafts=True, edition=FACILITATOR)
    _add(read.folder, lambda: new_module(read, title))


@new.command()
@click.argument("title", callback=_title)
@_page_option
@course_option
def quiz(title: str, page: Path | None, given: Path | None) -> None:
    """Add a quiz with a question to change, and place it at the end of a page."""
    read = read_course(course_folder(given), drafts=True, edition=FACILITATOR)
    _add(read.folder, lambda: new_quiz(read, title, page))


@new.command()
@click.argument("name", metavar="QUIZ")
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="KIND")
@_page_option
@course_option
def question(name: str, kind: str, page: Path | None, given: Path | None) -> None:
    """Add a question to a quiz, to be changed; with --page it stands in the text there.

    KIND is one of single-choice, multiple-choice, true-false, short-answer, numeric, matching, ordering,
    fill-in-the-blanks, categorize, rating, reflection, judgement and scenario.
    """
    read = read_course(course_folder(given), drafts=True, edition=FACILITATOR)
    _add(read.folder, lambda: new_question(read, name, kind, page))


def _asked(folder: Path, *, title: str | None, language: str | None, modules: int | None, **yes: bool | None) -> Plan:
    """Return the plan: what the options say, and for the rest what somebody answers or the defaults."""
    plan = Plan(folder, title_of(folder.resolve().name))
    said = {"title": title, "language": language, "modules": modules, "exit": yes["way_out"], "support": yes["support"]}
    if sys.stdin.isatty() and sys.stdout.isatty():
        said = _answers(plan, said)
    if said["support"] is None:
        said["support"] = said["exit"]
    return replace(plan, **{name: value for name, value in said.items() if value is not None})  # type: ignore[arg-type]


def _answers(plan: Plan, said: dict[str, Any]) -> dict[str, Any]:
    """Ask what no option says. Enter takes what stands in brackets."""
    context = click.get_current_context()
    ask: dict[str, Callable[[], Any]] = {
        "title": lambda: click.prompt("What is the course called?", plan.title, value_proc=_answer(context, _one_line)),
        "language": lambda: click.prompt("In which language?", plan.language, value_proc=_answer(context, _spoken)),
        "modules": lambda: click.prompt("How many modules?", plan.modules, type=click.IntRange(1, MOST_MODULES)),
        "exit": lambda: click.confirm(
            "Might reading it be risky or hard for somebody?\n"
            "Then each page gets a button for leaving at once, and one says where to find help."
        ),
    }
    return {name: ask[name]() if value is None and name in ask else value for name, value in said.items()}


def _answer(context: click.Context, read: Any) -> Any:
    return lambda written: read(context, None, written)


def _expect_free(folder: Path) -> None:
    try:
        is_folder = folder.is_dir()
        in_the_way = any(one.name != _GIT for one in folder.iterdir()) if is_folder else os.path.lexists(folder)
    except OSError as error:
        raise click.ClickException(f"“{folder}” cannot be read: {error.strerror}") from None
    if in_the_way:
        raise click.UsageError(f"“{folder}” is there already and not an empty folder; name another one")


def _add(folder: Path, make: Any) -> None:
    """Write what is added, and say what was done and what is left to do."""
    with _told(folder):
        added: Addition = make()
        write_all(added.new, added.changed)
    for word, files in (("Written", added.new), ("Changed", added.changed)):
        for file in files:
            click.echo(f"{word}: {file.relative_to(folder).as_posix()}")
    for line in added.left:
        click.echo(line)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say in words what stopped it; nothing has been written then."""
    try:
        yield
    except CannotAddError as error:
        raise click.ClickException(str(error)) from None
    except AlreadyThereError as error:
        raise click.ClickException(f"“{error.path}” is there already; nothing was written") from None
    except OSError as error:
        where = error.filename or folder
        raise click.ClickException(f"“{where}” cannot be written: {error.strerror}. Nothing was written") from None
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nStopped. Nothing was written.", err=True)
        raise SystemExit(130) from None


def _quoted(folder: Path) -> str:
    """Return the folder as the shell of this system has it in a command."""
    return list2cmdline([str(folder)]) if os.name == "nt" else shlex.quote(str(folder))
