"""Writes the instructor pages from the cases that the tests use, so that they cannot go stale.

Run it after a change to a case, to the model, to a command, or to what stands in `tools/teaching`:
`.venv/bin/python -m tools.teaching_pages`. A test says when it is due.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from primerpress.cli import main as command_line
from primerpress.course.settings import course_keys
from primerpress.model.front_matter import FrontMatter
from primerpress.model.motif import Motif
from primerpress.model.question import CommonQuestion
from primerpress.model.quiz import KINDS, Quiz
from primerpress.model.schema import SHIPPED, quiz_shape
from primerpress.model.support import Support
from primerpress.model.values import Part, parts_in
from primerpress.reading.directives import NAMES
from primerpress.site.environment import FINISHING, KNOWN_PLUGINS
from tools.described_schema import collected, describe, examples_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ("docs/teach/quiz.schema.json", f"generator/primerpress/model/{SHIPPED}")
TEXTS = ROOT / "tools" / "teaching"
QUESTIONS = ROOT / "tests" / "cases" / "questions"
WORKFLOW = ROOT.joinpath("generator", "primerpress", "starter", "files", "github", "workflows", "publish.yml")
PROBLEMS = ROOT / "tests" / "cases" / "problems"
WITHIN = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
LANGUAGES = {".html": "html", ".md": "markdown", ".txt": "text", ".vtt": "text", ".yml": "yaml", ".yaml": "yaml"}


@dataclass(frozen=True)
class Key:
    """A key that an instructor may write: `name` is `outer.inner` for one inside a group or a list."""

    name: str
    required: bool


def keys(part: type[Part], within: str = "") -> Iterator[Key]:
    """Yield the keys of a part of the model, those of the parts inside it among them."""
    seen = set()
    for name, field in part.model_fields.items():
        key = within + (field.alias or name)
        yield Key(key, field.is_required())
        for inner in (inner for below in parts_in(field.annotation) for inner in keys(below, f"{key}.")):
            if inner.name not in seen:
                yield inner
            seen.add(inner.name)


def own_keys(kind: str) -> list[Key]:
    """Return the keys of a kind that not every kind has."""
    common = {*CommonQuestion.model_fields, "kind"}
    return [key for key in keys(KINDS[kind]) if key.name.partition(".")[0] not in common]


def words() -> dict[str, Any]:
    """Return what `keys.yml` says about keys and directives."""
    read: dict[str, Any] = yaml.safe_load((TEXTS / "keys.yml").read_text(encoding="utf-8"))
    return read


def documented_kinds() -> list[str]:
    """Return the kinds that have a case to show, in the order of the model."""
    return [kind for kind in KINDS if (QUESTIONS / kind / "quiz.yml").is_file()]


def gaps() -> list[str]:
    """Return what the instructor pages lack, each in a sentence; the pages are complete if there is nothing."""
    said = words()
    expected = {
        "quiz": [key.name for key in keys(Quiz) if not key.name.startswith("questions.")],
        "common": [key.name for key in keys(CommonQuestion)],
        "directives": list(NAMES),
        "settings": course_keys(),
        "front-matter": list(FrontMatter.model_fields),
        "support": [key.name for key in keys(Support)],
        **{kind: [key.name for key in own_keys(kind)] for kind in KINDS},
    }
    files = [QUESTIONS / kind / file for kind in KINDS for file in ("quiz.yml", "about.md")]
    return [
        *(f"{file.relative_to(ROOT)} is missing" for file in files if not file.is_file()),
        *(
            f"tools/teaching/keys.yml does not describe “{name}” under “{section}:”"
            for section, names in expected.items()
            for name in names
            if name not in said.get(section, {})
        ),
        *(
            f"tools/teaching/keys.yml describes “{name}” under “{section}:”, which does not exist"
            for section in said
            for name in said[section]
            if name not in expected.get(section, [])
        ),
    ]


def pages() -> dict[str, str]:
    """Return path and text of each file that this tool writes."""
    jinja = Environment(
        loader=FileSystemLoader(TEXTS),
        undefined=StrictUndefined,
        comment_start_string="<#",  # “{#” starts the anchor of a heading here
        comment_end_string="#>",
        trim_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - it writes Markdown from files of this repository
    )
    said = words()
    values = {
        "directives": "\n\n".join(
            _definition(f"`{directive['write']}`", "", directive["shows"])
            for directive in (said["directives"][name] for name in NAMES if name in said["directives"])
        ),
        "commands": list(_commands(command_line, "primerpress")),
        "plugins": yaml.safe_load((TEXTS / "plugins.yml").read_text(encoding="utf-8")),
        "plugins_that_keep": ", ".join(f"`{name}`" for name in sorted(KNOWN_PLUGINS)),
        "plugins_that_finish": ", ".join(f"`{name}`" for name in sorted(FINISHING)),
        "first_quiz": _fence((TEXTS / "first-quiz.yml").read_text(encoding="utf-8"), "yaml"),
        "workflow": _fence(WORKFLOW.read_text(encoding="utf-8"), "yaml"),
        "example_output": _fence((PROBLEMS / "unknown-key" / "problems.txt").read_text(encoding="utf-8"), "text"),
        "quiz_keys": _described(
            (key for key in keys(Quiz) if not key.name.startswith("questions.")), said["quiz"], ["questions"]
        ),
        "settings": _described((Key(name, required=False) for name in course_keys()), said["settings"]),
        "front_matter": _described(keys(FrontMatter), said["front-matter"]),
        "support_keys": _described(keys(Support), said["support"], ["resources"]),
        "common_keys": _described(keys(CommonQuestion), said["common"]),
        "kinds": [_kind(kind, said.get(kind, {})) for kind in documented_kinds()],
        "motifs": ", ".join(f"`{name}`" for name in get_args(Motif)),
        "problems": [_problem(folder) for folder in sorted(PROBLEMS.iterdir()) if (folder / "about.md").is_file()],
    }
    return {
        **{
            f"docs/teach/{name}": _tidy(jinja.get_template(f"{name}.jinja").render(values))
            for name in (
                "index.md",
                "question-kinds.md",
                "settings.md",
                "group.md",
                "problems.md",
                "publish.md",
                "host.md",
            )
        },
        **dict.fromkeys(SCHEMAS, f"{json.dumps(described_schema(), indent=2, ensure_ascii=False)}\n"),
        **{
            f"quizzes/example-{kind}.yml": (QUESTIONS / kind / "quiz.yml").read_text(encoding="utf-8")
            for kind in documented_kinds()
        },
    }


def described_schema() -> dict[str, Any]:
    """Return the schema of a quiz with what is said of each key, and examples of what it may hold."""
    schema, said = quiz_shape(), words()
    shown = yaml.safe_load((TEXTS / "example-quiz.yml").read_text("utf-8"))
    cases = {kind: yaml.safe_load((QUESTIONS / kind / "quiz.yml").read_text("utf-8"))["questions"] for kind in KINDS}
    common = collected(
        pair for case in (*cases.values(), shown["questions"]) for pair in examples_in(case, said["common"])
    )
    for kind, case in cases.items():
        meanings = {"kind": "What sort of question it is.", **said["common"], **said[kind]}
        more = [question for question in shown["questions"] if question["kind"] == kind]
        examples = common | collected(examples_in([*case, *more], meanings))
        describe(schema["$defs"][KINDS[kind].__name__], schema, meanings, examples)
    of_quiz = {key: schema["properties"][key] for key in said["quiz"] if key in schema["properties"]}
    examples = collected(examples_in(shown, said["quiz"]))
    questions = of_quiz.pop("questions")
    describe({"properties": of_quiz}, schema, said["quiz"], examples)
    questions |= {"description": said["quiz"]["questions"], "examples": examples["questions"]}
    return schema


def _kind(kind: str, meanings: dict[str, str]) -> dict[str, Any]:
    title, about = _about(QUESTIONS / kind)
    return {
        "name": kind,
        "title": title,
        "about": about,
        "quiz": f"example-{kind}",
        "yaml": _fence((QUESTIONS / kind / "quiz.yml").read_text(encoding="utf-8"), "yaml"),
        "own_keys": _described(own_keys(kind), meanings),
    }


def _problem(folder: Path) -> dict[str, Any]:
    title, about = _about(folder)
    output = folder / "problems.txt"
    printed = output.read_text(encoding="utf-8") if output.is_file() else ""
    named = dict.fromkeys(re.findall(rf"^(\S+?):\d.*\[{folder.name}\]$", printed, re.MULTILINE))
    mended = folder / "mended"
    return {
        "code": folder.name,
        "title": title,
        "about": about,
        "printed": _fence(printed, "text") if printed else "",
        "broken": [_snippet(folder, path, _lines(printed, path)) for path in named],
        "mended": [_snippet(mended, path.relative_to(mended).as_posix()) for path in _files(mended)],
    }


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.suffix in LANGUAGES]


def _lines(printed: str, path: str) -> list[str]:
    return re.findall(rf"^{re.escape(path)}:(\d+):", printed, re.MULTILINE)


def _snippet(folder: Path, path: str, lines: list[str] | None = None) -> str:
    text = (folder / path).read_text(encoding="utf-8", errors="replace").replace("\t", "⇥   ")
    visible = re.sub(r"[\x00-\x08\x0b-\x1f]", lambda character: f"[U+{ord(character[0]):04X}]", text)
    marked = f' hl_lines="{" ".join(dict.fromkeys(lines))}"' if lines and visible else ""
    return _fence(visible, f'{LANGUAGES.get(Path(path).suffix.lower(), "text")} title="{path}"{marked}')


def _about(folder: Path) -> tuple[str, str]:
    """Return the title and the explanation of a case."""
    title, _, about = (folder / "about.md").read_text(encoding="utf-8").partition("\n")
    return title.strip(), about.strip()


def _fence(text: str, info: str) -> str:
    longest = max((len(ticks) for ticks in re.findall("`{3,}", text)), default=2)
    ticks = "`" * (longest + 1)
    return f"{ticks}{info}\n{text.rstrip()}\n{ticks}"


def _described(described: Iterable[Key], meanings: dict[str, str], required: Iterable[str] = ()) -> str:
    """Return a definition list, which a narrow screen shows better than a table."""
    return "\n\n".join(
        _definition(shown(key), "required" if key.required or key.name in required else "", meanings.get(key.name, ""))
        for key in described
    )


def shown(key: Key) -> str:
    """Return how the pages write a key."""
    return f"`{key.name.replace('.', WITHIN)}`"


def _definition(term: str, remark: str, meaning: str) -> str:
    return f"{term}{', ' + remark if remark else ''}\n:   {meaning}"


def _commands(command: click.Command, name: str) -> Iterator[dict[str, Any]]:
    """Yield a command and those below it, as `--help` lists them."""
    context = click.Context(command, info_name=name, help_option_names=["-h", "--help"])
    yield {
        "name": name,
        "anchor": name.replace(" ", "-"),
        "help": cleandoc(command.help or ""),
        "parameters": "\n\n".join(_parameter(parameter, context) for parameter in command.get_params(context)),
    }
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            yield from _commands(command.commands[below], f"{name} {below}")


def _parameter(parameter: click.Parameter, context: click.Context) -> str:
    written, meaning = parameter.get_help_record(context) or (parameter.make_metavar(context), "")
    return _definition(f"`{written}`", "" if isinstance(parameter, click.Option) else "required", meaning or "…")


def _tidy(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"


def main() -> int:
    """Write the pages. Return 1 if they lack something, after naming it."""
    for path, text in pages().items():
        file = ROOT / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {path}")
    for gap in gaps():
        print(gap, file=sys.stderr)
    return 1 if gaps() else 0


if __name__ == "__main__":
    sys.exit(main())
