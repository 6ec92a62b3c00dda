"""The instructor pages say what there is, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

from primerpress.cli import main
from primerpress.course.settings import course_keys
from primerpress.model.front_matter import FrontMatter
from primerpress.model.question import CommonQuestion
from primerpress.model.quiz import KINDS, Quiz
from primerpress.model.support import Support
from primerpress.reading.directives import NAMES
from primerpress.site.check import CHECKED
from primerpress.site.progress import VARIABLE as PROGRESS
from tools import teaching_pages
from tools.teaching_pages import PROBLEMS, QUESTIONS, ROOT, Key, documented_kinds, keys, own_keys, pages, shown

if TYPE_CHECKING:
    from collections.abc import Iterator


PACKAGE = ROOT / "generator" / "primerpress"


@pytest.fixture(scope="module")
def written():
    return pages()


def _page(name: str) -> str:
    return (ROOT / "docs" / "teach" / name).read_text(encoding="utf-8")


def test_the_pages_lack_nothing():
    assert teaching_pages.gaps() == []


def test_the_pages_are_what_the_tool_writes(written):
    stale = [path for path, text in written.items() if not _is(path, text)]

    assert stale == [], "run .venv/bin/python -m tools.teaching_pages"


def _is(path: str, text: str) -> bool:
    file = ROOT / path
    return file.is_file() and file.read_bytes() == text.encode()


def test_no_page_and_no_example_is_left_over(written):
    on_disk = [*(ROOT / "docs" / "teach").glob("*.md"), *(ROOT / "quizzes").glob("example-*.yml")]

    assert {file.relative_to(ROOT).as_posix() for file in on_disk} == {name for name in written if name[-5:] != ".json"}


def test_running_the_tool_twice_changes_nothing(written):
    assert pages() == written


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_section_with_its_text_and_a_live_example(kind):
    assert kind in documented_kinds(), f"“{kind}” needs {(QUESTIONS / kind / 'quiz.yml').relative_to(ROOT)}"

    section = _section(_page("question-kinds.md"), kind)

    assert (QUESTIONS / kind / "quiz.yml").read_text(encoding="utf-8").rstrip() in section
    assert f"\n::quiz[example-{kind}]\n" in section


@pytest.mark.parametrize("kind", KINDS)
def test_each_key_of_a_kind_is_explained_and_shown_in_its_example(kind):
    assert kind in documented_kinds(), f"“{kind}” needs {(QUESTIONS / kind / 'quiz.yml').relative_to(ROOT)}"

    section = _section(_page("question-kinds.md"), kind)

    for key in own_keys(kind):
        assert f"\n{shown(key)}" in section, key.name
        assert re.search(rf"\b{key.name.rpartition('.')[2]}:", section), f"the example does not show “{key.name}”"


def test_each_key_of_quizzes_and_of_all_questions_is_explained():
    page = _page("question-kinds.md")

    for key in [*(key for key in keys(Quiz) if "." not in key.name), *keys(CommonQuestion)]:
        assert f"\n{shown(key)}" in page, key.name


@pytest.mark.parametrize("name", CommonQuestion.model_fields)
def test_each_key_of_all_questions_is_shown_in_an_example(name):
    assert any(f" {name}:" in (QUESTIONS / kind / "quiz.yml").read_text(encoding="utf-8") for kind in KINDS)


def test_each_code_has_its_anchor():
    page = _page("problems.md")

    for folder in PROBLEMS.iterdir():
        if folder.is_dir():
            assert f" {{#{folder.name}}}\n" in page, folder.name
            assert f"`{folder.name}`" in page, folder.name


def test_each_directive_is_shown():
    for name in NAMES:
        assert f"`::{name}" in _page("index.md")


def test_each_command_and_option_is_named():
    page = _page("index.md")

    for command, parameters in _commands(main, "primerpress"):
        assert f"### `{command}` " in page
        for parameter in parameters:
            assert re.search(rf"`[^`]*{re.escape(parameter)}\b", page), f"{command} {parameter}"


@pytest.mark.parametrize(
    ("names", "anchor"),
    [
        (course_keys(), "course"),
        (list(FrontMatter.model_fields), "front-matter"),
        ([key.name for key in keys(Support)], "support"),
    ],
    ids=["mkdocs.yml", "front matter", "support.yml"],
)
def test_each_setting_is_explained(names, anchor):
    section = _section(_page("settings.md"), anchor)

    assert [name for name in names if f"\n{shown(Key(name, required=False))}" not in section] == []
    assert section.count("\n:   ") == len(names)


def test_each_extension_of_a_new_course_and_each_variable_is_explained():
    page = _page("settings.md")
    written = (PACKAGE / "starter" / "files" / "mkdocs.yml").read_text("utf-8")
    extensions = re.findall(
        r"^  - ([\w.]+)", written[written.index("markdown_extensions:") :].partition("\n\n")[0], re.MULTILINE
    )
    sources = "".join(file.read_text("utf-8") for file in PACKAGE.rglob("*.py"))
    variables = set(re.findall(r'"(PRIMERPRESS_[A-Z]+)"', sources)) - {CHECKED, PROGRESS}  # between our own processes

    assert extensions
    assert [name for name in extensions if f"`{name}`" not in _section(page, "markdown")] == []
    assert variables
    assert [name for name in variables if f"`{name}`" not in page] == []


def test_the_pages_name_only_commands_that_exist(written):
    named = {name for text in written.values() for name in re.findall(r"primerpress ([a-z]+)", text)}

    assert named - main.commands.keys() == set()


def _commands(command: click.Command, name: str) -> Iterator[tuple[str, list[str]]]:
    context = click.Context(command)
    written = [
        option
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    ]
    yield name, written
    if isinstance(command, click.Group):
        for below, inner in command.commands.items():
            yield from _commands(inner, f"{name} {below}")


def _section(page: str, anchor: str) -> str:
    start = page.index(f" {{#{anchor}}}\n")
    end = page.find("\n## ", start)
    return page[start : end if end >= 0 else None]
