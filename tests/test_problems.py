"""Each mistake an author can make has a folder of its own, and is told at its place, with a way out."""

from __future__ import annotations

import ast
import copy
import json
import os
import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from markdown import Markdown

from primerpress.checks.course import check_course
from primerpress.cli import main
from primerpress.course.course import read_course
from primerpress.course.quiz_file import read_quiz_file
from primerpress.page.extension import PrimerpressExtension
from primerpress.reading.files import Source
from primerpress.reading.located_yaml import plain, read
from tools.teaching_pages import documented_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.problems import Problem

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "primerpress"
CASES = Path(__file__).parent / "cases" / "problems"
QUESTIONS = Path(__file__).parent / "cases" / "questions"

CODES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
RUN = [code for code in CODES if (CASES / code / "problems.txt").is_file()]

# A folder with nothing but `about.md`: no files in a repository can show it.
SHOWN_ELSEWHERE = {
    "unreadable-file",  # below, with a link to a file that is gone
    "duplicate-element-id",  # these are found in the finished site, and the tests of the site show them
    "quiz-not-shown",
    "macro-sign",  # the plugin is not installed here
    "many-questions",  # below: an example would be as long as the page that it warns of
}


def _course(folder: Path, *sources: Path) -> Path:
    """Put a course together: each of its parts from the first source that has it."""
    for part in ("mkdocs.yml", "docs", "quizzes", "overrides", "support.yml"):
        source = next((source / part for source in sources if (source / part).exists()), None)
        if source is None:
            continue
        if source.is_dir():
            shutil.copytree(source, folder / part)
        else:
            folder.mkdir(exist_ok=True)
            shutil.copy(source, folder / part)
    return folder


def _check(folder: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["check", "--course", str(folder), *arguments], catch_exceptions=False)
    return result.exit_code, result.output


# ---- One folder for each code ----


@pytest.mark.parametrize("code", RUN)
def test_a_mistake_is_told_as_its_case_says(code, tmp_path):
    expected = (CASES / code / "problems.txt").read_text(encoding="utf-8")

    status, output = _check(_course(tmp_path / "course", CASES / code, CASES))

    assert expected == output
    assert f"[{code}]" in output
    assert (1 if re.search(r"^\S+: (?!warning: )", output, re.MULTILINE) else 0) == status


@pytest.mark.parametrize("code", RUN)
def test_a_mended_mistake_is_gone(code, tmp_path):
    status, output = _check(_course(tmp_path / "course", CASES / code / "mended", CASES / code, CASES))

    assert (status, output) == (0, "No problems found.\n")


@pytest.mark.parametrize("code", CODES)
def test_a_case_is_explained(code):
    title, blank, *about = (CASES / code / "about.md").read_text(encoding="utf-8").splitlines()

    assert title
    assert not title.endswith(".")
    assert not blank
    assert about


def test_only_what_files_cannot_show_is_left_out():
    assert set() == set(CODES) - set(RUN) - SHOWN_ELSEWHERE


def test_each_code_of_the_package_has_a_case_and_each_case_a_code():
    found = _codes_in_the_package()

    assert set() == found - set(CODES), "add a folder for each to tests/cases/problems"
    assert set() == set(CODES) - found, "nothing in the package gives these codes"


def _codes_in_the_package() -> set[str]:
    """Collect each text that is passed as `code`, to Problem or to a function that passes it on."""
    return {code for file in PACKAGE.rglob("*.py") for code in _codes_in(ast.parse(file.read_text(encoding="utf-8")))}


def _codes_in(module: ast.Module) -> Iterator[str]:
    takes_code = {"Problem": 1, "_Finding": 0}
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
            if "code" in names:
                takes_code[node.name] = names.index("code")
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if function in takes_code:
                yield from _texts_passed(node, takes_code[function])


def _texts_passed(call: ast.Call, position: int) -> Iterator[str]:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    passed = named or call.args[position : position + 1]
    for node in passed:
        assert isinstance(node, (ast.Constant, ast.Name, ast.Attribute)), f"no plain text as code: {ast.unparse(call)}"
        if isinstance(node, ast.Constant):
            yield node.value


# ---- What single folders cannot show ----


