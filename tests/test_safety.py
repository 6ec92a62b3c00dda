"""Whatever an author writes outside of quizzes is told or escaped: names, titles, services, the way out."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from primerpress.checks.course import check_course
from primerpress.checks.quiz_text import check_text
from primerpress.course.course import read_course
from primerpress.model.values import GappedText, LabelText, MarkdownText
from primerpress.problems import Location
from primerpress.site.engines import ENGINES
from tests.small_course import MKDOCS_YML

MATH = ("pymdownx.arithmatex",)
WITH_EXIT = MKDOCS_YML + "    exit: {}\n"


def _told(course: Path) -> list[str]:
    """Return the problems of a course as `path:line:column [code]`."""
    return [f"{problem.location} [{problem.code}]" for problem in check_course(read_course(course))]


def _codes(text: str, extensions: tuple[str, ...] = ("attr_list", "tables", "pymdownx.superfences")) -> list[str]:
    return [problem.code for problem in check_text(text, lambda _: Location("quiz.yml"), extensions)]


# ---- The texts of a quiz ----


VISIT = """\
title: A visit
questions:
  - id: visit
    kind: scenario
    prompt: A friend knocks.
    start: door
    scenes:
      door:
        text: May I come in?
        choices:
          - text: "CHOICE"
            to: inside
      inside:
        text: You sit down together.
        ending: {quality: best, debrief: An open door says enough.}
