"""YAML is read as an author means it: every value a text with its place, and a problem for every surprise."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from primerpress.problems import Location, Problem
from primerpress.reading import located_yaml
from primerpress.reading.files import decoded
from primerpress.reading.located_yaml import MAX_DEPTH, Mapping, Node, Sequence, Text, plain

PATH = "quizzes/test.yml"

QUIZ = """\
title: Boundaries that hold
intro: Three short cases.
questions:
  - id: noor-reply
    kind: single-choice
    prompt: |
      Noor says, "My brother stopped calling."
      Which reply keeps the focus on Noor?
    options:
      - text: "Same here. My sister did that, and…"
        feedback: 'It may be true, but it''s about you.'
      - {text: That sounds lonely., correct: true}
    hints: [Look at who is talking, "Then: count"]
    explanation: >-
      Similarity of feeling often matters more
      than similarity of event.
"""

READABLE = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"), include_characters="\n\t", exclude_characters="\ufeff"
)
TEXTS = st.one_of(
    st.text(READABLE, max_size=30),
    st.text("abc \n:#-'\"[]{},&*!|>%@`?", max_size=20),
    st.sampled_from(
        ["no", "yes", "null", "~", "1:30", "2024-01-01", "=", "<<", "0x1F", "1_000", ".inf", "- a", "a: b"]
    ),
)
STRUCTURES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
STYLES = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, '"', "'", "|", ">"]),
        "default_flow_style": st.booleans(),
        "allow_unicode": st.booleans(),
        "width": st.sampled_from([20, 80, 10_000]),
        "indent": st.sampled_from([2, 4]),
    }
)
YAML_PIECES = (
    "a|title|: |:|- |-|\n|\n  |\n    |  |\"|'|''|\\|\\u12|>|>-|2|#| #|[|]|{|}|,|&a |*a|!x |!!str |!<|%YAML 1.1|---|...|"
    "? |=|<<: |\t|\n\t|\r|\r\n|\ufeff|\u2028|\u2029|\x85|\x00|\x07|é|e\u0301|😀|no|1:30|@|`|~|\u00a0|\ud7ff|\ufffe"
)
FRAGMENTS = st.lists(st.sampled_from(["|", "|2\n", *YAML_PIECES.split("|")]), max_size=25).map("".join)


def _read_as_texts(written: str) -> Any:
    return yaml.load(written, yaml.BaseLoader)


def _texts(node: Node) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _texts(item)
    else:
        for entry in node.entries.values():
            yield entry.key
            yield from _texts(entry.value)


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _nodes(item)
    elif isinstance(node, Mapping):
        for entry in node.entries.values():
            yield entry.key
            yield from _nodes(entry.value)


def _lines(content: bytes) -> list[str]:
    return re.split("\r\n|\r|\n", content.decode("utf-8-sig", "replace"))


def _at(content: bytes, location: Location) -> str:
    """Return the rest of the line that starts at a place of a file."""
    return _lines(content)[location.line - 1][location.column - 1 :]


def read(content: bytes, path: str) -> tuple[Node | None, list[Problem]]:
    source = decoded(content, path)
    return (None, [source]) if isinstance(source, Problem) else located_yaml.read(source)


def _read(text: str) -> tuple[Node | None, list[Problem]]:
    return read(text.encode(), PATH)


def _codes(text: str) -> list[str]:
    return [problem.code for problem in _read(text)[1]]


def _place(text: str) -> tuple[int, int]:
    """Return line and column of the one problem of a text."""
    (problem,) = _read(text)[1]
    return problem.location.line, problem.location.column


def _value(text: str, *path: str | int) -> Text:
    node, problems = _read(text)
    for step in path:
        node = node.get(step) if isinstance(node, Mapping) else node.items[step]

    assert [] == problems
    assert isinstance(node, Text)
    return node


@contextmanager
def _pure_python():
    """Read with PyYAML's own parser, as where libyaml is not installed."""
    with patch.object(located_yaml, "LOADER", yaml.SafeLoader):
        yield


def _assert_sound(content: bytes) -> None:
    """Whatever is read: a document or a problem, and all places within the file."""
    node, problems = read(content, PATH)
    lines = _lines(content)
    places = [problem.location for problem in problems] + [part.location for part in _nodes(node)] if node else []

    assert node is not None or problems
    assert [] == [
        str(p) for p in places if not (1 <= p.line <= len(lines) and 1 <= p.column <= len(lines[p.line - 1]) + 1)
    ]
    assert all(
        problem.code and problem.message and problem.hint and problem.location.path == PATH for problem in problems
    )


# ---- Texts stay what was written ----


