"""`primerpress stats`: what a course holds, and how a group answered it, without telling of anybody alone."""

from __future__ import annotations

import csv
import io
import json
import os

import pytest
from lxml import html

from primerpress import writing
from primerpress.course.course import read_course
from primerpress.model.identity import text_key
from primerpress.stats.choices import GONE
from primerpress.stats.items import of_group
from primerpress.stats.slips import read_slips
from tests.command import run
from tests.small_course import MKDOCS_YML

QUIZ = """\
title: Listening
questions:
  - id: reply
    kind: single-choice
    prompt: Which *reply* keeps the focus?
    objective: turns
    confidence: true
    options: [{text: "=Mine", feedback: No}, {text: "Hers <b>&", correct: true}, {text: Nobody's}]
  - {id: fair, kind: true-false, prompt: Is it fair?, answer: true}
  - {id: order, kind: ordering, prompt: In which order?, items: [ask, wait, tell], was: steps}
  - id: pairs
    kind: matching
    prompt: What fits?
    pairs: [{item: ear, match: hear}, {item: eye, match: see}]
    distractors: [smell]
  - id: sort
    kind: categorize
    prompt: Where?
    categories: {Green: [leaf, lime], Red: [rose]}
  - {id: mood, kind: rating, prompt: How is it?, statements: [I listen], scale: [never, often]}
  - {id: word, kind: short-answer, prompt: One word?, accept: [hope]}
  - {id: rare, kind: true-false, prompt: Is it rare?, answer: false}
"""
FILES = {
    "mkdocs.yml": MKDOCS_YML + '    modules: modules\n    version: "2"\n',
    "docs/index.md": "# Welcome\n\nFour words of text.\n",
    "docs/modules/one.md": """\
# One

## Turns {#turns}

Six words are in this line.

## Rest {#rest}

::quiz[listening]
""",
    "quizzes/listening.yml": QUIZ,
}
HERS, MINE = text_key("Hers <b>&"), text_key("=Mine")


def rows_of(file):
    return list(csv.reader(io.StringIO(file.read_text("utf-8-sig"))))


@pytest.fixture
def course(write_course):
    return write_course(FILES)


def answers(number):
    """What the learner with a number from 0 to 7 did: the first five know it, and are sure."""
    good = number < 5
    fair = {"state": "right", "chosen": ["true"]} if number < 6 else {"state": "not-right", "chosen": ["false"]}
    keys = [text_key(one) for one in ("ask", "wait", "tell")]
    ear, eye, hear, see, smell = map(text_key, ("ear", "eye", "hear", "see", "smell"))
    return {
        "listening/reply": {
            "state": "right" if good else "not-right",
            "confidence": "sure" if number < 6 else "guessing",
            "chosen": [HERS if good else MINE],
        },
        "listening/fair": fair,
        "listening/steps": {"state": "right" if good else "partly", "chosen": keys if good else keys[::-1]},
        "listening/pairs": {"state": "right" if good else "partly", "chosen": {ear: hear, eye: see if good else smell}},
        "listening/mood": {"state": "noted", "chosen": [number % 2]},
        "listening/word": {"state": "passed-over" if number == 7 else "right"},
        **({"listening/rare": {"state": "right", "chosen": ["false"]}} if number < 4 else {}),
    }


def slip(number=0, **other):
    head = {"primerpress": "class-slip", "version": 1, "course": "test-course", "edition": "2", "number": str(number)}
    return json.dumps(head | {"answers": answers(number)} | other)


@pytest.fixture
def slips(tmp_path):
    folder = tmp_path / "slips"
    (folder / "later").mkdir(parents=True)
    for number in range(8):
        (folder / ("later" if number > 5 else "") / f"slip {number}.json").write_text(slip(number), "utf-8")
    return folder


def figures(course, slips):
    read = read_course(course)
    return {item.name: item for item in of_group(read, read_slips(slips, read).slips).items}


# ---- A course ----


def test_a_course_is_counted_in_words_minutes_kinds_and_objectives(course):
    said = " ".join(run("stats", "--course", course).output.split())

    assert "One 9 5 8 7" in said  # words, minutes, questions, marked
    assert "other pages 5 5 0 0" in said
    assert "all 14 10 8 7" in said
    assert "true-false 2 25 %" in said
    assert "Not used: multiple-choice" in said
    assert "Turns (#turns) 1 Rest (#rest) 0" in said
    assert "Asked about: 1 of 2 sections (50 %). Questions without an objective: 7." in said


