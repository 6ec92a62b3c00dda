"""Each slip that authors make is told once, at the place where it is, by its cause."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from primerpress.checks.course import check_course
from primerpress.cli import main
from primerpress.course.course import read_course
from primerpress.site.engine_settings import refused_by_engine
from tests.small_course import MKDOCS_YML

QUIZ = """\
title: Boundaries
questions:
  - id: one
    kind: single-choice
    prompt: What would you say?
    options:
      - text: Tell them
        correct: true
        feedback: Well done.
      - text: Wait
    explanation: Because it helps.
  - id: two
    kind: single-choice
    prompt: And then?
    options:
      - text: Go on
        correct: true
      - text: Stop
"""
SUPPORT = "resources:\n  - {name: A, for: all, how: [{label: B}], where: EU, last_checked: 2026-11-01}\n"
NO_BREAK, ZERO_WIDTH, WIDE_COLON = "\u00a0", "\u200b", "\uff1a"
LONG_DASH = "\u2013"

Told = Callable[[str], list[str]]


@pytest.fixture
def told(write_course: Callable[[dict[str, str | bytes]], Path]) -> Told:
    """Return a function that takes a quiz and returns what is told of the course, without hints."""

    def tell(quiz: str) -> list[str]:
        course = write_course({"docs/index.md": "# Start\n\n::quiz[q]\n\n::answers[q]\n", "quizzes/q.yml": quiz})
        return [str(problem).partition("\n")[0] for problem in check_course(read_course(course))]

    return tell


INDENTATION = [
    ("    prompt: What", "     prompt: What", "5:6: this starts in column 6, and line 4,"),
    ("    prompt: What", "   prompt: What", "5:4: this starts in column 4, and line 4,"),
    ("        feedback:", "          feedback:", "9:11: this starts in column 11, and line 8,"),
    ("      - text: Wait", "     - text: Wait", "10:6: this starts in column 6, and line 7,"),
    ("      - text: Wait", "       - text: Wait", "10:8: this starts in column 8, and line 7,"),
    ("  - id: two", "   - id: two", "12:4: this starts in column 4, and line 3,"),
    ("  - id: two", " - id: two", "12:2: this starts in column 2, and line 3,"),
    ("    explanation:", "   explanation:", "11:4: this starts in column 4,"),
    ("questions:", " questions:", "2:2: this starts in column 2, and line 1,"),
    ("title:", " title:", "2:1: this starts in column 1, and line 1,"),
    (
        "      - text: Tell them\n        correct: true\n        feedback: Well",
        "        - text: Tell them\n          correct: true\n          feedback: Well",
        "10:7: this starts in column 7, and line 7, which it seems to belong with, in column 9",
    ),
    ("What would you say?", "|\n    What would you say?", "6:5: this line goes on with the text above it"),
    ("What would you say?", "|\n      What would\n    you say?", "7:5: this line goes on with the text above it"),
    ("What would you say?", "What would\n    you say?", "6:5: this line goes on with the text above it"),
    ("What would you say?", "What would\nyou say?", "6:1: this line goes on with the text above it"),
    ("What would you say?", "|\n    Maya says: what", "5:13: nothing belongs to “prompt”"),
]
KEYS = [
    ("questions:", "question:", "2:1: the key “question” is not known here"),
    ("kind:", "type:", "4:5: the key “type” is not known here"),
    ("- text: Wait", "- Wait: no", "10:9: the key “Wait” is not known here"),
    ("title: B", "pass: 60%\ntitle: B", "1:7: “60%” is not a number (“pass”)"),
    ("Because it helps.", "<b>It</b> helps", "11:18: “<b>” is raw HTML"),
]
MISSING = [
    ("questions:\n", "", "2:3: a list starts here, and no key above it says what it is"),
    ("questions:", "- questions:", "2:1: “questions:” is no item of a list"),
    ("prompt: What", "prompt:What", "5:12: behind “prompt:” a space is missing"),
    ("kind: single", "kind:single", "4:10: behind “kind:” a space is missing"),
    ("text: Wait", "text:Wait", "10:9: behind “text:” a space is missing"),
    ("- text: Wait", "-text: Wait", "10:8: behind the dash a space is missing"),
    ("options:", "options", "6:12: behind “options” a colon is missing"),
    ("prompt: What", "prompt What", "5:11: behind “prompt” a colon is missing"),
    ("- text: Tell", "  text: Tell", "7:9: an item of a list starts here, and no “- ” stands before “text:”"),
    ("- text: Wait", "  text: Wait", "10:9: the key “text” is written twice"),
    ("  - id: two", "    id: two", "12:5: the key “id” is written twice"),
    (
        "      - text: Tell them\n        correct: true\n        feedback: Well done.\n      - text: Wait\n",
        "      - Tell them\n      - Wait\n",
        "7:9: “Tell them” stands here without a key",
    ),
]
TEXTS = [
    ("Tell them", '"Tell them" she said', "7:25: this quotation mark ends the text for YAML"),
    ("What would you say?", '"She said "no" to me"', "5:23: this quotation mark ends the text for YAML"),
    ("What would you say?", '"What would you say?""', "5:33: this quotation mark ends the text for YAML"),
    ("What would you say?", "'What's next?'", "5:18: this apostrophe ends the text"),
    ("What would you say?", '"What would you say?', "5:13: a quotation mark is opened and not closed"),
    ("What would you say?", "'What would you say?", "5:13: a quotation mark is opened and not closed"),
    ("What would you say?", '"C:\\Users"', "5:16: “\\U” between double quotation marks"),
    ("What would you say?", '"a \\ud800 b"', "5:16: “\\u” between double quotation marks"),
    ("Tell them", "[pause] Tell them", "7:15: “[” at the start"),
    ("Tell them", "[pause]", "7:15: “text” should be a text, not a list"),
    ("Tell them", "{name} tells", "7:15: “{” at the start"),
    ("Tell them", "{name}", "7:15: “text” should be a text, not a group of keys"),
    ("Tell them", "- Tell them", "7:15: “- ” at the start"),
    ("Tell them", "> Tell them", "7:15: “>” at the start"),
    ("Tell them", "? Tell them", "7:15: “? ” at the start"),
    ("text: Tell them", "? Tell them", "7:11: a key must be a plain word"),
    ("What would", "|What would", "5:13: “|” at the start"),
    ("Tell them", "*Tell* them", "7:15: “*” at the start"),
    ("Tell them", "& tell them", "7:15: “&” at the start"),
    ("Tell them", "!Tell them", "7:15: “!Tell” is read by YAML as a tag"),
    ("Tell them", "%20 them", "7:15: a text cannot start with “%”"),
    ("What would", "Maya: what would", "5:17: a second “: ” stands in this text"),
    ("What would you say?", "Maya says\n      this: what?", "6:11: a second “: ” stands in this text"),
    ("What would you say?", "What # 3 is\n      meant?", "5:18: “ #” in this text is read by YAML as a comment"),
    ("What would you say?", "What # 3?", "5:18: warning: “# 3?” is read by YAML as a comment"),
    ("What would you say?", "#1 is what?", "5:12: “#1 is what?” is read by YAML as a comment"),
    ("one", "!!bool maybe", "3:9: “!!bool” is read by YAML as a tag"),
]
WORD_PROCESSOR = [
    ("What would you say?", "“Maya: what?”", "5:13: ““” is a curly quotation mark"),
    ("true", "“true”", "8:18: ““” is a curly quotation mark"),
    ("single-choice", "‘single-choice’", "4:11: “‘” is a curly quotation mark"),
    ("one", "“one”", "3:9: ““” is a curly quotation mark"),
    ("- text: Tell", f"{LONG_DASH} text: Tell", "7:7: “\u2013” stands where an item of a list starts"),
    ("- text: Wait", f"{LONG_DASH} text: Wait", "10:7: “\u2013” stands where an item of a list starts"),
    ("- id: one", f"{LONG_DASH} id: one", "3:3: “\u2013” stands where an item of a list starts"),
    ("- text: Wait", "• text: Wait", "10:7: “•” stands where an item of a list starts"),
    ("    prompt", f"  {NO_BREAK} prompt", "5:3: a no-break space"),
    ("prompt: ", f"prompt:{NO_BREAK}", "5:12: a no-break space"),
    ("prompt", f"pro{ZERO_WIDTH}mpt", "5:8: a zero-width space"),
    ("single-choice", f"single-choice{ZERO_WIDTH}", "4:24: a zero-width space"),
    ("prompt: ", f"prompt{WIDE_COLON}", "5:11: “\uff1a” is a wide colon"),
]


@pytest.mark.parametrize(("written", "slip", "expected"), [*INDENTATION, *KEYS, *MISSING, *TEXTS, *WORD_PROCESSOR])
def test_a_slip_is_told_once_where_it_is(told, written, slip, expected):
    (found,) = told(QUIZ.replace(written, slip, 1))

    assert found.startswith(f"quizzes/q.yml:{expected}")


@pytest.mark.parametrize(
    "legitimate",
    [
        "prompt: “What would you say?”",
        "prompt: What would you say \u2013 and why?",
        "prompt: What would you say?  # asked in the pilot, too",
        "prompt: C# or F#?",
        'prompt: "What # 3?"',
        "prompt: |\n      # What would you say?",
    ],
)
def test_what_only_looks_like_a_slip_is_let_be(told, legitimate):
    assert [] == told(QUIZ.replace("prompt: What would you say?", legitimate, 1))


def test_a_key_of_the_format_is_told_from_a_word_of_the_author(told):
    """Either could be mended by another column; a question has no key “this”."""
    (text,) = told(QUIZ.replace("What would you say?", "Maya says\n     this: what?", 1))
    (key,) = told(QUIZ.replace("    explanation:", "     explanation:", 1))

    assert "a second “: ”" in text
    assert "this starts in column 6" in key


def test_several_slips_and_what_is_wrong_besides_are_told_at_once(told):
    quiz = QUIZ.replace("questions:\n", "").replace("What would you say?", "Maya: what?")
    quiz = quiz.replace("    prompt: And", "     prompt: And").replace("text: Stop", "txt: Stop")

    assert [
        "2:3: a list starts here,",
        "4:17: a second “: ” stan",
        "13:6: this starts in col",
        "17:9: the key “txt” is n",
    ] == [one.removeprefix("quizzes/q.yml:")[:24] for one in told(quiz)]


def test_a_list_without_dashes_is_read_as_the_list_it_is_meant_to_be(told):
    quiz = QUIZ.replace("      - text: Go on", "        text: Go on").replace(
        "      - text: Stop", "        text: Stop"
    )

    assert ["quizzes/q.yml:18:9: the key “text” is written twice; the first is in line 16 [yaml-duplicate-key]"] == (
        told(quiz)
    )


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        (":: quiz[q]", "::quiz[q]"),
        ("::quiz [q]", "::quiz[q]"),
        ("::quiz(q)", "::quiz[q]"),
        ("::quiz[q", "::quiz[q]"),
        ("::quizz[q]", "Did you mean “quiz”?"),
        (": :quiz[q]", "::quiz[q]"),
        ("::quiz[q.yml]", "::quiz[q]"),
        ("::quiz[quizzes/q]", "::quiz[q]"),
        ('::quiz["q"]', "::quiz[q]"),
        ("::quiz q", "::quiz[q]"),
        ("quiz[q]", "::quiz[q]"),
        (f"{WIDE_COLON}{WIDE_COLON}quiz[q]", "::quiz[q]"),
        ("::quiz[q/one]", "::question[q/one]"),
        ("::question[q one]", "::question[q/one]"),
        ("::quiz[Q]", "Did you mean “q”?"),
        ("::quiz", "::quiz[name-of-the-file]"),
        ("::quiz[]", "::quiz[name-of-the-file]"),
        ("::question[]", "::question[name-of-the-file/id-of-the-question]"),
    ],
)
def test_a_slip_in_a_directive_is_told_with_what_was_meant(write_course, line, hint):
    course = write_course({"docs/index.md": f"# Start\n\n{line}\n", "quizzes/q.yml": QUIZ})

    (problem,) = check_course(read_course(course))

    assert ("docs/index.md", 3) == problem.location[:2]
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("written", "slip", "expected", "hint"),
    [
        ("site_name:", "Site_name:", "1:1: “site_name” is missing", "Write “site_name:” in place of “Site_name:”"),
        ("use_directory_urls: false", "use_directory_urls: flase", "2:21: MkDocs does not", ""),
        ("  name: prim", "  nane: prim", "4:3: the theme that makes", "Write “name:” in place of “nane:”"),
        ("name: primerpress", "name: Primerpress", "4:9: there is no theme “Primerpress”", "“primerpress”?"),
        ("markdown_extensions", "markdown_extension", "5:1: the extension that places", "“markdown_extensions:”"),
        ("  - primerpress\n  - attr", "  - primerpres\n  - attr", "6:5: the extension that", "Write “primerpress”"),
        ("  - toc\n", "  - toc:\n    permalink: true\n", "12:5: “permalink:” stands beside “toc:”", "two spaces"),
        ("plugins:", "plugin:", "13:1: warning: the key “plugin” is not known", "“plugins”?"),
        ("  - material/search", "  -material/search", "14:3: “plugins:” should be a list", "“- primerpress”"),
        ("- material/search", "- Primerpress", "14:5: the plugin “Primerpress” is not installed", "“primerpress”?"),
        ("  - quizzes", "  - quizes", "17:3: MkDocs does not take “watch:”: The path 'quizes'", ""),
        ("extra:\n  course:", "course:", "18:1: warning: the key “course” is not known", "below “extra:”"),
        ("extra:", "nav:\n  - Start:\nextra:", "19:5: the navigation names “Start”, and no page", "behind the colon"),
        ("extra:", "nav:\n  - A: docs/\n  - index.md\nextra:", "19:8: the navigation leads to “docs/”", "there"),
    ],
)
def test_a_slip_in_the_settings_is_told_once_where_it_is(write_course, written, slip, expected, hint):
    course = write_course({"mkdocs.yml": MKDOCS_YML.replace(written, slip, 1), "docs/index.md": "# A\n\n::support\n"})
    course = write_course({"support.yml": SUPPORT})
    output = CliRunner().invoke(main, ["check", "--course", str(course)]).output

    assert output.startswith(f"mkdocs.yml:{expected}")
    assert output.endswith("1 problem found.\n")
    assert hint in output
    assert "class" not in output


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("---\nDraft: true\n---\n\n# A\n", ["2:1: warning: the key “Draft” does nothing"]),
        ("---\ntitel: B\n---\n\n# A\n", ["2:1: warning: the key “titel” does nothing"]),
        ("---\ndate: 2026-01-01\nsubtitle: B\nstatus: new\n---\n\n# A\n", []),
        ("# A\n\nSee [b] (index.md).\n", ["3:5: warning: “[b] (index.md)” is meant as a link"]),
        ("# A\n\nSee (b)[https://example.org/b].\n", ["3:5: warning: “(b)[https://example.org/b]” is meant as a"]),
        ("# A\n\nSee `[b] (index.md)`, [c] (or d), [ ] (e).\n", []),
    ],
)
def test_a_slip_on_a_page_is_told_once_where_it_is(write_course, page, expected):
    problems = check_course(read_course(write_course({"docs/index.md": page})))

    assert len(expected) == len(problems)
    for problem, start in zip(problems, expected, strict=True):
        assert str(problem).startswith(f"docs/index.md:{start}")


def test_a_directive_in_a_text_of_a_quiz_is_told_there(told):
    quiz = QUIZ.replace("prompt: What would you say?", "prompt: |\n      First:\n\n      - ::quiz[q]")

    (found,) = told(quiz)

    assert found.startswith("quizzes/q.yml:8:9: learners would read “::quiz[q]” as it is typed")


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("quizzes/q.yml.txt", "Rename it to “q.yml”"),
        ("quizzes/q.yaml", "Move it directly into “quizzes”"),
        ("quizzes/sub/q.yml", "Move it directly into “quizzes”"),
        ("Quizzes/q.yml", "Rename the folder to “quizzes”"),
        ("quiz/q.yml", "Rename the folder to “quizzes”"),
        ("docs/q.yml", "Move it to “quizzes/q.yml”"),
        ("docs/quizzes/q.yml", "Move it to “quizzes/q.yml”"),
    ],
)
def test_a_quiz_in_the_wrong_place_is_told_once_where_it_is(write_course, path, hint):
    course = write_course({"docs/index.md": "# Start\n\n::quiz[q]\n", path: QUIZ})

    (problem,) = check_course(read_course(course))

    assert path == problem.location.path
    assert hint in problem.hint


def test_a_folder_with_another_name_is_told_once_for_all_of_its_quizzes(write_course):
    page = "# Start\n\n::quiz[q]\n\n::quiz[r]\n"
    course = write_course({"docs/index.md": page, "Quizzes/q.yml": QUIZ, "Quizzes/r.yml": QUIZ})

    assert ["Quizzes/q.yml"] == [problem.location.path for problem in check_course(read_course(course))]
    (course / "quizzes").rmdir()
    assert [] == list(refused_by_engine(read_course(course)))


def test_a_quiz_that_cannot_be_read_is_told_and_not_what_follows_from_it(write_course):
    page = "# Start\n\n::question[q/one]\n\n::question[q/two]\n\n::answers[q]\n"
    course = write_course({"docs/index.md": page, "quizzes/q.yml": QUIZ.replace("What", "Maya: what", 1)})

    assert ["yaml-syntax"] == [problem.code for problem in check_course(read_course(course))]


def test_a_link_is_told_where_it_is_and_not_at_the_first_equal_word(write_course):
    quiz = QUIZ.replace("Because it helps.", "Take notes. See [these](notes).", 1)
    page = "# Start\n\nWrite notes.\n\nSee [these](notes), and [those][1].\n\n[1]: notes.html\n\n::quiz[q]\n"
    course = write_course({"docs/index.md": page, "quizzes/q.yml": quiz})

    places = [str(problem.location) for problem in check_course(read_course(course))]

    assert ["docs/index.md:5:13", "docs/index.md:7:6", "quizzes/q.yml:11:42"] == places


def test_two_names_that_only_look_the_same_are_told_apart(write_course):
    course = write_course({"docs/index.md": "# Start\n\n[Ü](\u00dcbung.md)\n", "docs/U\u0308bung.md": "# Practice\n"})

    (problem,) = check_course(read_course(course))

    assert "only looks so" in problem.hint


@pytest.mark.parametrize(
    ("path", "make", "message"),
    [
        ("docs/page.md", lambda file: file.symlink_to("/etc/hostname"), "this link leads out of the course"),
        ("docs/folder", lambda file: file.symlink_to("/etc"), "this link leads out of the course"),
        ("docs/folder", lambda file: file.symlink_to(file.parent), "this link leads back to a folder that it is in"),
        ("docs/a.png", lambda file: file.symlink_to(file.parent / "b.png"), "this link leads nowhere"),
        ("docs/itself", lambda file: file.symlink_to(file), "this link leads nowhere"),
        ("docs/page.md", os.mkfifo, "this is neither a file nor a folder"),
        ("docs/picture.png", os.mkfifo, "this is neither a file nor a folder"),
        ("quizzes/q.yml", os.mkfifo, "this is neither a file nor a folder"),
        ("support.yml", os.mkfifo, "this is neither a file nor a folder"),
        ("support.yml", Path.mkdir, "this is a folder, and should be a file"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="links and pipes as Unix has them")
def test_what_would_lead_out_of_the_course_or_never_end_is_told(write_course, path, make, message):
    course = write_course({})
    make(course / path)

    (problem,) = check_course(read_course(course))

    assert (path, "unreadable-file") == (problem.location.path, problem.code)
    assert message in problem.message


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="an administrator may read every folder")
def test_a_folder_that_cannot_be_read_is_told(write_course):
    course = write_course({})
    (course / "docs" / "closed").mkdir(mode=0)

    (problem,) = check_course(read_course(course))

    assert ("docs/closed", "unreadable-file") == (problem.location.path, problem.code)


def test_half_a_character_in_an_escape_is_told(write_course):
    course = write_course({"mkdocs.yml": MKDOCS_YML.replace("Test course", '"\\ud83d"', 1)})

    (problem,) = check_course(read_course(course))

    assert ("mkdocs.yml:1:12", "yaml-character") == (str(problem.location), problem.code)
