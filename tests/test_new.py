"""`primerpress new`: what most people meet first. It writes a course that works, all of it or nothing."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import lxml.html
import pytest
import yaml
from markdown import Markdown

from primerpress import __version__, writing
from primerpress.course.course import read_course
from primerpress.model.quiz import KINDS
from primerpress.reading.directives import scan
from primerpress.site import stage
from primerpress.starter.course import Plan, titled, write_course
from primerpress.starter.names import readable, title_of
from tests.command import files, run


def strictly_checked(course):
    return run("check", "--strict", "--course", course).output


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "Peer Support 101"
    assert run("new", folder).exit_code == 0
    return folder


@pytest.fixture
def course(made, tmp_path):
    return Path(shutil.copytree(made, tmp_path / made.name))


# ---- A course ----


def test_a_new_course_builds_without_a_warning(course):
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], cwd=course, check=False, capture_output=True
    )

    assert built.returncode == 0, built.stderr.decode()
    assert (course / "site" / "modules" / "01-make-room.html").is_file()


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--exit", "--title", 'Fish & <b>"Chips"* #1: `a` [b](c) {d}'],
        ["--modules", "1", "--support"],
        ["--modules", "2", "--title", "::quiz[no]"],
        ["--modules", "12", "--exit", "--no-support", "--title", "  Two \t words "],
    ],
    ids=" ".join,
)
def test_whatever_is_asked_for_passes_the_strict_check(tmp_path, options):
    assert run("new", tmp_path / "course", *options).exit_code == 0
    assert strictly_checked(tmp_path / "course") == "No problems found.\n"


def test_a_new_course_is_complete(course):
    read = read_course(course)
    kinds = {placed.question.kind for quiz in read.quizzes.values() for placed in quiz.questions}

    assert {"single-choice", "scenario", "reflection", "judgement"} <= kinds
    assert list(read.numbers.values()) == [1, 2, 3]
    assert {panel.name for page in read.pages for panel in page.panels} == {
        "progress", "review", "journal", "certificate", "my-data",
    }  # fmt: skip
    assert read.settings.certificate_quiz == "final-quiz"
    assert (course / "requirements.txt").read_text().splitlines()[-1] == f"primerpress=={__version__}"
    assert {"/site/", f"/{stage.NAME}*"} <= set((course / ".gitignore").read_text().splitlines())


def test_help_is_offered_where_reading_may_be_risky(tmp_path):
    run("new", tmp_path / "course", "--exit")
    configuration = (tmp_path / "course" / "mkdocs.yml").read_text()

    assert "    exit: about:blank" in configuration
    assert "    support: support.md" in configuration
    assert "opened: false" in (tmp_path / "course" / "support.yml").read_text()


def test_an_editor_finds_the_schema_of_a_quiz(course):
    (schema,) = json.loads((course / ".vscode" / "settings.json").read_text())["yaml.schemas"]

    assert json.loads((course / schema).read_text())["title"] == "Primerpress quiz"
    for quiz in (course / "quizzes").iterdir():
        first = quiz.read_text().partition("\n")[0]
        assert (quiz.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve() == course / schema


def test_a_folder_may_be_called_as_nearly_everything(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert [run("new", name).exit_code for name in ("course", "DIR", "./module")] == [0, 0, 0]
    assert {path.name for path in tmp_path.iterdir()} == {"course", "DIR", "module"}


def test_it_says_what_to_do_next(tmp_path):
    folder = tmp_path / "course"
    said = run("new", folder).output

    assert said.startswith(f"“Course” is in {folder}: ")
    assert f"    cd {folder}\n    primerpress serve\n" in said.replace('"', "")


@pytest.mark.parametrize(
    ("folder", "name", "title"),
    [
        ("my-course", "my-course", "My course"),
        ("Über-uns_Übung", "ueber-uns-uebung", "Über uns Übung"),
        ("U\u0308bung", "uebung", "Übung"),
        ("L'été à Besançon", "lete-a-besancon", "L'été à Besançon"),
        ("Peer Support 101", "peer-support-101", "Peer Support 101"),
        ("bell\x07 and \udce9", "bell-and", "Bell and"),
    ],
)
def test_names_made_of_a_folder_are_readable(folder, name, title):
    assert (readable(folder, "course"), title_of(folder)) == (name, title)


def test_a_folder_whose_name_is_no_text_gets_a_title_that_is_one(tmp_path):
    folder = tmp_path / os.fsdecode(b"caf\xe9")

    assert title_of("\x7f") == "My course"
    assert folder / "mkdocs.yml" in write_course(Plan(folder, title_of(folder.name)))


def test_what_to_do_next_can_be_pasted(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = """it's "$HOME" `x`"""

    way = re.search("cd (.+)\n", run("new", name).output)

    assert subprocess.run(["/bin/sh", "-c", f"cd {way[1]} && ls mkdocs.yml"], check=False, capture_output=True).stdout


