"""Puts to the schema of a quiz what the instructor pages say of each key, and the examples that the cases show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
Words = dict[str, str]
Examples = dict[str, list[Any]]
_MOST = 2


def examples_in(data: Any, words: Words, within: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each key that `words` knows with a value it has; `outer.inner` is one inside a group or a list."""
    for item in data if isinstance(data, list) else ():
        yield from examples_in(item, words, within)
    for name, value in data.items() if isinstance(data, dict) else ():
        # YAML's `true:` is a key of text in JSON. A name that an author gives, such as that of a scene, is no key.
        key = f"{within}{str(name).lower() if isinstance(name, bool) else name}"
        if key in words:
            yield key, value
        yield from examples_in(value, words, f"{key}." if key in words else within)


def collected(found: Iterator[tuple[str, Any]]) -> Examples:
    """Return a few different values of each key."""
    examples: Examples = {}
    for key, value in found:
        known = examples.setdefault(key, [])
        if value not in known and len(known) < _MOST:
            known.append(value)
    return examples


def describe(node: Json, schema: Json, words: Words, examples: Examples, within: str = "") -> None:
    """Put words and examples to the keys of a group, and to those of the groups in it."""
    for name, described in node.get("properties", {}).items():
        key = within + name
        if key in words:
            described |= {"description": words[key]}
        if key in examples:
            described |= {"examples": examples[key]}
        for part in _parts(described):
            describe(schema["$defs"][part], schema, words, examples, f"{key}.")


def _parts(described: Any) -> Iterator[str]:
    """Yield the names of the groups that a key may hold."""
    if isinstance(described, dict):
        if isinstance(reference := described.get("$ref"), str):
            yield reference.rpartition("/")[2]
        for name, inner in described.items():
            if name != "examples":
                yield from _parts(inner)
    elif isinstance(described, list):
        for inner in described:
            yield from _parts(inner)
