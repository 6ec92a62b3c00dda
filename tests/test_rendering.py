"""What stands on a page: the HTML of some cases as it was agreed, sound whatever an author writes.

`UPDATE_GOLDENS=1 pytest tests/test_rendering.py` writes the `expected.html` of the cases anew; read the difference.
"""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from primerpress.checks import quiz_text
from primerpress.checks.course import check_course
from primerpress.checks.quiz_text import check_text
from primerpress.course.course import Course, read_course
from primerpress.model.markup import SCHEMES, TAGS
from primerpress.model.quiz import KINDS
from primerpress.problems import Location, Problem, errors
from primerpress.render.environment import environment
from primerpress.render.quiz import render_words
from tests.course_of_cases import convert, course_of_cases
from tests.made_questions import make_question
from tests.question_cases import ALL_CASES as CASES
from tests.question_cases import Case

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

INTERACTIVE = "a[@href] | button | input | select | textarea | details | summary | label | iframe | audio | video"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return course_of_cases(tmp_path_factory.mktemp("cases"))


@pytest.fixture(scope="module")
def wrong(course: Course) -> list[Problem]:
    return errors(check_course(course))


def test_english_words_keep_their_full_stop_behind_them_on_a_page_that_is_read_from_right_to_left():
    """As an isolate (UAX 9, 6.3), wherever they are put: in an element, in an attribute, by a script."""
    words = "{{ _('Not yet.') }} {{ ngettext('%(num)s question.', '%(num)s questions.', 2) }}"

    assert environment("ar").from_string(words).render() == "\u2066Not yet.\u2069 \u20662 questions.\u2069"
    assert environment("fa-IR").from_string(words).render() == environment("ar").from_string(words).render()
    assert environment("de").from_string(words).render() == "Not yet. 2 questions."


@pytest.mark.parametrize("case", [case for case in CASES if (case.folder / "expected.html").exists()], ids=str)
def test_a_case_renders_as_agreed(course: Course, case: Case):
    """The words for the scripts are the same on every page, and so not repeated in each file."""
    golden = case.folder / "expected.html"
    actual = convert(course, case.page).replace(render_words(course, None), "") + "\n"
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(actual, "utf-8")

    assert golden.read_text("utf-8") == actual


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_is_free_of_errors_and_sound_and_keeps_its_answers_to_itself(
    course: Course, wrong: list[Problem], case: Case
):
    assert [] == [str(problem) for problem in wrong if problem.location.path == f"quizzes/{case.name}.yml"]

    html = convert(course, case.page)

    assert astray(html) == []
    assert faults(html) == []
    expect_the_facts_about_a_kind_as_attributes(html)
    expect_answers_feedback_and_hints_out_of_the_search(html, case)
    expect_an_id_an_open_state_and_an_empty_status(html, case)


def expect_the_facts_about_a_kind_as_attributes(html: str) -> None:
    page = parse(html)
    told = {
        name: [element.get(name) is not None for element in page.iter("primerpress-question")]
        for name in ("unscored", "returns", "principles")
    }
    kinds = [KINDS[element.get("kind")] for element in page.iter("primerpress-question")]

    assert {name: [getattr(kind, name) for kind in kinds] for name in told} == told


# ---- Sound HTML ----


