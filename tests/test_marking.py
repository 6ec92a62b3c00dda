"""How a quiz is marked, and after how many tries its key is shown: what the page says of it, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml.html import HtmlElement, fromstring
from markdown import Markdown

from primerpress.checks.course import check_course
from primerpress.course.course import Course, read_course
from primerpress.page.extension import PrimerpressExtension
from tests.small_course import MKDOCS_YML

QUESTION = "  - {{id: {}, kind: true-false, prompt: It is so., answer: 'true'}}\n"


@pytest.fixture
def course(write_course) -> Callable[..., Course]:
    def read(quiz: str, settings: str = "", alone: str = "::question[q/two]\n\n") -> Course:
        questions = "".join(map(QUESTION.format, ("one", "two")))
        files = {
            "mkdocs.yml": MKDOCS_YML + settings,
            "docs/index.md": f"# T\n\n{alone}::quiz[q]\n",
            "quizzes/q.yml": f"title: T\n{quiz}questions:\n{questions}",
        }
        return read_course(write_course(files))

    return read


def _shown(course: Course) -> tuple[HtmlElement, HtmlElement]:
    """Return the question of the quiz, and the one that stands by itself."""
    md = Markdown(extensions=[PrimerpressExtension(course=course, page="index.md")])
    page = fromstring(f"<main>{md.convert(course.pages[0].text)}</main>")
    return page.get_element_by_id("q--one"), page.get_element_by_id("q--two")


def _actions(question: HtmlElement) -> list[str]:
    return [one.get("data-action") for one in question.iter("button")]


def _problems(course: Course) -> list[str]:
    return [f"{one.location} {one.code}" for one in check_course(course)]


def test_a_question_of_a_quiz_marked_at_the_end_cannot_be_checked_and_one_by_itself_can(course):
    in_quiz, alone = _shown(course("marking: at-end\n"))

    assert ["retry", "pass"] == _actions(in_quiz)
    assert ["check", "retry", "reveal", "pass"] == _actions(alone)
    assert (True, False) == ("at-end" in in_quiz.attrib, "at-end" in alone.attrib)
    assert ["mark"] == [one.get("data-action") for one in in_quiz.getparent().find_class("pp-at-end")[0].iter("button")]


@pytest.mark.parametrize(
    ("quiz", "settings", "attempts"),
    [
        ("", "", None),
        ("attempts: 1\n", "", None),
        ("attempts: 3\n", "", "3"),
        ("", "    attempts: 2\n", "2"),
        ("attempts: 3\n", "    attempts: 2\n", "3"),
        ("attempts: 1\n", "    attempts: 2\n", None),
        ("reveal: at-once\n", "    attempts: 2\n", None),
        ("marking: at-end\n", "    attempts: 2\n", None),
    ],
)
def test_a_quiz_or_its_course_says_after_how_many_tries_the_key_is_shown(course, quiz, settings, attempts):
    assert attempts == _shown(course(quiz, settings))[0].get("attempts")


@pytest.mark.parametrize(
    ("quiz", "settings", "problems"),
    [
        ("attempts: 2\n", "", []),
        ("attempts: none\n", "", ["quizzes/q.yml:2:11 wrong-value"]),
        ("attempts: 0\n", "", ["quizzes/q.yml:2:11 wrong-value"]),
        ("marking: at-the-end\n", "", ["quizzes/q.yml:2:10 wrong-value"]),
        ("marking: one-by-one\nattempts: 2\n", "", []),
        ("reveal: at-once\nattempts: 2\n", "", ["quizzes/q.yml:3:1 without-effect"]),
        ("attempts: 2\n", "    reveal: at-once\n", ["quizzes/q.yml:2:1 without-effect"]),
        ("", "    reveal: at-once\n    attempts: 2\n", ["mkdocs.yml:22:5 without-effect"]),
        ("reveal: in-steps\nattempts: 2\n", "    reveal: at-once\n    attempts: 3\n", []),
        ("", "    attempts: 0\n", ["mkdocs.yml:21:15 course-settings"]),
        ("", "    attempts: [2]\n", ["mkdocs.yml:21:15 course-settings"]),
        ("", "    attempts: true\n", ["mkdocs.yml:21:15 course-settings"]),
    ],
)
def test_what_cannot_be_is_told_at_its_place(course, quiz, settings, problems):
    assert problems == _problems(course(quiz, settings))


def test_how_a_key_is_shown_step_by_step_says_nothing_of_a_quiz_marked_at_its_end(course):
    said = "marking: at-end\nreveal: in-steps\nattempts: 2\n"

    assert [f"quizzes/q.yml:{at}:1 without-effect" for at in (3, 4)] == _problems(course(said, alone=""))
    assert [] == _problems(course(said)), "the question that stands by itself is marked by itself"
