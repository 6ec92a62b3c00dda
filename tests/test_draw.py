"""What an attempt draws of a quiz: so many of all questions, or so many of each tag."""

from __future__ import annotations

import pytest
from lxml.html import fromstring
from markdown import Markdown

from primerpress.checks.course import check_course
from primerpress.course.course import Course, read_course
from primerpress.model.draw import Draw
from primerpress.page.extension import PrimerpressExtension

QUESTION = "  - {{id: {0}-{1}, kind: true-false, prompt: It is so., answer: 'true', tag: {0}}}\n"
WITHOUT_TAG = "  - {id: opening, kind: rating, prompt: How is it?, statements: [Fine], scale: ['no', 'yes']}\n"
COMPARED = (
    "  - {id: ending, kind: rating, prompt: And now?, statements: [Fine], scale: ['no', 'yes'], compare_with: %s}\n"
)
SOUND = {"turns": 3, "signs": 2}


def quiz(draw: str, tags: dict[str, int], more: str = "") -> str:
    """Return a quiz with so many questions of each tag, and one without."""
    tagged = (QUESTION.format(tag, at) for tag, many in tags.items() for at in range(many))
    return f"title: Listening\ndraw: {draw}\nquestions:\n{WITHOUT_TAG}{''.join(tagged)}{more}"


@pytest.fixture
def course(write_course):
    def read(draw: str, tags: dict[str, int], more: str = "") -> Course:
        pages = {"docs/index.md": "# Listening\n\n::quiz[quiz]\n"}
        return read_course(write_course({**pages, "quizzes/quiz.yml": quiz(draw, tags, more)}))

    return read


def _problems(course: Course) -> list[str]:
    return [f"{one.location.line}:{one.location.column} {one.code}" for one in check_course(course)]


@pytest.mark.parametrize(
    ("draw", "problems"),
    [
        ("{turns: 2, signs: 1}", []),
        ("{turns: 3, signs: 2}", []),
        ("{turns: 4, signs: 1}", ["2:15 draw-too-many"]),
        ("{turns: 1, singns: 1}", ["2:18 unknown-tag"]),  # and the questions with “signs” are no second slip
        ("{turns: 1}", ["8:77 unknown-tag", "9:77 unknown-tag"]),
        ("{turns: 1, signs: none}", ["2:25 wrong-value"]),
        ("{turns: 1, a b: 1}", ["2:18 wrong-value"]),
        ("{}", ["2:7 wrong-value"]),
        ("[turns]", ["2:7 wrong-value"]),
        ("7", ["2:7 draw-too-many"]),
    ],
)
def test_what_cannot_be_drawn_is_told_at_its_place(course, draw, problems):
    read = course(draw, SOUND)

    assert problems == _problems(read)
    assert all(one.hint for one in check_course(read))


def test_a_question_that_cannot_be_read_makes_no_second_problem(course):
    assert ["10:32 unknown-kind"] == _problems(
        course("{turns: 1, signs: 2, rest: 1}", SOUND, more="  - {id: one, tag: rest, kind: nothing}\n")
    )


def test_a_page_says_what_is_drawn_and_by_what(course):
    read = course("{turns: 2, signs: 1}", SOUND)
    md = Markdown(extensions=[PrimerpressExtension(course=read, page="index.md")])
    page = fromstring(f"<main>{md.convert(read.pages[0].text)}</main>")

    assert "turns:2 signs:1" == page.find(".//primerpress-quiz").get("draw")
    assert [None, "turns", "turns", "turns", "signs", "signs"] == [
        one.get("tag") for one in page.iter("primerpress-question")
    ]
    assert "4 questions, drawn anew each time" in " ".join(page.text_content().split())


def test_a_tag_says_nothing_where_a_number_is_drawn(course):
    read = course("2", SOUND)
    md = Markdown(extensions=[PrimerpressExtension(course=read, page="index.md")])
    html = md.convert(read.pages[0].text)

    assert "2 questions, drawn" in " ".join(html.split())
    assert 'draw="2"' in html
    assert ' tag="' not in html


def test_what_is_drawn_takes_its_share_of_time(course):
    # The rating and each question take a quarter of a minute, of which the learner meets what is drawn.
    minutes = [read.parts(read.pages[0])[0].minutes.answering for read in (course("{turns: 1, signs: 1}", SOUND),)]

    assert [pytest.approx(3 / 4)] == minutes


@pytest.mark.parametrize(("draw", "problems"), [("{turns: 1, signs: 1}", []), ("6", ["10:106 compared-by-chance"])])
def test_a_rating_without_a_tag_is_there_to_compare_with(course, draw, problems):
    assert problems == _problems(course(draw, SOUND, more=COMPARED % "opening"))


def test_a_draw_counts_what_is_there():
    questions = [Quizzed("a"), Quizzed("a"), Quizzed("b"), Quizzed(None)]

    assert 2 == Draw(2).asked(questions)
    assert 4 == Draw(9).asked(questions)
    assert 3 == Draw(by_tag={"a": 1, "b": 5}).asked(questions)
    assert [0.5, 1, 1] == [Draw(by_tag={"a": 1}).share(one, questions) for one in questions[1:]]


class Quizzed:
    """A question, as far as a draw looks at it."""

    def __init__(self, tag: str | None) -> None:
        self.tag = tag
