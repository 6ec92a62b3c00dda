"""A search and a feed hold what authors wrote for learners to read, and neither answers nor the words of scripts."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import lxml.html
import pytest

from primerpress.course.course import read_course
from primerpress.site.engines import ENGINES

MKDOCS_YML = """\
site_name: Tiny course
use_directory_urls: false
theme: {name: primerpress}
markdown_extensions: [primerpress, attr_list, toc, pymdownx.details, pymdownx.superfences]
plugins: [material/search, primerpress]
hooks: [feed.py]
extra: {course: {id: tiny, modules: modules}}
"""

# Each word says where it stands: those that start with “see” a learner meets before answering.
QUIZ = """\
title: seeTitle
intro: seeIntro
bands: [{from: 0, text: "hideBand\\n\\n??? note \\"x\\"\\n    x\\n\\nhideBandAfter"}]
questions:
  - id: one
    kind: single-choice
    prompt: "seePrompt\\n\\n## seeHeading"
    note: seeNote
    options:
      - {text: seeOption, correct: true, feedback: "hideFeedback\\n\\n> x\\n\\nhideFeedbackAfter"}
      - {text: seeOther, feedback: hideOtherFeedback}
    hints: ["hideHint\\n\\n??? note \\"hideHintTitle\\"\\n    hideHintInside\\n\\nhideHintAfter", hideSecondHint]
    explanation: |
      hideExplanation

      ??? note "hideExplanationTitle"
          hideExplanationInside

      ### hideExplanationHeading

      hideExplanationAfter
    sources: [hideSource]
  - id: two
    kind: multiple-choice
    prompt: x
    options: [{text: x, correct: true, feedback_if_missed: hideMissed}, {text: y}]
  - {id: three, kind: short-answer, prompt: seeShort, accept: [hideAccept], feedback: hideShortFeedback}
  - {id: four, kind: numeric, prompt: seeNumeric, answer: 4711}
  - id: five
    kind: matching
    prompt: x
    pairs: [{item: seeItem, match: seeMatch}, {item: y, match: z}]
    distractors: [seeMore]
  - {id: six, kind: ordering, prompt: x, items: [seeFirst, seeSecond]}
  - id: seven
    kind: fill-in-the-blanks
    prompt: x
    text: "seeText {a} {b}"
    blanks: {a: {accept: [hideGap]}, b: {options: [seeGapOption, seeGapOther], answer: seeGapOption}}
  - {id: eight, kind: categorize, prompt: x, categories: {seeCategory: [seeSorted], z: [y]}}
  - {id: nine, kind: rating, prompt: x, statements: [seeStatement], scale: [seeLow, seeHigh]}
  - id: ten
    kind: reflection
    prompt: x
    alternative: seeAlternative
    models:
      - title: hideModelTitle
        text: "hideModel\\n\\n??? note \\"x\\"\\n    x\\n\\nhideModelAfter"
        comment: hideComment
    checklist: [hideChecklist]
  - id: eleven
    kind: judgement
    prompt: x
    options: [{text: seeJudged, quality: best, feedback: hideJudgedFeedback}, {text: y, quality: weak}]
  - id: twelve
    kind: scenario
    prompt: x
    start: a
    scenes:
      a: {text: seeScene, choices: [{text: seeChoice, to: b, feedback: hideConsequence}, {text: y, to: c}]}
      b: {text: "hideScene\\n\\n> x\\n\\nhideSceneAfter", choices: [{text: hideSecondChoice, to: c}]}
      c: {text: z, ending: {quality: best, debrief: hideDebrief}}
"""
# It reads a page when and as the plugin for feeds does that is in use with MkDocs. Zensical has no such thing.
FEED = """\
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority(-75)
def on_page_content(html, page, config, files):
    with Path("feed.html").open("a", encoding="utf-8") as feed:
        feed.write(page.content)
"""
FILES: dict[str, str | bytes] = {
    "mkdocs.yml": MKDOCS_YML,
    "docs/index.md": "# Start\n\n::progress\n\n::review\n\n::my-data\n",
    "docs/modules/one.md": "# seePage\n\nseeBefore\n\n::quiz[quiz]\n\nseeAfter\n",
    "docs/leading.md": "# Leading\n\nseeLeading\n\n::answers[quiz]\n\nseeLeadingAfter\n",
    "docs/journal.md": "# Journal\n\n::journal\n\n::change\n\n::certificate\n",
    "quizzes/quiz.yml": QUIZ,
    "feed.py": FEED,
}
WORDS = {word for text in FILES.values() for word in re.findall(r"\b(?:see|hide)[A-Z]\w*|4711", str(text))}
SEEN = {word for word in WORDS if word.startswith("see")}
# The few words of ours that stand between those of authors would show that one place was forgotten.
OURS = ("Check", "Choose", "Hint", "Question", "Gap", "Scene", "answer", "minutes", "pass", "found", "Move", "kept")

INDEXES = {"mkdocs": "search/search_index.json", "zensical": "search.json"}


@pytest.fixture(scope="module")
def built(course_in, tmp_path_factory) -> dict[str, Path]:
    """Build one course with each engine, and return for each the course's folder."""
    folders: dict[str, Path] = {}
    for engine in INDEXES:
        folders[engine] = course_in(tmp_path_factory.mktemp(engine))(FILES)
        ENGINES[engine](read_course(folders[engine]), folders[engine] / "site")
    return folders


@pytest.fixture(scope="module")
def found(built) -> dict[str, dict[str, str]]:
    """Return for each engine what its index holds of each page, as words."""
    found = {}
    for engine, index in INDEXES.items():
        read = json.loads((built[engine] / "site" / index).read_text("utf-8"))
        pages: dict[str, str] = {}
        for entry in read.get("docs") or read["items"]:
            page = entry["location"].partition("#")[0]
            words = unescape(re.sub(r"<[^>]+>", " ", f"{entry['title']} {entry['text']}"))
            pages[page] = f"{pages.get(page, '')} {words}"
        found[engine] = pages
    return found


@pytest.mark.parametrize("engine", INDEXES)
def test_a_search_finds_what_a_learner_sees_before_answering_and_nothing_else(found, engine):
    words = set(re.findall(r"\w+", " ".join(found[engine].values())))

    assert SEEN == words & WORDS


@pytest.mark.parametrize("engine", INDEXES)
def test_a_search_finds_no_words_of_ours(found, engine):
    words = " ".join(found[engine].values())

    assert set() == {*OURS} & {*re.findall(r"\w+", words)}
    assert "{" not in words


def test_a_search_finds_the_same_with_each_engine(found):
    first, second = ({page: sorted(text.split()) for page, text in pages.items()} for pages in found.values())

    assert first == second


# A feed has no fields, and with them no gap to choose for.
IN_FIELDS = {"seeGapOption", "seeGapOther"}


def test_a_feed_holds_what_a_learner_sees_before_answering_in_code_and_attributes_too(built):
    feed = (built["mkdocs"] / "feed.html").read_text("utf-8")

    assert SEEN - IN_FIELDS == WORDS & set(re.findall(r"\w+", feed))
    assert set() == {*OURS} & {*re.findall(r"\w+", lxml.html.fromstring(feed).text_content())}
    assert "primerpress-" not in feed


def test_the_page_itself_loses_nothing_to_the_feed(built):
    page = (built["mkdocs"] / "site" / "modules" / "one.html").read_text("utf-8")

    assert WORDS - {"seeLeading", "seeLeadingAfter"} <= set(re.findall(r"\w+", page))
