"""The small course that `primerpress new` writes: three modules, what surrounds them, and what an editor needs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import yaml
from jinja2 import Environment, StrictUndefined

from primerpress import __version__
from primerpress.model.schema import quiz_schema
from primerpress.starter.names import readable, without_markup
from primerpress.writing import write_all

MOST_MODULES = 20
SCHEMA = ".vscode/quiz.schema.json"
"""Where the schema of a quiz lies in a course, so that an editor finds it without a connection."""

# A file that is called .gitignore or .vscode would already mean something here.
_HIDDEN = ("gitignore", "github", "vscode", "pre-commit-config.yaml")
_WRITTEN = ("Make room", "Ask", "Say it back")
_ONLY_FOR = {"support.yml": "support", "docs/support.md": "support"}


@dataclass(frozen=True)
class Plan:
    """What a new course shall be.

    Args:
        folder: where it will be, a folder that is empty or does not exist.
        exit: whether each page has a button for leaving at once.
        support: whether it has a page that says where to find help.
    """

    folder: Path
    title: str
    language: str = "en"
    modules: int = 3
    exit: bool = False
    support: bool = False


@dataclass(frozen=True)
class _Module:
    """A module: its number, its title, and the name of its quiz."""

    number: int
    title: str
    slug: str

    @property
    def file(self) -> str:
        return f"{self.number:02}-{self.slug}"


def write_course(plan: Plan) -> list[Path]:
    """Write a new course in whole or not at all, and return its files.

    Raises:
        AlreadyThereError: a file is in the way.
        OSError: it cannot be written.
    """
    texts = {plan.folder / name: text for name, text in sorted(_texts(plan))}
    write_all(texts)
    return list(texts)


def filled(text: str, **values: object) -> str:
    """Return a text with what stands between `<<` and `>>` filled in. Braces and brackets mean nothing in it."""
    jinja = Environment(  # noqa: S701 - it writes Markdown and YAML, in which nothing is escaped as in HTML
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    return jinja.from_string(text).render(values)


def titled(title: str) -> dict[str, str]:
    """Return a title as it is written in YAML and in Markdown."""
    return {
        "title_yaml": title if _is_plain(title) else json.dumps(title, ensure_ascii=False),
        "title_markdown": without_markup(title),
    }


def _is_plain(title: str) -> bool:
    """Whether YAML reads it as it is; what JSON puts into quotation marks it always does."""
    words = title.replace(" ", "").replace("-", "").isalpha() and title[0].isalpha()
    return words and yaml.safe_load(title) == title


def source(*way: str) -> str:
    """Return the text of one of the files beside this one."""
    return files("primerpress.starter").joinpath(*way).read_text("utf-8")


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield each file of the course by its path, with its text."""
    modules = [_module(number) for number in range(1, plan.modules + 1)]
    values = {
        **titled(plan.title),
        "id": readable(plan.folder.resolve().name, "course"),
        "language": plan.language,
        "modules": modules,
        "exit": plan.exit,
        "support": plan.support,
        "version": __version__,
        "today": date.today().isoformat(),  # noqa: DTZ011 - the day by the author's own calendar
    }
    numbered = {f"docs/modules/{module.slug}.md": module for module in modules}
    wanted = {module.slug for module in modules} | {"final-quiz"}
    for name, text in _files(files("primerpress.starter").joinpath("files")):
        kept = not name.startswith(("docs/modules/", "quizzes/")) or Path(name).stem in wanted
        if kept and (name not in _ONLY_FOR or values[_ONLY_FOR[name]]):
            module = numbered.get(name)
            yield f"docs/modules/{module.file}.md" if module else _called(name), _text(name, text, values)
    for module in modules[len(_WRITTEN) :]:
        yield from _module_to_write(module)
    yield SCHEMA, f"{json.dumps(quiz_schema(), indent=2, ensure_ascii=False)}\n"


def _module(number: int) -> _Module:
    title = _WRITTEN[number - 1] if number <= len(_WRITTEN) else f"Module {number}"
    return _Module(number, title, readable(title, "module"))


def _module_to_write(module: _Module) -> Iterator[tuple[str, str]]:
    values = {**titled(module.title), "slug": module.slug}
    yield f"docs/modules/{module.file}.md", filled(source("parts", "module.md"), **values)
    yield f"quizzes/{module.slug}.yml", first_quiz(module.title)


def first_quiz(title: str) -> str:
    """Return a quiz with one question to change."""
    question = filled(source("parts", "questions", "single-choice.yml"), id="first-question")
    listed = "".join(f"  {line}" if line.strip() else line for line in question.splitlines(keepends=True))
    return filled(source("parts", "quiz.yml"), **titled(title)) + listed


def _text(name: str, text: str, values: dict[str, object]) -> str:
    # Workflows have braces and brackets of their own, and nothing to fill in.
    return text if name.startswith("github/") else filled(text, **values)


def _called(name: str) -> str:
    return f".{name}" if name.startswith(_HIDDEN) else name


def _files(folder: Traversable, way: str = "") -> Iterator[tuple[str, str]]:
    for file in folder.iterdir():
        if file.is_dir():
            yield from _files(file, f"{way}{file.name}/")
        elif not file.name.endswith((".pyc", ".pyo")):
            yield f"{way}{file.name}", file.read_text("utf-8")
