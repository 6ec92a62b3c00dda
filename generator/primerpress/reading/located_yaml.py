"""YAML in which every value is text that knows its place, read from a file without surprises.

YAML 1.1 turns `no` into False, `1:30` into 90 and `2024-01-01` into a date, keeps only the last of two equal
keys, and lets a few aliases grow into millions of nodes. A quiz is prose: here each value stays the text that
was written, and whatever an author would not expect is a problem with a place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from primerpress.model.values import KEY
from primerpress.model.values import Path as Keys
from primerpress.problems import Location, Problem, shortened, untold
from primerpress.reading.files import Source, read_source
from primerpress.reading.yaml_messages import (
    empty,
    looks_like_a_key,
    syntax_problems,
    unreadable_character,
)
from primerpress.reading.yaml_slips import LOADER, mark_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MAX_DEPTH = 64
_COMMENT = re.compile(r" (?P<comment>#[^\n]*)")
_EXPLICIT = re.compile(r"(?:^|\n|- )[ ]*\?\s+\Z")
_MAY_BE_EXPLICIT = re.compile(r"(?:^|- ) *\?\s", re.MULTILINE)


class Text(NamedTuple):
    """A value: what YAML says was written, and the stretch of the file it stands in."""

    value: str
    source: Source
    start: int
    end: int

    @property
    def location(self) -> Location:
        """The place of its first character."""
        return self.source.location(self.start)

    @property
    def written(self) -> str:
        """What stands in the file, quotation marks and all."""
        return self.source.text[self.start : self.end]

    @property
    def comment(self) -> str:
        """The comment behind it on its line, “#” first, which an author may have meant as a part of the text.

        A single space stands before it: whoever puts more there means a comment.
        """
        if self.written[:1] in ("'", '"', "|", ">"):
            return ""
        found = _COMMENT.match(self.source.text, self.end)
        return found["comment"].rstrip() if found else ""

    def locate(self, fragment: str) -> Location:
        """Return where `fragment` of this text stands in the file, or the place of the text itself."""
        return self.source.location(self.start + max(self.written.find(fragment), 0))


class Sequence(NamedTuple):
    """A list and its place."""

    items: tuple[Node, ...]
    location: Location


class Entry(NamedTuple):
    """A key of a mapping with its own place, and what it stands for."""

    key: Text
    value: Node


class Mapping(NamedTuple):
    """Keys with values, in the order written, the place of the first, and whether they stand in braces."""

    entries: dict[str, Entry]
    location: Location
    in_braces: bool = False

    def get(self, key: str) -> Node | None:
        """Return the value of `key`, or None."""
        entry = self.entries.get(key)
        return entry.value if entry else None


Node = Text | Sequence | Mapping
Plain = str | list["Plain"] | dict[str, "Plain"]


def read_file(
    file: Path, path: str, is_key: Callable[[str], bool] = looks_like_a_key
) -> tuple[Node | None, list[Problem]]:
    """Read a file as one YAML document. `path` is what problems shall call it; for `is_key` see `read`."""
    source = read_source(file, path)
    return (None, [source]) if isinstance(source, Problem) else read(source, is_key)


def read(source: Source, is_key: Callable[[str], bool] = looks_like_a_key) -> tuple[Node | None, list[Problem]]:
    """Read one YAML document.

    Args:
        source: the file.
        is_key: tells a key of the format from a word that an author uses.

    Returns:
        The document (None where there is none, or it cannot be read at all) and every problem met.
    """
    if not source.text.strip():
        return None, [empty(source.path)]
    reader = _Reader(source, is_key)
    try:
        node = reader.document()
    except yaml.MarkedYAMLError as error:
        return _read_on(error, source, is_key, reader.problems)
    except yaml.reader.ReaderError:
        return None, [*reader.problems, unreadable_character(source)]
    if node is None:
        return None, [*reader.problems, empty(source.path)]
    return node, reader.problems


def _read_on(
    error: yaml.MarkedYAMLError, source: Source, is_key: Callable[[str], bool], met: list[Problem]
) -> tuple[Node | None, list[Problem]]:
    """Tell the slips that keep a file from being read, and read what it would be without them."""
    slips, mended = syntax_problems(error, source, is_key)
    if mended is None:
        return None, [*met, *slips]
    node, found = read(mended, is_key)
    return node, [*slips, *untold(found, slips)]


def locate(node: Node, keys: Keys) -> Location:
    """Return the place of what the keys lead to, or of the last part of the way that exists.

    Where they end in KEY, that is the key before it, and not what it stands for.
    """
    for depth, key in enumerate(keys):
        below = _key(node, key) if keys[depth + 1 :] == (KEY,) else _below(node, key)
        if below is None:
            break
        node = below
    return node.location


def find(node: Node, keys: Keys) -> Node | None:
    """Return what the keys lead to, or None; where they end in KEY, the key before it."""
    if keys[-1:] == (KEY,):
        group = find(node, keys[:-2])
        return _key(group, keys[-2]) if group else None
    found: Node | None = node
    for key in keys:
        found = _below(found, key) if found else None
    return found


def _key(node: Node, name: str | int) -> Text | None:
    entry = node.entries.get(str(name)) if isinstance(node, Mapping) else None
    return entry.key if entry else None


def _below(node: Node, key: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(key, str):
        return node.get(key)
    if isinstance(node, Sequence) and isinstance(key, int) and key < len(node.items):
        return node.items[key]
    return None


def values(node: Node | None) -> Iterator[Text]:
    """Yield each value below a node, and the node itself where it is one; nothing where there is none."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Sequence):
        yield from (text for item in node.items for text in values(item))
    elif isinstance(node, Mapping):
        yield from (text for entry in node.entries.values() for text in values(entry.value))