@given(STRUCTURES, STYLES)
def test_what_is_written_in_any_style_is_read_as_the_same_texts(structure, style):
    written = yaml.dump(structure, Dumper=yaml.SafeDumper, sort_keys=False, **style)
    assume(_read_as_texts(written) == structure)  # PyYAML writes a few texts that it reads back otherwise

    node, problems = _read(written)

    assert [] == [problem for problem in problems if problem.code != "empty-file"]
    assert (structure if not isinstance(structure, str) or structure.strip() else None) == (node and plain(node))


@given(STRUCTURES, STYLES)
def test_every_text_says_where_it_starts(structure, style):
    written = yaml.dump(structure, Dumper=yaml.SafeDumper, sort_keys=False, **style)
    assume(_read_as_texts(written) == structure)
    node, _ = _read(written)

    for text in _texts(node) if node else ():
        rest = _at(written.encode(), text.location)
        if text.written[:1] in ("", "'", '"', "|", ">"):
            assert rest.startswith(text.written[:1])
        else:
            assert rest.startswith(re.split(r"[\n\x85\u2028\u2029]", text.value)[0].split("  ")[0].split(" ")[0])


@pytest.mark.parametrize(
    "written",
    "no yes on off Yes NO null ~ 1:30 12e3 0x1F 017 1_000 .inf .nan 2024-01-01 = << true 1.50 +1".split(),  # noqa: SIM905
)
def test_what_yaml_turns_into_something_else_stays_the_text_that_was_written(written):
    assert written == _value(f"key: {written}", "key").value
    assert written == _value(f"- {written}", 0).value
    assert [written] == list(plain(_read(f"{written}: value")[0]))


def test_a_key_without_a_value_is_an_empty_text():
    assert "" == _value("title:\nother: x\n", "title").value


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read_alike(end):
    content = QUIZ.replace("\n", end).encode()

    assert read(QUIZ.encode(), PATH) == read(content, PATH)


def test_a_byte_order_mark_at_the_start_is_passed_over():
    assert read(QUIZ.encode(), PATH) == read(b"\xef\xbb\xbf" + QUIZ.encode(), PATH)


# ---- Places are those that an editor shows ----


@pytest.mark.parametrize(
    ("written", "path", "expected"),
    [
        ("title: x", ("title",), (1, 8)),
        ("title:   x", ("title",), (1, 10)),
        ("a:\n  - b: x\n    c: y", ("a", 0, "c"), (3, 8)),
        ("é: x", ("é",), (1, 4)),
        ("😀: x", ("😀",), (1, 4)),
        ("e\u0301: x", ("e\u0301",), (1, 5)),
        ("a: \u2028\nb: x", ("b",), (2, 4)),
        ('a: "x\u2028y"\nb: z', ("b",), (2, 4)),
        ('a: "x\u2029y"\nb: z', ("b",), (2, 4)),
        ('a: "x\x85y"\nb: z', ("b",), (2, 4)),
        ('{a: "x\u2028y", b: z}', ("b",), (1, 15)),
        ("a: 😀😀\nb: [😀, x]", ("b", 1), (2, 8)),
        ("a: |\n  one\n  two\nb: x", ("b",), (4, 4)),
        ("a: >-\n\n\n  one\n\nb: x", ("b",), (6, 4)),
        ("# comment\n\n---\na: x", ("a",), (4, 4)),
        ("a: x # é\nb: y", ("b",), (2, 4)),
        ("\ufeffa: x", ("a",), (1, 4)),
        ("\ufeff\ufeffa: x\nb: y", ("b",), (2, 4)),
        ("a: x\r\nb: y", ("b",), (2, 4)),
    ],
)
def test_lines_and_columns_count_characters_from_one(written, path, expected):
    location = _value(written, *path).location

    assert expected == (location.line, location.column)
    assert PATH == location.path


@pytest.mark.parametrize(
    ("written", "fragment", "expected"),
    [
        ("a: one two", "two", (1, 8)),
        ("a: 'one two'", "two", (1, 9)),
        ('a: "one two"', "two", (1, 9)),
        ("a: one\n  two three", "three", (2, 7)),
        ("a: |\n  one\n  two three", "three", (3, 7)),
        ("a: |\n  one\n  two three", "one", (2, 3)),
        ("a: >-\n    one\n\n    two three\n", "two", (4, 5)),
        ("a: |2\n    one\n  two\n", "one", (2, 5)),
        ("a: 😀 two", "two", (1, 6)),
        ("a: x two two", "two", (1, 6)),
        ("a: one", "nowhere", (1, 4)),
        ("a: one", "", (1, 4)),
    ],
)
def test_a_fragment_of_a_text_is_found_where_it_stands_in_the_file(written, fragment, expected):
    location = _value(written, "a").locate(fragment)

    assert expected == (location.line, location.column)