"""


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ("Show them the [way]", ["quizzes/door.yml:11:19 [words-alone]"]),
        ("Show them the way[^1]", ["quizzes/door.yml:11:19 [words-alone]"]),
        ("Show them the WAY, `[way]`, [that]", []),
    ],
)
def test_a_link_that_the_page_makes_of_what_is_pressed_is_told(write_course, choice, told):
    quiz = VISIT.replace("CHOICE", choice)
    page = "# A\n\n::quiz[door]\n\n[way]: index.md\n[^1]: A note.\n*[WAY]: a path\n"

    assert told == _told(write_course({"docs/index.md": page, "quizzes/door.yml": quiz}))


@pytest.mark.parametrize(
    "text",
    [
        "``` some words\n\n<svg onload=alert(1)>\n\n```",
        "~~~ some words\n\n<script>alert(1)</script>\n\n~~~",
        "`a\n<script>alert(1)</script>\nb`",
        "- `a\n- <img src=x onerror=alert(1)>`",
        "# `a\n<img src=x onerror=alert(1)> `",
        "- x\n\n    ```\n    a\n<script>alert(1)</script>\n    ```",
        "[x](https://a.example){: ping=https://b.example/ }",
        "| a |\n|---|\n| b {: background=https://b.example/x.png } |",
        "*word*{: onclick=alert(1) }",
        "*word*{: data-state=right }",
        "*word*{: style=color:red }",
        "`` so\n<primerpress-question> ``",
    ],
)
def test_no_way_of_writing_hides_html_or_an_attribute(text):
    assert {"raw-html"} == set(_codes(MarkdownText(text)))


@pytest.mark.parametrize(
    "text",
    [
        "```html\n<script>alert(1)</script>\n```",
        "1. A list\n\n    ```html\n    <b>\n    ```",
        "a < b and c > d, a<5 and 3>2, <3",
        "`<b>` and ``<i> ` </i>``",
        "    <b>in an indented block</b>",
        "| a | b |\n|:--|--:|\n| 1 | 2 |\n{: .wide #one title='A table' }",
        "H<sub>2</sub>O<br>and <abbr title='What it means'>it</abbr>",
        "![A house](house.png){: width=200 loading=lazy }",
        "[a](https://a.example){: target=_blank }",
        "<https://a.example> and <who@a.example>",
    ],
)
def test_what_is_code_or_harmless_is_left_alone(text):
    assert [] == _codes(MarkdownText(text))


def test_what_an_extension_writes_is_no_attribute_of_the_author():
    assert [] == _codes(MarkdownText('=== "A"\n\n    [x](y.md)\n\n=== "B"\n\n    b'), ("pymdownx.tabbed",))


def test_a_gap_is_no_attribute():
    assert [] == _codes(GappedText("The *word*{one} is\n{two}"))


@pytest.mark.parametrize("text", ["If $a<b$ and $c>d$, then", "$$\na<b\n$$", "\\(a<b and c>d\\)"])
def test_a_formula_is_no_html_where_formulas_are_switched_on(text):
    assert [] == _codes(LabelText(text), MATH)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[a][b]\n\n[b]: javascript:alert(1)", "unsafe-link"),
        ("[a](&#106;ava&#10;script:alert(1))", "unsafe-link"),
        ("[a](b){: href=javascript:alert(1) }", "unsafe-link"),
        ("![a](//b.example/c.png)", "external-image"),
        ("![a](c.png){: src=https://b.example/c.png }", "external-image"),
    ],
)
def test_an_address_is_judged_however_it_is_written(text, code):
    assert [code] == _codes(MarkdownText(text))


def test_a_link_on_pages_in_several_folders_is_followed_from_each(write_course):
    quiz = "title: T\nquestions:\n- {id: a, kind: true-false, answer: true, prompt: '[x](low.md) [y](gone.md)'}\n"
    pages = {f"docs/{name}.md": f"# {name}\n\n::quiz[one]\n" for name in ("copy", "part/low")}

    assert ["quizzes/one.yml:3:68 [broken-link]"] == _told(write_course({**pages, "quizzes/one.yml": quiz}))


# ---- support.yml, mkdocs.yml, front matter ----


def test_the_texts_of_support_are_looked_through_as_those_of_a_quiz(write_course):
    course = write_course(
        {
            "support.yml": (
                "resources:\n"
                "  - name: A <b>line</b>\n"
                "    for: |\n      Anybody.\n\n      [Call](javascript:alert(1))\n"
                "    how: [{label: '<b>Call</b>'}]\n"
                "    where: Here\n"
                "    last_checked: 2026-11-23\n"
            )
        }
    )

    assert [
        "support.yml:2:13 [raw-html]",
        "support.yml:6:7 [unsafe-link]",
    ] == _told(course)


@pytest.mark.parametrize("address", ["javascript:alert(1)", '"java\\tscript:alert(1)"', "data:text/html,x", "about:x"])
def test_a_way_out_that_is_no_page_is_told(write_course, address):
    assert ["mkdocs.yml:21:11 [unsafe-link]"] == _told(write_course({"mkdocs.yml": WITH_EXIT.format(address)}))


@pytest.mark.parametrize(
    ("address", "may"),
    [
        *((address, True) for address in ("https://a.example", "http://a.example", "mailto:a@b.example")),
        *((address, True) for address in ("tel:988", "sms:838255")),
        *((address, False) for address in ("ftp://a.example", "javascript:alert(1)", "data:text/html,x")),
    ],
)
def test_a_text_the_navigation_and_a_service_may_lead_to_the_same_places(write_course, address, may):
    support = (
        "resources:\n  - name: A\n    for: B\n    how:\n      - label: C\n"
        f'        address: "{address}"\n    where: D\n    last_checked: 2026-11-23\n'
    )
    course = write_course(
        {"mkdocs.yml": f'{MKDOCS_YML}nav:\n  - index.md\n  - A: "{address}"\n', "support.yml": support}
    )
    told = {line.split(":")[0] for line in _told(course)}

    assert ([] if may else ["unsafe-link"]) == _codes(f"[x]({address})")
    assert (set() if may else {"mkdocs.yml", "support.yml"}) == told


def test_a_navigation_leads_to_pages_and_sites_alone(write_course):
    nav = "nav:\n  - index.md\n  - A: https://a.example/\n  - B: mailto:a@a.example\n  - C: javascript:alert(1)\n"

    assert ["mkdocs.yml:25:8 [unsafe-link]"] == _told(write_course({"mkdocs.yml": MKDOCS_YML + nav}))


@pytest.mark.parametrize(
    "address", ["about:blank", "https://a.example/", "HTTP://a.example", "index.html", "/weather/", "false"]
)
def test_the_way_out_may_be_a_page(write_course, address):
    assert [] == _told(write_course({"mkdocs.yml": WITH_EXIT.format(address)}))


def test_html_in_a_title_is_told_where_the_engine_would_put_it_into_the_page_as_it_is(write_course):
    course = write_course(
        {
            "mkdocs.yml": MKDOCS_YML + "nav:\n  - Start: index.md\n  - 'More <i>words</i>':\n    - a.md\n",
            "docs/index.md": "---\ntags: [a]\ntitle: Five <img src=x onerror=alert(1)>\n---\n\nText\n",
            "docs/a.md": '---\ntitle: 3 < 5 & "so on"\n---\n\n# `<b>` in a heading is Markdown\n',
        }
    )

    assert [
        "docs/index.md:3:13 [raw-html]",
        "mkdocs.yml:23:11 [raw-html]",
    ] == _told(course)


# ---- What a page says of it, whoever builds and whether anybody checks ----

AWKWARD = """\
site_name: 'The "Test" course & <b>more</b>'
site_description: 'Say "x" <script>alert(1)</script>'
use_directory_urls: false
theme: {name: primerpress}
markdown_extensions: [primerpress, attr_list, tables, toc]
plugins: [material/search]
extra:
  course:
    exit: "java\\tscript:alert(1)"
    support: "help.md"
    support_label: '<i>"Help"</i>'