def test_a_course_is_written_for_a_spreadsheet_and_as_a_page(course, tmp_path):
    result = run("stats", "--course", course, "--csv", tmp_path / "c.csv", "--html", tmp_path / "c.html")

    assert result.exit_code == 0, result.output
    rows = rows_of(tmp_path / "c.csv")
    assert rows[0] == ["table", "of", "measure", "value"]
    assert ["page", "docs/modules/one.md", "words", "9"] in rows
    assert ["kind", "multiple-choice", "questions", "0"] in rows
    assert ["objective", "docs/modules/one.md#rest", "questions", "0"] in rows
    page = html.fromstring((tmp_path / "c.html").read_text("utf-8"))
    assert page.xpath("//h2/text()") == ["Pages", "Questions by kind", "Questions by objective"]
    assert not page.xpath("//script | //img | //link | //@style | //@src")


def test_what_cannot_be_read_is_said_and_the_rest_is_counted(course):
    (course / "quizzes" / "broken.yml").write_text("title: [\n", "utf-8")

    result = run("stats", "--course", course)

    assert result.exit_code == 0
    assert "1 thing in the course cannot be read and is not counted" in result.output


# ---- A group ----


def test_each_question_says_how_many_chose_what_in_words(course, slips):
    items = figures(course, slips)

    chosen = {
        name: {group: [(one.words, one.count, one.right) for one in choices] for group, choices in item.choices.items()}
        for name, item in items.items()
    }
    assert chosen["listening/reply"] == {"": [("=Mine", 3, False), ("Hers &", 5, True), ("Nobody's", 0, False)]}
    assert chosen["listening/fair"] == {"": [("True", 6, True), ("False", 2, False)]}
    assert chosen["listening/order"]["Place 1"] == [("ask", 5, True), ("wait", 0, False), ("tell", 3, False)]
    assert chosen["listening/pairs"]["eye"] == [("hear", 0, False), ("see", 5, True), ("smell", 3, False)]
    assert chosen["listening/mood"] == {"I listen": [("never", 4, None), ("often", 4, None)]}
    assert chosen["listening/word"] == {}
    assert items["listening/word"].states == {"right": 7, "partly": 0, "not-right": 0}
    assert items["listening/word"].passed_over == 1


def test_difficulty_discrimination_and_sureness_are_reckoned(course, slips):
    items = figures(course, slips)

    assert items["listening/reply"].difficulty == 5 / 8
    assert items["listening/order"].difficulty == (5 + 3 / 2) / 8
    assert items["listening/reply"].discrimination > 0.9
    assert items["listening/word"].discrimination is None  # all alike
    assert items["listening/mood"].difficulty is None
    sure = {one.level: (one.answered, one.right) for one in items["listening/reply"].sureness}
    assert sure == {"guessing": (0, None), "fairly": (0, None), "sure": (6, 5)}


def test_of_a_question_that_fewer_than_five_answered_nothing_is_shown(course, slips, tmp_path):
    result = run("stats", slips, "--course", course, "--csv", tmp_path / "c.csv", "--html", tmp_path / "c.html")

    assert result.exit_code == 0, result.output
    rare = [
        row
        for row in csv.reader(io.StringIO((tmp_path / "c.csv").read_text("utf-8-sig")))
        if row[1] == "listening/rare"
    ]
    assert rare == [["question", "listening/rare", "answered", "fewer than 5"]]
    assert "Is it rare?" not in result.output + (tmp_path / "c.html").read_text("utf-8")
    assert "Answered by fewer than 5, and not shown: 1." in result.output


def test_fewer_than_five_slips_say_nothing(course, slips):
    for number in range(4):
        (slips / f"slip {number}.json").unlink()

    result = run("stats", slips, "--course", course)

    assert result.exit_code == 1
    assert "of 4 class slips of this course in" in result.output
    assert "Which reply" not in result.output


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (slip(0), "x.json: counted once, it is the same slip as slip 0.json"),
        (slip(9, course="other"), "x.json: passed over, it is a slip of another course, “other”"),
        (slip(9, version=2), "x.json: passed over, it was saved by a newer edition of Primerpress"),
        (slip(9, edition="1"), "x.json is from edition 1 of the course, and this is edition 2"),
        (slip(9, answers={"a/b": {"state": "great"}}), "x.json: passed over, it is damaged"),
        (slip(9, answers={"a/b": {"state": "right", "chosen": [{}]}}), "x.json: passed over, it is damaged"),
        (slip(9, primerpress="record"), "x.json: passed over, it is all that somebody has kept of the course"),
        ("{", "x.json: passed over, it is no class slip"),
        ("[" * 100_000, "x.json: passed over, it is no class slip"),
        ("1" * 10_000, "x.json: passed over, it is no class slip"),
        ("\ud800".encode("utf-8", "surrogatepass"), "x.json: passed over, it is no class slip"),
        ("[]" + " " * 1_000_000, "x.json: passed over, it is larger than any slip"),
    ],
    ids=[
        "copy",
        "course",
        "version",
        "edition",
        "state",
        "chosen",
        "record",
        "cut",
        "deep",
        "number",
        "bytes",
        "large",
    ],
)
def test_a_file_that_needs_a_word_is_named(course, slips, content, told):
    (slips / "x.json").write_bytes(content if isinstance(content, bytes) else content.encode())

    result = run("stats", slips, "--course", course)

    assert result.exit_code == 0
    assert told in result.output


