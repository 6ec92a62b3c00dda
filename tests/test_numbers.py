"""Numbers and words are read as people write them: by the checks and on the page alike."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml.html import fromstring

from primerpress.course.course import Course
from primerpress.course.settings import Settings
from primerpress.model.number import WrittenNumber, number_from, readings
from primerpress.render.quiz import render_words

BEHAVIOURS = Path(__file__).parent.parent / "generator" / "primerpress" / "browser" / "behaviours"
CASES = Path(__file__).parent / "cases" / "numbers.yml"
NODE = Path(sys.executable).with_name("node")

TABLE: dict[str, list[str]] = {
    text: expected
    for group in yaml.load(CASES.read_text(encoding="utf-8"), yaml.BaseLoader).values()
    for text, expected in group.items()
}


def _in_the_browser(
    texts: list[str], module: str = "number.js", function: str = "script.readings", first: str = ""
) -> list[Any]:
    """Return what a function of a script makes of each text; `first` runs before the script is there."""
    script = (
        f"{first}const script = await import({json.dumps((BEHAVIOURS / module).as_uri())});"
        "let text = ''; for await (const part of process.stdin.setEncoding('utf8')) text += part;"
        f"const ask = (text) => ({function})(text);"
        "process.stdout.write(JSON.stringify(JSON.parse(text).map(ask)));"
    )
    node = NODE if NODE.exists() else shutil.which("node")
    assert node, "node is missing; `make test` installs it"
    command = [str(node), "--no-warnings", "--input-type=module", "-e", script]
    run = subprocess.run(command, input=json.dumps(texts), capture_output=True, encoding="utf-8", check=True)
    found: list[Any] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("text", TABLE)
def test_a_number_is_read_as_its_case_says(text):
    assert TABLE[text] == readings(text)


def test_the_page_reads_each_case_as_the_checks_do():
    assert list(TABLE.values()) == _in_the_browser(list(TABLE))


def test_the_page_reads_every_digit_that_there_is_as_the_checks_do():
    digits = [sign for sign in map(chr, range(sys.maxunicode)) if unicodedata.category(sign) == "Nd"]
    texts = [f"{digit}2{other}" for digit, other in zip(digits, reversed(digits), strict=True)]

    expected = [[f"{unicodedata.decimal(text[0])}2{unicodedata.decimal(text[2])}"] for text in texts]
    assert expected == list(map(readings, texts))
    assert expected == _in_the_browser(texts)


def test_the_page_reads_whatever_is_typed_as_the_checks_do():
    signs = [
        "1",
        "25",
        "000",
        "123",
        ",",
        ".",
        " ",
        "'",
        "\u2019",
        "-",
        "\u2013",
        "\u2212",
        "e",
        "E",
        "\u00d7",
        "x",
        "10",
        "^",
        "³",
        "⁻",
        '"',
    ]
    texts = ["".join(signs[(start * step + start // 7) % len(signs)] for step in range(1, 6)) for start in range(4000)]

    assert list(map(readings, texts)) == _in_the_browser(texts)
    assert sum(map(bool, map(readings, texts))) > len(texts) / 50  # numbers are among them


@pytest.mark.parametrize("text", [text for text, expected in TABLE.items() if len(expected) > 1])
def test_what_may_mean_two_numbers_is_offered_in_ways_that_mean_one(text):
    large, small = readings(text)

    assert [large] == readings(large)
    assert [small] == readings(small)
    assert Decimal(large) == 1000 * Decimal(small)


def test_the_page_asks_which_number_is_meant_and_marks_nothing():
    # What stands for the script of every page says the names of the words in place of the words.
    every = "{ word: (name, values) => ({ name, values }), part: (fields) => fields }"
    asked, unread, empty, read = _in_the_browser(
        ["1,500 kg", "some", " ", "1500 kg."],
        "numeric.js",
        "(text) => script.numeric({ fields: { value: text }, setting: () => 'kg' }).read()",
        f"globalThis.primerpress = {every};",
    )

    values = {"answer": "1,500 kg", "large": "1500", "small": "1.5"}
    assert {"missing": {"name": "which-number", "values": values}, "unfinished": "1,500 kg"} == asked
    assert ["not-a-number", "missing-number"] == [one["missing"]["name"] for one in (unread, empty)]
    assert {"response": "1500 kg."} == read


def test_the_page_has_the_words_to_ask_which_number_is_meant():
    words = fromstring(render_words(Course(Path(), Settings(), (), {}), None))

    (sentence,) = words.xpath("//*[@data-word='which-number']")
    assert {"answer", "large", "small"} == set(re.findall(r"\{(\w+)\}", sentence.text))


# ---- As the author wrote it ----


@pytest.mark.parametrize("text", [text for text, expected in TABLE.items() if len(expected) != 1])
def test_what_does_not_mean_one_number_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - nothing but the text could stand in it
        number_from(text)


@pytest.mark.parametrize("text", ["1,5", "\u20133", "1 000,5", "2 \u00d7 10³"])
def test_a_number_knows_how_it_was_written(text):
    assert text == number_from(f" {text} ").written


@pytest.mark.parametrize(
    ("number", "like", "expected"),
    [
        ("2.5", "0,5", "2,5"),
        ("2.5", "0.5", "2.5"),
        ("2.5", "1 000", "2.5"),
        ("2.5", "1,000,000", "2.5"),
        ("2.5", "1.000,5", "2,5"),
        ("2000", "0,5", "2000"),
        ("2E+3", "1e3", "2000"),
    ],
)
def test_a_number_that_was_worked_out_is_written_like_another(number, like, expected):
    assert expected == WrittenNumber(Decimal(number)).written_like(number_from(like))
