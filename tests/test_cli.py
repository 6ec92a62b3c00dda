"""The command: what it prints, how it ends, and how it says that it was called wrongly."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from primerpress.__main__ import run as command
from primerpress.cli import main
from primerpress.model.schema import DIALECT, quiz_schema
from tests.command import run

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
    """And alone: nobody knows then which signs on pages an extension reads."""
    configuration = "site_name: Test\ntheme: [primerpress\nplugins: []\n"
    course = write_course({"mkdocs.yml": configuration, "docs/index.md": "# Welcome\n\n!!! note\n\n    Words.\n"})
    result = run(command, "--course", course)

    assert result.exit_code == 1
    assert result.output.startswith("mkdocs.yml:2:8: ")
    assert "1 problem found." in result.output  # and none that only follows from it


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


def test_the_package_is_the_command_and_writes_in_whatever_code_there_is():
    """Such as into a file on Windows, whose code has no signs for what stands in a name."""
    done = subprocess.run(
        [sys.executable, "-m", "primerpress", "--help"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONIOENCODING": "cp437"},
    )

    assert done.stdout.startswith("Usage: primerpress [OPTIONS]")
    assert "Begin with \\u201cprimerpress new my-course\\u201d." in done.stdout
    assert re.fullmatch(r".+, version [\d.]+\n", run("--version").output)


def test_where_the_folder_is_gone_that_somebody_is_in_it_is_told(tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    with pytest.raises(SystemExit, match="the folder that you are in is not there any more"):
        command()


# ---- schema ----


def test_schema_prints_a_schema_of_the_current_dialect():
    result = run("schema")

    assert result.exit_code == 0
    assert json.loads(result.output) == quiz_schema()
    assert quiz_schema()["$schema"] == DIALECT
