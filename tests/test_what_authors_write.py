"""Whatever an author writes, and however much of it, each text stands on the page in the place that is meant for it.

What is on the page of each case is held against its quiz file. How a kind looks to the letter is agreed in the
`expected.html` of a few cases, which `tests/test_rendering.py` holds the pages against.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from primerpress.course.course import Course
from primerpress.model.quiz import KINDS
from tests.course_of_cases import convert, course_of_cases
from tests.question_cases import ALL_CASES, Case

PLAIN = re.compile(r"[^*`_\[\]<>&|\\$!#:{}\n]+")
"""A text without a sign that Markdown might read as more than itself."""

Pairs = Iterator[tuple[list[str], list[str]]]
"""What is shown, and what was written, in the same order."""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return course_of_cases(tmp_path_factory.mktemp("cases"))


@pytest.mark.parametrize("case", ALL_CASES, ids=str)
def test_each_text_stands_in_its_place(course: Course, case: Case):
    page = lxml_html.fragment_fromstring(convert(course, case.page), create_parent="main")
    [question] = page.xpath(f"//*[@id='{case.id}']")

    for shown, written in (*_common(question, case.question), *PLACES[case.kind](question, case.question)):
        assert len(written) == len(shown)
        assert [text for text in written if _is_plain(text)] == [
            text for text, source in zip(shown, written, strict=True) if _is_plain(source)
        ]


def _is_plain(text: str) -> bool:
    return bool(PLAIN.fullmatch(text)) and text == " ".join(text.split())


def _texts(within: Any, selector: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in within.cssselect(selector)]


def _attributes(within: Any, selector: str, name: str) -> list[str]:
    return [found.get(name) for found in within.cssselect(selector)]


def _common(question: Any, written: dict[str, Any]) -> Pairs:
    """Return what every kind shows: a prompt, a note, hints, and an explanation in the key."""
    number = " ".join(question.cssselect(".pp-label")[0].text_content().split())
    prompt = " ".join(question.cssselect(".pp-prompt")[0].text_content().split())
    yield [prompt.removeprefix(number).strip()], [written["prompt"].strip()]
    yield _texts(question, ".pp-form > .pp-note"), [written["note"]] if "note" in written else []
    hints = written.get("hints", [])
    yield (
        _texts(question, ".pp-hint > summary"),
        ["Hint"] if len(hints) == 1 else [f"Hint {number}" for number, _ in enumerate(hints, 1)],
    )
    if "explanation" in written:
        yield _texts(question, ".pp-key div[data-after]")[-1:], [written["explanation"].strip()]


def _options(question: Any, written: list[dict[str, Any]], kind: str) -> Pairs:
    """Return the options as fields, each with its label, and as entries of the key, each with its feedback."""
    yield (
        _texts(question, ".pp-options > .pp-option > :is(label, .pp-option-text)"),
        [one["text"].strip() for one in written],
    )
    yield _attributes(question, ".pp-option > input", "type"), [kind] * len(written)
    yield (
        _attributes(question, ".pp-key-options li[data-option], .pp-key-options li[data-item]", "data-option"),
        _attributes(question, ".pp-option > input", "value"),
    )
    told = [one["feedback"].strip() for one in written if one.get("feedback")]
    yield _texts(question, ".pp-key-options li [data-feedback]"), told


def _choice(kind: str) -> Callable[[Any, dict[str, Any]], Pairs]:
    def places(question: Any, written: dict[str, Any]) -> Pairs:
        options = written["options"]
        yield from _options(question, options, kind)
        right = [number for number, one in enumerate(options) if one.get("correct") == "true"]
        entries = question.cssselect(".pp-key-options li[data-option], .pp-key-options li[data-item]")
        shown = [str(number) for number, entry in enumerate(entries) if "data-correct" in entry.attrib]
        yield shown, [str(number) for number in right]

    return places


def _true_false(question: Any, written: dict[str, Any]) -> Pairs:
    yield _texts(question, ".pp-option > label"), ["True", "False"]
    yield _attributes(question, ".pp-key-options > [data-correct]", "data-option"), [written["answer"].lower()]


def _judgement(question: Any, written: dict[str, Any]) -> Pairs:
    yield from _options(question, written["options"], "radio")
    qualities = [one["quality"] for one in written["options"]]
    yield (
        _attributes(question, ".pp-key-options li[data-option], .pp-key-options li[data-item]", "data-quality"),
        qualities,
    )


def _one_field(question: Any, _: dict[str, Any]) -> Pairs:
    fields = question.cssselect(".pp-fields :is(input, textarea)")
    yield [field.get("type") for field in fields], ["text"]
    yield _attributes(question, ".pp-fields label", "for"), [field.get("id") for field in fields]


def _short_answer(question: Any, written: dict[str, Any]) -> Pairs:
    yield from _one_field(question, written)
    texts = [one for one in written["accept"] if not re.fullmatch("/.*/", one, re.DOTALL)]
    yield _texts(question, ".pp-key [data-after] > q"), texts


def _numeric(question: Any, written: dict[str, Any]) -> Pairs:
    yield from _one_field(question, written)
    yield _texts(question, ".pp-unit"), [written["unit"]] if "unit" in written else []


def _fill_in_the_blanks(question: Any, written: dict[str, Any]) -> Pairs:
    gaps = question.cssselect(".pp-gap > :is(input, select)")
    yield (
        [gap.get("aria-label") for gap in gaps],
        [f"Gap {number} of {len(written['blanks'])}" for number in range(1, len(written["blanks"]) + 1)],
    )
    yield (
        [str(len(gap)) for gap in gaps],
        [str(len(blank["options"]) + 1 if "options" in blank else 0) for blank in written["blanks"].values()],
    )
    yield [""] * len(question.cssselect(".pp-gap-key > li")), [""] * len(gaps)


def _assigned(question: Any, belongs: dict[str, str], targets: set[str]) -> Pairs:
    """Return items with a list to choose from, the same for each, and where each belongs."""
    shown = _texts(question, ".pp-item > :is(label, .pp-item-text), .pp-taps > legend")
    plain = sorted(filter(_is_plain, belongs))
    yield [""] * len(shown), [""] * len(belongs)
    yield sorted(text for text in shown if text in plain), plain
    for select in question.cssselect(".pp-item > select"):
        choices = _texts(select, "option")
        yield choices[:1], ["Choose…"]
        yield [""] * len(choices[1:]), [""] * len(targets)
    for row in question.cssselect(".pp-tap-row"):
        yield [""] * len(row.cssselect("input[type=radio]")), [""] * len(targets)
    names = {
        option.get("value"): " ".join(option.text_content().split()) for option in question.cssselect(".pp-item option")
    } | {
        radio.get("value"): " ".join(radio.getparent().text_content().split())
        for radio in question.cssselect(".pp-tap-row input")
    }
    entries = question.cssselect(".pp-key-options li[data-option], .pp-key-options li[data-item]")
    placed = sorted(names[entry.get("data-target")] for entry in entries)
    if all(map(_is_plain, targets)):
        yield placed, sorted(belongs.values())
    yield (
        sorted(entry.get("data-item") for entry in entries),
        sorted(set(_attributes(question, ".pp-item select, .pp-tap-row input", "name"))),
    )


def _matching(question: Any, written: dict[str, Any]) -> Pairs:
    belongs = {pair["item"].strip(): pair["match"].strip() for pair in written["pairs"]}
    yield from _assigned(question, belongs, {*belongs.values(), *written.get("distractors", [])})


def _item(item: Any) -> str:
    return (item["text"] if isinstance(item, dict) else item).strip()


def _categorize(question: Any, written: dict[str, Any]) -> Pairs:
    belongs = {_item(item): name for name, items in written["categories"].items() for item in items}
    yield from _assigned(question, belongs, set(written["categories"]))


def _ordering(question: Any, written: dict[str, Any]) -> Pairs:
    items = [item.strip() for item in written["items"]]
    yield _texts(question, ".pp-right-order > li"), items
    right = _attributes(question, ".pp-right-order > li", "data-item")
    start = _attributes(question, ".pp-order > .pp-row", "data-item")
    yield sorted(start), sorted(right)
    assert start != right, "the order to begin with must not be the right one"


def _rating(question: Any, written: dict[str, Any]) -> Pairs:
    yield _texts(question, ".pp-statement > legend"), [text.strip() for text in written["statements"]]
    for statement in question.cssselect(".pp-statement"):
        yield _texts(statement, ".pp-scale > label"), [step.strip() for step in written["scale"]]


def _reflection(question: Any, written: dict[str, Any]) -> Pairs:
    yield [field.tag for field in question.cssselect(".pp-fields .pp-field > :is(input, textarea)")], ["textarea"]
    models = [model["title"].strip() for model in written.get("models", [])]
    yield _texts(question, ".pp-model > summary"), models
    yield _texts(question, ".pp-checklist > label"), [text.strip() for text in written.get("checklist", [])]


def _scenario(question: Any, written: dict[str, Any]) -> Pairs:
    scenes = written["scenes"]
    by_name = {scene.get("data-scene"): scene for scene in question.cssselect(".pp-scene")}
    yield sorted(by_name), sorted(scenes)
    for name, scene in scenes.items():
        choices = scene.get("choices", [])
        yield _texts(by_name[name], ".pp-choice"), [choice["text"].strip() for choice in choices]
        links = [f"#{by_name[choice['to']].get('id')}" for choice in choices]
        yield _attributes(by_name[name], ".pp-choice", "href"), links
        ending = scene.get("ending")
        yield [by_name[name].get("data-quality", "")], [ending["quality"] if ending else ""]
    yield (
        _texts(question, ".pp-key ul > li > strong:first-child"),
        [""] * sum("ending" in one for one in scenes.values()),
    )


PLACES: dict[str, Callable[[Any, dict[str, Any]], Pairs]] = {
    "single-choice": _choice("radio"),
    "multiple-choice": _choice("checkbox"),
    "true-false": _true_false,
    "short-answer": _short_answer,
    "numeric": _numeric,
    "matching": _matching,
    "ordering": _ordering,
    "fill-in-the-blanks": _fill_in_the_blanks,
    "categorize": _categorize,
    "rating": _rating,
    "reflection": _reflection,
    "judgement": _judgement,
    "scenario": _scenario,
}
"""Where the texts of each kind stand."""


def test_every_kind_is_looked_at_here():
    """Say of a new kind where its texts stand."""
    assert set(KINDS) == set(PLACES)


def test_a_few_cases_of_every_kind_are_agreed_to_the_letter():
    agreed = {Path(file).parent.name for case in ALL_CASES for file in case.folder.glob("expected.html")}

    assert {case.name for case in ALL_CASES if case.name == case.kind or case.name.endswith(AGREED)} == agreed


AGREED = ("-markup", "-awkward")
"""What the names of those cases end with; the others differ from them only in how long or how many their texts are."""