class _Tags(HTMLParser):
    """Notes which end tag meets which start tag."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.astray: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.astray += [f"{name} twice in <{tag}>" for name in set(names) if names.count(name) > 1]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.astray.append(f"</{tag}> within {self.open[-3:]}")


def astray(html: str) -> list[str]:
    """Return the tags that do not pair, and the attributes written twice."""
    tags = _Tags()
    tags.feed(html)
    tags.close()
    return tags.astray + tags.open


def parse(html: str) -> Any:
    return lxml_html.fragment_fromstring(html, create_parent="main")


def faults(html: str) -> list[str]:
    """Return what is wrong with the structure, as a browser or a screen reader would stumble over it."""
    main = parse(html)
    ids = [element.get("id") for element in main.xpath("//*[@id]")]
    found = [f"id “{one}” is there {ids.count(one)} times" for one in set(ids) if ids.count(one) > 1]
    for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for element in main.xpath(f"//*[@{name}]"):
            found += [f"{name} leads nowhere: {one}" for one in element.get(name).split() if one not in ids]
    for fieldset in main.xpath("//fieldset"):
        if not len(fieldset) or fieldset[0].tag != "legend":
            found.append("a fieldset does not start with its legend")
    for label in main.xpath("//label"):
        found += [f"<{inner.tag}> in a label" for inner in label.xpath(".//button | .//select | .//label | .//summary")]
    for inner in main.xpath(f"//a[@href]//*[self::{INTERACTIVE.replace(' | ', ' or self::')}]"):
        found.append(f"<{inner.tag}> in a link")
    for field in main.xpath("//input | //select | //textarea"):
        labelled = (
            field.get("aria-label") or field.get("aria-labelledby") or field.xpath("ancestor::label") or field.get("id")
        )
        if not labelled or (field.get("id") and not field.get("aria-labelledby") and not _labels(main, field)):
            found.append(f"nothing names the field {field.get('id')}")
    found += [
        f"a block in <{e.getparent().tag}>: {e.tag}"
        for e in main.xpath(
            "//*[self::legend or self::label]/*[self::p or self::div or self::ul or self::pre or self::table]"
        )
    ]
    return found


def _labels(main: Any, field: Any) -> list[Any]:
    return [label for label in main.xpath("//label[@for]") if label.get("for") == field.get("id")]


def expect_answers_feedback_and_hints_out_of_the_search(html: str, case: Case) -> None:
    main = parse(html)
    for element in main.xpath("//*[@data-search-exclude]"):
        element.drop_tree()
    left = " ".join(main.text_content().split())

    for key in ("explanation", "feedback"):
        value = case.question.get(key)
        for text in value.values() if isinstance(value, dict) else [value]:
            if text and re.fullmatch(r"[^*`_\[\]<>&|\\$!#\n]+", text.strip()):
                assert text.strip() not in left
    assert main.xpath("//*[@data-correct]") == []


def expect_an_id_an_open_state_and_an_empty_status(html: str, case: Case) -> None:
    main = parse(html)
    [question] = main.xpath(f"//*[@id='{case.id}']")

    assert question.get("data-state") == "open"
    [status] = question.xpath(".//*[@role='status']")
    assert status.text_content() == ""
    assert question.xpath("ancestor-or-self::*[@aria-hidden or @hidden]") == []


def test_two_questions_of_one_quiz_on_a_page_share_no_id(course: Course):
    case = next(case for case in CASES if case.name == "single-choice-minimal")
    page = f"::question[{case.name}/{case.question['id']}]\n\n::quiz[multiple-choice-minimal]\n"

    assert faults(convert(course, page)) == []


class _Footnotes:
    """Writes texts that have a footnote of their own, wherever Markdown may stand."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self, *, blocks: bool = True) -> str:  # noqa: ARG002 - a footnote may stand in either
        return f"Said {next(self._numbers)}[^1]\n\n[^1]: Somewhere."

    def plain(self) -> str:
        return f"plain {next(self._numbers)}"

    pressed = gapped = plain


def test_a_footnote_of_any_text_leads_to_its_note_and_back(nasty_folder: Path):
    write = _Footnotes()
    questions = [make_question(kind, write) | {"id": kind} for kind in KINDS]
    quiz = {"title": write(), "intro": write(), "questions": questions}
    (nasty_folder / "quizzes" / "nasty.yml").write_text(yaml.safe_dump(quiz), "utf-8")

    html = convert(read_course(nasty_folder), "::quiz[nasty]\n")

    main = parse(html)
    there = set(main.xpath("//@id"))
    led_to = {address[1:] for address in main.xpath("//a/@href") if address.startswith("#")}
    assert len(led_to) > 2 * len(KINDS)
    assert led_to - there == set()
    assert faults(html) == []


# ---- Whatever an author writes ----

FRAGMENTS = [
    *(
        "<script>alert(1)</script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "</fieldset>",
        "</form>",
        "<!--",
        "-->",
    ),
    *("</details>", "</primerpress-question>", "<div", "<style>", "<svg/onload=alert(1)>", "<br>", "<kbd>K</kbd>"),
    *("`", "``", "```", "~~~", "\n```\n", "\n~~~\n", "\n", "\n\n", "\n    ", "    ", "\t", "\\", "\\`"),
    *("[a](javascript:alert(1))", "[b](JaVaScRiPt:alert(1))", "[c](java\nscript:alert(1))", "![d](javascript:x)"),
    *("[e](&#106;avascript:alert(1))", "[f](data:text/html,x)", "<javascript:alert(1)>", "[g]: javascript:alert(1)"),
    *("[g]", "[h][g]", "[", "]", "(", ")", "{: onclick=alert(1) }", "{: style=x }", "{.wide}", "{", "}", "{{ x }}"),
    *("{% raw %}", "{#", "&amp;", "&lt;script&gt;", "&", "<", ">", '"', "'", "$", "| a | b |\n| - | - |\n", "[^1]"),
    *(
        "\n[^1]: note",
        "*[HTML]: abbr",
        "HTML",
        "# ",
        "\n- ",
        "\n1. ",
        "\n> ",
        "***",
        "__",
        "!!! note",
        "??? tip\n    x",
    ),
    *("::quiz[nasty]", "\n::quiz[nasty]\n", "\u0002primerpress:0\u0003", "\u0002wzxhzdk:0\u0003", "\u0002", "\u0003"),
    *(
        "\u0002amp\u0003",
        "\u202e",
        "\u0085",
        "ﷺ",
        "x",
        "word",
        " ",
        ": ",
        " #",
        "- ",
        "- [x] ",
        "=",
        "\n===\n",
        "\n---\n",
    ),
]