@pytest.mark.parametrize("style", ["|", ">", "|-", ">-"])
@given(
    lines=st.lists(
        st.text("abcäé😀 ", min_size=1, max_size=12).filter(lambda s: s.strip() == s), min_size=1, max_size=5
    )
)
def test_each_line_of_a_block_is_found_in_its_own_line(style, lines):
    written = f"a: {style}\n" + "".join(f"  {number}{line}\n" for number, line in enumerate(lines))
    text = _value(written, "a")

    for number, line in enumerate(lines):
        assert Location(PATH, number + 2, 3) == text.locate(f"{number}{line}")


# ---- Whatever an author would not expect is a problem, in its place ----


SURPRISES = [
    ("", "empty-file", (1, 1)),
    ("  \n\n", "empty-file", (1, 1)),
    ("# only a comment\n", "empty-file", (1, 1)),
    ("---\n", "empty-file", (1, 1)),
    ("a: 1\na: 2", "yaml-duplicate-key", (2, 1)),
    ("b: {a: 1, a: 2}", "yaml-duplicate-key", (1, 11)),
    ("a: *b", "yaml-alias", (1, 4)),
    ("a: &b c", "yaml-alias", (1, 4)),
    ("a: !b c", "yaml-tag", (1, 4)),
    ("a: !!python/object:os.system c", "yaml-tag", (1, 4)),
    ("a: x\n---\nb: y", "yaml-documents", (2, 1)),
    ("[a, b]: x", "yaml-key", (1, 1)),
    ("a: b: c", "yaml-syntax", (1, 5)),
    ("a: @b", "yaml-syntax", (1, 4)),
    ("a: `b`", "yaml-syntax", (1, 4)),
    ("a: %b", "yaml-syntax", (1, 4)),
    ("a:\n\t- b", "yaml-tab", (2, 1)),
    ("a:\n  b: 1\n \tc: 2", "yaml-tab", (3, 2)),
    ('a: "never closed\nb: c', "yaml-quotation-marks", (1, 4)),
    ("a: [never, closed\nb: c", "yaml-syntax", (1, 4)),
    ("a: {never: closed\nb: c", "yaml-syntax", (1, 4)),
    ("[[", "yaml-syntax", (1, 1)),
    ("a: x\n b: y", "yaml-indentation", (2, 2)),
    ("a: x\x07y", "yaml-character", (1, 5)),
    ("é: x\nb: 😀\x00", "yaml-character", (2, 5)),
]


@pytest.mark.parametrize(("written", "code", "place"), SURPRISES)
def test_a_surprise_is_named_where_it_stands(written, code, place):
    assert [code] == _codes(written)
    assert place == _place(written)


@pytest.mark.parametrize(
    ("content", "place"),
    [(b"\xff", (1, 1)), (b"a: x\nb: \xe9", (2, 4)), ("é: ".encode() + b"\xe9", (1, 4)), (b"a\r\nb \xe9", (2, 3))],
)
def test_a_file_in_another_encoding_says_where_it_stops_being_readable(content, place):
    node, (problem,) = read(content, PATH)

    assert node is None
    assert "not-utf-8" == problem.code
    assert place == (problem.location.line, problem.location.column)


def test_the_first_of_two_equal_keys_counts_and_its_line_is_named():
    node, (problem,) = _read("a: 1\nb: 2\na: 3\n")

    assert {"a": "1", "b": "2"} == plain(node)
    assert "line 1" in problem.message


def test_every_surprise_is_named_and_not_only_the_first():
    written = "a: *x\nb: !y z\nc: &w v\na: 2\n"

    assert ["yaml-alias", "yaml-tag", "yaml-alias", "yaml-duplicate-key"] == _codes(written)


def test_nesting_is_read_to_the_limit_and_refused_beyond():
    at_the_limit = "[" * MAX_DEPTH + "]" * MAX_DEPTH

    assert [] == _codes(at_the_limit)
    assert ["yaml-too-deep"] == _codes(f"[{at_the_limit}]")


# ---- Nothing makes it fall over ----


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"\x00")
@example("\ufeff".encode("utf-16"))
def test_any_bytes_give_a_document_or_a_problem(content):
    _assert_sound(content)


