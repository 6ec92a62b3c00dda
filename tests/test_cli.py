"""The command: what it prints, how it ends, and how it says that it was called wrongly."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from primerpress.cli import main
from primerpress.model.quiz import KINDS
from primerpress.model.schema import DIALECT, quiz_schema

ROOT = Path(__file__).parent.parent

WARNED = {
    "docs/index.md": "# Welcome\n\n::question[pair/first]\n",
    "quizzes/pair.yml": """\
title: A pair
questions:
  - {id: first, kind: true-false, prompt: Is it?, answer: true}
  - {id: second, kind: true-false, prompt: Is it not?, answer: false}
""",
}
BROKEN = {"docs/index.md": "# Welcome\n\n::quiz[gone]\n"}


def run(*arguments):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


# ---- check ----


def test_a_course_in_order_ends_with_0(write_course):
    result = run("check", "--course", write_course({}))

    assert (result.exit_code, result.output) == (0, "No problems found.\n")


def test_errors_end_with_1_and_stand_with_place_code_and_hint(write_course):
    result = run("check", "--course", write_course(BROKEN))

    assert result.exit_code == 1
    assert result.output == (
        "docs/index.md:3:1: there is no quiz “gone” [unknown-quiz]\n"
        "    hint: Write it as “quizzes/gone.yml”.\n\n1 problem found.\n"
    )


def test_warnings_alone_end_with_0(write_course):
    result = run("check", "--course", write_course(WARNED))

    assert result.exit_code == 0
    assert "quizzes/pair.yml:4:10: warning: " in result.output


def test_json_holds_each_problem_as_other_programs_expect_it(write_course):
    result = run("check", "--format", "json", "--course", write_course(WARNED))
    (problem,) = json.loads(result.output)["problems"]

    assert list(problem) == ["path", "line", "column", "code", "severity", "message", "hint"]
    assert (problem["path"], problem["line"], problem["column"]) == ("quizzes/pair.yml", 4, 10)
    assert (problem["code"], problem["severity"]) == ("unused-question", "warning")


def test_json_of_a_course_in_order_is_an_empty_list(write_course):
    result = run("check", "--format", "json", "--course", write_course({}))

    assert json.loads(result.output) == {"problems": []}


def test_github_shows_each_problem_beside_its_line(write_course):
    result = run("check", "--format", "github", "--course", write_course(BROKEN))

    assert result.exit_code == 1
    assert result.output == (
        "::error file=docs/index.md,line=3,col=1,title=unknown-quiz::"
        "there is no quiz “gone”. Write it as “quizzes/gone.yml”.\n"
    )


def test_github_finds_the_line_of_a_course_in_a_folder_of_the_repository(write_course, monkeypatch):
    course = write_course(BROKEN)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(course.parent))

    assert run("check", "--format", "github", "--course", course).output.startswith(
        f"::error file={course.name}/docs/index.md,line=3,"
    )


# ---- Which course ----


def test_the_course_is_found_from_a_folder_within_it(write_course, monkeypatch):
    course = write_course(BROKEN)
    monkeypatch.chdir(course / "docs")

    assert "docs/index.md:3:1" in run("check").output


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_without_a_course_every_command_ends_with_2(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(command)

    assert result.exit_code == 2
    assert "there is no mkdocs.yml in this folder or above it; name the course's folder with --course" in result.output


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_a_folder_named_with_course_must_hold_one_itself(command, write_course):
    """Not the one above it: a slip must not work on another course than the one that is meant."""
    result = run(command, "--course", write_course({}) / "docs")

    assert result.exit_code == 2
    assert "there is no mkdocs.yml in" in result.output


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_a_folder_that_is_not_there_ends_with_2(command, tmp_path):
    assert run(command, "--course", tmp_path / "nowhere").exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--format", "xml"],
        ["build", "--engine", "hugo"],
        ["publish"],
        ["new"],
        ["check", "extra"],
    ],
)
def test_what_the_command_does_not_know_ends_with_2(arguments):
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_a_configuration_that_is_no_yaml_is_told_with_its_line(command, write_course):
    course = write_course({"mkdocs.yml": "site_name: Test\ntheme: [primerpress\nplugins: []\n"})
    result = run(command, "--course", course)

    assert result.exit_code == 1
    assert result.output.startswith("mkdocs.yml:2:8: ")


def test_an_inherited_configuration_that_is_not_there_is_told(write_course):
    course = write_course({"mkdocs.yml": "INHERIT: ../base.yml\nsite_name: Test\n"})
    result = run("build", "--course", course)

    assert result.exit_code == 1
    assert "mkdocs.yml:1:10: " in result.output
    assert "base.yml" in result.output


def test_help_lists_every_command():
    result = run("-h")

    assert result.exit_code == 0
    assert all(re.search(rf"^  {command} ", result.output, re.MULTILINE) for command in main.commands)


def test_the_package_is_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "primerpress", "--version"], check=True, capture_output=True, text=True
    )

    assert re.fullmatch(r"primerpress, version [\d.]+\n", done.stdout)


# ---- schema ----


def test_schema_prints_a_schema_of_the_current_dialect():
    result = run("schema")

    assert result.exit_code == 0
    assert json.loads(result.output) == quiz_schema()
    assert quiz_schema()["$schema"] == DIALECT


@pytest.mark.parametrize("path", sorted((ROOT / "quizzes").glob("*.yml")), ids=lambda path: path.stem)
def test_the_quizzes_of_the_course_fit_the_schema(path):
    """As an editor reads them: with truth values and numbers."""
    assert list(misfits(yaml.safe_load(path.read_text("utf-8")), quiz_schema())) == []


QUESTION = {"id": "a", "kind": "true-false", "prompt": "Is it?", "answer": True}


@pytest.mark.parametrize(
    "quiz",
    [
        {"pass": 80},
        {"pass": "80"},
        {"pass": "62,5"},
        {"shuffle": "true"},
        {"draw": "3"},
        {"title": 1984},
        {"questions": [QUESTION | {"answer": "false", "points": 0.5}]},
    ],
    ids=str,
)
def test_the_schema_takes_values_with_and_without_quotation_marks(quiz):
    assert list(misfits({"title": "A quiz", "questions": [QUESTION], **quiz}, quiz_schema())) == []


@pytest.mark.parametrize(
    "quiz",
    [
        {"pass": "most"},
        {"pass": None},
        {"shuffle": "maybe"},
        {"draw": 1.5},
        {"titel": "A quiz"},
        {"questions": []},
        {"questions": [QUESTION | {"kind": "true-or-false"}]},
        {"questions": [QUESTION | {"answr": True}]},
        {"questions": [{"id": "a", "kind": "true-false", "prompt": "Is it?"}]},
    ],
    ids=str,
)
def test_the_schema_refuses_what_the_checks_would(quiz):
    assert list(misfits({"title": "A quiz", "questions": [QUESTION], **quiz}, quiz_schema())) != []


def test_the_schema_asks_for_a_title_and_for_questions():
    assert quiz_schema()["required"] == ["title", "questions"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_describes_each_kind_with_all_its_keys(kind):
    described = quiz_schema()["$defs"][KINDS[kind].__name__]

    assert described["description"]
    assert described["properties"]["kind"]["const"] == kind
    assert list(described["properties"]) == [name_of(name, field) for name, field in KINDS[kind].model_fields.items()]


def name_of(name, field):
    return field.alias or name


KNOWN = {"$schema", "$defs", "title", "description", "default", "examples", "markdownDescription"}
TYPES = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def misfits(value, schema, root=None):
    """Yield what does not fit, by as much of JSON Schema as ours uses; a keyword beyond that is an error."""
    root = root or schema
    for keyword, wanted in schema.items():
        if keyword not in KNOWN:
            yield from RULES[keyword](value, wanted, schema, root)


def fits(value, schema, root):
    return not list(misfits(value, schema, root))


def told(fit, keyword, value):
    return [] if fit else [f"{keyword}: {value!r}"]


def of_properties(value, wanted, schema, root):
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        # YAML's `true:` is a key of text in JSON.
        name = str(key).lower() if isinstance(key, bool) else key
        if name in wanted:
            yield from misfits(inner, wanted[name], root)
        elif schema.get("additionalProperties") is False:
            yield f"unknown key: {key}"


def of_items(value, wanted, schema, root):
    if isinstance(value, list):
        for item in value[len(schema.get("prefixItems", [])) :]:
            yield from misfits(item, wanted, root)


def of_prefix_items(value, wanted, _schema, root):
    if isinstance(value, list):
        for item, inner in zip(value, wanted, strict=False):
            yield from misfits(item, inner, root)


def of_additional(value, wanted, schema, root):
    if isinstance(value, dict) and isinstance(wanted, dict):
        for key in value.keys() - schema.get("properties", {}).keys():
            yield from misfits(value[key], wanted, root)


RULES = {
    "$ref": lambda value, wanted, _, root: misfits(value, root["$defs"][wanted.removeprefix("#/$defs/")], root),
    "type": lambda value, wanted, *_: told(
        any(TYPES[name](value) for name in (wanted if isinstance(wanted, list) else [wanted])), "type", value
    ),
    "enum": lambda value, wanted, *_: told(
        any(value == one and isinstance(value, bool) == isinstance(one, bool) for one in wanted), "enum", value
    ),
    "const": lambda value, wanted, *_: told(value == wanted, "const", value),
    "anyOf": lambda value, wanted, _, root: told(any(fits(value, one, root) for one in wanted), "anyOf", value),
    "oneOf": lambda value, wanted, _, root: told(sum(fits(value, one, root) for one in wanted) == 1, "oneOf", value),
    "pattern": lambda value, wanted, *_: told(not isinstance(value, str) or re.search(wanted, value), "pattern", value),
    "minimum": lambda value, wanted, *_: told(not isinstance(value, int | float) or value >= wanted, "minimum", value),
    "maximum": lambda value, wanted, *_: told(not isinstance(value, int | float) or value <= wanted, "maximum", value),
    "exclusiveMinimum": lambda value, wanted, *_: told(
        not isinstance(value, int | float) or value > wanted, "exclusiveMinimum", value
    ),
    "minItems": lambda value, wanted, *_: told(not isinstance(value, list) or len(value) >= wanted, "minItems", value),
    "maxItems": lambda value, wanted, *_: told(not isinstance(value, list) or len(value) <= wanted, "maxItems", value),
    "required": lambda value, wanted, *_: told(
        not isinstance(value, dict) or {str(key) for key in value} >= set(wanted), "required", value
    ),
    "properties": of_properties,
    "additionalProperties": of_additional,
    "items": of_items,
    "prefixItems": of_prefix_items,
}
