"""The parts of a page: where they begin, what stands in them, how long they take, and what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml.html import fromstring
from markdown import Markdown

from primerpress.checks.course import check_course
from primerpress.course.course import read_course
from primerpress.page.extension import PrimerpressExtension

if TYPE_CHECKING:
    from collections.abc import Callable

    from primerpress.course.course import Course
    from primerpress.course.parts import PagePart

QUIZ = """\
title: A quiz
questions:
  - {id: one, kind: true-false, prompt: It is so., answer: "true"}
  - {id: two, kind: true-false, prompt: It is so., answer: "true"}
  - {id: three, kind: true-false, prompt: It is so., answer: "true"}
"""
PAGE = """\
# Listening

Before all of it.

## Decide {#decide}

::question[quiz/one]

## A look back

Words without a question.

## Write *it* down

::quiz[quiz]

## Sources
"""


@pytest.fixture
def course(write_course) -> Callable[..., Course]:
    """Return a function that reads a course of one page and one quiz."""

    def read(page: str = PAGE, quiz: str = QUIZ) -> Course:
        return read_course(write_course({"docs/index.md": page, "quizzes/quiz.yml": quiz}))

    return read


def _parts(course: Course) -> tuple[PagePart, ...]:
    return course.parts(course.pages[0])


def _begun(course: Course) -> list[tuple[str, str, list[str]]]:
    return [(part.title, part.id, [one.name.id for one in part.shown]) for part in _parts(course)]


def _named(*parts: str) -> str:
    return "---\nparts:\n" + "".join(f"  - {part}\n" for part in parts) + f"---\n{PAGE}"


def _problems(course: Course) -> list[str]:
    return [f"{found.location.line}:{found.location.column} {found.code}" for found in check_course(course)]


# ---- Where a part begins ----


def test_without_a_word_of_the_author_each_section_with_a_question_begins_a_part(course):
    expected = [("Decide", "decide", ["one"]), ("Write *it* down", "write-it-down", ["two", "three"])]

    assert expected == _begun(course())


@pytest.mark.parametrize(
    "page", ["# Listening\n\nText.\n\n## More\n\nText.\n", "# Listening\n\n::quiz[quiz]\n", "Text."]
)
def test_a_page_without_such_a_section_is_one_part(course, page):
    (part,) = _parts(course(page))

    assert part.id == ""
    assert part.title == ("Listening" if page.startswith("#") else "")


def test_questions_above_the_first_section_belong_to_its_part(course):
    page = "# Listening\n\n::question[quiz/one]\n\n## Decide\n\n::question[quiz/two]\n"

    assert [("Decide", "decide", ["one", "two"])] == _begun(course(page))


@pytest.mark.parametrize("name", ["decide", "Decide", "DECIDE", "'## Decide'", "'#decide'"])
def test_an_author_names_a_part_by_its_words_or_its_id(course, name):
    found = course(_named(name))

    assert [("Decide", "decide", ["one", "two", "three"])] == _begun(found)
    assert [] == _problems(found)


@pytest.mark.parametrize("name", ["Write it down", "'Write *it* down'", "write-it-down"])
def test_markup_in_a_heading_makes_no_difference(course, name):
    assert ["write-it-down"] == [part.id for part in _parts(course(_named(name)))]


def test_named_parts_come_in_the_order_of_the_page_and_take_in_what_follows(course):
    found = course(_named("sources", "a-look-back", "decide"))

    expected = [
        ("Decide", "decide", ["one"]),
        ("A look back", "a-look-back", ["two", "three"]),
        ("Sources", "sources", []),
    ]
    assert expected == _begun(found)
    assert [] == _problems(found)


def test_one_part_may_be_written_without_a_list(course):
    assert ["decide"] == [part.id for part in _parts(course(f"---\nparts: Decide\n---\n{PAGE}"))]


def test_a_heading_may_be_underlined(course):
    page = "Listening\n=========\n\nDecide\n------\n\n::quiz[quiz]\n"

    assert [("Decide", "decide", ["one", "two", "three"])] == _begun(course(page))


def test_the_id_of_a_part_is_the_one_that_its_heading_gets(course):
    headings = [
        "Decide",
        "Decide",
        "Über *Mut* & `code`",
        "[A link](x.md)",
        "Own {#own}",
        "What? Why!",
        "<em>HTML</em>",
        "私",
    ]
    page = "# Listening {#decide}\n\n" + "".join(f"## {heading}\n\n::question[quiz/one]\n\n" for heading in headings)
    found = course(page)
    html = Markdown(extensions=["toc", "attr_list"]).convert(page)

    ids = re.findall(r'<h2 id="([^"]*)"', html)
    assert len(ids) == len(headings)
    assert ids == [found.pages[0].ids[heading] for heading in found.pages[0].headings if heading.level == 2]


# ---- What a page says of it ----


def test_each_question_on_a_page_names_its_part(course):
    page = _named("decide", "sources").replace("## Sources", "## Sources\n\n::question[quiz/three]")
    html = fromstring(
        Markdown(extensions=["toc", "attr_list", "meta", PrimerpressExtension(course=course(page))]).convert(page)
    )

    named = {one.get("question"): one.get("data-part") for one in html.cssselect("primerpress-question")}
    assert {"quiz/one": "decide", "quiz/two": "decide", "quiz/three": "sources"} == named
    assert {"decide", "sources"} <= {heading.get("id") for heading in html.cssselect("h2")}


def test_on_a_page_of_one_part_no_question_names_one(course):
    page = "# Listening\n\n::quiz[quiz]\n"

    assert "data-part" not in Markdown(extensions=[PrimerpressExtension(course=course(page))]).convert(page)


# ---- How long it takes ----


def test_reading_takes_a_minute_for_200_words(course):
    first, second = _parts(course(f"{PAGE}\n{'word ' * 400}\n\n## Decide again\n\n::question[quiz/one]\n"))[1:]

    assert second.minutes.reading == pytest.approx(2 / 200)
    assert 2 < first.minutes.reading < 2.1


def test_a_question_takes_as_long_as_reading_it_and_a_quarter_of_a_minute_at_least(course):
    quiz = QUIZ.replace("prompt: It is so.", f"prompt: {'word ' * 300}", 1)
    first, second = _parts(course(PAGE, quiz))

    assert (1.5, 0.5) == (first.minutes.answering, second.minutes.answering)
    assert (0, 0) == (first.minutes.writing, second.minutes.writing)


def test_writing_takes_two_minutes_more(course):
    quiz = QUIZ.replace(
        'kind: true-false, prompt: It is so., answer: "true"', "kind: reflection, prompt: How is it?", 1
    )

    assert [2, 0] == [part.minutes.writing for part in _parts(course(PAGE, quiz))]


@pytest.mark.parametrize(("draw", "counted"), [(1, 1), (2, 2), (3, 3)])
def test_a_quiz_that_draws_some_of_its_questions_counts_as_many(course, draw, counted):
    found = course("# Listening\n\n::quiz[quiz]\n", f"draw: {draw}\n{QUIZ}")

    assert _parts(found)[0].minutes.answering == pytest.approx(counted / 4)


def test_a_draw_counts_among_those_that_do_not_stand_in_a_text(course):
    (first, second) = _parts(course(PAGE, f"draw: 1\n{QUIZ}"))

    assert (0.25, 0.25) == (first.minutes.answering, second.minutes.answering)


def test_the_parts_take_as_long_as_the_page(course):
    found = course(PAGE.replace("Before", "word " * 3000).replace("without", "word " * 500))
    parts = _parts(found)

    assert sum(part.minutes.reading for part in parts) == pytest.approx(found.pages[0].words / 200)
    assert found.minutes(found.pages[0]) == 20


# ---- What is wrong ----


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (_named("decide", "Decyde"), ["4:5 unknown-part"]),
        (_named("Listening"), ["3:5 unknown-part"]),
        (_named("decide", "Decide"), ["4:5 part-twice"]),
        (_named("Decide") + "\n## Decide\n", ["3:5 part-twice"]),
        (_named("decide") + "\n## Decide\n", []),  # the id of the first
        (_named("Sources") + "\n## Sources\n", ["3:5 part-twice"]),
        (_named("sources_1") + "\n## Sources\n", []),
        (_named("Decide: or not"), ["3:5 wrong-shape"]),
        (f"---\nparts:\n---\n{PAGE}", ["2:7 empty-text"]),
        (f"---\nparts: {{a: b}}\n---\n{PAGE}", ["2:8 wrong-shape"]),
        (f"---\ntitle: Foo: bar\n---\n{PAGE}", ["2:11 yaml-syntax"]),
        (f"---\ntitle: Foo\n  bar: x\n---\n{PAGE}", ["3:3 yaml-indentation"]),
        (f"---\ntitle: Foo\ntitle: Bar\n---\n{PAGE}", ["3:1 yaml-duplicate-key"]),
        (f"---\ntitle:Foo\n---\n{PAGE}", ["2:1 front-matter"]),
        (f"---\ntitle: Foo\n\n{PAGE}", ["1:1 front-matter"]),
        (f"---\ntitle: Foo\ndate: 2026-02-30\n---\n{PAGE}", ["3:7 front-matter"]),
        (f"---\ntitle: Foo\ndate: 2026-02-28\nx: '2026-02-30'\n---\n{PAGE}", []),
        (f"---\ntitle: &a Foo\nother: *a\ndate: !!str 2024-01-01\n---\n{PAGE}", []),  # others read these
        (f"---\n# nothing yet\n---\n{PAGE}", []),
        (f"---\n---\n{PAGE}", []),
        (f"---\n\nA rule, and words.\n\n---\n{PAGE}", []),
        (f"---\n\n{PAGE}", []),
        (f"---\nA rule, and words.\n\nThen: more.\n\n{PAGE}", []),
        ("---", ["1:1 unused-quiz"]),
        (f"\ufeff---\r\ntitle: Foo\r\nparts: nowhere\r\n---\r\n{PAGE}", ["3:8 unknown-part"]),
    ],
)
def test_what_is_wrong_in_the_front_matter_is_told_at_its_place(course, page, expected):
    assert expected == _problems(course(page))


def test_a_part_that_is_not_there_stands_nowhere_and_the_others_do(course):
    assert ["decide"] == [part.id for part in _parts(course(_named("nowhere", "decide")))]


def test_an_unknown_part_comes_with_the_nearest_heading(course):
    (problem,) = check_course(course(_named("a look bak")))

    assert problem.hint == "Did you mean “A look back”?"


def test_what_to_read_again_takes_as_long_as_the_part_it_stands_in(course):
    long = PAGE.replace("Words without a question.", "### Once more {#once-more}\n\n" + "word " * 1000)
    read = course(long.replace("## Sources", "## Alone {#alone}"))
    page = read.pages[0]

    assert [5, 1] == [part.sitting for part in read.parts(page)]
    assert [5, 5, 1] == [read.minutes_to_read_again(name, page) for name in ("decide", "once-more", "alone")]
    assert read.minutes_to_read_again("nowhere", page) == 0