@given(st.text(max_size=100))
@example("a: \ufeffb")
@example("a\ufeff: b")
@example("\ufeff\ufeffa: b")
@example("%YAML 3.0\n---\na")
@example("%TAG ! tag:x,2000:\n---\n!a b")
@example("? a\n: b\n? [c]\n: d")
@example("a: |\n\x85 b\n")
def test_any_text_gives_a_document_or_a_problem(text):
    _assert_sound(text.encode())


@given(FRAGMENTS)
def test_anything_made_from_pieces_of_yaml_gives_a_document_or_a_problem(text):
    _assert_sound(text.encode("utf-8", "surrogatepass"))


@given(st.lists(st.tuples(st.integers(0, len(QUIZ)), st.integers(0, 6), FRAGMENTS), min_size=1, max_size=4))
@example([(17, 6, ": \n  ")])
def test_a_quiz_with_damage_anywhere_gives_a_document_or_a_problem(damages):
    text = QUIZ
    for at, removed, added in damages:
        text = text[:at] + added + text[at + removed :]

    _assert_sound(text.encode("utf-8", "surrogatepass"))


BOMB = "a0: &a0 x\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 60))
HOSTILE = {
    "ten thousand brackets": "[" * 10_000,
    "ten thousand braces": "{a: " * 10_000,
    "ten thousand closed brackets": "[" * 10_000 + "]" * 10_000,
    "a bomb of aliases": BOMB,
    "a line of a megabyte": "a: " + "x " * 500_000,
    "a quoted line of a megabyte": 'a: "' + "x " * 500_000 + '"',
    "a key of a megabyte": "x" * 1_000_000 + ": a",
    "lists five thousand deep": "- " * 5_000 + "x",
    "keys five hundred deep": "".join(" " * n + "a:\n" for n in range(500)),
    "question marks": "? " * 5_000,
    "ten thousand keys": "".join(f"k{n}: {n}\n" for n in range(10_000)),
    "ten thousand times the same key": "k: x\n" * 10_000,
    "ten thousand anchors": "".join(f"k{n}: &a x\n" for n in range(10_000)),
    "ten thousand line separators": 'a: "' + "\u2028" * 10_000 + '"',
    "ten thousand documents": "---\na\n" * 10_000,
    "ten thousand empty lines": "a: |\n" + "\n" * 10_000 + "  x",
    "ten thousand tabs": "a:\n" + "\t" * 10_000 + "b",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_input_made_to_hurt_is_read_or_refused_in_seconds(name):
    """Where such input hurts, it takes hours: processor time, so that a busy machine is no reason to fail."""
    started = time.process_time()

    _assert_sound(HOSTILE[name].encode())

    assert time.process_time() - started < 60


# ---- Both of PyYAML's parsers say the same ----


def _outcome(content: bytes) -> tuple[Node | None, list[tuple[Location, str]]]:
    node, problems = read(content, PATH)
    return node, [(problem.location, problem.code) for problem in problems]


def _assert_parsers_agree(content: bytes) -> None:
    by_libyaml = _outcome(content)
    with _pure_python():
        by_python = _outcome(content)

    assert by_python == by_libyaml


with_libyaml = pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML is installed without libyaml")


@with_libyaml
@given(STRUCTURES, STYLES)
def test_both_parsers_read_the_same_texts_in_the_same_places(structure, style):
    written = yaml.dump(structure, Dumper=yaml.SafeDumper, sort_keys=False, **style)
    _assert_parsers_agree(written.encode())


@with_libyaml
def test_both_parsers_read_a_quiz_alike():
    _assert_parsers_agree(QUIZ.encode())


@with_libyaml
@pytest.mark.parametrize(("written", "code", "place"), SURPRISES)
def test_both_parsers_name_a_surprise_in_the_same_place(written, code, place):
    with _pure_python():
        assert [code] == _codes(written)
        assert place == _place(written)


# What they differ about lies in PyYAML: tabs between words, which libyaml takes for spaces, a byte order mark in the
# middle of the file, and where a value stands that is not written after “? ” or within brackets.
READ_ALIKE = "a|b|: |a: |\n|\n  |\n- |\n  - |    |  |\"|'|''|[|]|{|}|, |>-\n|#| #|é|e\u0301|😀|no|\u2028"
PIECES_READ_ALIKE = st.lists(st.sampled_from(READ_ALIKE.split("|")), max_size=20).map("".join)


@with_libyaml
@given(PIECES_READ_ALIKE)
@example("a: é\u2028 😀\nb: [e\u0301, x]")
def test_both_parsers_read_the_same_from_pieces_of_yaml(text):
    node, problems = _read(text)
    assume(node is not None and not problems and all(part.value for part in _texts(node)))

    _assert_parsers_agree(text.encode())
