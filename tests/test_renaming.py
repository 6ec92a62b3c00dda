"""`primerpress rename`: a new name everywhere, while all that is no name stays as it is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from primerpress import writing
from primerpress.course.course import read_course
from primerpress.course.former import renamed
from tests.command import files, run
from tests.small_course import MKDOCS_YML

SETTINGS = (
    MKDOCS_YML.replace(
        "  - pymdownx.superfences\n", "  - pymdownx.superfences\n  - pymdownx.snippets\n  - admonition\n"
    )
    + """\
    modules: modules
    support: help.md
    exit: help.html#top
    certificate:
      quiz: boundaries  # to be passed
nav:
  - Start: index.md
  - "Lines": 'modules/01-lines.md'  # the first
  - modules/02-limits.md
  - help.md
not_in_nav: |
  /later.md
"""
)
QUIZ = """\
# What we ask about boundaries.
title: "Boundaries"   # said aloud
pass: 80
questions:
  # The first.
  - id: noor  # Noor
    kind: true-false
    prompt: |
      Is it? See [the start](../index.md) and [this one](01-lines.md#boundaries--before).
    answer: true
  - {id: 'before', kind: rating, prompt: How?, statements: [I], scale: [a, b]}
  - id: after
    kind: rating
    prompt: And now?
    statements: [I]
    scale: [a, b]
    compare_with: before
"""
OTHER = """\
title: Other
questions:
  - {id: again, kind: rating, prompt: Now?, statements: [I], scale: [a, b], compare_with: boundaries/before}
"""
FILES = {
    "mkdocs.yml": SETTINGS,
    "docs/index.md": "# Welcome\n\n[Lines](modules/01-lines.md) and [two](<modules/02-limits.md>)\n\n::certificate\n",
    "docs/help.md": '# Help\n\n--8<-- "snippets/shared.md"\n',
    "snippets/shared.md": "See [Noor](modules/01-lines.md#boundaries--noor).\n",
    "docs/later.md": "---\ndraft: true\n---\n\n# Later\n\n[one](modules/01-lines.md)\n",
    "docs/modules/01-lines.md": """\
---
description: About lines.
---

# Lines

::question[boundaries/noor]

!!! note

    ::quiz[boundaries]

[Back](../index.md), [down](#quiz-boundaries) and <a href="02-limits.md#other--again">on</a>.

Write `::quiz[boundaries]`, or:

    ::quiz[boundaries]

[ref]: 02-limits.html
""",
    "docs/modules/02-limits.md": """\
# Limits

::quiz[other]

[Noor](01-lines.md#boundaries--noor)

::answers[boundaries]
""",
    "quizzes/boundaries.yml": QUIZ,
    "quizzes/other.yml": OTHER,
}


@pytest.fixture
def course(write_course):
    folder = write_course(FILES)
    assert run("check", "--course", folder).exit_code == 0, run("check", "--course", folder).output
    return folder


def text(course, path):
    return (course / path).read_text("utf-8")


# ---- A quiz ----


def test_a_quiz_has_its_new_name_wherever_it_is_named(course):
    before = files(course)

    result = run("rename", "quiz", "boundaries", "limits", "--course", course)

    assert result.exit_code == 0, result.output
    after = files(course)
    assert run("check", "--course", course).output == "No problems found.\n"
    assert after.keys() == before.keys() - {"quizzes/boundaries.yml"} | {"quizzes/limits.yml"}
    assert text(course, "quizzes/limits.yml") == QUIZ.replace(
        '"Boundaries"   # said aloud\n', '"Boundaries"   # said aloud\nwas: boundaries\n'
    ).replace("#boundaries--before", "#limits--before")
    assert text(course, "quizzes/other.yml") == OTHER.replace("boundaries/before", "limits/before")
    assert text(course, "mkdocs.yml") == SETTINGS.replace("quiz: boundaries", "quiz: limits")
    page = FILES["docs/modules/01-lines.md"]
    assert text(course, "docs/modules/01-lines.md") == page.replace("[boundaries/noor]", "[limits/noor]").replace(
        "!!! note\n\n    ::quiz[boundaries]", "!!! note\n\n    ::quiz[limits]"
    ).replace("#quiz-boundaries", "#quiz-limits")
    assert text(course, "snippets/shared.md") == "See [Noor](modules/01-lines.md#limits--noor).\n"
    assert "::answers[limits]" in text(course, "docs/modules/02-limits.md")


def test_what_only_looks_like_the_name_is_told_and_stays(course):
    said = run("rename", "quiz", "quizzes/boundaries.yml", "limits", "--course", course).output

    assert "Left as it is: docs/modules/01-lines.md:15: Write `::quiz[boundaries]`, or:\n" in said
    assert "Left as it is: docs/modules/01-lines.md:17: ::quiz[boundaries]\n" in said
    assert "quizzes/boundaries.yml  →  quizzes/limits.yml\n" in said
    assert re.search(r"mkdocs.yml:\d+: quiz: boundaries  # to be passed  →  quiz: limits  # to be passed\n", said)


def test_a_dry_run_says_the_same_and_changes_nothing(course):
    before = files(course)

    told = run("rename", "quiz", "boundaries", "limits", "--dry-run", "--course", course).output
    assert files(course) == before
    done = run("rename", "quiz", "boundaries", "limits", "--course", course).output

    assert told.splitlines()[:-1] == done.splitlines()[:-1]
    assert told.splitlines()[-1].startswith("Nothing was changed. ")
    assert "quizzes/boundaries.yml:2: + was: boundaries" in told


def test_names_that_follow_each_other_are_all_kept_and_one_that_comes_back_is_no_former_one(course):
    for before, now in (("boundaries", "limits"), ("limits", "edges"), ("edges", "borders")):
        assert run("rename", "quiz", before, now, "--course", course).exit_code == 0
    assert "\nwas: [boundaries, limits, edges]\n" in text(course, "quizzes/borders.yml")

    assert run("rename", "quiz", "borders", "limits", "--course", course).exit_code == 0

    assert "\nwas: [boundaries, borders, edges]\n" in text(course, "quizzes/limits.yml")
    quiz = read_course(course).quizzes["limits"]
    assert list(map(str, quiz.former(quiz.quiz.questions[0]))) == ["edges/noor", "borders/noor", "boundaries/noor"]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("bonudaries", "limits"), "there is no quiz “bonudaries”. Did you mean “boundaries”?"),
        (("boundaries", "other"), "there is a quiz “other” already"),
        (("boundaries", "a b"), "“a b” cannot be the name of a quiz"),
        (("boundaries", "boundaries"), "the quiz is called “boundaries” already"),
    ],
)
def test_a_quiz_that_cannot_be_renamed_is_told_in_a_sentence(course, names, told):
    before = files(course)

    result = run("rename", "quiz", *names, "--course", course)

    assert (result.exit_code, told in result.output) == (1, True), result.output
    assert "Nothing was changed" in result.output
    assert files(course) == before


def test_a_name_that_another_quiz_had_is_refused(course):
    (course / "quizzes" / "other.yml").write_text(OTHER.replace("Other\n", "Other\nwas: limits\n"), "utf-8")

    result = run("rename", "quiz", "boundaries", "limits", "--course", course)

    assert result.exit_code == 1
    assert "“other” was called “limits” before" in result.output


def test_a_course_that_cannot_be_read_is_mended_first(course):
    (course / "quizzes" / "other.yml").write_text("title: [\n", "utf-8")
    before = files(course)

    result = run("rename", "quiz", "boundaries", "limits", "--course", course)

    assert result.exit_code == 1
    assert "quizzes/other.yml:" in result.output
    assert "mend this first" in result.output
    assert files(course) == before


@pytest.mark.parametrize(
    ("stopped", "status", "told"),
    [(OSError(28, "No space left on device"), 1, "No space left"), (KeyboardInterrupt(), 130, "Stopped.")],
    ids=["full disk", "Ctrl-C"],
)
def test_what_ends_it_in_the_middle_leaves_all_as_it_was(course, monkeypatch, stopped, status, told):
    write, count = writing._restoring, []

    def some(path):
        count.append(path)
        if len(count) == 3:
            raise stopped
        return write(path)

    monkeypatch.setattr(writing, "_restoring", some)
    before = files(course)

    result = run("rename", "quiz", "boundaries", "limits", "--course", course)

    assert (result.exit_code, told in result.output, "Nothing was changed" in result.output) == (status, True, True)
    assert files(course) == before


def test_what_would_break_the_course_is_taken_back(course, monkeypatch):
    monkeypatch.setattr("primerpress.renaming.quiz._directives", lambda *_: ())
    before = files(course)

    result = run("rename", "quiz", "boundaries", "limits", "--course", course)

    assert "it would break something: " in result.output
    assert files(course) == before


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_line_ends_and_a_byte_order_mark_stay(course, bom):
    for path in ("docs/modules/01-lines.md", "quizzes/boundaries.yml", "mkdocs.yml"):
        (course / path).write_bytes(bom + (course / path).read_bytes().replace(b"\n", b"\r\n"))

    assert run("rename", "quiz", "boundaries", "limits", "--course", course).exit_code == 0

    for path in ("docs/modules/01-lines.md", "quizzes/limits.yml", "mkdocs.yml"):
        content = (course / path).read_bytes()
        assert content.startswith(bom)
        assert content.count(b"\n") == content.count(b"\r\n")
    assert b"\r\nwas: boundaries\r\n" in (course / "quizzes" / "limits.yml").read_bytes()


# ---- A question ----


def test_a_question_has_its_new_id_wherever_it_is_named(course):
    assert run("rename", "question", "boundaries/noor", "noor-reply", "--course", course).exit_code == 0

    assert text(course, "quizzes/boundaries.yml") == QUIZ.replace(
        "id: noor  # Noor\n", "id: noor-reply  # Noor\n    was: noor\n"
    )
    assert "::question[boundaries/noor-reply]" in text(course, "docs/modules/01-lines.md")
    assert "#boundaries--noor-reply" in text(course, "snippets/shared.md")
    assert run("check", "--course", course).output == "No problems found.\n"


def test_a_rating_is_followed_by_those_that_are_compared_with_it(course):
    assert run("rename", "question", "boundaries/before", "start", "--course", course).exit_code == 0

    quiz = text(course, "quizzes/boundaries.yml")
    assert "  - {was: before, id: 'start', kind: rating" in quiz
    assert "compare_with: start\n" in quiz
    assert "#boundaries--start" in quiz
    assert "compare_with: boundaries/start}" in text(course, "quizzes/other.yml")


def test_answers_follow_a_question_through_both_names_of_its_quiz(course):
    run("rename", "question", "boundaries/noor", "one", "--course", course)
    run("rename", "quiz", "boundaries", "limits", "--course", course)
    run("rename", "question", "limits/one", "two", "--course", course)

    former = [before for before, now in renamed(read_course(course)) if now == "limits/two"]

    assert former == ["boundaries/two", "limits/one", "boundaries/one", "limits/noor", "boundaries/noor"]


@pytest.mark.parametrize(
    ("name", "now", "told"),
    [
        ("boundaries", "x", "as “quiz/id”"),
        ("boundaries/nor", "x", "Did you mean “noor”?"),
        ("boundaries/noor", "after", "there is a question “after” already"),
        ("boundaries/noor", "other/noor", "a question stays in its quiz"),
        ("boundaries/noor", "x y", "cannot be an id"),
        ("gone/noor", "x", "there is no quiz “gone”"),
    ],
)
def test_a_question_that_cannot_be_renamed_is_told(course, name, now, told):
    before = files(course)

    result = run("rename", "question", name, now, "--course", course)

    assert (result.exit_code, told in result.output) == (1, True), result.output
    assert files(course) == before


def test_an_id_that_another_question_had_is_refused(course):
    run("rename", "question", "boundaries/noor", "reply", "--course", course)

    result = run("rename", "question", "boundaries/after", "noor", "--course", course)

    assert "the question “reply” was called “noor” before" in result.output


# ---- A page ----


def test_a_page_has_its_new_name_in_the_menu_and_in_each_link(course):
    result = run("rename", "page", "01-lines", "01-edges", "--course", course)

    assert result.exit_code == 0, result.output
    assert text(course, "mkdocs.yml") == SETTINGS.replace("'modules/01-lines.md'", "'modules/01-edges.md'")
    assert text(course, "docs/modules/01-edges.md") == FILES["docs/modules/01-lines.md"].replace(
        "About lines.\n", "About lines.\nwas: modules/01-lines.md\n"
    )
    for path in (
        "docs/index.md",
        "docs/later.md",
        "snippets/shared.md",
        "quizzes/boundaries.yml",
        "docs/modules/02-limits.md",
    ):
        assert "01-lines" not in text(course, path), path
        assert "01-edges.md" in text(course, path)
    assert run("check", "--course", course).output == "No problems found.\n"
    assert ("modules/01-lines.html", "modules/01-edges.html") in renamed(read_course(course))


def test_a_page_that_moves_takes_its_links_with_it(course):
    result = run("rename", "page", "docs/modules/02-limits.md", "more/deep/limits.md", "--course", course)

    assert result.exit_code == 0, result.output
    assert text(course, "docs/more/deep/limits.md") == (
        "---\nwas: modules/02-limits.md\n---\n\n# Limits\n\n::quiz[other]\n\n"
        "[Noor](../../modules/01-lines.md#boundaries--noor)\n\n::answers[boundaries]\n"
    )
    page = text(course, "docs/modules/01-lines.md")
    assert '<a href="../more/deep/limits.md#other--again">' in page
    assert "[ref]: ../more/deep/limits.md\n" in page
    assert "[two](<more/deep/limits.md>)" in text(course, "docs/index.md")
    assert "It is no module any more" in result.output


def test_links_of_a_quiz_follow_the_page_that_shows_it(course):
    assert run("rename", "page", "modules/01-lines.md", "a/b/lines.md", "--course", course).exit_code == 0

    assert "[the start](../../index.md)" in text(course, "quizzes/boundaries.yml")
    assert run("check", "--course", course).exit_code == 0


def test_the_page_for_help_and_that_to_leave_to_are_named_in_the_settings(course):
    assert run("rename", "page", "help", "support", "--course", course).exit_code == 0

    assert "support: support.md\n    exit: support.html#top\n" in text(course, "mkdocs.yml")
    assert "  - support.md\n" in text(course, "mkdocs.yml")
    assert run("rename", "page", "later", "sooner", "--course", course).exit_code == 0
    assert "  /sooner.md\n" in text(course, "mkdocs.yml")


@pytest.mark.parametrize(
    ("name", "now", "told"),
    [
        ("index.md", "start.md", "the first page keeps its name"),
        ("01-line", "x", "Did you mean “modules/01-lines.md”?"),
        ("01-lines", "02-limits", "there is a file docs/modules/02-limits.md already"),
        ("01-lines", "../../x.md", "cannot be the name of a page"),
        ("01-lines", "a b", "cannot be the name of a page"),
        ("01-lines", ".", "“.” is no name. Write one, such as “01-lines.md”. Nothing was changed"),
        ("01-lines", "../x.md", "“../x.md” cannot be the name of a page"),
        ("01-lines", "01-lines.md", "is called “modules/01-lines.md” already"),
    ],
)
def test_a_page_that_cannot_be_renamed_is_told(course, name, now, told):
    before = files(course)

    result = run("rename", "page", name, now, "--course", course)

    assert (result.exit_code, told in result.output) == (1, True), result.output
    assert files(course) == before


def test_an_address_that_stays_is_not_told_as_lost(course):
    said = run("rename", "page", "01-lines", "01-lines.markdown", "--course", course)

    assert (said.exit_code, "old address" in said.output) == (0, False), said.output


def test_there_and_back_again_only_adds_former_names(course):
    before = files(course)
    run("rename", "page", "02-limits", "x/y/z.md", "--course", course)
    run("rename", "page", "z", "modules/02-limits.md", "--course", course)

    shutil.rmtree(course / "docs" / "x")
    after = files(course)
    changed = {path for path in before if before[path] != after.get(path)}
    assert changed == {"docs/modules/01-lines.md", "docs/modules/02-limits.md"}
    assert text(course, "docs/modules/02-limits.md").startswith("---\nwas: x/y/z.md\n---\n")
    assert "[ref]: 02-limits.md" in text(course, "docs/modules/01-lines.md")


@pytest.mark.proof
def test_the_shipped_course_survives_new_names(tmp_path):
    root = Path(__file__).parent.parent
    for path in ("docs", "quizzes"):
        shutil.copytree(root / path, tmp_path / path)
    for path in ("mkdocs.yml", "support.yml"):
        shutil.copy(root / path, tmp_path)

    for what, before, now in (
        ("page", "modules/01-what-self-disclosure-is.md", "modules/parts/01-what.md"),
        ("quiz", "what-self-disclosure-is", "what-it-is"),
        ("quiz", "final-quiz", "last"),
    ):
        result = run("rename", what, before, now, "--course", tmp_path)
        assert result.exit_code == 0, result.output