"""


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def awkward(request, course_in, tmp_path_factory) -> Path:
    """Build a course whose settings nobody has checked, and return its site."""
    folder = course_in(tmp_path_factory.mktemp(request.param))(
        {
            "mkdocs.yml": AWKWARD,
            "docs/index.md": '---\ndescription: \'Say "y" http-equiv="refresh\'\n---\n\n# Start\n\n::quiz[one]\n',
            "docs/help.md": "# `</title><script>alert(1)</script>` & more\n\n|a|b|\n|-:|:-|\n|1|2|\n",
            "quizzes/one.yml": "title: T\nquestions:\n- {id: a, kind: true-false, prompt: P, answer: true}\n",
        }
    )
    site = folder / "site"
    ENGINES[request.param](read_course(folder), site)
    return site


def _page(site: Path, name: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / name).read_text("utf-8"))


def test_a_name_is_any_text(awkward):
    name = 'The "Test" course & <b>more</b>'
    page = _page(awkward, "help.html")
    way_out = page.cssselect(".pp-exit")[0]
    course_ = page.cssselect(".pp-course")[0]

    assert f"</title><script>alert(1)</script> & more - {name}" == page.cssselect("title")[0].text.strip()
    assert [name] == [site.text_content().strip() for site in page.cssselect(".pp-site")]
    assert ("the-test-course-b-more-b", "about:blank") == (course_.get("data-course"), way_out.get("href"))
    assert '<i>"Help"</i>' == page.cssselect(".pp-help")[0].text
    assert [] == [script.text for script in page.cssselect("script") if "alert(1)" in (script.text or "")]


def test_a_description_stays_within_its_attribute(awkward):
    said = {name: _page(awkward, name).cssselect("meta[name=description]")[0] for name in ("index.html", "help.html")}

    assert 'Say "x" <script>alert(1)</script>' == said["help.html"].get("content")
    assert 'Say "y" http-equiv="refresh' == said["index.html"].get("content")
    assert [] == [meta for meta in said.values() if meta.get("http-equiv")]


def test_questions_and_scripts_call_the_course_the_same(awkward):
    question = _page(awkward, "index.html").cssselect("primerpress-question")[0]

    assert "the-test-course-b-more-b" == question.get("course")


def test_no_style_attribute_leaves_the_press(awkward):
    page = _page(awkward, "help.html")

    assert ["align-right", "align-left"] == [cell.get("class") for cell in page.cssselect("td")]
    assert [] == page.cssselect("[style]:not(svg *)")
