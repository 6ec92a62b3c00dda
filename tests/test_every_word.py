"""Whatever an author writes, in whatever field of whatever kind, a learner meets: in its places, and nowhere else.

Courses are made at random: questions of every kind, each text a sentence around a word that is used once, written in
one of the many ways that Markdown offers. Then the word is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement
from markdown import Markdown

from primerpress.checks.course import check_course
from primerpress.course.course import Course, read_course
from primerpress.model.quiz import KINDS
from primerpress.problems import errors
from primerpress.reading.words_alone import words_alone
from tests.made_questions import make_question

EXTENSIONS: dict[str, dict[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {},
    "toc": {"permalink": True},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.betterem": {},
    "pymdownx.caret": {},
    "pymdownx.critic": {},
    "pymdownx.details": {},
    "pymdownx.highlight": {"anchor_linenums": True},
    "pymdownx.inlinehilite": {},
    "pymdownx.keys": {},
    "pymdownx.magiclink": {},
    "pymdownx.mark": {},
    "pymdownx.smartsymbols": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {},
    "pymdownx.tilde": {},
    "smarty": {},
}

# Ways to write a text, each of which shows the word. `W` stands for it.
PHRASES = [
    "W",
    "A W of it.",
    "1990. That W I stopped",
    "- W degrees",
    "+ W",
    "#W",
    "# W",
    "> 90 W",
    "3. W",
    "**W** and more",
    "*W*, and `so on`",
    "`W`",
    "[W](other.md)",
    "![W](door.png)",
    "W < 5 and 6 > 4",
    "&lt;W&gt; &amp; so",
    "W & Co.",
    "“W” she said…",
    "C:\\W\\new",
    "W <kbd>K</kbd> x<sup>2</sup>",
    "W\nin two lines",
    "a_W_b",
    "5 * W * 3",
    "W -- x (c) 1/2",
    "WRAP W",
    "$x^2$ W",
    "W: and so on",
    "so W [1]",
    "~~x~~ ==y== W",
    "W | x",
    "W {x} {{ y }}",
]
BLOCKS = [
    "First.\n\nW",
    "- one\n- W",
    "1. W\n2. two",
    "```\nW <&>\n```",
    "Look:\n\n```python\nprint('W')\n```",
    "First.\n\n> W",
    "First.\n\n| a | b |\n| - | -: |\n| W | 2 |",
    "First.\n\n!!! note\n\n    W",
    "W[^1]\n\n[^1]: The note.",
    "See [W][x].\n\n[x]: other.md",
    'First.\n\n=== "A"\n\n    W\n\n=== "B"\n\n    two',
]


class Words:
    """Gives out texts, each with a word of its own."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self._draw = draw
        self._numbers = count(1)
        self.given: list[str] = []

    def __call__(self, *, blocks: bool = True) -> str:
        return self._one_of([*PHRASES, *(BLOCKS if blocks else ())])

    def pressed(self) -> str:
        """Give out a phrase without a link."""
        return self._one_of([phrase for phrase in PHRASES if "(other.md)" not in phrase])

    def plain(self) -> str:
        """Give out a plain word, for what is no Markdown."""
        return self._one_of(["W"])

    gapped = plain

    def _one_of(self, ways: list[str]) -> str:
        word = f"Wort{next(self._numbers)}z"
        self.given.append(word)
        return str(self._draw(st.sampled_from(ways))).replace("W", word, 1)


@st.composite
def questions(draw: Callable[[st.SearchStrategy[Any]], Any], kind: str) -> tuple[dict[str, Any], list[str]]:
    """Return a question and the words in it."""
    words = Words(draw)
    return make_question(kind, words), words.given


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a course of one module and the panels that show its question again."""
    folder = tmp_path_factory.mktemp("every-word")
    pages = {
        "m/one.md": "# One\n\nWRAP here.\n\n::quiz[other]\n\n!!! note\n\n    ::quiz[quiz]\n\n*[WRAP]: a plan\n",
        "own/review.md": "# Review\n\n::review\n",
        "own/answers.md": "---\nedition: learners\n---\n\n# Answers\n\n::answers[quiz]\n",
        "m/other.md": "# Other\n",
        "index.md": "# Start\n",
    }
    for name, text in pages.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text, "utf-8")
    (folder / "docs" / "m" / "door.png").write_bytes(b"\0")
    (folder / "quizzes").mkdir()
    other = {"title": "Other", "questions": [{"id": "q", "kind": "true-false", "prompt": "So?", "answer": "true"}]}
    (folder / "quizzes" / "other.yml").write_text(yaml.safe_dump(other), "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Words\ntheme: {name: primerpress}\nmarkdown_extensions: [primerpress]\n"
        "extra: {course: {id: words, modules: m}}\n",
        "utf-8",
    )
    return folder


def _page(course: Course, path: str) -> HtmlElement:
    md = Markdown(
        extensions=["primerpress", *EXTENSIONS], extension_configs=EXTENSIONS | {"primerpress": {"course": course}}
    )
    html = md.convert((course.folder / path).read_text("utf-8"))
    return lxml.html.fragment_fromstring(html, create_parent="main")


def _said(element: HtmlElement) -> str:
    """Return what a learner can read of an element, or hear of it."""
    return words_alone(lxml.html.tostring(element, encoding="unicode")) + " ".join(
        value for one in element.iter() for name, value in one.attrib.items() if name in ("unit", "accept", "blanks")
    )


def _missing(words: list[str], said: str) -> Iterator[str]:
    return (word for word in words if not re.search(rf"{word}", said))


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(data=st.data())
@settings(max_examples=settings().max_examples // 4)
def test_the_words_of_every_field_are_found_where_the_question_stands_and_nowhere_else(folder, kind, data):
    question, words = data.draw(questions(kind))
    quiz = {"title": "Wort0z", "questions": [question]}
    (folder / "quizzes" / "quiz.yml").write_text(yaml.safe_dump(quiz, allow_unicode=True, sort_keys=False), "utf-8")
    course = read_course(folder)
    assert [] == errors(check_course(course))

    page = _page(course, "docs/m/one.md")
    (shown,) = page.cssselect("#quiz--q")
    assert [] == list(_missing(words, _said(shown)))
    (other,) = page.cssselect("#other--q")
    assert len(words) == len(list(_missing(words, _said(other))))
    assert "\u0002" not in lxml.html.tostring(page, encoding="unicode")

    # In the panels the same question is said again: all of it, or its answers.
    review = _page(course, "docs/own/review.md")
    for template in review.cssselect('template[data-question="quiz/q"]'):
        assert [] == list(_missing(words, _said(template)))
    (answers,) = _page(course, "docs/own/answers.md").cssselect(".pp-answer")
    expected = [word for word in words if word in _in_the_key(question)]
    assert [] == list(_missing(expected, _said(answers)))


def _in_the_key(question: dict[str, Any]) -> str:
    """Return the texts that whoever leads a group needs: what was asked, and all that explains it."""
    left_out = {"note", "hints", "alternative", "unit"}
    if question["kind"] == "rating":
        left_out |= {"statements", "scale"}
    if question["kind"] == "fill-in-the-blanks":
        typed, chosen = question["blanks"].values()
        return str(
            [question[key] for key in ("prompt", "explanation", "sources")] + [typed["accept"], chosen["answer"]]
        )
    if question["kind"] == "scenario":
        ending = question["scenes"]["b"]["ending"]
        return str([question["prompt"], question["explanation"], question["sources"], ending["debrief"]])
    if question["kind"] in ("matching", "categorize"):
        left_out |= {"distractors"}
    return str({key: value for key, value in question.items() if key not in left_out})
