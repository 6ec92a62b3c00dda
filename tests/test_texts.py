"""What an author writes in a quiz is what a learner meets: how a text is read, and what belongs to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement
from markdown import Markdown

from primerpress.course.page import Page, read_page
from primerpress.model.phrases import is_phrase
from primerpress.model.quiz import Quiz
from primerpress.model.values import GappedText, LabelText, MarkdownText, markdown_texts
from primerpress.page.texts import Texts
from primerpress.reading.words_alone import words_alone
from primerpress.render.allow_list import clean
from primerpress.render.fragment import Fragment, typeset

EXTENSIONS = ["abbr", "attr_list", "footnotes", "tables", "pymdownx.superfences", "pymdownx.arithmatex"]
TABS = [*EXTENSIONS, "pymdownx.tabbed"]

Setter = Callable[..., Fragment]


def texts(page: str = "", extensions: list[str] | None = None) -> tuple[Markdown, Texts]:
    """Return an instance that has converted a page, and what sets texts for it."""
    configs = {"pymdownx.arithmatex": {"generic": True}, "pymdownx.tabbed": {"alternate_style": True}}
    used = extensions or EXTENSIONS
    md = Markdown(extensions=used, extension_configs={name: configs[name] for name in used if name in configs})
    md.convert(page)
    return md, Texts(md, "docs/page.md")


@pytest.fixture
def set_text() -> Setter:
    """Return a function that sets a text as a label or as prose."""
    _, setter = texts()

    def label_or_prose(text: str, *, label: bool = False) -> Fragment:
        return setter((LabelText if label else MarkdownText)(text), "q")

    return label_or_prose


def _parsed(fragment: Fragment) -> HtmlElement:
    return lxml.html.fragment_fromstring(fragment.html, create_parent="main")


def _words(fragment: Fragment) -> str:
    return " ".join(_parsed(fragment).text_content().split())


# ---- The field decides ----

AS_WRITTEN = [
    "1990. That year I stopped",
    "1990. That year I stopped\nand have not begun again",
    "3. Oktober",
    "1) first things first",
    "- 5 degrees",
    "+ 3",
    "* a star",
    "#1",
    "# 90",
    "> 90 degrees",
    ">5",
    "> -3",
    "---",
    "***",
    "What now?\n---",
]


@pytest.mark.parametrize("text", AS_WRITTEN)
@pytest.mark.parametrize("label", [True, False], ids=["label", "prose"])
def test_a_text_that_only_looks_like_a_block_stays_as_it_was_written(set_text, text, label):
    fragment = set_text(text, label=label)

    assert " ".join(text.split()) == _words(fragment)
    assert fragment.is_phrase


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("- one\n- two", "ul"),
        ("1. one\n2. two", "ol"),
        ("First.\n\n- one", "ul"),
        ("Look:\n\n```\ncode\n```", "pre"),
        ("```\ncode\n```", "pre"),
        ("First.\n\n> Quoted.", "blockquote"),
    ],
)
@pytest.mark.parametrize("label", [True, False], ids=["label", "prose"])
def test_what_is_plainly_a_block_is_one_in_any_field(set_text, text, tag, label):
    fragment = set_text(text, label=label)

    assert _parsed(fragment).cssselect(tag)
    assert not fragment.is_phrase


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("> Someone said so.", "blockquote"),
        ("# A heading\nand words", "h1"),
        ("| a | b |\n| - | - |\n| 1 | 2 |", "table"),
    ],
)
def test_prose_is_markdown_and_a_label_is_a_phrase(set_text, text, tag):
    assert _parsed(set_text(text)).cssselect(tag)
    assert not _parsed(set_text(text, label=True)).cssselect(tag)


def test_a_phrase_has_emphasis_code_links_and_breaks(set_text):
    fragment = set_text("*so* and `code` and [there](https://example.org)  \nnext", label=True)

    assert ["em", "code", "a", "br"] == [element.tag for element in _parsed(fragment)[0]]


LINES = st.sampled_from(["- a", "* b", "1. c", "2) d", "# e", "> 5", "words", "  - f", "+ 7", "---", ""])


@given(st.lists(LINES, min_size=1, max_size=5).map("\n".join).filter(str.strip))
def test_a_label_becomes_blocks_only_by_an_empty_line_a_fence_or_a_list_of_two_items(text):
    """The rule, stated apart from how it is found."""
    lines = text.strip("\n").split("\n")
    items = [line for line in lines if line.strip()[:2] in ("- ", "* ", "+ ", "1.", "2)")]
    blocks = "" in lines or len(items) >= 2

    assert is_phrase(LabelText("\n".join(lines))) is not blocks


# ---- What a text defines is its own ----


def test_two_texts_that_call_their_notes_the_same_have_each_its_own():
    _, setter = texts("A note.[^1]\n\n[^1]: Of the page.")
    first = setter(MarkdownText("One.[^1]\n\n[^1]: Of the first."), "one")
    second = setter(MarkdownText("Two.[^1]\n\n[^1]: Of the second."), "two")

    assert "Of the first." in str(first.notes)
    assert "Of the second." in str(second.notes)
    for fragment, name in ((first, "one"), (second, "two")):
        mark = _parsed(fragment).cssselect("sup a")[0]
        note = _parsed(fragment).cssselect("li")[0]
        assert f"#{name}-fn:1" == mark.get("href")
        assert f"{name}-fn:1" == note.get("id")
        assert f"#{mark.getparent().get('id')}" == note.cssselect("a")[0].get("href")


def test_a_text_leaves_the_notes_references_and_abbreviations_of_its_page_alone():
    page = "A [link][x], a note[^1], WRAP.\n\n[x]: page.md\n[^1]: Of the page.\n*[WRAP]: of the page"
    md, setter = texts(page)
    before = (
        dict(md.references),
        [dict(one.footnotes) for one in md.registeredExtensions if hasattr(one, "footnotes")],
    )
    own = setter(MarkdownText("[Mine][x], WRAP[^1]\n\n[x]: own.md\n[^1]: Own.\n*[WRAP]: my own"), "q")
    other = setter(MarkdownText("[Yours][x], WRAP."), "r")

    assert ["own.md", "page.md"] == [_parsed(one).cssselect("a")[0].get("href") for one in (own, other)]
    assert ["my own", "of the page"] == [_parsed(one).cssselect("abbr")[0].get("title") for one in (own, other)]
    assert before == (
        dict(md.references),
        [dict(one.footnotes) for one in md.registeredExtensions if hasattr(one, "footnotes")],
    )


def test_a_mark_without_a_note_of_its_own_leads_to_the_one_of_the_page():
    _, setter = texts("A note.[^1]\n\n[^1]: Of the page.")
    fragment = setter(LabelText("As the page says.[^1]"), "q")

    assert "#fn:1" == _parsed(fragment).cssselect("sup a")[0].get("href")
    assert not fragment.notes


def test_what_a_page_defines_goes_with_its_texts_to_other_pages(tmp_path):
    """A panel shows them there."""
    file = tmp_path / "home.md"
    file.write_text("# Home\n\n[x]: sub/x.md\n[^1]: Of home,\n    in two lines.\n[^2]: Not used.\n*[WRAP]: a plan\n")
    home: Page = read_page(file, "docs/own/home.md")
    _, setter = texts()
    fragment = setter(MarkdownText("See [that][x], WRAP.[^1]"), "q", [home])

    assert "own/sub/x.md" == _parsed(fragment).cssselect("a")[0].get("href")
    assert "a plan" == _parsed(fragment).cssselect("abbr")[0].get("title")
    assert "Of home," in str(fragment.notes)
    assert "Not used" not in str(fragment.notes)


@pytest.fixture
def homes(tmp_path) -> list[Page]:
    """Return pages in two folders, of which the second has the picture and the section that a text speaks of."""
    for folder in ("", "part"):
        (tmp_path / "docs" / folder).mkdir()
    (tmp_path / "docs" / "top.md").write_text("# Top\n\n[x]: of-top.md\n", "utf-8")
    (tmp_path / "docs" / "part" / "low.md").write_text("# Low\n\n## Deep\n\n[x]: of-low.md\n[y]: low.md\n", "utf-8")
    (tmp_path / "docs" / "part" / "a b.png").touch()
    return [read_page(tmp_path / "docs" / path, f"docs/{path}") for path in ("top.md", "part/low.md")]


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        ("docs/top.md", ["part/a%20b.png", "part/low.md#deep", "of-top.md", "part/low.md", "nowhere.png"]),
        ("docs/part/low.md", ["a%20b.png", "#deep", "of-low.md", "low.md", "nowhere.png"]),
        (
            "docs/own/review.md",
            ["../part/a%20b.png", "../part/low.md#deep", "../of-top.md", "../part/low.md", "../nowhere.png"],
        ),
    ],
)
def test_a_text_on_pages_in_several_folders_leads_from_each_to_what_is_there(tmp_path, homes, here, expected):
    md, _ = texts("\n\n".join((tmp_path / page.path).read_text("utf-8") for page in homes if page.path == here))
    setter = Texts(md, here, tmp_path)
    text = "![A picture](a%20b.png) [deep](#deep) [that][x] [this][y] ![None](nowhere.png)"
    found = _parsed(setter(MarkdownText(text), "q", homes)).cssselect("a, img")

    assert expected == [one.get("href") or one.get("src") for one in found]


@pytest.mark.parametrize("text", ["`` <!--><img src=x>--> <b>\n<i> ``", "`` <!-- ``", "a\n\n`<?php`"])
def test_code_at_the_end_of_a_text_is_code_to_the_page_as_it_is_to_the_checks(set_text, text):
    assert 1 == len(_parsed(set_text(text)).cssselect("p > code"))
    assert [] == _parsed(set_text(text)).cssselect("img, b, i")


@pytest.mark.parametrize("mark", ["&#2;{}&#3;", "&#x02;{}&#x3;", "&#0002{} &#3", "\u0002{}\u0003"])
@pytest.mark.parametrize("name", ["wzxhzdk:0", "klzzwxh:0000", "primerpress:0", "ppgap0"])
def test_no_way_of_writing_forges_the_place_of_something_else(set_text, mark, name):
    html = set_text(f"![{mark.format(name)}](door.png) {mark.format(name)}").html

    assert {"\u0002", "\u0003"}.isdisjoint(html)
    assert {"\u0002", "\u0003"}.isdisjoint(lxml.html.fromstring(f"<p>{html}</p>").text_content())


def test_a_quotation_mark_behind_a_gap_closes():
    _, setter = texts(extensions=["smarty"])
    fragment = setter(GappedText('"It {helps}" and "{back}"'), "q")

    assert "“It 0” and “1”" == fragment.fill(str).phrase


def test_a_note_of_a_text_stays_with_it_on_other_pages(homes, tmp_path):
    md, _ = texts()
    fragment = Texts(md, "docs/own/review.md", tmp_path)(MarkdownText("So.[^1]\n\n[^1]: Smith."), "q", homes)

    assert ["#q-fn:1", "#q-fnref:1"] == [link.get("href") for link in _parsed(fragment).cssselect("a")]


def test_a_definition_below_a_label_is_no_part_of_what_is_shown(set_text):
    fragment = set_text("Yes, [so][x].[^n]\n[x]: there.md\n[^n]: Smith.", label=True)

    assert "Yes, so.1" == " ".join(lxml.html.fromstring(f"<p>{fragment.phrase}</p>").text_content().split())
    assert "Smith." in str(fragment.notes)


def test_ids_within_a_text_start_with_its_name_and_are_spoken_of_by_it():
    _, setter = texts(extensions=TABS)
    fragment = setter(MarkdownText('=== "A"\n\n    one\n\n=== "B"\n\n    two'), "quiz--q-prompt")
    ids = [element.get("id") for element in _parsed(fragment).iter() if element.get("id")]

    assert ids
    assert all(one.startswith("quiz--q-prompt-") for one in ids)
    assert {label.get("for") for label in _parsed(fragment).cssselect("label")} <= set(ids)


def test_a_text_that_is_shown_twice_shares_no_id_and_no_group_of_tabs_with_itself():
    _, setter = texts(extensions=TABS)
    fragment = setter(MarkdownText('=== "A"\n\n    one\n\n=== "B"\n\n    two'), "q")
    again = fragment.second(alone=False)
    names = [
        {one.get(kind) for one in _parsed(part).iter("input")} for part in (fragment, again) for kind in ("id", "name")
    ]

    assert names[0].isdisjoint(names[2])
    assert names[1].isdisjoint(names[3])
    assert fragment is fragment.second(alone=True)


def test_a_fence_left_open_in_one_text_does_not_reach_the_next(set_text):
    set_text("```\nopen")

    assert "after" == _words(set_text("after"))


# ---- Nothing runs, asks another site, or passes for a part of ours ----


@pytest.mark.parametrize(
    "html",
    [
        "<svg onload=alert(1)>",
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<iframe src=https://example.org></iframe>",
        "<img src=https://example.org/x.png>",
        "<img src=//example.org/x.png>",
        "<img src='\\\\example.org\\x.png'>",
        "<img srcset='https://example.org/x.png 2x'>",
        "<td background=https://example.org/x.png>x</td>",
        "<a href=x ping=https://example.org>x</a>",
        "<p style='background:url(https://example.org)'>x</p>",
        "<form action=https://example.org><button formaction=x>x</button></form>",
        "<math><mrow href='javascript:alert(1)'>x</mrow></math>",
        "<base href=https://example.org>",
        "<meta http-equiv=refresh content='0;url=https://example.org'>",
        "<primerpress-question>x</primerpress-question>",
    ],
)
def test_what_runs_or_asks_another_site_is_gone(html):
    left = clean(html)

    for word in ("alert", "example.org", "javascript", "primerpress", "on", "style=", "<form", "<base", "<meta"):
        assert word not in left, left


def test_no_author_can_forge_a_part_of_the_press():
    left = clean('<p class="pp-key wide" data-option="x" data-correct id="x">y</p><input name="answer" type="text">')

    assert "pp-key" not in left
    assert "data-" not in left
    assert 'name="answer"' not in left
    assert 'type="text"' not in left
    assert "wide" in left


@pytest.mark.parametrize(
    "text",
    [
        "**b** *i* `c` ~~s~~",
        "- a\n- b\n\n1. c\n2. d",
        "| a | b |\n| :- | -: |\n| 1 | 2 |",
        '```python title="x" linenums="1"\nprint("<&>")\n```',
        "A note.[^1]\n\n[^1]: Note.",
        "![A door](door.png){ width=20 }",
        "[x](https://example.org){target=_blank}",
        "WRAP\n\n*[WRAP]: a plan",
    ],
)
def test_what_markdown_makes_survives(text):
    """The same elements come out as go in; a table gets the body that browsers give it anyway."""
    md, setter = texts()
    expected = lxml.html.fragment_fromstring(md.reset().convert(text), create_parent="main")
    actual = _parsed(setter(MarkdownText(text), "q"))

    tags = [[one.tag for one in html.iter() if one.tag != "tbody"] for html in (expected, actual)]
    assert tags[0] == tags[1]
    assert expected.text_content().split() == actual.text_content().split()


def test_a_formula_becomes_mathml_that_says_its_tex(set_text):
    fragment = set_text(r"Half is $\frac{1}{2}$.", label=True)
    (formula,) = _parsed(fragment).cssselect("math")

    assert r"\frac{1}{2}" == formula.get("alttext")
    assert formula.cssselect("mfrac")


def test_a_formula_that_cannot_be_read_stays_as_it_was_written(set_text):
    assert r"\frac{" in _words(set_text(r"Half is $\frac{$."))


def test_a_formula_brings_in_no_html(set_text):
    fragment = set_text(r"$\text{<svg onload=alert(1)>}$ and $\href{javascript:alert(2)}{x}$")

    assert not _parsed(fragment).cssselect("svg")
    assert "javascript" not in str(fragment.html).replace('alttext="\\href{javascript', "")


# ---- What only words can show ----


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("a <code>b</code> c", "a b c"),
        ("5 &lt; 6 &amp; 7", "5 < 6 & 7"),
        ('<img alt="a door" src="x.png">', "a door"),
        ("one<br>two", "one two"),
        ("<p>one</p><p>two</p>", "one two"),
        ("x<sup>2</sup> and H<sub>2</sub>O", "x² and H₂O"),
        ("x<sup>last</sup>, a<sub>q</sub>", "x^last, a_q"),
        ('a<sup id="n"><a class="footnote-ref" href="#1">1</a></sup> b', "a b"),
        ('see <a href="x.html">x</a><sup>2</sup>', "see x²"),
        ('<math alttext="x^2"><mi>x</mi></math>', "x^2"),
        ('<span class="twemoji" title=":smile:"><svg><path d="M0"></path></svg></span>', ":smile:"),
        ("😄", "😄"),
    ],
)
def test_words_alone_say_what_was_written(html, words):
    assert words == words_alone(html)


def test_words_alone_leave_footnotes_to_where_they_can_be_followed():
    _, setter = texts("A note.[^1]\n\n[^1]: Of the page.")

    assert "As it says" == setter(LabelText("As it says[^1]"), "q").plain
    assert "My own" == setter(MarkdownText("My own[^2]\n\n[^2]: A note."), "r").plain


# ---- The model, with its HTML ----


def test_every_text_of_a_quiz_is_set_once_under_a_name_of_its_own():
    quiz = Quiz.model_validate(
        {
            "title": "T",
            "questions": [
                {
                    "id": "q",
                    "kind": "categorize",
                    "prompt": "P",
                    "categories": {"A": ["x", {"text": "y", "feedback": "F"}], "B": ["z"]},
                }
            ],
        }
    )
    seen: list[tuple[Any, str]] = []

    def fragment(text: MarkdownText, path: tuple[Any, ...]) -> Fragment:
        seen.append((path, str(text)))
        return Fragment(text, [f"<b>{text}</b>"])

    shown = typeset(quiz, fragment)

    assert sorted((str(path), str(text)) for path, text in markdown_texts(quiz)) == sorted((str(p), t) for p, t in seen)
    assert len({path for path, _ in seen}) == len(seen)
    assert "<b>A</b>" == next(iter(shown.questions[0].categories)).phrase
    assert shown == quiz


@given(
    st.text("aBz \u00e9.,;:'!?()-\u201c\u201d\u2014\u20261\u20ac", min_size=1, max_size=12),
    st.sampled_from(["", "*[aB]: A word\n\nzz"]),
)
def test_words_alone_come_out_as_markdown_would_set_them(text, page):
    extensions = [*TABS, "def_list", "footnotes", "pymdownx.emoji", "pymdownx.magiclink", "pymdownx.betterem", "toc"]
    for kind in (LabelText, MarkdownText):
        _, setter = texts(page, extensions)
        quick = setter(kind(text), "q")
        _, setter = texts(page, extensions)
        setter._words_stay = False
        slow = setter(kind(text), "q")

        assert (quick.lead, quick.rest, quick.notes) == (slow.lead, slow.rest, slow.notes)


@pytest.mark.parametrize(("extension", "shown"), [("pymdownx.smartsymbols", "1<sup>st</sup>"), ("smarty", "don’t")])
def test_where_an_extension_changes_words_none_are_left_as_they_are(extension, shown):
    _, setter = texts("", [extension])

    assert shown in setter(MarkdownText("The 1st time I don't"), "q").html
