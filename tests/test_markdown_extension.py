"""The Markdown extension on its own, with no engine around it."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement
from markdown import Markdown

from primerpress.checks.course import check_course
from primerpress.checks.quiz_text import check_text
from primerpress.course.course import Course, read_course
from primerpress.course.rereading import TRUSTED_FOR, latest_course
from primerpress.page.combined import with_words_once
from primerpress.problems import CourseError, Location

EXTENSIONS = ["abbr", "attr_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.superfences"]

QUIZ = """\
title: Boundaries
questions:
  - id: first
    kind: single-choice
    prompt: Which one?
    options:
      - text: This
        correct: true
        feedback: Well chosen.
      - text: That
  - id: second
    kind: true-false
    prompt: It is so.
    answer: true
"""

Convert = Callable[..., HtmlElement]


def _quiz_with(text: str, *, prompt: str = "Which one?") -> str:
    """Return a quiz whose first option is a Markdown text of several lines."""
    indented = "\n".join(f"          {line}" if line else "" for line in text.split("\n"))
    question = "\n".join(f"      {line}" if line else "" for line in prompt.split("\n"))
    return (
        "title: A title\nquestions:\n  - id: q\n    kind: single-choice\n    prompt: |\n"
        f"{question}\n    options:\n      - correct: true\n        text: |\n{indented}\n"
        "      - text: The other option\n    explanation: The explanation\n"
    )


def _instance(course: Path | Course | str, extensions: list[str] | None = None, **options: object) -> Markdown:
    return Markdown(
        extensions=["primerpress", *(EXTENSIONS if extensions is None else extensions)],
        extension_configs={"primerpress": {"course": course, **options}},
    )


@pytest.fixture
def convert(write_course, monkeypatch) -> Convert:
    """Return a function that puts a page and its quizzes into a course and returns the page's HTML, parsed.

    The checks of quizzes are asleep: what they might let through must still break nothing and never run.
    """
    monkeypatch.setattr("primerpress.page.conversion.check_quiz", lambda *_: [])

    def to_html(
        page: str, *, quizzes: dict[str, str] | None = None, extensions: list[str] | None = None
    ) -> HtmlElement:
        files = {f"quizzes/{name}.yml": text for name, text in (quizzes or {"quiz": QUIZ}).items()}
        folder = write_course({"docs/index.md": page, **files})
        html = _instance(read_course(folder), extensions).convert(page)
        assert "\u0002" not in html, "a place holder was left in the page"
        assert "\u0003" not in html, "a place holder was left in the page"
        return lxml.html.fromstring(f"<main>{html}</main>")

    return to_html


def _all(html: HtmlElement, selector: str) -> list[HtmlElement]:
    return html.cssselect(selector)


def _ids(html: HtmlElement) -> list[str]:
    return [question.get("id") for question in _all(html, "primerpress-question")]


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _options(html: HtmlElement) -> list[HtmlElement]:
    return _all(html, ".pp-options > .pp-option")


# ---- Where a directive is replaced ----


@pytest.mark.parametrize(
    "page",
    [
        "::quiz[quiz]",
        "::quiz[quiz]\n",
        "# Title\n\nA paragraph.\n\n::quiz[quiz]\n\nAnother.\n",
        "A paragraph.\n::quiz[quiz]\nAnother.",
        "# Title\n::quiz[quiz]\n## Next\n",
        "- a list\n- of two\n::quiz[quiz]\n",
        "- a list\n\n::quiz[quiz]\n\n- another",
        "> a quotation\n::quiz[quiz]\n",
        "| a | b |\n| - | - |\n| 1 | 2 |\n::quiz[quiz]\n",
        "```\ncode\n```\n::quiz[quiz]\n",
        "```\nnever closed\n\n::quiz[quiz]\n",
        "A note.[^1]\n\n[^1]: The note.\n\n::quiz[quiz]\n",
        "A note.[^1]\n\n[^1]: The note.\n::quiz[quiz]\n",
        "<div>\n\nhtml\n\n</div>\n\n::quiz[quiz]\n",
        "A paragraph with a break.  \n::quiz[quiz]\n",
        "Title\n::quiz[quiz]\n=====\n",
    ],
)
def test_a_quiz_stands_where_its_directive_stands(convert, page):
    html = convert(page)

    assert ["quiz--first", "quiz--second"] == _ids(html)
    assert "::quiz" not in html.text_content()
    assert [html] == [quiz.getparent() for quiz in _all(html, "primerpress-quiz")]


def test_what_stands_around_a_quiz_stays_around_it(convert):
    html = convert("Before.\n::quiz[quiz]\nAfter.\n")
    around = [_words(child) for child in html if child.tag == "p" and not child.get("class")]

    assert ["Before.", "After."] == around
    assert re.search(r"Before\..*Boundaries.*After\.", _words(html))


def test_several_directives_on_a_page_are_all_replaced(convert):
    html = convert(
        "::quiz[one]\n::quiz[two]\n\nText.\n::question[three/first]\n",
        quizzes={"one": QUIZ, "two": QUIZ, "three": QUIZ},
    )

    assert ["one--first", "one--second", "two--first", "two--second", "three--first"] == _ids(html)


@pytest.mark.parametrize(
    "page",
    [
        "```\n::quiz[quiz]\n```",
        "~~~ markdown\n::quiz[quiz]\n~~~",
        "    ::quiz[quiz]",
        "`::quiz[quiz]`",
        "Write ::quiz[quiz] there.",
        "- item\n\n    ```\n    ::quiz[quiz]\n    ```",
        "> ```\n> ::quiz[quiz]\n> ```",
    ],
)
def test_an_example_of_a_directive_is_shown_and_not_replaced(convert, page):
    html = convert(page)

    assert [] == _all(html, "primerpress-quiz")
    assert "::quiz[quiz]" in html.text_content()


def test_a_directive_in_a_comment_is_not_replaced(convert):
    assert [] == _all(convert("Text.\n\n<!--\n::quiz[quiz]\n-->\n"), "primerpress-quiz")


def test_an_author_cannot_forge_the_mark_of_a_directive(convert):
    html = convert("::quiz[quiz]\n\n\u0002primerpress:0\u0003\n")

    assert ["quiz--first", "quiz--second"] == _ids(html)


# ---- What works in the texts of a quiz ----


def test_links_images_code_and_emphasis_work_in_an_option(convert):
    text = "A [link](other.md), ![a picture](img.png), `code` and **strong** words"
    option = _options(convert("::quiz[quiz]", quizzes={"quiz": _quiz_with(text)}))[0]

    assert "other.md" == option.cssselect("a")[0].get("href")
    assert "a picture" == option.cssselect("img")[0].get("alt")
    assert "code" == option.cssselect("code")[0].text
    assert "strong" == option.cssselect("strong")[0].text


def test_links_by_reference_footnotes_and_abbreviations_of_the_page_work_in_a_quiz(convert):
    page = "::quiz[quiz]\n\n[ref]: https://example.org/\n*[CPS]: certified peer support\n\n[^n]: The note.\n"
    html = convert(page, quizzes={"quiz": _quiz_with("A [link][ref] for CPS[^n]")})
    option = _options(html)[0]

    assert "https://example.org/" == option.cssselect("a[href^=http]")[0].get("href")
    assert "certified peer support" == option.cssselect("abbr")[0].get("title")
    assert option.cssselect("sup a.footnote-ref")
    assert "The note." in _words(_all(html, ".footnote")[0])


def test_a_quiz_may_bring_its_own_reference_footnote_and_abbreviation(convert):
    text = (
        "A [link][own] for XYZ[^own]\n\n[own]: https://example.org/own\n\n*[XYZ]: spelled out\n\n[^own]: Its own note."
    )
    html = convert("::quiz[quiz]", quizzes={"quiz": _quiz_with(text)})
    option = _options(html)[0]

    assert "https://example.org/own" == option.cssselect("a[href^=http]")[0].get("href")
    assert "spelled out" == option.cssselect("abbr")[0].get("title")
    assert "Its own note." in _words(_all(html, ".footnote")[0])


def test_a_fence_in_an_option_is_shown_as_code_within_it(convert):
    html = convert(
        "::quiz[quiz]", quizzes={"quiz": _quiz_with("Look:\n\n```python\nprint('<b>')\n::quiz[x]\n```\n\nDone.")}
    )
    option = _options(html)[0]

    assert "print('<b>')\n::quiz[x]" in option.cssselect("pre")[0].text_content()
    assert "Done." in _words(option)
    assert [] == _all(html, "label pre")


def test_a_list_and_a_table_in_an_option_stay_within_it(convert):
    html = convert("::quiz[quiz]", quizzes={"quiz": _quiz_with("- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |")})

    assert 2 == len(_options(html))
    assert 2 == len(_options(html)[0].cssselect("ul > li"))
    assert 1 == len(_options(html)[0].cssselect("table"))


def test_each_cell_of_a_table_in_a_quiz_says_what_it_is_about_as_on_a_page(convert):
    table = '| Who | 5 < "6"[^n] |\n| :-- | - |\n| me | no |\n'
    note = "\n[^n]: A note."
    html = convert(
        f"{table}\n::quiz[quiz]\n{note}", quizzes={"quiz": _quiz_with("x", prompt=f"Look:\n\n{table}{note}")}
    )

    for cells in (_all(html, "main > table td"), _all(html, "form td")):
        assert ["Who", '5 < "6"'] == [cell.get("data-label") for cell in cells]


def test_no_line_of_a_heading_ends_within_a_short_word_with_a_hyphen(convert):
    long = "not-so-very-very-short"
    html = convert(f"## The *self-disclosure*, co-led: `a-b` and {long} - or well-known\n\nA self-disclosure.\n")

    (heading,) = _all(html, "h2")
    assert ["self-disclosure", "co-led", "well-known"] == [word.text for word in _all(html, ".pp-whole")]
    assert f"The self-disclosure, co-led: a-b and {long} - or well-known" == heading.text_content()


def test_a_prompt_of_two_paragraphs_and_a_list_is_read_whole(convert):
    html = convert("::quiz[quiz]", quizzes={"quiz": _quiz_with("x", prompt="One.\n\nTwo.\n\n- three\n\nFour.")})
    group = _all(html, "fieldset.pp-group")[0]

    assert re.search(r"One\. ?Two\.", _words(group.cssselect("legend")[0]))
    assert "three Four." == _words(group.cssselect(".pp-prompt-rest")[0])
    assert "quiz--q-legend quiz--q-prompt" == group.get("aria-labelledby")


SWALLOWERS = [
    "```\nnever closed",
    "~~~~\nnever closed",
    "<div",
    "<div>",
    "<div markdown>\n\nnever closed",
    "<!-- never closed",
    "<script>",
    "<textarea>",
    "<style>",
    "</div>",
    "</li></ul></form>",
    "</primerpress-question>",
    "</details>",
    "<?php",
    "<![CDATA[",
    "<!DOCTYPE",
    "<table><tr><td>",
    "**never closed",
    "`never closed",
    "[never closed",
    "![never closed](",
    "[link](never closed",
    "&lt",
    "{: .never",
    "[^never",
    "*[never]: closed",
    "> quotation",
    "1. list",
    "::quiz[quiz]",
    "\\",
    "\u00a0.",
]


@pytest.mark.parametrize("text", SWALLOWERS)
@pytest.mark.parametrize("extensions", [EXTENSIONS, [], ["fenced_code", "extra"]], ids=["superfences", "none", "extra"])
def test_what_one_text_leaves_open_is_refused_or_cannot_swallow_the_next(convert, text, extensions):
    page = "Before.\n\n::quiz[quiz]\n\nAfter.\n"
    html = convert(page, quizzes={"quiz": _quiz_with(text)}, extensions=extensions)
    if list(check_text(text, lambda _: Location("quizzes/quiz.yml"))):
        return
    question = html.cssselect("primerpress-question")[0]

    assert "The other option" == _words(_options(question)[1])
    assert 2 == len(_options(question))
    assert "The explanation" == _words(question.cssselect(".pp-key [data-after]")[0])
    assert 4 == len(question.cssselect(".pp-form .pp-actions button"))
    assert "After." == _words([child for child in html if child.tag == "p"][-1])


@pytest.mark.parametrize(
    "text", ["<div>", "<script>", "</li></ul></form>", "</primerpress-question>", "<!-- x -->", "<table><tr><td>"]
)
def test_html_that_would_break_the_frame_is_refused(write_course, text):
    folder = write_course({"docs/index.md": "::quiz[quiz]", "quizzes/quiz.yml": _quiz_with(text)})

    assert {"raw-html"} == {problem.code for problem in check_course(read_course(folder))}


@pytest.mark.parametrize(
    "text",
    [
        "[click](javascript:alert(1))",
        "[click](<java\tscript:alert(1)>)",
        "[click](&#106;avascript:alert(1))",
        "[click](data:text/html,x)",
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "words{: onclick=alert(1) style=color:red }",
        "[click](other.md){: onmouseover=alert(1) }",
    ],
)
def test_what_could_run_is_taken_out_whatever_the_checks_say(convert, text):
    html = convert("::quiz[quiz]", quizzes={"quiz": _quiz_with(text)})
    attributes = [
        (name, value) for element in _all(html, "primerpress-quiz *") for name, value in element.attrib.items()
    ]

    assert [] == [name for name, _ in attributes if name.startswith("on") or name == "style"]
    assert [] == [value for name, value in attributes if name in ("href", "src") and ":" in value]


def test_texts_that_are_the_same_are_each_shown(convert):
    same = QUIZ.replace("Which one?", "Boundaries").replace("Well chosen.", "Boundaries")
    html = convert("::quiz[one]\n\n::quiz[two]\n", quizzes={"one": same, "two": same})

    assert ["Boundaries", "Boundaries"] == [_words(title) for title in _all(html, ".pp-title")]
    assert 2 == len([notes for notes in _all(html, "[data-feedback]") if _words(notes) == "Boundaries"])


def test_a_title_may_hold_markdown(convert):
    html = convert(
        "::quiz[quiz]", quizzes={"quiz": QUIZ.replace("title: Boundaries", "title: '*Fine* & <kbd>x</kbd>'")}
    )

    assert "Fine & x" == _words(_all(html, ".pp-title")[0])
    assert _all(html, ".pp-title em")


# ---- How it fits the page ----


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("::quiz[quiz]", "h2"),
        ("# One\n\n::quiz[quiz]", "h2"),
        ("# One\n\n## Two\n\n::quiz[quiz]", "h3"),
        ("# One\n\n## Two\n\n### Three\n\n::quiz[quiz]", "h4"),
        ("###### Six\n\n::quiz[quiz]", "h6"),
        ("# One\n\n::quiz[quiz]\n\n## Two", "h2"),
        ("# One\n\n### Three\n\n## Two\n\n::quiz[quiz]", "h3"),
    ],
)
def test_the_heading_of_a_quiz_is_one_level_below_the_heading_above_it(convert, page, expected):
    assert expected == _all(convert(page), ".pp-title")[0].tag


def test_checks_in_the_text_are_numbered_through_the_page(convert):
    html = convert(
        "::question[quiz/second]\n\nText.\n\n::quiz[other]\n\n::question[quiz/first]",
        quizzes={"quiz": QUIZ, "other": QUIZ},
    )
    numbers = {
        question.get("id"): _words(question.cssselect(".pp-number")[0])
        for question in _all(html, "primerpress-question")
    }

    assert "Check 1" == numbers["quiz--second"]
    assert "Check 2" == numbers["quiz--first"]
    assert "Question 1 of 2" == numbers["other--first"]


def test_a_question_placed_in_a_text_is_left_out_of_its_quiz(convert):
    html = convert("::question[quiz/first]\n\n::quiz[quiz]\n")

    assert ["quiz--first", "quiz--second"] == _ids(html)
    assert ["quiz--second"] == _ids(_all(html, "primerpress-quiz")[0])
    assert "Question 1 of 1" == _words(_all(html, "primerpress-quiz .pp-number")[0])


def test_a_question_placed_on_another_page_is_left_out_too(write_course):
    folder = write_course({"docs/other.md": "::question[quiz/first]", "quizzes/quiz.yml": QUIZ})
    html = lxml.html.fromstring(_instance(folder).convert("::quiz[quiz]"))

    assert ["quiz--second"] == _ids(html)


def test_a_quiz_may_ask_for_the_placed_questions_as_well(write_course):
    folder = write_course(
        {"docs/other.md": "::question[quiz/first]", "quizzes/quiz.yml": f"include_placed: true\n{QUIZ}"}
    )
    html = lxml.html.fromstring(_instance(folder).convert("::quiz[quiz]"))

    assert ["quiz--first", "quiz--second"] == _ids(html)


def test_the_words_of_the_scripts_stand_on_a_page_once(convert):
    html = convert("::quiz[one]\n\n::question[two/first]\n\n::quiz[two]", quizzes={"one": QUIZ, "two": QUIZ})

    assert 1 == len(_all(html, "#primerpress-words"))


def test_where_pages_are_put_together_the_words_of_the_scripts_are_left_once(convert):
    pages = [convert(f"Page {name}\n\n::quiz[{name}]\n\nEnd", quizzes={name: QUIZ}) for name in ("one", "two")]
    html = with_words_once("".join(lxml.html.tostring(page, encoding="unicode") for page in pages))

    assert 1 == html.count('id="primerpress-not-saved"') == html.count('id="primerpress-words"')
    assert ["one--first", "two--first"] == re.findall(r'id="(\w+--first)"', html)
    assert 2 == html.count("<p>End</p>")


def test_a_page_without_a_directive_is_as_if_there_were_no_extension(write_course):
    page = "# Title\n\nText with `code`.[^1]\n\n[^1]: Note.\n\n```\ncode\n```\n"

    assert Markdown(extensions=EXTENSIONS).convert(page) == _instance(write_course({})).convert(page)


def test_ids_on_a_page_are_used_once(convert):
    html = convert("# A\n\n::question[one/first]\n\n::quiz[one]\n\n::quiz[two]", quizzes={"one": QUIZ, "two": QUIZ})
    ids = [element.get("id") for element in _all(html, "[id]")]

    assert sorted(set(ids)) == sorted(ids)


def test_answers_and_hints_are_kept_out_of_the_search_index(convert):
    html = convert(
        "::quiz[quiz]", quizzes={"quiz": QUIZ.replace("    answer: true", "    answer: true\n    hints: [Think.]")}
    )

    assert all(part.get("data-search-exclude") is not None for part in _all(html, ".pp-key, .pp-hint"))
    assert 3 == len(_all(html, ".pp-key, .pp-hint"))


def test_headings_within_a_quiz_do_not_enter_the_table_of_contents(write_course):
    folder = write_course({"docs/index.md": "# One\n\n::quiz[quiz]", "quizzes/quiz.yml": QUIZ})
    markdown = _instance(folder)
    markdown.convert("# One\n\n::quiz[quiz]")

    assert ["One"] == [token["name"] for token in markdown.toc_tokens]


# ---- One instance, many pages ----


def test_one_instance_can_convert_many_pages(write_course):
    folder = write_course({"quizzes/one.yml": QUIZ, "quizzes/two.yml": QUIZ.replace("Boundaries", "Other")})
    markdown = _instance(folder)
    pages = ["::quiz[one]", "No quiz.", "::quiz[two]\n\n::quiz[one]", "::quiz[one]"]
    once = [_instance(folder).convert(page) for page in pages]

    assert once == [markdown.reset().convert(page) for page in pages]


def test_a_page_after_one_that_failed_is_whole(write_course):
    folder = write_course({"docs/index.md": "::quiz[gone]\n\n::quiz[quiz]", "quizzes/quiz.yml": QUIZ})
    markdown = _instance(folder)
    with pytest.raises(CourseError):
        markdown.convert("::quiz[gone]\n\n::quiz[quiz]")

    assert ["quiz--first", "quiz--second"] == _ids(lxml.html.fromstring(markdown.reset().convert("::quiz[quiz]")))


# ---- A quiz that cannot be shown ----

BROKEN = QUIZ.replace("kind: true-false", "kind: true-or-false")


@pytest.mark.parametrize(
    ("page", "quiz", "code"),
    [
        ("::quiz[gone]", QUIZ, "unknown-quiz"),
        ("::question[quiz/gone]", QUIZ, "unknown-question"),
        ("::quiz[quiz]", BROKEN, "unknown-kind"),
        ("::question[quiz/first]", BROKEN, "unknown-kind"),
        ("::quiz[quiz]", "", "empty-file"),
        ("::quiz[quiz]", "title: x\nquestions: []\n", "no-questions"),
        ("::question[quiz/first]\n\n::question[quiz/second]\n\n::quiz[quiz]", QUIZ, "nothing-left"),
    ],
)
def test_a_quiz_that_cannot_be_shown_stops_the_build_and_says_why(write_course, page, quiz, code):
    folder = write_course({"docs/index.md": page, "quizzes/quiz.yml": quiz})

    with pytest.raises(CourseError) as raised:
        _instance(folder).convert(page)
    assert code in {problem.code for problem in raised.value.problems}


@pytest.mark.parametrize(
    ("page", "quiz", "code"),
    [
        ("::quiz[gone]", QUIZ, "unknown-quiz"),
        ("::question[quiz/gone]", QUIZ, "unknown-question"),
        ("::quiz[quiz]", BROKEN, "unknown-kind"),
        ("::quiz[quiz]", "", "empty-file"),
        ("::question[quiz/first]\n\n::question[quiz/second]\n\n::quiz[quiz]", QUIZ, "nothing-left"),
    ],
)
def test_an_instructor_at_work_sees_what_is_wrong_where_the_quiz_should_be(write_course, page, quiz, code):
    folder = write_course({"docs/index.md": page, "quizzes/quiz.yml": quiz})
    written = _instance(folder, show_problems=True).convert(f"Before.\n\n{page}\n\nAfter.")
    html = lxml.html.fromstring(f"<main>{written}</main>")

    (panel,) = _all(html, ".primerpress-problems")

    assert f"[{code}]" in _words(panel)
    assert re.fullmatch(r"Before\..*After\.", _words(html))


def test_a_directive_that_another_extension_brought_in_says_why_it_cannot_be_shown(write_course):
    """Includes and macros put lines on a page that no file of the course holds."""
    folder = write_course({"docs/index.md": "# Nothing here", "quizzes/quiz.yml": QUIZ})

    with pytest.raises(CourseError) as raised:
        _instance(folder).convert("::quiz[gone]")
    assert ["unknown-quiz"] == [problem.code for problem in raised.value.problems if problem.code != "unused-quiz"]


def test_what_an_instructor_sees_is_escaped(write_course):
    quiz = QUIZ.replace("kind: true-false", "kind: <script>alert(1)</script>")
    folder = write_course({"docs/index.md": "::quiz[quiz]", "quizzes/quiz.yml": quiz})
    html = lxml.html.fromstring(_instance(folder, show_problems=True).convert("::quiz[quiz]"))

    assert [] == _all(html, "script")
    assert "<script>alert(1)</script>" in html.text_content()


# ---- The course as it is on disk now ----


def test_a_course_is_read_once_while_nothing_changes(write_course):
    folder = write_course({"quizzes/quiz.yml": QUIZ})
    first = latest_course(folder)
    time.sleep(TRUSTED_FOR + 0.05)

    assert first is latest_course(folder)


@pytest.mark.parametrize(
    "change",
    [
        {"quizzes/quiz.yml": QUIZ.replace("Boundaries", "Renamed")},
        {"quizzes/new.yml": QUIZ},
        {"docs/deep/new.md": "::question[quiz/first]"},
        {"docs/index.md": "::question[quiz/first]"},
        {"mkdocs.yml": "site_name: Renamed\n"},
    ],
    ids=["a quiz changed", "a quiz is new", "a page is new", "a page changed", "the settings changed"],
)
def test_a_change_is_picked_up_within_the_time_that_it_promises(write_course, change):
    folder = write_course({"docs/index.md": "# Welcome\n", "quizzes/quiz.yml": QUIZ})
    first = latest_course(folder)
    write_course(change)
    time.sleep(TRUSTED_FOR + 0.05)
    latest = latest_course(folder)

    assert first is not latest
    assert read_course(folder) == latest


def test_a_quiz_that_was_deleted_is_gone_from_the_course(write_course):
    folder = write_course({"quizzes/quiz.yml": QUIZ, "quizzes/other.yml": QUIZ})
    latest_course(folder)
    (folder / "quizzes" / "other.yml").unlink()
    time.sleep(TRUSTED_FOR + 0.05)

    assert ["quiz"] == list(latest_course(folder).quizzes)


def test_pages_converted_at_the_same_time_are_all_whole(write_course):
    """Zensical converts pages in several threads."""
    folder = write_course({"docs/index.md": "::quiz[quiz]", "quizzes/quiz.yml": QUIZ})
    expected = _instance(folder).convert("::quiz[quiz]")
    pages: list[str] = []
    errors: list[BaseException] = []
    stop = threading.Event()

    def convert_some() -> None:
        try:
            pages.extend(_instance(folder).convert("::quiz[quiz]") for _ in range(20))
        except BaseException as error:  # noqa: BLE001 - told below, in the thread of the test
            errors.append(error)

    def save_again_and_again() -> None:
        while not stop.is_set():
            (folder / "docs" / "other.md").write_text("# Other\n")
            time.sleep(0.01)

    author = threading.Thread(target=save_again_and_again)
    threads = [threading.Thread(target=convert_some) for _ in range(4)]
    author.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stop.set()
    author.join()

    assert [] == errors
    assert {expected} == set(pages)
    assert 80 == len(pages)


def test_without_an_option_the_course_of_the_current_folder_is_taken(write_course, monkeypatch):
    folder = write_course({"docs/index.md": "::quiz[quiz]", "quizzes/quiz.yml": QUIZ})
    monkeypatch.chdir(folder / "docs")
    html = lxml.html.fromstring(Markdown(extensions=["primerpress"]).convert("::quiz[quiz]"))

    assert ["quiz--first", "quiz--second"] == _ids(html)


@pytest.mark.parametrize("name", ["primerpress", "primerpress.page.extension"])
def test_the_extension_goes_by_its_short_name_and_by_its_module(write_course, monkeypatch, name):
    monkeypatch.chdir(write_course({"docs/index.md": "::quiz[quiz]", "quizzes/quiz.yml": QUIZ}))

    assert "primerpress-quiz" in Markdown(extensions=[name]).convert("::quiz[quiz]")
