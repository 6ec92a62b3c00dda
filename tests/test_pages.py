"""What a page says of itself, and what the course knows of its pages: their order, their questions, their places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from primerpress.course.course import Course, address, link, read_course
from primerpress.course.edition import FACILITATOR
from primerpress.course.page import Page
from primerpress.model.question_name import QuestionName

QUIZ = """\
title: Boundaries
questions:
  - id: first
    kind: true-false
    prompt: It is so.
    answer: true
  - id: second
    kind: true-false
    prompt: It is not so.
    answer: false
"""
SETTINGS = "site_name: Course\ntheme: {name: primerpress}\nmarkdown_extensions: [primerpress]\n"


@pytest.fixture
def page(write_course) -> Callable[[str], Page]:
    """Return a function that reads a text as a page."""

    def read(text: str) -> Page:
        (found,) = read_course(write_course({"docs/index.md": text})).pages
        return found

    return read


@pytest.fixture
def course(write_course) -> Callable[..., Course]:
    """Return a function that reads a course of pages by path below `docs`, with a quiz `one` and a quiz `two`."""

    def read(pages: dict[str, str], settings: str = "", **quizzes: str) -> Course:
        files = {f"docs/{path}": text for path, text in pages.items()}
        files |= {f"quizzes/{name}.yml": text for name, text in {"one": QUIZ, "two": QUIZ, **quizzes}.items()}
        folder = write_course({"docs/index.md": "Start", "mkdocs.yml": SETTINGS + settings, **files})
        return read_course(folder, edition=FACILITATOR)

    return read


def _at(course: Course, path: str) -> Page:
    return next(page for page in course.pages if page.path == f"docs/{path}")


# ---- What a page says of itself ----


def test_panels_stand_apart_from_what_places_quizzes_each_in_order(page):
    found = page("::progress\n\n::quiz[one]\n\n::support[now]\n\n::question[two/first]\n\n::support[talk]\n")

    assert ["one", "two/first"] == [directive.argument for directive in found.directives]
    assert [("progress", ""), ("support", "now"), ("support", "talk")] == [(d.name, d.argument) for d in found.panels]
    assert (True, True, False) == tuple(map(found.holds, ("progress", "support", "review")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Title", "Title"),
        ("# Title #\n", "Title"),
        ("#Title\n", "Title"),
        ("# Title {#with-an-id}\n", "Title"),
        ("# Title {: .wide }\n", "Title"),
        ("# Short *turns*, `code` and [a link](x.md)\n", "Short *turns*, `code` and [a link](x.md)"),
        ("Words first.\n\n## Second level\n\n# First level\n", "Second level"),
        ("---\ntitle: another\n---\n# Title\n", "Title"),
        ("```\n# code\n```\n\n# Title\n", "Title"),
        ("<!--\n# comment\n-->\n# Title\n", "Title"),
        ("# Title\r\n\r\nWords.\r\n", "Title"),
        ("No heading.\n", ""),
        ("    # code\n", ""),
    ],
)
def test_the_title_of_a_page_is_its_first_heading(page, text, expected):
    assert expected == page(text).title


@pytest.mark.parametrize("text", ["# Title", "#Title", "# Title #", "###### Title", "# C#", "# *T*itle", "## Title ##"])
def test_a_heading_is_what_the_engine_takes_for_one(page, text):
    markdown = Markdown(extensions=["toc"])
    markdown.convert(text)

    assert [page(text).title.replace("*", "")] == [token["name"] for token in markdown.toc_tokens]


def test_the_sections_of_a_page_are_the_headings_with_an_id_of_their_own(page):
    text = (
        "# Title {#top}\n\n## Short *turns* {#short-turns}\n\n### Deep {: #deep .wide }\n\n## Class only {: .wide }\n\n"
        "## No id\n\n```\n## Code {#code}\n```\n\n## Last {.wide #last}\n"
    )

    expected = {"top": "Title", "short-turns": "Short *turns*", "deep": "Deep", "last": "Last"}
    assert expected == page(text).sections


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One two three.", 3),
        ("# One {#anchor}\n\nTwo *three* four.", 4),
        ("A [link](https://example.org/a/b) here", 3),
        ("It's 1,000 well-known words", 4),
        ("One\n\n```\nnot these words\n```\n", 1),
        ("---\ntitle: not these\n---\nOne", 1),
        ("One\n\n<!--\nnot these\n-->\n", 1),
        ("<https://example.org/> one", 1),
    ],
)
def test_words_are_counted_as_a_reader_meets_them(page, text, expected):
    assert expected == page(text).words


# ---- The modules, in their order ----

MODULE = "# Module\n\nWords.\n"


def test_modules_are_the_pages_of_their_folder_in_the_order_of_the_navigation(course):
    pages = {"m/a.md": MODULE, "m/b.md": MODULE, "m/deep/c.md": MODULE, "other.md": "::quiz[one]", "mm/d.md": MODULE}
    settings = "nav: [m/b.md, {Group: [m/deep/c.md, other.md]}, m/a.md]\nextra: {course: {modules: m}}\n"

    expected = ["docs/m/b.md", "docs/m/deep/c.md", "docs/m/a.md"]
    assert expected == [page.path for page in course(pages, settings).modules]


def test_a_module_that_the_navigation_leaves_out_comes_last_by_its_name(course):
    pages = {"m/a.md": MODULE, "m/c.md": MODULE, "m/b.md": MODULE}
    settings = "nav: [m/c.md]\nextra: {course: {modules: m}}\n"

    assert ["docs/m/c.md", "docs/m/a.md", "docs/m/b.md"] == [page.path for page in course(pages, settings).modules]


def test_without_a_navigation_modules_come_by_name(course):
    modules = course({"m/02.md": MODULE, "m/01.md": MODULE}, "extra: {course: {modules: m}}\n").modules

    assert ["docs/m/01.md", "docs/m/02.md"] == [page.path for page in modules]


def test_without_a_folder_every_page_with_a_quiz_or_a_question_is_a_module(course):
    pages = {"a.md": "::question[one/first]", "b/c.md": "::quiz[two]", "d.md": "::progress", "e.md": MODULE}
    settings = "nav: [b/c.md, a.md]\n"

    assert ["docs/b/c.md", "docs/a.md"] == [page.path for page in course(pages, settings).modules]


@pytest.mark.parametrize("docs", ["docs", "docs/", "./docs", "./docs/"])
@pytest.mark.parametrize("folder", ["m", "m/", "/m/"])
def test_a_folder_may_be_written_with_slashes_around_it(course, docs, folder):
    settings = f"docs_dir: {docs}\nnav: [m/b.md, m/a.md]\nextra: {{course: {{modules: {folder}}}}}\n"
    modules = course({"m/a.md": MODULE, "m/b.md": MODULE}, settings).modules

    assert ["docs/m/b.md", "docs/m/a.md"] == [page.path for page in modules]


# ---- The questions of a page ----


def _questions(course: Course, path: str) -> list[str]:
    return [str(name) for name in course.showing.on(_at(course, path))]


def test_a_page_shows_the_questions_of_its_quizzes_in_order(course):
    found = course({"a.md": "::quiz[two]\n\n::quiz[one]"})

    assert ["two/first", "two/second", "one/first", "one/second"] == _questions(found, "a.md")


def test_a_question_that_stands_in_a_text_is_shown_there_and_not_by_its_quiz(course):
    found = course({"a.md": "::question[one/second]", "b.md": "::quiz[one]"})

    assert ["one/second"] == _questions(found, "a.md")
    assert ["one/first"] == _questions(found, "b.md")


def test_a_quiz_may_show_the_questions_that_stand_in_a_text_as_well(course):
    found = course({"a.md": "::question[one/second]", "b.md": "::quiz[one]"}, one=f"include_placed: true\n{QUIZ}")

    assert ["one/second"] == _questions(found, "a.md")
    assert ["one/first", "one/second"] == _questions(found, "b.md")


@pytest.mark.parametrize("text", ["::quiz[gone]", "::question[gone/first]", "::question[one/gone]", "::review", "Text"])
def test_a_page_without_a_question_that_exists_shows_none(course, text):
    assert [] == _questions(course({"a.md": text}), "a.md")


def test_answers_for_those_who_lead_a_group_are_no_questions_of_a_page(course):
    found = course({"a.md": "::answers[one]", "b.md": "::quiz[one]"})

    assert [] == _questions(found, "a.md")
    assert "docs/b.md" == found.showing.page_of_quiz("one").path


# ---- How long a page takes ----


@pytest.mark.parametrize(("words", "minutes"), [(1, 5), (1000, 5), (1499, 5), (1600, 10), (2000, 10), (6000, 30)])
def test_a_page_takes_a_minute_for_200_words_in_steps_of_five(course, words, minutes):
    found = course({"a.md": "word " * words})

    assert minutes == found.minutes(_at(found, "a.md"))


def test_the_questions_of_a_page_take_time_too_and_only_there(course):
    long = QUIZ.replace("prompt: It is so.", f"prompt: {'word ' * 3000}")
    found = course({"a.md": "Words.\n\n::quiz[one]", "b.md": "Words.\n\n::question[one/second]"}, one=long)

    assert (15, 5) == (found.minutes(_at(found, "a.md")), found.minutes(_at(found, "b.md")))


# ---- Where something stands ----


def test_the_page_of_a_quiz_and_of_a_question_is_found(course):
    found = course({"a.md": "::question[one/second]", "b/c.md": "::quiz[one]"})
    places = {id_: found.showing.page_of(QuestionName("one", id_)).path for id_ in ("first", "second")}

    assert {"first": "docs/b/c.md", "second": "docs/a.md"} == places
    assert "docs/b/c.md" == found.showing.page_of_quiz("one").path


def test_the_page_of_a_question_is_the_first_that_shows_it_also_by_a_quiz_that_includes_what_is_placed(course):
    found = course({"a.md": "::quiz[one]", "b.md": "::question[one/second]"}, one=f"include_placed: true\n{QUIZ}")

    assert "docs/a.md" == found.showing.page_of(QuestionName("one", "second")).path


def test_what_no_page_shows_has_no_page(course):
    showing = course({"a.md": "::quiz[one]", "b.md": "::answers[two]"}).showing

    assert (None, None) == (showing.page_of(QuestionName("two", "first")), showing.page_of(QuestionName("one", "gone")))
    assert (None, None) == (showing.page_of_quiz("two"), showing.page_of_quiz(""))


# ---- What comes back in review ----


def _returning(course: Course) -> list[str]:
    return sorted(map(str, course.showing.returning))


def test_a_question_comes_back_where_a_module_shows_it_whatever_other_page_does(course):
    pages = {"a.md": "::question[one/second]", "m/b.md": "::quiz[one]", "c.md": "::quiz[two]"}
    settings = "extra: {course: {modules: m}}\n"

    assert ["one/first"] == _returning(course(pages, settings))
    assert ["one/first", "one/second"] == _returning(course(pages, settings, one=f"include_placed: true\n{QUIZ}"))


def test_a_question_of_a_quiz_that_is_to_be_passed_does_not_come_back(course):
    assert ["two/first", "two/second"] == _returning(
        course({"a.md": "::quiz[one]\n::quiz[two]"}, one=f"pass: 80\n{QUIZ}")
    )


def test_what_is_never_marked_does_not_come_back(course):
    quiz = QUIZ.replace("kind: true-false", "kind: reflection", 1).replace("    answer: true\n", "")

    assert ["one/second"] == _returning(course({"a.md": "::quiz[one]"}, one=quiz))


def test_the_page_of_a_panel_is_found(course):
    found = course({"a.md": "::review\n\n::journal", "b/c.md": "::my-data"})
    pages = [found.page_with_panel(name) for name in ("review", "journal", "my-data")]

    assert ["docs/a.md", "docs/a.md", "docs/b/c.md"] == [page.path for page in pages]
    assert found.page_with_panel("progress") is None


def test_a_page_is_known_by_its_quizzes_and_panels_in_their_order(course):
    pages = {"a.md": "::quiz[one]\n\n::support[now]", "b.md": "::support[now]\n\n::quiz[one]", "c.md": "::support"}
    found = course(pages)

    for path in pages:
        page = _at(found, path)
        placed = sorted((*page.directives, *page.panels), key=lambda directive: directive.location)
        assert page == found.page_with(placed)
    assert found.page_with([*_at(found, "a.md").directives]) is None


def test_a_section_is_linked_from_its_own_page_and_from_others(course):
    pages = {
        "start.md": "# Start",
        "m/a.md": "# Listening\n\n## Short turns {#short-turns}\n",
        "m/deep/b.md": "## No [title] here {#untitled}\n",
    }
    found = course(pages)
    start, a, b = (_at(found, path) for path in pages)

    assert "[Short turns](#short-turns)" == found.section("short-turns", a)
    assert "[Listening: Short turns](m/a.md#short-turns)" == found.section("short-turns", start)
    assert "[Listening: Short turns](../a.md#short-turns)" == found.section("short-turns", b)
    assert "[No title here: No title here](deep/b.md#untitled)" == found.section("untitled", a)
    assert "" == found.section("gone", a)


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("docs/a.md", "docs/a.md", "a.md"),
        ("docs/a.md", "docs/b.md", "a.md"),
        ("docs/m/a.md", "docs/b.md", "m/a.md"),
        ("docs/a.md", "docs/m/b.md", "../a.md"),
        ("docs/n/a.md", "docs/m/deep/b.md", "../../n/a.md"),
    ],
)
def test_the_address_of_a_page_starts_from_the_page_that_links_to_it(target, page, expected):
    assert expected == address(Page(target), Page(page))


@given(text=st.text(st.characters(exclude_characters="\n\r\\`*_<&!", exclude_categories=["C", "Z"]), min_size=1))
def test_whatever_a_title_holds_a_link_to_its_page_ends_where_it_should(text):
    html = Markdown().convert(link(text, "a.md#x"))

    assert html.startswith('<p><a href="a.md#x">')
    assert html.endswith("</a></p>")
