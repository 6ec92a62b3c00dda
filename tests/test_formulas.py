"""Formulas become MathML on pages and in quizzes, and what cannot be read is told where it stands; so are drawings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml.html import fromstring
from markdown import Markdown

from primerpress.checks.course import check_course
from primerpress.course.course import Course, read_course
from primerpress.page.extension import PrimerpressExtension
from primerpress.reading.formulas import Unreadable, mathml
from tests.small_course import MKDOCS_YML

ARITHMATEX = "pymdownx.arithmatex"
SETTINGS = MKDOCS_YML.replace("  - toc\n", f"  - toc\n  - {ARITHMATEX}: {{generic: true}}\n")
QUIZ = "title: T\nquestions:\n  - id: a\n    kind: true-false\n    answer: true\n    prompt: |\n{}"


@pytest.fixture
def course(write_course) -> Callable[..., Course]:
    def read(page: str, prompt: str = "So?", settings: str = SETTINGS) -> Course:
        quiz = QUIZ.format("".join(f"      {line}\n" for line in prompt.split("\n")))
        files = {"mkdocs.yml": settings, "docs/index.md": f"# T\n\n{page}\n\n::quiz[q]\n", "quizzes/q.yml": quiz}
        return read_course(write_course(files))

    return read


def _problems(course: Course) -> list[str]:
    return [f"{one.location} {one.code}" for one in check_course(course)]


@pytest.mark.parametrize("generic", [True, False])
def test_a_formula_of_a_page_is_mathml_and_harmless(course, generic):
    read = course("So $x^2$ and $a<b$.\n\n$$\n\\text{<img src=x onerror=alert(1)>}\n$$\n\n`$y$`")
    md = Markdown(
        extensions=[ARITHMATEX, PrimerpressExtension(course=read, page="index.md")],
        extension_configs={ARITHMATEX: {"generic": generic}},
    )
    html = md.convert(read.pages[0].body)
    page = fromstring(f"<main>{html}</main>")

    assert ["x^2", "a<b"] == [one.get("alttext") for one in page.iter("math")][:2]
    assert ["inline", "inline", "block"] == [one.get("display") for one in page.iter("math")]
    assert not list(page.iter("img", "script"))
    assert "<code>$y$</code>" in html


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("So $\\foo{x}$ is.", "3:5"),
        ("Price $5 and $6, so $x^2 \\foo$", "3:26"),
        ("$$\n\\frac{1}{2} +\n\\foo\n$$", "5:1"),
        ("$\\frac{1}$", "3:2"),
        ("$a & b$", "3:4"),
        ("$\\sqrt{x$", "3:7"),
        ("> - $x_$", "3:6"),
        ("`$\\foo$` and $\\{x\\} \\& y$", None),
        ("\\$\\foo\\$ costs \\$5", None),
    ],
)
def test_what_cannot_be_read_on_a_page_is_told_at_its_place(course, page, place):
    assert ([f"docs/index.md:{place} unreadable-formula"] if place else []) == _problems(course(page))


def test_what_cannot_be_read_in_a_quiz_is_told_at_its_place(course):
    assert ["quizzes/q.yml:9:13 unreadable-formula"] == _problems(course("x", "First.\n\nThen $\\foo$, $x$."))


def test_without_the_extension_a_dollar_is_a_dollar(course):
    assert [] == _problems(course("So $\\foo$.", settings=MKDOCS_YML))


@pytest.mark.parametrize(
    ("tex", "cause"),
    [
        ("\\foo", "“\\foo” is not known"),
        ("a & b", "“&” stands outside of a table"),
        ("\\frac{1}", "before it is complete"),
        ("\\sqrt", "before it is complete"),
        ("{x", "has no “}” behind it"),
        ("x}", "has no “{” before it"),
        ("\\left(x", "do not belong together"),
        ("\\begin{matrix}a", "has no “\\end{…}”"),
        ("a_b_c", "two “_” follow each other"),
        ("\\newcommand{\\a}{b}", "it shows nothing"),
    ],
)
def test_the_cause_is_said_in_words(tex, cause):
    with pytest.raises(Unreadable) as raised:
        mathml(tex)

    assert cause in raised.value.cause


@pytest.mark.parametrize(
    "tex",
    [
        "\\{a\\}\\&\\%\\$\\#\\_",
        "{}^{2}H",
        "\\sum_{i=1}^n i \\le \\int_0^1 x\\,\\mathrm{d}x",
        "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}",
        "\\begin{align}a&=b\\\\&=c\\end{align}",
        "\\left\\{ \\begin{array}{ll} a & b \\end{array}\\right.",
        "\\underbrace{a}_{b} \\overline{x} \\hat{y} \\binom{n}{k} \\sqrt[3]{x} \\not= \\frac12 \\lim\\limits_{x}",
        "\\text{if } x \\in \\mathbb{R}",
    ],
)
def test_what_is_usual_is_read(tex):
    assert mathml(tex).startswith("<math alttext=")


# ---- Drawings ----

MERMAID = "```mermaid\ngraph LR\n```"
DRAWN = SETTINGS.replace(
    "  - pymdownx.superfences\n",
    "  - pymdownx.superfences:\n      custom_fences: [{name: mermaid, class: mermaid}]\n",
)


@pytest.mark.parametrize(
    ("settings", "severities"),
    [
        (SETTINGS, ["warning", "warning"]),
        (DRAWN, ["error", "error"]),
        (DRAWN + "extra_javascript: [mermaid.min.js]\n", []),
    ],
    ids=["as code", "by a script from elsewhere", "by a script of the course"],
)
def test_a_drawing_written_as_text_is_told_on_pages_and_in_quizzes(course, settings, severities):
    found = [one for one in check_course(course(MERMAID, f"Look:\n\n{MERMAID}", settings)) if one.code == "drawing"]

    assert severities == [one.severity for one in found]
    assert ["docs/index.md:3:1", "quizzes/q.yml:9:7"][: len(found)] == [str(one.location) for one in found]


def test_a_drawing_in_an_example_or_as_html_is_judged_by_what_a_page_makes_of_it(course):
    assert [] == _problems(course(f"````markdown\n{MERMAID}\n````", settings=DRAWN))
    assert ["docs/index.md:3:1 drawing"] == _problems(course('<div class="mermaid">\ngraph LR\n</div>'))