@pytest.mark.parametrize("title", ["on", "- a", "~", "1.5", "a: b", "A title", "::quiz[x]", "$x$ ~~y~~ ~z~ <b> &amp;"])
def test_a_title_is_read_and_shown_as_it_is(title):
    shown = Markdown(extensions=["pymdownx.tilde", "pymdownx.arithmatex"]).convert(
        f"# {titled(title)['title_markdown']}"
    )

    assert yaml.safe_load(f"site_name: {titled(title)['title_yaml']}") == {"site_name": title}
    assert lxml.html.fromstring(shown).text_content() == title
    assert scan(titled(title)["title_markdown"], "page.md") == scan("", "page.md")


def test_names_without_a_letter_that_could_be_kept_are_still_their_own():
    """Two courses on one host would share what learners' browsers keep."""
    names = {readable(title, "course") for title in ("倾听", "聆听", "Слушать", "!?")}

    assert len(names) == 4
    assert all(re.fullmatch(r"course-[0-9a-f]{6}", name) for name in names)


def test_the_name_of_a_language_may_be_written_as_people_do(tmp_path):
    run("new", tmp_path / "course", "--language", "PT_br")

    assert read_course(tmp_path / "course").settings.language == "pt-BR"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--language", "dee"], "is no language that the theme speaks. Did you mean “de”?"),
        (["--modules", "0"], "is not in the range 1<=x<=20"),
        (["--title", "  "], "write a few words on one line"),
        (["--title", "a\x07b"], "write a few words on one line"),
    ],
    ids=str,
)
def test_an_option_that_cannot_be_is_told_and_nothing_written(tmp_path, options, told):
    result = run("new", tmp_path / "course", *options)

    assert result.exit_code == 2
    assert told in result.output
    assert list(tmp_path.iterdir()) == []


