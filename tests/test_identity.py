"""What keeps a learner's saved answer, and what retires it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from primerpress.model.identity import fingerprint, text_key
from primerpress.model.question_name import QuestionName
from primerpress.model.quiz import KINDS

SINGLE = {
    "id": "noor-reply",
    "kind": "single-choice",
    "prompt": "Which reply keeps the focus on Noor?",
    "options": [
        {"text": "Same here.", "feedback": "It has moved to you."},
        {"text": "That sounds *lonely*.", "correct": "true", "feedback": "It names a feeling."},
        {"text": "Cheer up."},
    ],
}
MULTIPLE = {
    "id": "signs",
    "kind": "multiple-choice",
    "prompt": "Which are signs of it?",
    "options": [{"text": "One", "correct": "true"}, {"text": "Two", "correct": "true"}, {"text": "Three"}],
}
TRUE_FALSE = {"id": "duty", "kind": "true-false", "prompt": "It is so.", "answer": "true"}
SHORT = {"id": "word", "kind": "short-answer", "prompt": "Which word?", "accept": ["empathy", "/em.*y/"]}
NUMERIC = {"id": "weeks", "kind": "numeric", "prompt": "How many?", "answer": "3", "tolerance": "0.5", "unit": "weeks"}
MATCHING = {
    "id": "lines",
    "kind": "matching",
    "prompt": "What does each do?",
    "pairs": [{"item": "A", "match": "1", "feedback": "f"}, {"item": "B", "match": "2"}],
    "distractors": ["3", "4"],
}
ORDERING = {"id": "steps", "kind": "ordering", "prompt": "In which order?", "items": ["First", "Second", "Third"]}
GAPS = {
    "id": "moves",
    "kind": "fill-in-the-blanks",
    "prompt": "Fill the gaps.",
    "text": "First {one}, then {two}.",
    "blanks": {"one": {"accept": ["ask", "/ask.*/"]}, "two": {"options": ["share", "prove"], "answer": "share"}},
}
CATEGORIZE = {
    "id": "whose",
    "kind": "categorize",
    "prompt": "Whose story?",
    "categories": {"Mine": ["A", "B"], "Theirs": [{"text": "C", "feedback": "f"}]},
}
RATING = {"id": "now", "kind": "rating", "prompt": "Where?", "statements": ["A", "B"], "scale": ["No", "Partly", "Yes"]}
REFLECTION = {"id": "words", "kind": "reflection", "prompt": "What might you say?"}
JUDGEMENT = {
    "id": "lee",
    "kind": "judgement",
    "prompt": "What would you do?",
    "options": [{"text": "Ask", "quality": "best"}, {"text": "Tell", "quality": "weak", "principle": "purpose"}],
}
SCENARIO = {
    "id": "jay",
    "kind": "scenario",
    "prompt": "You are Nadia.",
    "start": "one",
    "scenes": {
        "one": {"text": "Hi.", "choices": [{"text": "Ask", "to": "good"}, {"text": "Tell", "to": "poor"}]},
        "good": {"text": "Yes.", "ending": {"quality": "best", "debrief": "d"}},
        "poor": {"text": "No.", "ending": {"quality": "weak", "debrief": "d"}},
    },
}
EXAMPLES = (
    SINGLE,
    MULTIPLE,
    TRUE_FALSE,
    SHORT,
    NUMERIC,
    MATCHING,
    ORDERING,
    GAPS,
    CATEGORIZE,
    RATING,
    REFLECTION,
    JUDGEMENT,
    SCENARIO,
)


def _kind_of(question: dict[str, Any]) -> str:
    return question["kind"]


def _fingerprint(written: dict[str, Any]) -> str:
    return fingerprint(KINDS[written["kind"]].model_validate(written))


def _changed(written: dict[str, Any], *path: str | int, to: Any) -> dict[str, Any]:
    changed = deepcopy(written)
    part: Any = changed
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = to
    return changed


each_example = pytest.mark.parametrize("written", EXAMPLES, ids=_kind_of)


@each_example
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("prompt", "Worded otherwise, with **emphasis**."),
        ("hints", ["A hint.", "Another."]),
        ("explanation", "Because it is."),
        ("objective", "another-objective"),
        ("confidence", "true"),
        ("note", "This one speaks of loss."),
        ("fold", "true"),
        ("sources", ["A book."]),
        ("points", "2"),
        ("lint", {"ignore": ["too-long"]}),
        ("id", "another-name"),
    ],
)
def test_an_answer_is_kept_when_what_stands_around_the_question_changes(written, key, value):
    assert _fingerprint(written) == _fingerprint(_changed(written, key, to=value))


@pytest.mark.parametrize("written", [SINGLE, MULTIPLE, JUDGEMENT], ids=_kind_of)
def test_an_answer_is_kept_when_options_are_put_in_another_order(written):
    assert _fingerprint(written) == _fingerprint(_changed(written, "options", to=written["options"][::-1]))


@pytest.mark.parametrize(
    ("written", "path", "value"),
    [
        (SINGLE, ("options", 0, "feedback"), "Other words."),
        (SINGLE, ("options", 0, "pin"), "true"),
        (SINGLE, ("shuffle",), "true"),
        (MULTIPLE, ("options", 0, "feedback_if_missed"), "Look again."),
        (MULTIPLE, ("scoring",), "partial"),
        (TRUE_FALSE, ("feedback",), {"true": "Yes.", "false": "No."}),
        (SHORT, ("feedback",), "Other words."),
        (SHORT, ("accept",), ["/em.*y/", "empathy"]),
        (NUMERIC, ("answer",), "3.0"),
        (NUMERIC, ("tolerance",), "0.50"),
        (MATCHING, ("pairs",), MATCHING["pairs"][::-1]),
        (MATCHING, ("distractors",), ["4", "3"]),
        (MATCHING, ("pairs", 0, "feedback"), "Other words."),
        (GAPS, ("text",), "First of all {one}. And then {two}!"),
        (GAPS, ("blanks", "one", "accept"), ["/ask.*/", "ask"]),
        (GAPS, ("blanks", "two", "options"), ["prove", "share"]),
        (CATEGORIZE, ("categories",), {"Theirs": ["C"], "Mine": ["B", "A"]}),
        (RATING, ("compare_with",), "before"),
        (REFLECTION, ("models",), [{"title": "T", "text": "M"}]),
        (REFLECTION, ("alternative",), "Or this."),
        (JUDGEMENT, ("options", 1, "principle"), "readiness"),
        (JUDGEMENT, ("options", 0, "feedback"), "Other words."),
        (JUDGEMENT, ("shuffle",), "true"),
        (SCENARIO, ("scenes", "one", "text"), "Hello."),
        (SCENARIO, ("scenes", "one", "choices", 0, "feedback"), "Other words."),
        (SCENARIO, ("scenes", "one", "choices"), SCENARIO["scenes"]["one"]["choices"][::-1]),
        (SCENARIO, ("scenes", "good", "ending", "debrief"), "Other words."),
    ],
)
def test_an_answer_is_kept_when_what_is_asked_stays_the_same(written, path, value):
    assert _fingerprint(written) == _fingerprint(_changed(written, *path, to=value))


def test_an_answer_is_kept_when_an_option_is_only_wrapped_otherwise():
    wrapped = _changed(SINGLE, "options", 1, "text", to="That sounds\n  *lonely*.\n")

    assert _fingerprint(SINGLE) == _fingerprint(wrapped)


@pytest.mark.parametrize(
    ("written", "path", "value"),
    [
        (SINGLE, ("options", 0, "text"), "Same here, too."),
        (SINGLE, ("options",), SINGLE["options"][:2]),
        (SINGLE, ("options",), [*SINGLE["options"], {"text": "One more."}]),
        (SINGLE, ("options", 0, "correct"), "true"),
        (SINGLE, ("kind",), "multiple-choice"),
        (MULTIPLE, ("options", 2, "correct"), "true"),
        (MULTIPLE, ("options", 0, "correct"), "false"),
        (MULTIPLE, ("scoring",), "all-or-nothing"),
        (TRUE_FALSE, ("answer",), "false"),
        (SHORT, ("accept",), ["empathy"]),
        (SHORT, ("accept",), ["empathy", "/em.*ies/"]),
        (SHORT, ("case_sensitive",), "true"),
        (NUMERIC, ("answer",), "4"),
        (NUMERIC, ("tolerance",), "1"),
        (NUMERIC, ("unit",), "months"),
        (NUMERIC, ("range",), ["1", "9"]),
        (MATCHING, ("pairs", 0, "match"), "2"),
        (MATCHING, ("pairs", 0, "item"), "Another"),
        (MATCHING, ("distractors",), ["3"]),
        (ORDERING, ("items",), ["Second", "First", "Third"]),
        (ORDERING, ("items",), ["First", "Second"]),
        (GAPS, ("text",), "First {two}, then {one}."),
        (GAPS, ("blanks", "one", "accept"), ["ask"]),
        (GAPS, ("blanks", "two", "answer"), "prove"),
        (GAPS, ("case_sensitive",), "true"),
        (CATEGORIZE, ("categories",), {"Mine": ["A"], "Theirs": ["B", "C"]}),
        (RATING, ("statements",), ["B", "A"]),
        (RATING, ("scale",), ["No", "Yes"]),
        (JUDGEMENT, ("options", 1, "quality"), "harmful"),
        (JUDGEMENT, ("options", 0, "text"), "Ask again"),
        (SCENARIO, ("start",), "good"),
        (SCENARIO, ("scenes", "one", "choices", 1, "to"), "good"),
        (SCENARIO, ("scenes", "one", "choices", 1, "text"), "Tell all"),
        (SCENARIO, ("scenes", "good", "ending", "quality"), "acceptable"),
    ],
)
def test_an_answer_is_retired_when_what_is_asked_or_what_is_right_changes(written, path, value):
    assert _fingerprint(written) != _fingerprint(_changed(written, *path, to=value))


def test_a_written_text_is_never_retired():
    """What somebody wrote for themselves is theirs, whatever the course asks by now."""
    models = [{"title": "T", "text": "M", "comment": "c"}]

    assert _fingerprint(REFLECTION) == _fingerprint({**REFLECTION, "models": models, "checklist": ["It asks."]})


def test_a_gap_keeps_its_answer_when_the_author_renames_it():
    renamed = {"first": GAPS["blanks"]["one"], "second": GAPS["blanks"]["two"]}

    assert _fingerprint(GAPS) == _fingerprint({**GAPS, "text": "First {first}, then {second}.", "blanks": renamed})


def test_a_range_and_a_tolerance_that_mean_the_same_are_the_same_question():
    by_range = {key: value for key, value in NUMERIC.items() if key not in ("answer", "tolerance")}

    assert _fingerprint(NUMERIC) == _fingerprint({**by_range, "range": ["2.5", "3.5"]})


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (SINGLE, "1bc38e14"),
        (MULTIPLE, "edc8fe92"),
        (TRUE_FALSE, "1406f1c0"),
        (SHORT, "cd0ff3a5"),
        (NUMERIC, "5519ff19"),
        (MATCHING, "12f6b657"),
        (ORDERING, "815735ac"),
        (GAPS, "70e61406"),
        (CATEGORIZE, "a050fc16"),
        (RATING, "b2f710d2"),
        (REFLECTION, "f30409c5"),
        (JUDGEMENT, "47f7c531"),
        (SCENARIO, "da457152"),
    ],
    ids=[written["kind"] for written in EXAMPLES],
)
def test_fingerprints_stay_what_they_were_when_learners_saved_their_answers(written, expected):
    """A change here retires every answer that anybody has saved: it needs a very good reason."""
    assert expected == _fingerprint(written)


def test_the_name_of_an_option_stays_what_it_was_when_learners_saved_their_answers():
    options = KINDS["single-choice"].model_validate(SINGLE).options

    assert ["7bc9b393", "6d0f3a1b", "dc41150c"] == [text_key(option.text) for option in options]


def test_a_question_can_be_linked_to_by_quiz_and_question():
    assert "boundaries--noor-reply" == QuestionName("boundaries", "noor-reply").element


def test_every_kind_is_looked_at_here():
    """Give a new kind an example above, and say in the tests what keeps and what retires its answers."""
    assert set(KINDS) == {written["kind"] for written in EXAMPLES}
