"""The facilitator edition holds what is for whoever leads a group; that of learners holds none of it, anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from zipfile import ZipFile

import pytest
from markdown import Markdown

from primerpress.course.course import read_course
from primerpress.course.edition import FACILITATOR, VARIABLE, nav_without
from primerpress.course.page import page_of
from primerpress.page.extension import PrimerpressExtension
from primerpress.reading.facilitator_blocks import without_blocks
from tests.command import run
from tests.small_course import MKDOCS_YML

SETTINGS = MKDOCS_YML.replace("  - toc\n", "  - toc\n  - admonition\n  - pymdownx.details\n")
NAV = """\
nav:
  - index.md
  - For a group:
      - notes.md
      - key.md
"""
QUIZ = """\
title: A
questions:
  - {id: one, kind: true-false, prompt: Is it so?, answer: true, explanation: Because of zebras.}
"""
INDEX = """\
# Welcome

::quiz[a]

!!! facilitator "For you"

    Ask about okapis. [Notes](notes.md)

    ## A heading of yours

- An item

    ??? note facilitator

        A tapir in a list.

> !!! facilitator
>     An ocelot in a quotation.
>
> The quotation goes on.

<div class="facilitator" markdown>
A lemur in HTML.
</div>

After it.
"""
FILES = {
    "mkdocs.yml": SETTINGS + NAV,
    "docs/index.md": INDEX,
    "docs/notes.md": "---\nedition: facilitator\n---\n\n# Notes\n\nA session about pangolins. [Key](key.md)\n",
    "docs/key.md": "# Key\n\n::answers[a]\n",
    "quizzes/a.yml": QUIZ,
}
SECRET = ("okapi", "tapir", "ocelot", "lemur", "pangolin", "notes.html", "key.html", "For a group")


@pytest.fixture
def course(write_course):
    return write_course(FILES)


def everything(site):
    return "".join(path.read_bytes().decode("utf-8", "ignore") for path in sorted(site.rglob("*")) if path.is_file())


# ---- What a course knows ----


def test_pages_that_say_so_or_show_answers_alone_are_for_facilitators(course):
    learners, facilitator = read_course(course), read_course(course, edition=FACILITATOR)

    assert [page.path for page in learners.pages] == ["docs/index.md"]
    assert learners.withheld == {"notes.md", "key.md"}
    assert [page.path for page in facilitator.pages] == ["docs/index.md", "docs/key.md", "docs/notes.md"]
    assert ("okapis" in facilitator.pages[0].text, "okapis" in learners.pages[0].text) == (True, False)


@pytest.mark.parametrize(
    ("page", "withheld"),
    [
        ("# X\n\n::quiz[a]\n\n::answers[a]\n", False),
        ("---\nedition: learners\n---\n\n# X\n\n::answers[a]\n", False),
        ("# X\n\n!!! facilitator\n\n    ::answers[a]\n", False),
        ("# X\n\n`::answers[a]`\n", False),
        ("# X\n\n::answers[a]\n", True),
    ],
    ids=["asks, too", "for learners", "in a block", "in code", "answers"],
)
def test_what_asks_learners_is_theirs(write_course, page, withheld):
    folder = write_course({**FILES, "docs/index.md": "# W\n", "docs/x.md": page, "mkdocs.yml": SETTINGS})

    assert ("x.md" in read_course(folder).withheld) is withheld


def test_a_block_leaves_an_empty_line_for_each_of_its_own():
    text = "a\n\n!!! facilitator\n\n    b\n\n    c\nd\n\n```\n!!! facilitator\n    kept\n```\n"
    text += "\n!!! facilitators\n    kept, too\n"

    blank = without_blocks(text)

    assert blank.split("\n")[:8] == ["a", "", "", "", "", "", "", "d"]
    assert blank.count("kept") == 2
    assert blank.count("\n") == text.count("\n")


def test_a_navigation_loses_pages_and_empty_groups():
    nav = ["index.md", {"A": "x.md"}, {"B": [{"C": ["y.md"]}, "x.md"]}, {"D": [{"E": "x.md"}]}]

    assert nav_without(nav, {"x.md"}) == ["index.md", {"B": [{"C": ["y.md"]}]}]
    assert nav_without(None, {"x.md"}) is None


# ---- What is wrong ----


def test_a_link_of_learners_to_a_page_of_facilitators_is_told(course):
    (course / "docs" / "index.md").write_text(INDEX + "\n[Notes](notes.md#x) and [key](key.html)\n", "utf-8")

    said = run("check", "--course", course).output

    assert said.count("[facilitator-link]") == 2
    assert "the link “notes.md” leads to a page of the facilitator edition" in said
    assert "broken-link" not in said


def test_check_reads_once_what_both_editions_hold(course, monkeypatch):
    read = []
    monkeypatch.setattr("primerpress.course.page.page_of", lambda text, path: read.append(path) or page_of(text, path))

    run("check", "--course", course)

    assert sorted(read) == ["docs/index.md", "docs/index.md", "docs/key.md", "docs/notes.md"]


def test_what_is_wrong_in_either_edition_is_told_once(course):
    (course / "docs" / "notes.md").write_text(
        "---\nedition: facilitator\n---\n\n# N\n\n[x](gone.md)\n\n::quiz[b]\n", "utf-8"
    )
    (course / "docs" / "index.md").write_text("# W\n\n::quiz[a]\n\n[x](gone.md)\n", "utf-8")

    said = run("check", "--course", course).output

    assert said.count("[broken-link]") == 2
    assert "docs/notes.md:9:1: there is no quiz “b” [unknown-quiz]" in said
    assert run("check", "--course", course).exit_code == 1


def test_an_edition_that_nobody_knows_is_told(course):
    (course / "docs" / "notes.md").write_text("---\nedition: facilitators\n---\n\n# Notes\n", "utf-8")

    said = run("check", "--course", course).output

    assert "docs/notes.md:2:10:" in said
    assert "Did you mean “facilitator”?" in said


# ---- What is built ----


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_each_edition_holds_what_is_meant_for_it(course, engine):
    built = run("build", "--engine", engine, "--course", course)
    theirs = run("build", "--engine", engine, "--edition", "facilitator", "--course", course)

    assert (built.exit_code, theirs.exit_code) == (0, 0), built.output + theirs.output
    assert "Left out, because for whoever leads a group: 2 pages." in built.output
    assert not list(course.glob(".primerpress-stage*"))
    site, other = everything(course / "site"), everything(course / "site-facilitator")
    assert [word for word in SECRET if word in site] == []
    assert [word for word in SECRET if word not in other] == []
    assert "zebras" in site  # keys of questions stay
    assert "The quotation goes on." in site
    assert sorted(path.name for path in (course / "site").glob("*.html")) == ["404.html", "index.html"]


def test_the_facilitator_edition_is_a_package_of_its_own(course):
    packed = run("package", "zip", "--edition", "facilitator", "--course", course)

    assert packed.exit_code == 0, packed.output
    assert "Left out" not in packed.output
    with ZipFile(course / "test-course-facilitator.zip") as package:
        assert "test-course-facilitator/the-course/notes.html" in package.namelist()
        assert "leads a group" in package.read("test-course-facilitator/What is in here.txt").decode()


def test_plain_mkdocs_builds_the_edition_of_learners_unless_it_is_told(course):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    for edition, held in (("", []), (FACILITATOR, list(SECRET))):
        done = subprocess.run(
            command, cwd=course, env=os.environ | {VARIABLE: edition}, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        site = everything(course / "site")
        assert [word for word in SECRET if word in site] == held


def test_a_page_that_an_engine_converts_all_the_same_holds_nothing(course):
    markdown = Markdown(extensions=[PrimerpressExtension(course=str(course), page="notes.md"), "admonition"])

    assert "pangolin" not in markdown.convert("# Notes\n\nA session about pangolins.\n")


# ---- --strict ----


def test_with_strict_a_warning_keeps_a_site_from_being_written(course):
    (course / "docs" / "alone.md").write_text("# Alone\n", "utf-8")

    strict = run("build", "--strict", "--course", course)

    assert (strict.exit_code, "[not-in-nav]" in strict.output) == (1, True)
    assert not (course / "site").exists()
    assert run("build", "--course", course).exit_code == 0