def test_a_page_that_carries_very_many_questions_is_told_at_the_largest_quiz(write_course):
    def quiz(count: int) -> str:
        questions = "".join(f"  - {{id: q{n}, kind: reflection, prompt: What do you think?}}\n" for n in range(count))
        return f"title: A quiz\ndraw: 10\nquestions:\n{questions}"

    files = {"docs/index.md": "# Start\n\n::quiz[few]\n\n::quiz[many]\n"}
    course = write_course(files | {"quizzes/few.yml": quiz(20), "quizzes/many.yml": quiz(81)})
    (problem,) = check_course(read_course(course))
    assert ("many-questions", "warning", 5) == (problem.code, problem.severity, problem.location.line)
    assert "101 questions" in problem.message

    write_course({"quizzes/many.yml": quiz(80)})
    assert [] == check_course(read_course(course))


def test_all_mistakes_of_a_course_are_told_at_once_in_order_and_each_once(tmp_path):
    codes = [code for code in RUN if not (CASES / code / "mkdocs.yml").exists()]
    course = tmp_path / "course"
    (course / "docs").mkdir(parents=True)
    (course / "quizzes").mkdir()
    shutil.copy(CASES / "mkdocs.yml", course)
    (course / "docs" / "index.md").write_text("# Welcome\n", encoding="utf-8")
    expected = Counter()
    for code in codes:
        page = (CASES / code / "docs" / "index.md").read_text(encoding="utf-8")
        (course / "docs" / f"{code}.md").write_text(re.sub(r"listening\b", code, page), encoding="utf-8")
        for shown in (CASES / code / "docs").iterdir():
            if shown.suffix != ".md":
                shutil.copy(shown, course / "docs")
        for quiz in (CASES / code / "quizzes").glob("*"):
            text = quiz.read_bytes().replace(b"was: listening", f"was: {code}".encode())
            (course / "quizzes" / quiz.name.replace("listening", code)).write_bytes(text)
        printed = (CASES / code / "problems.txt").read_text(encoding="utf-8")
        for path, place, found in re.findall(r"^(\S+?):(\d+:\d+): .* \[([\w-]+)\]$", printed, re.MULTILINE):
            expected[path.replace("listening", code).replace("index", code), place, found] += 1

    problems = check_course(read_course(course))

    found = Counter((p.location.path, f"{p.location.line}:{p.location.column}", p.code) for p in problems)
    assert expected == found
    assert sorted(problems, key=lambda problem: problem.location) == problems
    assert set(codes) == {problem.code for problem in problems}


def test_a_file_that_cannot_be_read_is_a_problem(write_course):
    course = write_course({})
    (course / "docs" / "gone.md").symlink_to(course / "nowhere.md")
    (course / "quizzes" / "gone.yml").symlink_to(course / "nowhere.yml")

    status, output = _check(course)

    assert status == 1
    assert re.search(r"^docs/gone\.md:1:1: the file cannot be read: .* \[unreadable-file\]$", output, re.MULTILINE)
    assert re.search(r"^quizzes/gone\.yml:1:1: the file cannot be read: .* \[unreadable-file\]$", output, re.MULTILINE)


@pytest.mark.parametrize("name", [b"caf\xe9.png", b"two\nlines.png", b"\x1b[2J.png"])
def test_a_file_whose_name_is_no_text_is_told_and_nothing_of_it_reaches_the_terminal(name, write_course):
    """MkDocs would end at it with a page that has nothing to do with it."""
    course = write_course({"docs/index.md": "# Names\n"})
    (course / "docs" / os.fsdecode(name)).write_bytes(b"x")

    status, output = _check(course)

    assert status == 1
    assert re.search(
        r"^docs/\S*�\S*\.png:1:1: the name of this file holds .* \[unreadable-file\]$", output, re.MULTILINE
    )
    assert not re.search("[\x1b\udc80-\udcff]", output)


TRAPS = """\
no on yes off y n true ~ null = << 1:30 010 0x1F 0o17 1_000 1e3 1.0 .inf .nan 2024-01-01
""".split()  # noqa: SIM905 - as an author writes them


