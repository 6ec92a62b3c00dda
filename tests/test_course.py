"""A course is read from disk whole, whatever state its files are in, and every mistake has its place."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from primerpress.checks.course import check_course
from primerpress.checks.former import check_former_names
from primerpress.checks.quiz import check_quiz
from primerpress.checks.settings import check_settings
from primerpress.course.course import read_course
from primerpress.course.quiz_file import QuizFile
from primerpress.course.settings import Settings, find_course, read_settings
from primerpress.model.quiz import KINDS
from primerpress.problems import Problem
from tests.course_of_cases import course_of_cases

QUIZ = """\
title: Boundaries
questions:
  - id: first
    kind: single-choice
    prompt: Which one?
    options:
      - text: This
        correct: true
      - text: That
"""


def _told(problems: list[Problem] | tuple[Problem, ...]) -> list[str]:
    """Return problems as `path:line:column code`."""
    return [f"{problem.location} {problem.code}" for problem in problems]


@pytest.fixture
def problems_of(write_course):
    """Return a function that writes a quiz and returns the problems of reading it, without its path."""

    def of(quiz: str | bytes, name: str = "quiz") -> list[str]:
        folder = write_course({f"quizzes/{name}.yml": quiz})
        path = f"quizzes/{name}.yml:"
        return [told.removeprefix(path) for told in _told(read_course(folder).quizzes[name].problems)]

    return of


# ---- What belongs to a course ----


def test_a_course_is_its_settings_its_pages_and_its_quizzes(write_course):
    folder = write_course({"docs/index.md": "::quiz[one]", "docs/deep/er/page.md": "Text", "quizzes/one.yml": QUIZ})
    course = read_course(folder)

    assert "test-course" == course.settings.course
    assert ["docs/deep/er/page.md", "docs/index.md"] == [page.path for page in course.pages]
    assert ["one"] == list(course.quizzes)
    assert [] == course.problems


@pytest.mark.parametrize("name", ["page.md", "page.markdown", "page.MD", "page.mkd"])
def test_every_ending_that_the_engine_takes_for_a_page_is_read(write_course, name):
    folder = write_course({f"docs/{name}": "::quiz[one]"})

    assert ["one"] == [d.quiz for page in read_course(folder).pages for d in page.directives]


@pytest.mark.parametrize(
    "name", ["docs/.hidden.md", "docs/.git/page.md", "docs/notes.txt", "docs/x.md.bak", "notes.md"]
)
def test_what_is_no_page_of_the_course_is_left_alone(write_course, name):
    assert ["docs/index.md"] == [page.path for page in read_course(write_course({name: "::quiz[x]"})).pages]


@pytest.mark.parametrize("name", ["quizzes/one.yaml", "quizzes/deep/one.yml", "quizzes/one.YML"])
def test_a_quiz_that_no_page_could_show_is_named(write_course, name):
    course = read_course(write_course({name: QUIZ}))

    assert [f"{name}:1:1 quiz-file-name"] == _told(course.problems)
    assert {} == course.quizzes


@pytest.mark.parametrize("name", ["quizzes/.one.yml", "quizzes/one.yml~", "quizzes/README.md"])
def test_what_is_no_quiz_is_left_alone(write_course, name):
    course = read_course(write_course({name: QUIZ}))

    assert ({}, []) == (course.quizzes, course.problems)


def test_pages_and_quizzes_come_in_the_same_order_everywhere(write_course):
    folder = write_course({f"quizzes/{name}.yml": QUIZ for name in ("b", "a10", "a2", "B")})

    assert ["B", "a10", "a2", "b"] == list(read_course(folder).quizzes)


def test_a_folder_without_quizzes_is_a_course(write_course):
    folder = write_course({})
    (folder / "quizzes").rmdir()

    assert ({}, []) == (read_course(folder).quizzes, read_course(folder).problems)


# ---- Settings ----


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("site_name: Sharing With Purpose", Settings(title="Sharing With Purpose", course="sharing-with-purpose")),
        ("site_name: x\nextra: {course: {id: my-id}}", Settings(title="x", course="my-id")),
        ("site_name: x\ndocs_dir: pages", Settings(title="x", course="x", docs="pages")),
        ("site_name: x\ntheme: material", Settings(title="x", course="x", theme="material")),
        (
            "site_name: x\ntheme: {name: primerpress, language: de}",
            Settings(title="x", course="x", theme="primerpress", language="de"),
        ),
        ("site_name: x\nmarkdown_extensions: [a, {b: {c: 1}}]", Settings(title="x", course="x", extensions=("a", "b"))),
        ("site_name: x\nmarkdown_extensions: {a: {}, b: {}}", Settings(title="x", course="x", extensions=("a", "b"))),
        ("site_name: x\nmarkdown_extensions:", Settings(title="x", course="x")),
        ("site_name: x\nextra: [1]", Settings(title="x", course="x")),
        ("site_name: x\ntheme:", Settings(title="x", course="x")),
        ("site_name: !ENV [NO_SUCH_NAME, b]\nx: !!python/name:os.system\n", Settings(title="b", course="b")),
        ("site_name: 日本", Settings(title="日本", course="course")),
        ("\ufeffsite_name: x", Settings(title="x", course="x")),
        (
            (
                "site_name: x\nnav: [index.md, {Modules: [b.md, {Last: c.md}]}]\n"
                "extra: {course: {modules: /m/, version: 1.0, certificate: {quiz: final}}}"
            ),
            Settings(
                title="x",
                course="x",
                nav=("index.md", "b.md", "c.md"),
                modules="m",
                version="1.0",
                certificate_quiz="final",
            ),
        ),
        ("site_name: x\r\ndocs_dir: y\r\n", Settings(title="x", course="x", docs="y")),
    ],
)
def test_settings_are_read_from_the_configuration_of_the_engine(write_course, settings, expected):
    assert expected == read_settings(write_course({"mkdocs.yml": settings}))


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("", "mkdocs.yml:1:1 empty-file"),
        ("- a\n- b", "mkdocs.yml:1:1 empty-file"),
        ("site_name: a: b", "mkdocs.yml:1:13 yaml-syntax"),
        ("site_name: x\nextra:\n\tcourse: y", "mkdocs.yml:3:1 yaml-tab"),
        (b"site_name: \xff", "mkdocs.yml:1:12 not-utf-8"),
        ("site_name: x\nextra: {course: {id: two words}}", "mkdocs.yml:2:22 course-id"),
        ("site_name: x\x07", "mkdocs.yml:1:13 yaml-character"),
    ],
)
def test_settings_that_cannot_be_read_are_a_problem_and_not_a_crash(write_course, settings, told):
    assert [told] == _told(read_settings(write_course({"mkdocs.yml": settings})).problems)


@pytest.mark.parametrize(
    ("course", "told"),
    [
        ("[a]", "3:11: “course” should be a group of keys, not a list"),
        ("x", "3:11: “course” should be a group of keys, not “x”"),
        ("{id: [a]}", "3:16: “id” should be a word, not a list"),
        ("{id: true}", "3:16: “id” should be a word, not “true”"),
        ("{modules: [a]}", "3:21: “modules” should be the name of a folder, not a list"),
        ("{modules: {a: b}}", "3:21: “modules” should be the name of a folder, not a group of keys"),
        ("{search: [a]}", "3:20: “search” should be “true” or “false”, not a list"),
        ("{search: off-and-on}", "3:20: “search” should be “true” or “false”, not “off-and-on”"),
        ("{modules: yes}", "3:21: “modules” should be the name of a folder, not “yes”"),
        ("{version: [2026, 11]}", "3:21: “version” should be a text or a number, not a list"),
        ("{support: [a.md]}", "3:21: “support” should be the name of a page, not a list"),
        ("{support_label: [a]}", "3:27: “support_label” should be a text, not a list"),
        ("{exit: {a: b}}", "3:18: “exit” should be an address or “false”, not a group of keys"),
        ("{exit: true}", "3:18: “exit” should be an address or “false”, not “true”"),
        ("{certificate: x}", "3:25: “certificate” should be a group of keys, not “x”"),
        ("{certificate: [x]}", "3:25: “certificate” should be a group of keys, not a list"),
        ("{certificate: true}", "3:25: “certificate” should be a group of keys, not “true”"),
        ("{exit: 'https://'}", "3:18: “https://” is no address, and learners would not get away"),
        ("{exit: 'https://a b'}", "3:18: “https://a b” is no address, and learners would not get away"),
        ("{certificate: {quiz: [x]}}", "3:32: “quiz” should be the name of a quiz, not a list"),
    ],
)
def test_a_setting_of_the_wrong_shape_has_its_place_and_a_way_out(write_course, course, told):
    settings = read_settings(write_course({"mkdocs.yml": f"site_name: x\nextra:\n  course: {course}\n"}))
    (problem,) = settings.problems

    assert f"mkdocs.yml:{told} [course-settings]" == str(problem).partition("\n")[0]
    assert problem.hint
    assert Settings(course="x", title="x") == replace(settings, problems=())


@pytest.mark.parametrize("address", ["about:blank", "https://a.example", "http://a.example/b?c#d", "two.html#a", ""])
def test_a_way_out_leads_to_an_empty_page_a_site_or_a_page_of_the_course(write_course, address):
    assert [] == list(check_settings(read_course(_with_exit(write_course, address))))


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("two.md", "Write “two.html”."),
        ("tow.html", "Did you mean “two.html”?"),
        ("//a.example", "Write an address that starts with https://, or “about:blank” for an empty page."),
    ],
)
def test_a_way_out_that_leads_nowhere_is_told(write_course, address, hint):
    (problem,) = check_settings(read_course(_with_exit(write_course, address)))

    assert ("course-settings", hint) == (problem.code, problem.hint)


def _with_exit(write_course, address):
    settings = f"use_directory_urls: false\nextra:\n  course:\n    exit: {json.dumps(address)}\n"
    return write_course({"mkdocs.yml": settings, "docs/index.md": "# A\n", "docs/two.md": "# B\n"})


def test_a_key_that_is_written_twice_is_told_because_the_first_would_be_lost(write_course):
    """Such as a block that somebody copies from the instructor pages to the end of the file."""
    settings = "site_name: x\nextra:\n  course:\n    id: a\nextra:\n  course:\n    attempts: 2\n"
    (problem,) = read_settings(write_course({"mkdocs.yml": settings})).problems

    assert ["mkdocs.yml:5:1 yaml-duplicate-key"] == _told([problem])
    assert "the first is in line 2" in problem.message


def test_the_hint_for_a_switch_says_how_to_write_a_word(write_course):
    (problem,) = read_settings(write_course({"mkdocs.yml": "extra: {course: {modules: on}}"})).problems

    assert "“on”" in problem.message
    assert "quotation marks" in problem.hint


def test_a_very_long_setting_is_quoted_in_short(write_course):
    settings = f"extra: {{course: {{id: {'x ' * 500}, certificate: {'x ' * 500}}}}}"
    problems = read_settings(write_course({"mkdocs.yml": settings})).problems

    assert {"course-id", "course-settings"} == {problem.code for problem in problems}
    assert all(len(problem.message) < 200 for problem in problems)


def test_each_setting_of_the_wrong_shape_is_told(write_course):
    settings = "site_name: x\nextra:\n  course:\n    id: [a]\n    modules: [a]\n    certificate: {quiz: {a: b}}\n"
    problems = read_settings(write_course({"mkdocs.yml": settings})).problems

    assert ["4:9", "5:14", "6:25"] == [f"{problem.location.line}:{problem.location.column}" for problem in problems]


def test_a_setting_that_comes_by_way_of_an_alias_is_told_as_near_as_can_be(write_course):
    settings = "x: &shared {modules: [a]}\nextra:\n  course:\n    <<: *shared\n    id: y\n"
    (problem,) = read_settings(write_course({"mkdocs.yml": settings})).problems

    assert ["mkdocs.yml:4:5 course-settings"] == _told([problem])


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("modules: 3", Settings(course="x", title="x", modules="3")),
        ("modules:", Settings(course="x", title="x")),
        ("certificate:", Settings(course="x", title="x")),
        ("certificate: {}", Settings(course="x", title="x")),
        ("certificate: {quiz: }", Settings(course="x", title="x")),
        ("version: 2026-11-24", Settings(course="x", title="x", version="2026-11-24")),
    ],
)
def test_a_setting_that_is_left_empty_or_is_a_number_is_no_problem(write_course, settings, expected):
    folder = write_course({"mkdocs.yml": f"site_name: x\nextra:\n  course:\n    {settings}\n"})

    assert expected == read_settings(folder)


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text("ab: -", max_size=4),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["quiz", "id"]), inner, max_size=2),
        max_leaves=4,
    ),
    key=st.sampled_from(["id", "modules", "version", "support", "exit", "certificate"]),
)
def test_whatever_shape_a_setting_has_the_course_is_read_and_checked(write_course, key, value):
    settings = json.dumps({"site_name": "x", "extra": {"course": {key: value}}})
    course = read_course(write_course({"mkdocs.yml": settings}))

    assert all(problem.hint and problem.location.line == 1 for problem in check_course(course))
    assert all(isinstance(text, str) for text in (course.settings.course, course.settings.modules))


def test_a_navigation_that_holds_itself_is_read_once(write_course):
    settings = read_settings(write_course({"mkdocs.yml": "nav: &all [a.md, {Group: *all}, b.md]"}))

    assert ("a.md", "b.md") == settings.nav


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("x: 2024-13-45", ["mkdocs.yml:1:4 yaml-syntax"]),
        ("x: 0x_", ["mkdocs.yml:1:4 yaml-syntax"]),
        ("a: b\nx: !!bool maybe", ["mkdocs.yml:2:4 yaml-syntax"]),
        ("x: !!timestamp soon", ["mkdocs.yml:1:4 yaml-syntax"]),
        ("[" * 10_000, ["mkdocs.yml:1:1 yaml-syntax"]),
        ("- " * 10_000, ["mkdocs.yml:1:1 yaml-syntax"]),
        ("? [a]\n: b", ["mkdocs.yml:1:3 yaml-syntax"]),
        ("{{}: a}", ["mkdocs.yml:1:2 yaml-syntax"]),
        ("x: =", []),
    ],
)
def test_settings_that_make_the_parser_stumble_are_a_problem_or_harmless(write_course, settings, told):
    assert told == _told(read_settings(write_course({"mkdocs.yml": settings})).problems)


@given(st.binary(max_size=60) | st.text("abc:- []{}&*!\n\t'\"#|>", max_size=40).map(str.encode))
def test_any_settings_are_read_or_refused_at_a_place_with_a_way_out(write_course, content):
    problems = read_settings(write_course({"mkdocs.yml": content})).problems
    readable = content.decode("utf-8", "ignore").encode() == content

    assert readable or problems
    for problem in problems:
        assert "mkdocs.yml" == problem.location.path
        assert 1 <= problem.location.line <= 1 + len(content.decode("utf-8", "replace").splitlines())
        assert problem.hint


def test_what_is_inherited_takes_effect_and_each_value_has_the_place_where_it_stands(write_course):
    folder = write_course(
        {
            "mkdocs.yml": "INHERIT: shared/base.yml\nsite_name: Heir\nextra:\n  course:\n    version: 2\n",
            "shared/base.yml": (
                "site_name: Base\nplugins: [material/search, primerpress]\nextra:\n  course:\n    id: two words\n"
            ),
        }
    )
    settings = read_settings(folder)

    assert ("Heir", "2") == (settings.title, settings.version)
    assert ("material/search", "primerpress") == settings.plugins
    assert ["shared/base.yml:5:9 course-id"] == _told(settings.problems)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"mkdocs.yml": "site_name: x\nINHERIT: mkdocs.yml"}, "mkdocs.yml:2:10 inherit"),
        ({"mkdocs.yml": "INHERIT: a.yml", "a.yml": "x: y\nINHERIT: mkdocs.yml"}, "a.yml:2:10 inherit"),
        ({"mkdocs.yml": "INHERIT: gone.yml"}, "mkdocs.yml:1:10 inherit"),
        ({"mkdocs.yml": "INHERIT: [a]"}, "mkdocs.yml:1:10 inherit"),
        ({"mkdocs.yml": "INHERIT: docs"}, "mkdocs.yml:1:10 inherit"),
        ({"mkdocs.yml": "INHERIT: a.yml", "a.yml": "x: a: b"}, "a.yml:1:5 yaml-syntax"),
        ({"mkdocs.yml": "INHERIT: a.yml", "a.yml": ""}, "a.yml:1:1 empty-file"),
    ],
)
def test_what_cannot_be_inherited_is_told_where_it_stands(write_course, files, told):
    assert [told] == _told(read_settings(write_course(files)).problems)


def test_a_value_from_the_environment_is_what_it_stands_for(write_course, monkeypatch):
    monkeypatch.setenv("COURSE_PAGES", "pages")
    settings = read_settings(write_course({"mkdocs.yml": "docs_dir: !ENV [COURSE_PAGES, docs]\nsite_name: !ENV NONE"}))

    assert ("pages", "course") == (settings.docs, settings.course)


def test_the_other_name_that_the_engine_knows_is_a_configuration_too(write_course):
    folder = write_course({"mkdocs.yaml": "site_name: x\nextra: {course: {id: two words}}"})
    (folder / "mkdocs.yml").unlink()

    assert folder == find_course(folder / "docs")
    assert ["mkdocs.yaml:2:22 course-id"] == _told(read_settings(folder).problems)


@pytest.mark.parametrize(
    ("course", "told", "hint"),
    [
        ("{modulse: m}", "3:12: “modulse” is nothing that can be set under “course:”", "Did you mean “modules”?"),
        (
            "{certificate: {quizz: m}}",
            "3:26: “quizz” is nothing that can be set under “certificate:”",
            "Did you mean “quiz”?",
        ),
    ],
)
def test_a_setting_that_nothing_reads_is_told(write_course, course, told, hint):
    (problem,) = read_settings(write_course({"mkdocs.yml": f"site_name: x\nextra:\n  course: {course}\n"})).problems

    assert (f"mkdocs.yml:{told}", "course-settings", hint) == (
        f"{problem.location}: {problem.message}",
        problem.code,
        problem.hint,
    )


def test_missing_settings_are_a_problem(tmp_path):
    assert ["mkdocs.yml:1:1 unreadable-file"] == _told(read_settings(tmp_path).problems)


def test_the_course_is_found_from_any_folder_within(write_course):
    folder = write_course({"docs/deep/page.md": "x"})

    assert folder == find_course(folder)
    assert folder == find_course(folder / "docs" / "deep")
    assert find_course(Path(folder.anchor)) is None


# ---- Pages ----


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (b"caf\xe9", "docs/page.md:1:4 not-utf-8"),
        (b"one\r\ntwo \xff", "docs/page.md:2:5 not-utf-8"),
        ("", "docs/page.md:1:1 empty-file"),
        (" \n\n", "docs/page.md:1:1 empty-file"),
        ("text\r\n::quizz[x]\r\n", "docs/page.md:2:1 unknown-directive"),
        ("\ufeff::quiz[]", "docs/page.md:1:1 directive-syntax"),
    ],
)
def test_what_is_wrong_with_a_page_has_its_place(write_course, page, told):
    assert [told] == _told(read_course(write_course({"docs/page.md": page})).problems)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_directives_are_found_whatever_the_line_ends(write_course, end):
    folder = write_course({"docs/index.md": end.join(["one", "::quiz[a]", "", "::quiz[b]", ""])})
    (page,) = read_course(folder).pages

    assert [(2, "a"), (4, "b")] == [(directive.location.line, directive.quiz) for directive in page.directives]


def test_a_page_may_start_with_a_byte_order_mark_and_a_directive(write_course):
    (page,) = read_course(write_course({"docs/index.md": "\ufeff::quiz[a]"})).pages

    assert ["a"] == [directive.quiz for directive in page.directives]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
@pytest.mark.parametrize("name", ["docs/page.md", "quizzes/quiz.yml"])
def test_a_file_that_may_not_be_read_is_a_problem(write_course, name):
    folder = write_course({name: QUIZ})
    (folder / name).chmod(0)

    assert [f"{name}:1:1 unreadable-file"] == _told(read_course(folder).problems)


@pytest.mark.parametrize("name", ["docs/page.md", "quizzes/quiz.yml"])
def test_a_link_to_nowhere_is_a_problem(write_course, name):
    folder = write_course({})
    (folder / name).symlink_to(folder / "gone")

    assert [f"{name}:1:1 unreadable-file"] == _told(read_course(folder).problems)


# ---- Quizzes ----


def test_a_quiz_is_read_with_the_place_of_each_of_its_values(write_course):
    file = read_course(write_course({"quizzes/quiz.yml": QUIZ})).quizzes["quiz"]

    assert (8, 18) == (file.locate(("questions", 0, "options", 0, "correct")).line, 18)
    assert "quizzes/quiz.yml:5:13" == str(file.locate(("questions", 0, "prompt")))
    assert "quizzes/quiz.yml:5:19" == str(file.locate(("questions", 0, "prompt"), "one"))
    assert "quizzes/quiz.yml:3:5" == str(file.locate(("questions", 0, "hints", 3)))
    assert not file.broken


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: Boundaries\n", "", ["1:1 missing-key"]),
        ("title: Boundaries", "title:", ["1:7 empty-text"]),
        ("title: Boundaries", "title: [a]", ["1:8 wrong-shape"]),
        ("title: Boundaries", "titel: Boundaries", ["1:1 unknown-key"]),
        ("title: Boundaries", "title: Boundaries\npass: most", ["2:7 wrong-value"]),
        ("title: Boundaries", "title: Boundaries\ndraw: 0", ["2:7 wrong-value"]),
        ("    prompt: Which one?\n", "", ["3:5 missing-key"]),
        ("  - id: first\n    kind", "  - kind", ["3:5 missing-key"]),
        ("id: first", "id: two words", ["3:9 wrong-value"]),
        ("kind: single-choice", "kind: single-chioce", ["4:11 unknown-kind"]),
        ("kind: single-choice", "kind: [x]", ["4:11 unknown-kind"]),
        ("    kind: single-choice\n", "", ["3:5 missing-key"]),
        ("prompt: Which", "promt: Which", ["5:5 unknown-key"]),
        ("correct: true", "correct: yes", ["8:18 wrong-value"]),
        ("correct: true", "corect: true", ["8:9 unknown-key"]),
        ("text: This", "text:", ["7:14 empty-text"]),
        ("      - text: This\n        correct: true\n      - text: That\n", "      This\n", ["7:7 wrong-shape"]),
        ("      - text: That", "      - That", ["9:9 wrong-shape"]),
        ("    prompt: Which one?", "    prompt: Which one?\n    hints: One", ["6:12 wrong-shape"]),
        ("    prompt: Which one?", "    prompt: Which one?\n    hints: ['']", ["6:13 empty-text"]),
        ("    prompt: Which one?", "    prompt: Which one?\n    points: 0", ["6:13 wrong-value"]),
        ("    prompt: Which one?", "    prompt: Which one?\n    scoring: partial", ["6:5 unknown-key"]),
        ("questions:\n", "questions: []\nq:\n", ["2:12 no-questions", "3:1 unknown-key"]),
        ("questions:\n", "questions: none\nq:\n", ["2:12 no-questions", "3:1 unknown-key"]),
    ],
)
def test_what_is_wrong_with_a_quiz_has_its_place(problems_of, old, new, told):
    assert old in QUIZ

    assert told == problems_of(QUIZ.replace(old, new))


@pytest.mark.parametrize(
    ("quiz", "told"),
    [
        ("", ["1:1 empty-file"]),
        ("just words", ["1:1 wrong-shape"]),
        ("- a\n- b", ["1:1 wrong-shape"]),
        ("title: x", ["1:1 no-questions"]),
        ("title: x\nquestions:\n  - just words\n", ["3:5 wrong-shape"]),
        ("title: x\nquestions:\n  - [a]\n", ["3:5 wrong-shape"]),
        (b"title: \xff", ["1:8 not-utf-8"]),
    ],
)
def test_a_file_that_is_no_quiz_says_so(problems_of, quiz, told):
    assert told == problems_of(quiz)


@pytest.mark.parametrize("name", ["two words", "été", "a.b", "-a", "a--b"])
def test_the_name_of_a_quiz_can_stand_in_a_link(problems_of, name):
    assert ["1:1 quiz-file-name"] == problems_of(QUIZ, name)


def test_a_mistake_in_one_question_does_not_hide_those_in_others(problems_of):
    question = QUIZ.partition("questions:\n")[2]
    second = question.replace("correct: true", "correct: yes")
    third = question.replace("kind: single-choice", "kind: essay")

    assert ["15:18 wrong-value", "18:11 unknown-kind"] == problems_of(QUIZ + second + third)


def test_a_misspelt_key_is_told_once_with_the_word_that_was_meant(write_course):
    folder = write_course({"quizzes/quiz.yml": QUIZ.replace("correct: true", "corect: true")})
    (problem,) = read_course(folder).quizzes["quiz"].problems

    assert "unknown-key" == problem.code
    assert "“correct”" in problem.hint


@given(
    damages=st.lists(
        st.tuples(
            st.integers(0, len(QUIZ)),
            st.integers(0, 10),
            st.sampled_from(
                ["", " ", "\n", ":", "- ", "[", "{}", "x", "''", "  - id: x\n", "~", "&a ", "true", "\t", "#"]
            ),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_a_quiz_with_damage_anywhere_is_read_and_checked_without_a_crash(write_course, damages):
    text = QUIZ
    for at, removed, added in damages:
        text = text[:at] + added + text[at + removed :]
    course = read_course(write_course({"docs/index.md": "::quiz[quiz]", "quizzes/quiz.yml": text}))
    lines = text.split("\n")
    problems = [problem for problem in check_course(course) if problem.location.path == "quizzes/quiz.yml"]

    assert [] == [p for p in problems if not 1 <= p.location.line <= max(len(lines), 1)]
    assert not any(word in p.message for p in problems for word in ("dict", "NoneType", "pydantic", "tuple"))
    assert course.quizzes["quiz"].broken or course.quizzes["quiz"].questions


def test_a_quiz_without_a_mistake_is_not_parsed_again_when_it_is_checked(tmp_path, monkeypatch):
    """To find the place of something takes longer than to check it."""
    course = course_of_cases(tmp_path)
    known = {name: quiz for name, quiz in course.quizzes.items() if not re.search("was:| #", quiz.source.text)}
    faultless = {name: quiz for name, quiz in known.items() if not check_quiz(quiz)}
    parsed = []
    monkeypatch.setattr(QuizFile, "document", property(lambda quiz: parsed.append(quiz.name)))

    for quiz in faultless.values():
        check_quiz(quiz)
    list(check_former_names(replace(course, quizzes=faultless)))

    assert {placed.question.kind for quiz in faultless.values() for placed in quiz.questions} == {*KINDS}
    assert parsed == []