def test_an_editor_runs_the_commands_that_a_writer_needs(course):
    tasks = json.loads((course / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"]

    for command in (task["command"].removeprefix("primerpress ") for task in tasks):
        assert run(*command.split(), "--help").exit_code == 0
    assert {"primerpress build", "primerpress check", "primerpress serve"} <= {task["command"] for task in tasks}


# ---- Nothing is written over, and nothing by half ----


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    result = run("new", tmp_path)

    assert result.exit_code == 2
    assert "is there already and not an empty folder" in result.output
    assert files(tmp_path) == {"letter.txt": b"mine"}


def test_a_repository_that_holds_nothing_yet_takes_a_course(tmp_path):
    (tmp_path / ".git").mkdir()
    result = run("new", tmp_path, "--title", "Course")

    assert result.exit_code == 0, result.output
    assert (tmp_path / ".github" / "workflows" / "publish.yml").is_file()


def test_a_file_or_a_link_that_leads_nowhere_is_left_alone(tmp_path):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")

    assert [run("new", tmp_path / name).exit_code for name in ("file", "link")] == [2, 2]
    assert not (tmp_path / "nowhere").exists()


def test_where_nothing_can_be_written_it_is_told_plainly(tmp_path):
    (tmp_path / "file").write_text("")
    result = run("new", tmp_path / "file" / "course")

    assert result.exit_code == 1
    assert "cannot be written: Not a directory. Nothing was written" in result.output


@pytest.mark.parametrize(
    ("stopped", "status", "told"),
    [
        (OSError(28, "No space left on device"), 1, "No space left on device. Nothing was written"),
        (KeyboardInterrupt(), 130, "Stopped. Nothing was written."),
    ],
    ids=["full disk", "Ctrl-C"],
)
def test_what_ends_it_in_the_middle_leaves_nothing(tmp_path, monkeypatch, stopped, status, told):
    write, written = writing._write, []

    def write_some(path, *rest):
        if len(written) == 7:
            raise stopped
        written.append(path)
        write(path, *rest)

    monkeypatch.setattr(writing, "_write", write_some)
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "deep" / "course"):
        written.clear()
        result = run("new", folder)

        assert (result.exit_code, told in result.output) == (status, True)
    assert [path.name for path in tmp_path.rglob("*")] == ["empty"]


# ---- In a terminal ----


def in_a_terminal(folder, *typed):
    """Run it where somebody sits, type, and return its status and what it said."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "primerpress", "new", str(folder)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True) as process:
        # The last of what it says comes when nobody holds its end any more.
        os.close(theirs)
        said = ""
        for words in (*typed, None):
            while words is None or not said.rstrip(" ").endswith(("]:", "N]:")):
                try:
                    said += os.read(ours, 4096).decode()
                except OSError:
                    break
            if words is not None:
                said += "\n"
                os.write(ours, words.encode())
                time.sleep(0.05)
    os.close(ours)
    return process.returncode, said


def test_in_a_terminal_it_asks_four_questions(tmp_path):
    status, said = in_a_terminal(tmp_path / "course", "Fire & water\n", "xx\n", "de\n", "\n", "y\n")
    read = read_course(tmp_path / "course")

    assert status == 0, said
    assert "is no language that the theme speaks" in said
    assert (read.settings.title, read.settings.language, len(read.numbers)) == ("Fire & water", "de", 3)
    assert (tmp_path / "course" / "support.yml").is_file()


# ---- A module, a quiz, a question ----


def test_all_kinds_of_question_can_be_added(course):
    before = (course / "quizzes" / "make-room.yml").read_text()
    for kind in KINDS:
        assert run("new", "question", "make-room", kind, "--course", course).exit_code == 0
    assert run("new", "question", "make-room", "numeric", "--course", course).exit_code == 0

    assert (course / "quizzes" / "make-room.yml").read_text().startswith(before)
    assert strictly_checked(course) == "No problems found.\n"
    ids = [text.value for text in read_course(course).quizzes["make-room"].ids]
    assert ids[4:] == [*(f"new-{kind}" for kind in KINDS), "new-numeric-2"]


def test_a_module_comes_behind_the_last_one(course):
    before = (course / "mkdocs.yml").read_text()
    said = run("new", "module", "Grenzen, die hälten", "--course", course).output

    assert said.splitlines() == [
        "Written: docs/modules/04-grenzen-die-haelten.md",
        "Written: quizzes/grenzen-die-haelten.yml",
        "Changed: mkdocs.yml",
    ]
    last, new = "      - modules/03-say-it-back.md\n", "      - modules/04-grenzen-die-haelten.md\n"
    assert (course / "mkdocs.yml").read_text() == before.replace(last, last + new)
    assert strictly_checked(course) == "No problems found.\n"


def test_a_quiz_and_a_question_are_placed_on_the_page_that_is_named(course, monkeypatch):
    monkeypatch.chdir(course / "docs")
    page = course / "docs" / "modules" / "01-make-room.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    before = page.read_bytes()

    assert run("new", "quiz", "A second look", "--page", "modules/01-make-room.md").exit_code == 0
    assert run("new", "question", "ask.yml", "rating", "--page", "docs/modules/01-make-room.md").exit_code == 0
    assert page.read_bytes() == before + b"\r\n::quiz[a-second-look]\r\n\r\n::question[ask/new-rating]\r\n"
    assert strictly_checked(course) == "No problems found.\n"


def test_a_quiz_that_is_called_as_another_gets_a_name_of_its_own(course):
    said = run("new", "quiz", "Ask", "--course", course).output

    assert said.startswith("Written: quizzes/ask-2.yml\nPut this line where it belongs")
    assert said.endswith("    ::quiz[ask-2]\n")


def test_a_menu_that_no_line_can_be_put_into_is_left_and_the_line_told(course):
    configuration = course / "mkdocs.yml"
    configuration.write_text(
        configuration.read_text().rpartition("\nnav:")[0] + "\nnav: [index.md, modules/02-ask.md]\n"
    )
    before = configuration.read_bytes()
    said = run("new", "module", "More", "--course", course).output

    assert "Put this line under “nav:” in mkdocs.yml, where it belongs:\n    - modules/04-more.md\n" in said
    assert configuration.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "arguments", "told"),
    [
        ({}, ["question", "asq", "numeric"], "there is no quiz “asq”. Did you mean “ask”?"),
        ({}, ["quiz", "More", "--page", "indx.md"], "there is no page “indx.md”"),
        ({"quizzes/ask.yml": "titel: Ask\nquestions: []\n"}, ["question", "ask", "rating"], "has a mistake in it"),
        (
            {"quizzes/ask.yml": "title: Ask\nquestions: [{id: a, kind: true-false, prompt: Is it?, answer: true}]\n"},
            ["question", "ask", "true-false"],
            "nothing can be added to quizzes/ask.yml in the way it is written",
        ),
        ({"mkdocs.yml": "site_name: [\n"}, ["module", "More"], "mkdocs.yml has a mistake in it"),
    ],
    ids=["no quiz", "no page", "broken quiz", "in brackets", "broken configuration"],
)
def test_where_nothing_can_be_added_it_is_told_and_nothing_changed(course, change, arguments, told):
    for name, text in change.items():
        (course / name).write_text(text)
    before = files(course)
    result = run("new", *arguments, "--course", course)

    assert (result.exit_code, told in result.output) == (1, True), result.output
    assert files(course) == before


@pytest.mark.parametrize(
    "arguments",
    [[], ["module"], ["question", "ask"], ["question", "ask", "essay"], ["module", "a <b>"], ["quiz", "::quiz[a]"]],
    ids=str,
)
def test_what_is_left_out_or_not_known_ends_with_2(arguments):
    assert run("new", *arguments).exit_code == 2
