"""The schema of a quiz file: an editor underlines what `check` would name, and says what each key is for."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from primerpress.course.quiz_file import read_quiz_file
from primerpress.model.quiz import KINDS
from primerpress.model.schema import quiz_schema, quiz_shape
from primerpress.problems import errors

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases" / "questions"
STARTER = ROOT / "generator" / "primerpress" / "starter" / "files" / "quizzes"
QUIZZES = sorted([*(ROOT / "quizzes").glob("*.yml"), *STARTER.glob("[!f]*.yml")])
SCHEMA = Draft202012Validator(quiz_schema())


def as_json(data):
    """Return what an editor makes of YAML: `true:` as a key is a text."""
    if isinstance(data, dict):
        return {str(key).lower() if isinstance(key, bool) else str(key): as_json(value) for key, value in data.items()}
    return [as_json(item) for item in data] if isinstance(data, list) else data


def fits(data):
    return SCHEMA.is_valid(as_json(data))


def keys() -> Iterator[tuple[str, str, dict[str, object]]]:
    schema = quiz_schema()
    for where, node in {"Quiz": schema, **schema["$defs"]}.items():
        yield from ((where, key, described) for key, described in node.get("properties", {}).items())


def test_it_is_a_schema():
    Draft202012Validator.check_schema(quiz_schema())


@pytest.mark.parametrize("path", QUIZZES, ids=lambda path: path.stem)
def test_quizzes_that_can_be_built_fit(path):
    assert [error.message for error in SCHEMA.iter_errors(as_json(yaml.safe_load(path.read_text("utf-8"))))] == []


def test_every_key_says_what_it_is_for_and_shows_an_example_that_fits():
    lacking = [(where, key) for where, key, described in keys() if not described.get("description")]
    without = [(where, key) for where, key, described in keys() if not described.get("examples")]
    root = quiz_schema()
    wrong = [
        (where, key, example)
        for where, key, described in keys()
        for example in described.get("examples", ())
        if not Draft202012Validator({"$defs": root["$defs"], **described}).is_valid(as_json(example))
    ]

    assert (lacking, without, wrong) == ([], [], [])


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_described_with_all_its_keys(kind):
    described = quiz_schema()["$defs"][KINDS[kind].__name__]

    assert described["description"]
    assert described["properties"]["kind"]["const"] == kind
    assert list(described["properties"]) == [field.alias or name for name, field in KINDS[kind].model_fields.items()]


def test_what_is_shipped_is_the_shape_of_the_model_and_words_besides():
    def bare(node):
        if isinstance(node, dict):
            return {name: bare(inner) for name, inner in node.items() if name not in ("description", "examples")}
        return [bare(inner) for inner in node] if isinstance(node, list) else node

    assert bare(quiz_schema()) == bare(json.loads(json.dumps(quiz_shape())))


# What an author may have written in the place of something else, or left out.
SLIPS = ({}, [], "", 3, -1, 0.5, True, "no such word", [[]], [{}], {"no-such-key": 1}, {"a b": "c"})
LEFT_OUT = object()


def changed(data, way, value):
    """Return the data with another value at the end of a way, or without what stands there."""
    made = copy.deepcopy(data)
    node = made
    for step in way[:-1]:
        node = node[step]
    if value is LEFT_OUT:
        del node[way[-1]]
    else:
        node[way[-1]] = value
    return made


def ways(data, way=()):
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, inner in pairs:
        yield (*way, step)
        yield from ways(inner, (*way, step))


def refused(data, folder):
    """Whether a file that holds the data is refused in its form, by the reader of `check`."""
    file = folder / "quiz.yml"
    file.write_text(json.dumps(as_json(data)), encoding="utf-8")  # JSON is YAML
    return bool(errors(read_quiz_file(file, "quizzes/quiz.yml").problems))


@pytest.mark.parametrize(
    "kind", [kind if kind == "true-false" else pytest.param(kind, marks=pytest.mark.proof) for kind in KINDS]
)
def test_it_takes_what_check_takes_and_nothing_else(kind, tmp_path):
    """Whatever is left out of a quiz or stands in the place of something else in it."""
    quiz = yaml.safe_load((CASES / kind / "quiz.yml").read_text("utf-8"))
    quiz = {"intro": "Take your time.", "pass": 80, "draw": 1, "shuffle": True, **quiz}
    quiz["questions"] = quiz["questions"][:1]
    different = [
        (way, "left out" if slip is LEFT_OUT else slip, "only check takes it" if taken else "only the schema takes it")
        for way in ways(quiz)
        for slip in (LEFT_OUT, *SLIPS)
        if (taken := not refused(made := changed(quiz, way, slip), tmp_path)) != fits(made)
    ]

    assert different == []
