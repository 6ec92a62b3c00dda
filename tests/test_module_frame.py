"""What stands around the words of a module and of a first page, made from the course itself."""

from __future__ import annotations

import pytest
from lxml.html import fromstring
from markdown import Markdown

from primerpress.checks.course import check_course
from primerpress.course.course import read_course
from primerpress.page.extension import PrimerpressExtension
from tests.small_course import MKDOCS_YML

QUIZ = """\
title: A quiz
questions:
  - {id: one, kind: true-false, prompt: It is so., answer: "true"}
  - {id: two, kind: true-false, prompt: It is so., answer: "true"}
"""
MODULE = """\
---
description: What a turn is & how long.
mentions: shouting and *tears*
---

# Listening

Words.

## Short turns

::question[quiz/one]

## Long turns

::question[quiz/two]

## Sources
"""
FIRST = """\
For everybody

# A course

One line about it.

::progress
"""
COURSE = {
    "mkdocs.yml": MKDOCS_YML + "    modules: modules\n",
    "docs/index.md": FIRST,
    "docs/modules/00-before.md": "# Before\n",
    "docs/modules/01-listening.md": MODULE,
    "docs/modules/02-telling.md": "# Telling\n",
    "docs/modules/lab.md": "# The lab\n",
    "quizzes/quiz.yml": QUIZ,
}


@pytest.fixture
def page_of(write_course):
    """Return a function that converts a page of a course, after a change of its files."""

    def convert(uri="modules/01-listening.md", **changes):
        course = read_course(write_course(COURSE | {f"docs/{name}": text for name, text in changes.items()}))
        md = Markdown(extensions=[PrimerpressExtension(course=course, page=uri), "attr_list", "toc"])
        page = fromstring(f"<div>{md.convert(course.page_at(uri).body)}</div>")
        page.toc = [child["name"] for top in md.toc_tokens for child in top["children"]]
        return page

    return convert


def text_of(page, selector):
    return [" ".join(element.text_content().split()) for element in page.cssselect(selector)]


def test_the_head_of_a_module_says_what_it_is_how_long_and_what_it_mentions(page_of):
    page = page_of()

    assert ["Module 1 of 2 · about 5 minutes"] == text_of(page, ".pp-module-head > .pp-kicker")
    assert ["Listening"] == text_of(page, ".pp-module-head > h1")
    assert ["What a turn is & how long."] == text_of(page, ".pp-module-head > .pp-standfirst")
    assert ["Mentions shouting and tears."] == text_of(page, ".pp-module-head + .pp-mentions")
    assert ["true"] == [motif.get("aria-hidden") for motif in page.cssselect(".pp-module-head > .pp-motif")]


def test_a_module_lists_its_parts_before_the_first_and_says_where_each_begins(page_of):
    page = page_of()

    assert ["Two parts, each a place to stop"] == text_of(page, ".pp-parts > p")
    assert ["Short turns 1 min", "Long turns 1 min"] == text_of(page, ".pp-parts li")
    links = [link.get("href") for link in page.cssselect(".pp-parts a")]
    assert links == ["#short-turns", "#long-turns"]
    assert links == [f"#{heading.get('id')}" for heading in page.cssselect(".pp-part + h2")]
    assert ["Part 1 of 2", "Part 2 of 2"] == text_of(page, ".pp-part")
    assert len(page.cssselect(".pp-stop + .pp-part")) == 1
    assert page.toc == ["Short turns", "Long turns"]


def test_a_module_leads_to_the_next_and_the_last_to_none(page_of):
    assert ["Next: Module 2 Telling 5 min"] == text_of(page_of(), ".pp-next")
    assert ["Next The lab 5 min"] == text_of(page_of("modules/02-telling.md"), ".pp-next")
    assert [] == text_of(page_of("modules/lab.md"), ".pp-next")


def test_a_module_without_parts_has_no_list_of_them(page_of):
    page = page_of("modules/02-telling.md")

    assert [] == page.cssselect(".pp-parts, .pp-part, .pp-standfirst, .pp-mentions")
    assert ["Module 2 of 2 · about 5 minutes"] == text_of(page, ".pp-kicker")


def test_the_first_page_offers_where_to_begin_and_lists_the_modules(page_of):
    page = page_of("index.md")

    assert ["For everybody", "One line about it."] == text_of(page, ".pp-hero > p:not(.pp-way)")
    ways = page.cssselect(".pp-hero .pp-way a")
    assert [("Before", "modules/00-before.md")] == [(way.text_content(), way.get("href")) for way in ways][1:]
    assert "Start with Module 1" == ways[0].text_content()
    assert ["5 min", "Module 1 · 5 min", "Module 2 · 5 min", "5 min"] == text_of(page, ".pp-modules .pp-minutes")


@pytest.mark.parametrize("uri", ["modules/01-listening.md", "index.md"])
def test_drawings_can_be_left_out(page_of, uri):
    without = {"../mkdocs.yml": COURSE["mkdocs.yml"] + "    motif: false\n"}

    assert page_of(uri).cssselect(".pp-motif")
    assert [] == page_of(uri, **without).cssselect(".pp-motif")


def test_a_page_may_name_its_drawing(page_of):
    named = page_of(**{"modules/01-listening.md": MODULE.replace("---\n", "---\nmotif: gate\n", 1)})

    assert ["M48 12V36M48 60V84"] == [path.get("d") for path in named.cssselect(".pp-motif .piece")]


@pytest.mark.parametrize(
    ("front_matter", "found"),
    [("motif: gates", "2:8 wrong-value"), ("mentions:", "2:10 empty-text"), ("mentions: [a, b]", "2:11 wrong-shape")],
)
def test_what_cannot_stand_in_the_front_matter_is_told_at_its_place(write_course, front_matter, found):
    module = MODULE.replace("---\n", f"---\n{front_matter}\n", 1).replace("mentions: shouting and *tears*\n", "")
    course = read_course(write_course(COURSE | {"docs/modules/01-listening.md": module}))

    told = [f"{one.location.line}:{one.location.column} {one.code}" for one in check_course(course)]
    assert found in told


@pytest.mark.parametrize("setting", ["motif: piece", "fonts: Arial"])
def test_a_switch_that_is_none_is_told(write_course, setting):
    course = read_course(write_course(COURSE | {"mkdocs.yml": f"{COURSE['mkdocs.yml']}    {setting}\n"}))

    assert "course-settings" in [one.code for one in check_course(course)]