def test_what_yaml_1_1_would_change_stays_the_text_that_was_written(write_course):
    options = "".join(f"      - text: {trap}\n" for trap in TRAPS)
    accepted = "".join(f"      - {trap}\n" for trap in TRAPS)
    course = read_course(
        write_course(
            {
                "docs/index.md": "# Traps\n\n::quiz[traps]\n",
                "quizzes/traps.yml": (
                    "title: no\nquestions:\n"
                    f"  - id: a\n    kind: multiple-choice\n    prompt: 1:30\n    options:\n{options}"
                    "        correct: true\n"
                    f"  - id: 010\n    kind: short-answer\n    prompt: 2024-01-01\n    accept:\n{accepted}"
                ),
            }
        )
    )
    quiz = course.quizzes["traps"].quiz
    choice, answer = quiz.questions

    assert check_course(course) == []
    assert quiz.title == "no"
    assert answer.id == "010"
    assert [option.text for option in choice.options] == TRAPS
    assert list(answer.accept) == TRAPS

    html = Markdown(extensions=[PrimerpressExtension(course=course)]).convert("::quiz[traps]")

    for trap in TRAPS:
        shown = trap.replace("<", "&lt;")
        assert re.search(rf">\s*{re.escape(shown)}\s*<", html), f"{trap} is not on the page"


# ---- Damaged quizzes ----

SOUND = {kind: (QUESTIONS / kind / "quiz.yml").read_text(encoding="utf-8") for kind in documented_kinds()}
MENDED = {
    text: f"mended-{file.parts[-4]}"
    for file in sorted(CASES.glob("*/mended/quizzes/*.yml"))
    if (text := file.read_text(encoding="utf-8"))
}
ALL_SOUND = {**SOUND, **{name: text for text, name in MENDED.items()}}
VALUES = {
    "a list": ["stray"],
    "a group": {"stray": "value"},
    "a list of groups": [{"stray": "value"}],
    "nothing": "",
    "a wrong word": "wrongword",
    "a very long text": "long " * 5000,
    "a huge number": "9" * 400,
    "raw HTML": "<script>alert(1)</script>",
}
GROUPS_OF_ANY_NAME = (["categories"],)  # nothing else names what stands in these
NOT_AN_AUTHORS_WORDS = re.compile(r"\bdict\b|NoneType|pydantic|Input should|Traceback|\btuple\b|Decimal\(|<class")


@pytest.fixture
def check_quiz(write_course):
    """Return a function that checks a course with the text as its one quiz."""
    folder = write_course({"docs/index.md": "# A page\n\n::quiz[quiz]\n"})
    course = read_course(folder)
    file = folder / "quizzes" / "quiz.yml"

    def check(text: str) -> list[Problem]:
        file.write_text(text, encoding="utf-8")
        return check_course(replace(course, quizzes={"quiz": read_quiz_file(file, "quizzes/quiz.yml")}))

    return check


@pytest.mark.parametrize("kind", SOUND)
def test_no_damage_to_a_part_of_a_quiz_upsets_the_checks(kind, check_quiz):
    document, problems = read(Source("quiz.yml", SOUND[kind]))
    assert document is not None
    assert problems == []

    silent = []
    for what, damaged in _damages(plain(document)):
        text = json.dumps(damaged, indent=1, ensure_ascii=False)  # JSON is YAML, and faster to write
        problems = check_quiz(text)
        _assert_told_well(problems, text, what)
        silent += [] if problems else [what]

    assert not [what for what in silent if what.endswith(("a typo", "a list of groups"))]


@pytest.mark.parametrize(
    "name", [name if name == "single-choice" else pytest.param(name, marks=pytest.mark.proof) for name in ALL_SOUND]
)
def test_no_damage_to_a_line_of_a_quiz_upsets_the_checks(name, check_quiz):
    lines = ALL_SOUND[name].splitlines()

    for index, line in enumerate(lines):
        for what, damaged in _damaged_lines(line):
            text = "\n".join([*lines[:index], *damaged, *lines[index + 1 :], ""])
            _assert_told_well(check_quiz(text), text, f"line {index + 1} {what}")


