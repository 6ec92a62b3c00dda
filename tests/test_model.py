"""What an author may write, value by value and kind by kind."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from primerpress.model.fill_in_the_blanks import gap_names, mark_gaps
from primerpress.model.number import number_from
from primerpress.model.quiz import KINDS, Quiz
from primerpress.model.short_answer import regular_expression
from primerpress.model.values import MarkdownText, Part, markdown_texts

QUESTIONS: dict[str, dict[str, Any]] = {
    "single-choice": {"options": [{"text": "A", "correct": "true"}, {"text": "B"}]},
    "multiple-choice": {"options": [{"text": "A", "correct": "true"}, {"text": "B"}]},
    "true-false": {"answer": "true"},
    "short-answer": {"accept": ["a"]},
    "numeric": {"answer": "1"},
    "matching": {"pairs": [{"item": "A", "match": "1"}, {"item": "B", "match": "2"}], "distractors": ["3"]},
    "ordering": {"items": ["A", "B"]},
    "fill-in-the-blanks": {
        "text": "{one} and {two}",
        "blanks": {"one": {"accept": ["a"]}, "two": {"options": ["b", "c"], "answer": "b"}},
    },
    "categorize": {"categories": {"Green": ["A"], "Amber": ["B", {"text": "C", "feedback": "f"}]}},
    "rating": {"statements": ["A"], "scale": ["Not yet", "Often"], "compare_with": "earlier"},
    "reflection": {
        "alternative": "Or this.",
        "models": [{"title": "T", "text": "M", "comment": "c"}],
        "checklist": ["It asks."],
    },
    "judgement": {
        "options": [{"text": "A", "quality": "best", "principle": "purpose"}, {"text": "B", "quality": "weak"}]
    },
    "scenario": {
        "start": "one",
        "scenes": {
            "one": {"text": "A", "choices": [{"text": "B", "to": "two", "feedback": "f"}]},
            "two": {"text": "C", "ending": {"quality": "best", "debrief": "d"}},
        },
    },
}


def _question(kind: str, **more: Any) -> Any:
    return KINDS[kind].model_validate({"id": "q", "kind": kind, "prompt": "Why?", **QUESTIONS[kind], **more})


def _refusals(kind: str, **more: Any) -> list[tuple[tuple[str | int, ...], str]]:
    with pytest.raises(ValidationError) as raised:
        _question(kind, **more)
    return [(error["loc"], error["type"]) for error in raised.value.errors()]


# ---- Numbers ----


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1", "1"),
        ("1.5", "1.5"),
        ("1,5", "1.5"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("+3", "3"),
        (" 3 ", "3"),
        ("1e3", "1000"),
        ("1E-2", "0.01"),
        ("1 000", "1000"),
        ("1,000.5", "1000.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("0.30", "0.3"),
        ("123456789012345", "123456789012345"),
    ],
)
def test_a_number_is_read_as_people_write_it(written, expected):
    assert Decimal(expected) == number_from(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "one",
        "1,000",
        "1.000",
        "1.2.3",
        "0x1F",
        "nan",
        "inf",
        "-",
        "1e",
        "1e999",
        "1_000",
        "1234567890123456",
        "5 %",
    ],
)
def test_what_is_no_number_is_refused(written):
    with pytest.raises(ValueError):  # noqa: PT011 - its text is what was written
        number_from(written)


@pytest.mark.parametrize("written", ["١٢", "१", "\uff11"])
def test_digits_of_other_scripts_are_numbers_or_refused_but_never_a_crash(written):
    try:
        number = number_from(written)
    except ValueError:
        return
    assert number.is_finite()


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_keeps_every_decimal_that_was_written(number):
    assert number == number_from(str(number))
    assert number == number_from(str(number).replace(".", ","))


@given(st.text(max_size=12))
def test_any_text_is_a_finite_number_or_refused(text):
    try:
        number = number_from(text)
    except ValueError:
        return
    assert number.is_finite()
    assert float(number) == float(str(number))


# ---- Other values ----


@pytest.mark.parametrize(
    ("written", "expected"), [("true", True), ("false", False), ("True", True), (" FALSE ", False)]
)
def test_a_flag_is_true_or_false(written, expected):
    assert expected is _question("true-false", answer=written).answer


@pytest.mark.parametrize("written", ["yes", "no", "on", "1", "", "truth", ["true"], {"true": "x"}])
def test_nothing_else_is_a_flag(written):
    assert [(("answer",), "flag")] == _refusals("true-false", answer=written)


@pytest.mark.parametrize("name", ["a", "noor-reply", "Q1", "2024-intake", "a_b", "a-1_c"])
def test_an_id_is_made_of_letters_digits_and_single_hyphens(name):
    assert name == _question("true-false", id=name).id


@pytest.mark.parametrize("name", ["-a", "a-", "a--b", "a b", "a/b", "a.b", "é", "a:b", "#a", '"', "_a", "a__b"])
def test_what_could_not_stand_in_a_link_is_no_id(name):
    assert [(("id",), "name")] == _refusals("true-false", id=name)


@pytest.mark.parametrize("blank", ["", " ", "\n", "\t\n "])
@pytest.mark.parametrize("key", ["id", "prompt", "explanation", "note"])
def test_a_text_with_nothing_in_it_is_refused(key, blank):
    assert [((key,), "empty_text")] == _refusals("true-false", **{key: blank})


def test_a_text_loses_empty_lines_around_it_and_keeps_its_indentation():
    assert "    code\n\ntext" == _question("true-false", prompt="\n\n    code\n\ntext\n\n").prompt


@pytest.mark.parametrize(("points", "refused"), [("2", False), ("0.5", False), ("0", True), ("-1", True), ("x", True)])
def test_points_are_above_nothing(points, refused):
    if refused:
        assert [("points",)] == [path for path, _ in _refusals("true-false", points=points)]
    else:
        assert Decimal(points) == _question("true-false", points=points).points


@pytest.mark.parametrize("value", ["0", "101", "-5", "80%", "eighty"])
def test_a_pass_mark_is_between_one_and_a_hundred_per_cent(value):
    with pytest.raises(ValidationError):
        Quiz.model_validate({"title": "x", "pass": value})


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "x", "1234567"])
def test_only_a_whole_number_of_questions_can_be_drawn(value):
    with pytest.raises(ValidationError):
        Quiz.model_validate({"title": "x", "draw": value})


# ---- Kinds ----


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_the_common_keys(kind):
    question = _question(
        kind,
        hints=["One."],
        explanation="Because.",
        objective="some-goal",
        confidence="true",
        points="2",
        note="It speaks of loss.",
        sources=["A book"],
        lint={"ignore": ["too-long"]},
    )

    assert ("One.",) == question.hints
    assert ("too-long",) == question.lint.ignore
    assert question.confidence is True


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_key_is_refused_by_every_kind(kind):
    assert [(("colour",), "extra_forbidden")] == _refusals(kind, colour="red")


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_never_changes_after_reading(kind):
    question = _question(kind)

    with pytest.raises(ValidationError):
        question.prompt = "Other"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", ["id", "prompt"])
def test_every_question_needs_an_id_and_a_prompt(kind, key):
    written = {"id": "q", "kind": kind, "prompt": "Why?", **QUESTIONS[kind]}
    del written[key]

    with pytest.raises(ValidationError, match=key):
        KINDS[kind].model_validate(written)


def test_partial_scoring_is_what_a_multiple_choice_does_unless_told_otherwise():
    assert "partial" == _question("multiple-choice").scoring


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"answer": "3"}, ("3", "3")),
        ({"answer": "0.3", "tolerance": "0.1"}, ("0.2", "0.4")),
        ({"answer": "-1", "tolerance": "2"}, ("-3", "1")),
        ({"range": ["1", "5"]}, ("1", "5")),
        ({"answer": "2", "range": ["1,5", "2,5"]}, ("1.5", "2.5")),
    ],
)
def test_the_bounds_of_a_number_are_exact_decimals(more, expected):
    assert tuple(map(Decimal, expected)) == _question("numeric", **more).bounds


@pytest.mark.parametrize("tolerance", ["-0.1", "x"])
def test_a_tolerance_is_a_number_of_nothing_or_more(tolerance):
    assert [("tolerance",)] == [path for path, _ in _refusals("numeric", tolerance=tolerance)]


@pytest.mark.parametrize("bounds", [[], ["1"], ["1", "2", "3"], ["1", "x"], "1-2"])
def test_a_range_is_two_numbers(bounds):
    assert _refusals("numeric", range=bounds)


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("/colou?r/", ("colou?r", "")),
        ("/a/b/", ("a/b", "")),
        ("/a/i", ("a", "i")),
        ("/a\nb/", ("a\nb", "")),
        ("and/or", None),
        ("/", None),
        ("//", None),
        ("/usr/bin", None),
        ("/etc", None),
    ],
)
def test_a_regular_expression_stands_between_slashes(accepted, expected):
    assert expected == regular_expression(accepted)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{a} then {b}", ["a", "b"]),
        ("{b} then {a} then {b}", ["b", "a", "b"]),
        ("| {a} | {b-2} |", ["a", "b-2"]),
        ("`{a}` and ``x `{b}` y`` and {c}", ["c"]),
        (r"\{a} and {b}", ["b"]),
        ("{} { a } {a b} {-a}", []),
        (r"$\frac{a}{b}$ is {c}, and \(x_{1}\) {d}", ["c", "d"]),
        ("$$\n\\frac{a}{b}\n$$\n\n{c} \\[y_{2}\\]", ["c"]),
        ("$5 and {gap} and $6 and {more}", ["gap", "more"]),
        ("costs $5.\n\n{gap} is 6$", ["gap"]),
    ],
)
def test_a_gap_is_a_name_in_braces_outside_of_code_and_formulas(text, names):
    assert names == gap_names(text)
    assert len(names) == mark_gaps(text, "<{}>").count("<")


def test_gaps_are_numbered_in_the_order_of_the_text():
    assert "0 and 1 and `{c}`" == mark_gaps("{b} and {a} and `{c}`", "{}")


def test_an_item_of_a_category_is_a_text_or_a_text_with_feedback():
    green, amber = _question("categorize").categories.values()

    assert [("A", None)] == [(item.text, item.feedback) for item in green]
    assert [("B", None), ("C", "f")] == [(item.text, item.feedback) for item in amber]


@pytest.mark.parametrize(("written", "expected"), [("before", "quiz/before"), ("other/before", "other/before")])
def test_an_earlier_rating_is_of_the_same_quiz_unless_it_names_another(written, expected):
    assert expected == str(_question("rating", compare_with=written).earlier("quiz"))


@pytest.mark.parametrize("quality", ["good", "Best", "", "1"])
def test_a_quality_is_one_of_four_words(quality):
    options = [{"text": "A", "quality": quality}, {"text": "B", "quality": "weak"}]

    assert [("options", 0, "quality")] == [path for path, _ in _refusals("judgement", options=options)]


# ---- Walking through the Markdown ----


def test_every_markdown_text_is_found_with_the_keys_that_lead_to_it():
    question = _question(
        "true-false",
        hints=["h0", "h1"],
        feedback={"true": "yes", "false": "no"},
        explanation="e",
        sources=["s"],
        note="n",
    )

    assert {
        ("prompt",): "Why?",
        ("hints", 0): "h0",
        ("hints", 1): "h1",
        ("explanation",): "e",
        ("note",): "n",
        ("sources", 0): "s",
        ("feedback", "true"): "yes",
        ("feedback", "false"): "no",
    } == dict(markdown_texts(question))


def test_markdown_is_found_in_scenes_pairs_and_the_names_of_categories():
    assert {"Why?", "A", "B", "f", "C", "d"} == {text for _, text in markdown_texts(_question("scenario"))}
    assert {"Why?", "A", "1", "B", "2", "3"} == {text for _, text in markdown_texts(_question("matching"))}
    assert {"Why?", "Green", "Amber", "A", "B", "C", "f"} == {
        text for _, text in markdown_texts(_question("categorize"))
    }


def test_plain_text_is_no_markdown():
    assert [("prompt",)] == [path for path, _ in markdown_texts(_question("short-answer"))]


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_a_kind_that_looks_like_prose_is_markdown_or_plain_on_purpose(kind):
    texts = [text for _, text in markdown_texts(_question(kind, explanation="e"))]

    assert all(isinstance(text, MarkdownText) for text in texts)
    assert {"Why?", "e"} <= set(texts)


def test_every_kind_is_looked_at_here():
    """Give a new kind an example above."""
    assert set(KINDS) == set(QUESTIONS)
    assert all(issubclass(kind, Part) for kind in KINDS.values())