def plain(node: Node) -> Plain:
    """Return the node as nested dicts, lists and texts, without places."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(entry.value) for key, entry in node.entries.items()}


class _Reader:
    """Builds nodes from parser events, refusing what an author would not expect."""

    def __init__(self, source: Source, is_key: Callable[[str], bool]) -> None:
        self._is_key = is_key
        self.problems: list[Problem] = []
        self._source = source
        self._may_be_explicit = bool(_MAY_BE_EXPLICIT.search(source.text))
        self._events: Iterator[yaml.Event] = iter(yaml.parse(source.text, Loader=LOADER))

    def document(self) -> Node | None:
        """Read the stream, expecting one document."""
        node: Node | None = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem(
                        event,
                        "yaml-documents",
                        "a second document starts here; a quiz file holds one",
                        "Remove the line “---”, or move what follows into a file of its own.",
                    )
                    return node
            elif isinstance(event, (yaml.AliasEvent, yaml.ScalarEvent, yaml.CollectionStartEvent)):
                node = self._node(event, depth=1)
        if isinstance(node, Text) and not node.value.strip():
            return None
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        start = mark_index(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_marks(event)
            return Text(event.value, self._source, start, mark_index(event.end_mark))
        if isinstance(event, yaml.AliasEvent):
            self._problem(
                event,
                "yaml-alias",
                f"“*{event.anchor}” is read by YAML as an alias, not as text",
                "Put quotation marks around a text that starts with an asterisk, or write the text out again.",
            )
            return Text("", self._source, start, start)
        if not isinstance(event, yaml.CollectionStartEvent):
            raise TypeError(event)
        if depth > MAX_DEPTH:
            self._refuse_marks(event)
            self._problem(
                event,
                "yaml-too-deep",
                f"lists and keys are nested more than {MAX_DEPTH} deep here",
                "A quiz needs six levels at most; check the brackets and the indentation.",
            )
            self._skip()
            return Text("", self._source, start, start)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        self._refuse_marks(event)
        return self._sequence(self._source.location(start), depth)

    def _sequence(self, location: Location, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            if isinstance(event, yaml.MappingStartEvent) and depth < MAX_DEPTH:
                items += self._groups(event, depth + 1)
            else:
                items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), location)

    def _mapping(self, start: yaml.MappingStartEvent, depth: int) -> Node:
        """Read a group of keys, or the list that is meant where its first key comes again and again."""
        groups = self._groups(start, depth)
        return groups[0] if len(groups) == 1 else Sequence(tuple(groups), groups[0].location)

    def _groups(self, start: yaml.MappingStartEvent, depth: int) -> list[Mapping]:
        """Read a group of keys; more than one where a “- ” is missing before each but the first."""
        self._refuse_marks(start)
        groups: list[dict[str, Entry]] = [{}]
        told = False
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Text) or self._is_question(key, value):
                self._problem(
                    event,
                    "yaml-key",
                    "a key must be a plain word, and a list, a group of keys, or a text behind “? ” stands here",
                    "Did a text start with “[”, “{” or “? ”? Put quotation marks around it.",
                )
            elif key.value in groups[-1]:
                first = next(iter(groups[-1]))
                if key.value == first and depth > 1 and not start.flow_style and self._is_key(first):
                    groups.append({})
                if not told:
                    self._repeated(key, groups)
                told = True
            if isinstance(key, Text):
                groups[-1].setdefault(key.value, Entry(key, value))  # the first counts
        location = self._source.location(mark_index(start.start_mark))
        in_braces = self._source.text[mark_index(start.start_mark) :][:1] == "{"
        places = [location, *(next(iter(group.values())).key.location for group in groups[1:])]
        return [Mapping(entries, place, in_braces) for entries, place in zip(groups, places, strict=True)]

    def _is_question(self, key: Text, value: Node) -> bool:
        """Whether a text stands behind “? ” and is no key, because nothing belongs to it."""
        if not self._may_be_explicit:
            return False
        before = _EXPLICIT.search(self._source.text, max(key.start - 80, 0), key.start)
        return before is not None and isinstance(value, Text) and not value.written

    def _repeated(self, key: Text, groups: list[dict[str, Entry]]) -> None:
        first = groups[0][key.value].key.location
        self.problems.append(
            Problem(
                key.location,
                "yaml-duplicate-key",
                f"the key “{shortened(key.value)}” is written twice; the first is in line {first.line}",
                f"Write “- ” before “{key.value}:” if an item of a list starts here; else keep one of the two."
                if len(groups) > 1
                else "Keep one of the two. If this starts a new list item, it needs a “- ” before it.",
            )
        )

    def _skip(self) -> None:
        """Pass over the rest of a list or mapping whose start has been read."""
        depth = 1
        while depth:
            event = next(self._events)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._problem(
                event,
                "yaml-alias",
                f"“&{event.anchor}” is read by YAML as the name of an anchor, not as text",
                "Put quotation marks around a text that starts with “&”.",
            )
        if event.tag is not None:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._problem(
                event,
                "yaml-tag",
                f"“{written}” is read by YAML as a tag, not as text",
                "Put quotation marks around a text that starts with an exclamation mark.",
            )

    def _problem(self, event: yaml.Event, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self._source.location(mark_index(event.start_mark)), code, message, hint))