def test_what_a_file_says_of_itself_does_nothing_to_a_terminal_or_a_page(course, slips, tmp_path):
    (slips / os.fsdecode(b"\x1b[2J <b> \xe9.json")).write_text("x")
    (slips / "x.json").write_text(slip(9, edition="\ud800\x07"), "utf-8")

    result = run("stats", slips, "--course", course, "--html", tmp_path / "group.html")

    assert (result.exit_code, "\x1b" in result.output, "\x07" in result.output) == (0, False, False)
    assert "\ufffd[2J <b> \ufffd.json: passed over, it is no class slip" in result.output
    assert "\ufffd[2J &lt;b&gt; \ufffd.json" in (tmp_path / "group.html").read_text("utf-8")


def test_what_is_no_longer_offered_is_counted_as_that(course, slips):
    old = {"listening/reply": {"state": "right", "chosen": ["0" * 8]}}
    (slips / "x.json").write_text(slip(3, answers=old), "utf-8")

    choices = figures(course, slips)["listening/reply"].choices[""]

    assert (choices[-1].words, choices[-1].count) == (GONE, 1)


def test_the_page_shows_words_as_words_and_asks_no_site(course, slips, tmp_path):
    run("stats", slips, "--course", course, "--html", tmp_path / "group.html")

    page = html.fromstring((tmp_path / "group.html").read_text("utf-8"))
    assert "Hers &" in page.text_content()
    assert not page.xpath("//script | //img | //link | //@style | //@src | //b")
    assert page.xpath("//figure/svg/circle")
    names = {target.lstrip("#") for target in page.xpath("//a/@href")}
    assert names <= set(page.xpath("//@id"))


def test_a_spreadsheet_takes_no_option_for_a_formula(course, slips, tmp_path):
    run("stats", slips, "--course", course, "--csv", tmp_path / "group.csv")

    rows = rows_of(tmp_path / "group.csv")
    assert ["choice", "listening/reply", "'=Mine", "3"] in rows


# ---- What goes wrong ----


def test_only_what_was_written_here_is_written_over(course, slips, tmp_path):
    mine, page = tmp_path / "notes.csv", tmp_path / "group.html"
    mine.write_text("# How I use primerpress stats\n")

    refused = run("stats", slips, "--course", course, "--csv", mine, "--html", page)

    assert (refused.exit_code, "holds something else" in refused.output) == (1, True)
    assert (mine.read_text(), page.exists()) == ("# How I use primerpress stats\n", False)
    for _ in range(2):
        assert run("stats", slips, "--course", course, "--csv", tmp_path / "ours.csv", "--html", page).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere"], "there is no folder “nowhere” with class slips"),
        (["--csv", "COURSE/docs/x.csv"], "would lie in docs and be published"),
        (["--csv", "nowhere/x.csv"], "there is no folder"),
        (["--csv", "x", "--html", "./x"], "name the same file"),
    ],
)
def test_a_command_that_cannot_be_followed_is_told(course, arguments, told):
    given = [argument.replace("COURSE", str(course)) for argument in arguments]

    result = run("stats", *given, "--course", course)

    assert (result.exit_code, told in result.output) == (2, True), result.output


def test_what_cannot_be_written_leaves_nothing(course, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device", "c.html")

    write, count = writing._write, []
    monkeypatch.setattr(writing, "_write", lambda *args: (count.append(1), (full if len(count) > 1 else write)(*args)))

    result = run("stats", "--course", course, "--csv", tmp_path / "c.csv", "--html", tmp_path / "c.html")

    assert (result.exit_code, "Nothing was written" in result.output) == (1, True)
    assert not list(tmp_path.glob("c.*"))