def _damages(whole: Any) -> Iterator[tuple[str, Any]]:
    """Yield what is done, and the document with that one thing done."""
    yield from (("the document replaced by " + name, value) for name, value in VALUES.items())
    for path in _paths(whole):
        *way, last = path
        for name, value in VALUES.items():
            damaged, group = _copy(whole, way)
            group[last] = copy.deepcopy(value)
            yield f"{path} replaced by {name}", damaged
        damaged, group = _copy(whole, way)
        value = group.pop(last)
        yield f"{path} removed", damaged
        if isinstance(last, int):
            damaged, group = _copy(whole, way)
            group.insert(last, copy.deepcopy(value))
            yield f"{path} doubled", damaged
        else:
            damaged, group = _copy(whole, way)
            entries = {(f"{key[:-1]}x" if key == last else key): entry for key, entry in group.items()}
            group.clear()
            group.update(entries)
            by = "" if way[-1:] in GROUPS_OF_ANY_NAME else " by a typo"
            yield f"{path} renamed{by}", damaged


def _paths(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    below = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, value in below:
        yield (*path, step)
        yield from _paths(value, (*path, step))


def _copy(whole: Any, way: list[str | int]) -> tuple[Any, Any]:
    """Return a copy of the document, and the part of it that `way` leads to."""
    copied = copy.deepcopy(whole)
    group = copied
    for step in way:
        group = group[step]
    return copied, group


def _damaged_lines(line: str) -> Iterator[tuple[str, list[str]]]:
    yield "removed", []
    yield "doubled", [line, line]
    yield "moved right", [f" {line}"]
    yield "moved left", [line[1:]]
    yield "after a tab", [f"\t{line}"]
    yield "cut in half", [line[: len(line) // 2]]
    yield "without its colons", [line.replace(":", "")]
    yield "with a quotation mark", [line.replace(": ", ": '", 1)]
    yield "with a bracket", [line.replace(": ", ": [", 1)]
    yield "with an asterisk", [line.replace(": ", ": *", 1)]
    yield "with an exclamation mark", [line.replace(": ", ": !", 1)]
    yield "with a control character", [f"{line}\x07"]
    yield "with a line separator", [f"{line}\u2028{line}"]


def _assert_told_well(problems: list[Problem], text: str, what: str) -> None:
    lines = text.split("\n")
    for problem in problems:
        told = f"{what}: {problem}"
        assert problem.location.path == "quizzes/quiz.yml", told
        assert 1 <= problem.location.line <= len(lines), told
        assert 1 <= problem.location.column <= len(lines[problem.location.line - 1]) + 1, told
        _assert_in_an_authors_words(problem, told)


def _assert_in_an_authors_words(problem: Problem, told: str) -> None:
    assert problem.message, told
    assert not problem.message.endswith("."), told
    assert problem.hint, told
    assert not NOT_AN_AUTHORS_WORDS.search(f"{problem.message} {problem.hint}"), told


# ---- What the messages still owe an author. Remove the mark with the mending: a test that passes is then told. ----

QUESTION = """\
title: Listening first
questions:
  - id: pause
    kind: multiple-choice
    prompt: What can show that you are listening?
    options:
      - text: A pause
        correct: true
      - text: Looking at the clock
"""
LONGEST = 300


@pytest.mark.parametrize("value", ["[partial]", "{partial: yes}"])
def test_a_list_in_place_of_a_word_is_not_quoted_as_python_writes_it(value, check_quiz):
    (problem,) = check_quiz(f"{QUESTION}    scoring: {value}\n")

    assert "'" not in problem.message


@pytest.mark.parametrize("key", ["scoring", "points", "confidence", "kind"])
def test_a_very_long_value_is_quoted_in_short(key, check_quiz):
    quiz = re.sub(rf"(?m)^    {key}: .*\n", "", QUESTION)

    problems = check_quiz(f"{quiz}    {key}: {'long ' * 500}\n")

    assert problems
    assert all(len(problem.message) <= LONGEST for problem in problems)


def test_a_colon_that_makes_a_hint_a_group_of_keys_is_named(check_quiz):
    (problem,) = check_quiz(f"{QUESTION}    hints:\n      - Remember: ask first\n")

    assert "colon" in problem.hint


@pytest.mark.parametrize(("text", "code"), [("*Silence* helps", "yaml-alias"), ("!<stop helps", "yaml-tag")])
def test_what_yaml_cannot_even_read_as_an_alias_or_a_tag_has_the_same_code(text, code, check_quiz):
    (problem,) = check_quiz(f"{QUESTION}    explanation: {text}\n")

    assert problem.code == code


def test_a_question_that_no_page_shows_may_be_meant_so(write_course):
    quiz = QUESTION + QUESTION.partition("questions:\n")[2].replace("pause", "spare")
    quiz += "    lint:\n      ignore: [unused-question]\n"
    page = "# A page\n\n::question[quiz/pause]\n"

    assert check_course(read_course(write_course({"docs/index.md": page, "quizzes/quiz.yml": quiz}))) == []


def test_a_file_that_cannot_be_read_has_a_hint(write_course):
    course = write_course({})
    (course / "docs" / "gone.md").symlink_to(course / "nowhere.md")

    assert all(problem.hint for problem in check_course(read_course(course)))


@pytest.mark.parametrize(
    ("kind", "written", "damaged", "told"),
    [
        ("scenario", "      story:", '      "":', "16:7: a name under “scenes” is empty [empty-text]"),
        (
            "scenario",
            "      lost:",
            "      the lost:",
            "29:7: “the lost” cannot be a name under “scenes” [wrong-value]",
        ),
        ("scenario", "to: lost", "to: the lost", "20:17: “the lost” cannot be a name (“to”) [wrong-value]"),
        ("categorize", "- What her brother went through", '- ""', "12:11: nothing is written here [empty-text]"),
        (
            "categorize",
            "Not hers to share",
            "hers to  share",
            "12:9: the category “hers to share” reads the same as another [duplicate-option]",
        ),
        (
            "fill-in-the-blanks",
            "        options: [share, explain, prove]\n",
            "",
            "17:17: “answer” goes with “options”, and this gap has none [gap-two-ways]",
        ),
        (
            "fill-in-the-blanks",
            "        answer: share\n",
            "",
            "17:9: none of the options is said to be right [no-correct-option]",
        ),
        (
            "rating",
            "compare_with: before",
            "compare_with: after",
            "19:19: a rating cannot be compared with itself [unknown-rating]",
        ),
    ],
)
def test_a_slip_in_a_name_or_a_nested_group_is_told_in_its_own_words(kind, written, damaged, told, check_quiz):
    text = SOUND[kind].replace(written, damaged, 1)

    assert text != SOUND[kind]
    assert f"quizzes/quiz.yml:{told}" in [str(problem).partition("\n")[0] for problem in check_quiz(text)]


def test_a_colon_that_makes_an_item_of_a_category_a_group_of_keys_is_named(check_quiz):
    text = SOUND["categorize"].replace("- What her brother", "- Perhaps: what her brother", 1)

    assert any("colon" in problem.hint for problem in check_quiz(text))


def test_a_text_without_any_gap_is_told(check_quiz):
    quiz = "title: A\nquestions:\n  - {id: a, kind: fill-in-the-blanks, prompt: a, text: a, blanks: {}}\n"

    assert [problem.code for problem in check_quiz(quiz)] == ["too-few-options"]


def test_a_key_in_a_scene_that_is_called_like_a_key_is_compared_with_the_keys_of_a_scene(check_quiz):
    text = (
        SOUND["scenario"]
        .replace("      lost:\n        text:", "      ending:\n        txet:")
        .replace("to: lost", "to: ending")
    )

    (hint,) = [problem.hint for problem in check_quiz(text) if problem.code == "unknown-key"]

    assert "“text”" in hint


def test_a_rating_that_cannot_be_read_is_not_called_missing(check_quiz):
    text = SOUND["rating"].replace("    scale: [Not yet, Sometimes, Often, Almost always]", "    scale: 5", 1)

    assert [problem.code for problem in check_quiz(text)] == ["wrong-shape"]


def test_what_a_misspelt_choice_would_have_led_to_is_not_called_unreachable(check_quiz):
    text = SOUND["scenario"].replace("to: lost", "to: lots")

    assert [problem.code for problem in check_quiz(text)] == ["unknown-scene"]
