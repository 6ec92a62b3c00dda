"""A search and a feed hold what authors wrote for learners to read, and neither answers nor the words of scripts."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest

from primerpress.course.course import read_course
from primerpress.site.engines import ENGINES
from tests.search_scripts import pages_in

MKDOCS_YML = """\
site_name: Tiny course
use_directory_urls: false
theme: {name: primerpress}
markdown_extensions: [primerpress, attr_list, footnotes, tables, toc, pymdownx.details, pymdownx.superfences]
plugins: [material/search, primerpress]
hooks: [feed.py]
extra: {course: {id: tiny, modules: modules, teaching: teach}}
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
  - id: thirteen
    kind: single-choice
    note: seeNoteBeforeIt
    fold: true
    prompt: "hideFolded\\n\\n??? note \\"x\\"\\n    x\\n\\nhideFoldedAfter"
    options: [{text: hideFoldedOption, correct: true}, {text: y}]
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
SECTIONS = """\
---
title: Called otherwise
---
# Sections[^1] of a *page*

Before.

## One self-*disclosure* more {#one}

Below &amp; beside
a `line` end.

| a | b |
| --- | --- |
| c | d |

#### Four

Deeper.
{: data-search-exclude }

Deeper still.

### Three

- x
- y

```python
x = 1
```

<p hidden>unseen</p>
<svg><title>unread</title></svg>

[^1]: A note.
"""
FILES: dict[str, str | bytes] = {
    "mkdocs.yml": MKDOCS_YML,
    "docs/index.md": "# Start\n\n::progress\n\n::review\n\n::my-data\n",
    "docs/modules/one.md": "# seePage\n\nseeBefore\n\n::quiz[quiz]\n\nseeAfter\n",
    "docs/leading.md": "---\nedition: learners\n---\n\n# Leading\n\nseeLeading\n\n::answers[quiz]\n\nseeLeadingAfter\n",
    "docs/journal.md": "# Journal\n\n::journal\n\n::change\n\n::certificate\n",
    "docs/sections.md": SECTIONS,
    "docs/no-heading.md": "Words without a heading.\n",
    "docs/empty-but-named.md": "---\ntitle: Named & known\n---\n\n## Below it\n",
    "docs/hidden.md": "---\nsearch:\n  exclude: true\n---\n# Left out\n\nLeft out.\n",
    "docs/teach/index.md": "# For instructors\n\nteachOnly\n",
    "quizzes/quiz.yml": QUIZ,
    "feed.py": FEED,
}
WORDS = {word for text in FILES.values() for word in re.findall(r"\b(?:see|hide)[A-Z]\w*|4711", str(text))}
SEEN = {word for word in WORDS if word.startswith("see")}
# The few words of ours that stand between those of authors would show that one place was forgotten.
OURS = ("Check", "Choose", "Hint", "Question", "Gap", "Scene", "answer", "minutes", "pass", "found", "Move", "kept")


@pytest.fixture(scope="module")
def built(course_in, tmp_path_factory) -> dict[str, Path]:
    """Build one course with each engine, and return for each the course's folder."""
    folders: dict[str, Path] = {}
    for engine in ENGINES:
        folders[engine] = course_in(tmp_path_factory.mktemp(engine))(FILES)
        ENGINES[engine](read_course(folders[engine]), folders[engine] / "site")
    return folders


@pytest.fixture(scope="module")
def found(built) -> dict[str, dict[str, list[list[str]]]]:
    """Return the sections of each page that a learner can find, by its address."""
    return {page["url"]: page["sections"] for page in pages_in(built["mkdocs"] / "site" / "search" / "words.js")}


def test_a_search_reads_the_same_with_each_engine(built):
    first, second = (folder / "site" / "search" for folder in built.values())

    assert ["teaching.js", "words.js"] == sorted(file.name for file in first.iterdir())
    for file in first.iterdir():
        assert file.read_text("utf-8") == (second / file.name).read_text("utf-8")


def test_a_search_finds_what_a_learner_sees_before_answering_and_nothing_else(found):
    words = set(re.findall(r"\w+", str(found)))

    assert SEEN == words & WORDS


def test_a_search_finds_no_words_of_ours(found):
    words = str([sections for url, sections in found.items() if url != "sections.html"])

    assert set() == {*OURS} & {*re.findall(r"\w+", words)}
    assert "{" not in words


def test_a_page_is_found_by_its_sections(found):
    assert [
        ["", "Sections of a page", "Before."],
        ["one", "One self-disclosure more", "Below & beside a line end. a b c d Four Deeper still."],
        ["three", "Three", "x y x = 1 A note."],
    ] == found["sections.html"]


def test_a_page_without_a_title_is_called_what_the_engine_calls_it(built):
    pages = pages_in(built["zensical"] / "site" / "search" / "words.js")

    assert {"No heading", "Named & known"} < {page["title"] for page in pages}


def test_pages_for_instructors_are_apart_and_a_page_may_be_left_out(built, found):
    (page,) = pages_in(built["mkdocs"] / "site" / "search" / "teaching.js")

    assert ["teach/index.html", [["", "For instructors", "teachOnly"]]] == [page["url"], page["sections"]]
    assert "teach/index.html" not in found
    assert "hidden.html" not in found


def test_no_other_index_is_written(built):
    for folder in built.values():
        assert not list((folder / "site").rglob("search*.json"))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_course_may_do_without_a_search(engine, write_course):
    folder = write_course({"mkdocs.yml": MKDOCS_YML.replace("id: tiny", "id: tiny, search: false"), "feed.py": FEED})
    ENGINES[engine](read_course(folder), folder / "site")
    page = (folder / "site" / "index.html").read_text("utf-8")

    assert not (folder / "site" / "search").exists()
    assert "pp-search" not in re.sub("<style>.*?</style>", "", page, flags=re.DOTALL)
    assert 'name="search"' not in page


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