LET_THROUGH = [fragment for fragment in FRAGMENTS if not list(check_text(fragment, lambda _: Location("")))]


def joined(fragments: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(fragments), min_size=1, max_size=7).map("".join)


@given(text=joined(FRAGMENTS) | st.text())
def test_what_the_checks_pass_over_at_a_glance_holds_nothing_to_find(text: str):
    at_a_glance = list(check_text(text, lambda _: Location("")))
    with patch.object(quiz_text, "_SIGNS", re.compile("")):
        assert list(check_text(text, lambda _: Location(""))) == at_a_glance


@pytest.fixture(scope="module")
def nasty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nasty")
    (folder / "docs").mkdir()
    (folder / "quizzes").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: Nasty\ntheme: {name: primerpress}\nmarkdown_extensions: [primerpress]\n", "utf-8"
    )
    (folder / "docs" / "index.md").write_text("# Nasty\n\n::quiz[nasty]\n", "utf-8")
    return folder


def _quiz(prompt: str, option: str, feedback: str, hint: str) -> dict[str, Any]:
    options = [{"text": option, "correct": "true", "feedback": feedback}, {"text": "Another option"}]
    return {
        "title": "Nasty texts",
        "questions": [
            {"id": "one", "kind": "single-choice", "prompt": prompt, "options": options, "hints": [hint]},
            {"id": "two", "kind": "short-answer", "prompt": "Plain", "accept": ["a"], "explanation": feedback},
        ],
    }


@given(prompt=joined(LET_THROUGH), option=joined(LET_THROUGH), feedback=joined(LET_THROUGH), hint=joined(LET_THROUGH))
@settings(max_examples=3 * settings().max_examples)
def test_any_texts_are_refused_or_harmless(nasty_folder: Path, prompt: str, option: str, feedback: str, hint: str):
    """What the checks let through neither runs nor breaks out of its place."""
    _expect_refused_or_harmless(nasty_folder, _quiz(f"a {prompt}", f"b {option}", f"c {feedback}", f"d {hint}"))


@given(text=joined(FRAGMENTS))
@settings(max_examples=5 * settings().max_examples)
def test_one_nasty_text_is_refused_or_harmless(nasty_folder: Path, text: str):
    """Among plain ones it passes the checks more often than four do."""
    _expect_refused_or_harmless(nasty_folder, _quiz(f"a {text}", "b", "c", "d"))


def _expect_refused_or_harmless(folder: Path, quiz: dict[str, Any]) -> None:
    (folder / "quizzes" / "nasty.yml").write_text(yaml.safe_dump(quiz, allow_unicode=True), "utf-8")
    course = read_course(folder)
    if not errors(check_course(course)):
        _expect_harmless(convert(course, "# Nasty\n\n::quiz[nasty]\n"))


def _expect_harmless(html: str) -> None:
    main = parse(html)
    elements = [element for element in main.iter() if isinstance(element.tag, str)]
    runs = [f"{e.tag} {name}" for e in elements for name in e.keys() if re.match("on|srcdoc|formaction", name)]  # noqa: SIM118 - lxml elements have no iteration over names
    addresses = [e.get(name) for e in elements for name in ("href", "src", "action") if e.get(name)]
    schemes = [re.match(r"([A-Za-z][\w+.-]*):", re.sub(r"[\s\x00-\x1f]", "", address)) for address in addresses]

    assert astray(html) == []
    assert [e.tag for e in elements if e.tag in ("script", "style", "iframe", "object", "embed", "svg", "base")] == []
    assert runs == []
    assert [scheme[1] for scheme in schemes if scheme and scheme[1].lower() not in SCHEMES] == []
    assert len(main.xpath("//primerpress-question")) == 2
    assert len(main.xpath("//primerpress-question//input")) == 3
    assert len(main.xpath("//primerpress-question[1]//form//fieldset//li//input")) == 2
    assert len(main.xpath("//primerpress-question/details")) == 2


def test_the_tags_an_author_may_write_are_kept(nasty_folder: Path):
    prompt = "Press <kbd>K</kbd>, <mark>now</mark>,<br>H<sub>2</sub>O, m<sup>2</sup>, <abbr title='so'>s</abbr>."
    (nasty_folder / "quizzes" / "nasty.yml").write_text(yaml.safe_dump(_quiz(prompt, "b", "c", "d")), "utf-8")

    main = parse(convert(read_course(nasty_folder), "::quiz[nasty]\n"))

    legend = main.xpath("//legend")[0]
    assert {child.tag for child in legend} - {"span"} == set(TAGS)
