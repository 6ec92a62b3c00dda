"""YAML in which every value is text that knows its place, read from a file without surprises.

YAML 1.1 turns `no` into False, `1:30` into 90 and `2024-01-01` into a date, keeps only the last of two equal
keys, and lets a few aliases grow into millions of nodes. A quiz is prose: here each value stays the text that
was written, and whatever an author would not expect is a problem with a place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import yaml

from primerpress.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_DEPTH = 64
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_index: Callable[[object], int] = attrgetter("index")
"""Returns how many characters stand before a mark of PyYAML's, by whichever of its two parsers."""


@dataclass(frozen=True)
class Source:
    """What stands in a file. A place in it is an index; line and column are worked out when somebody asks."""

    path: str
    text: str

    def location(self, index: int) -> Location:
        """Return the place of a character, with lines as editors count them: YAML knows more line breaks."""
        line = bisect_right(self._lines, index)
        return Location(self.path, line, index - self._lines[line - 1] + 1)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]


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
    """Keys with values, in the order written, and the place of the first."""

    entries: dict[str, Entry]
    location: Location

    def get(self, key: str) -> Node | None:
        """Return the value of `key`, or None."""
        entry = self.entries.get(key)
        return entry.value if entry else None


Node = Text | Sequence | Mapping
Plain = str | list["Plain"] | dict[str, "Plain"]


def read(content: bytes, path: str) -> tuple[Node | None, list[Problem]]:
    """Read one YAML document.

    Args:
        content: the bytes of the file.
        path: the file's path as problems shall name it.

    Returns:
        The document (None where there is none, or it cannot be read at all) and every problem met.
    """
    try:
        text = content.decode("utf-8").lstrip("\ufeff")  # libyaml does not count those at the start
    except UnicodeDecodeError as error:
        return None, [not_utf8(content, error, path)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return None, [_empty(path)]
    reader = _Reader(text, path)
    try:
        node = reader.document()
    except yaml.MarkedYAMLError as error:
        return None, [*reader.problems, syntax_problem(error, text, path)]
    except yaml.reader.ReaderError:
        return None, [*reader.problems, unreadable_character(text, path)]
    if node is None:
        return None, [*reader.problems, _empty(path)]
    return node, reader.problems


def plain(node: Node) -> Plain:
    """Return the node as nested dicts, lists and texts, without places."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(entry.value) for key, entry in node.entries.items()}


class _Reader:
    """Builds nodes from parser events, refusing what an author would not expect."""

    def __init__(self, text: str, path: str) -> None:
        self.problems: list[Problem] = []
        self._source = Source(path, text)
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=_LOADER))

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
        start = _index(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_marks(event)
            return Text(event.value, self._source, start, _index(event.end_mark))
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
        self._refuse_marks(event)
        if depth > MAX_DEPTH:
            self._problem(
                event,
                "yaml-too-deep",
                f"lists and keys are nested more than {MAX_DEPTH} deep here",
                "A quiz needs six levels at most; check the brackets and the indentation.",
            )
            self._skip()
            return Text("", self._source, start, start)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(self._source.location(start), depth)
        return self._mapping(self._source.location(start), depth)

    def _sequence(self, location: Location, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), location)

    def _mapping(self, location: Location, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Text):
                self._problem(
                    event,
                    "yaml-key",
                    "a key must be a plain word, and a list or a group of keys stands here",
                    "Did a text start with “[”, “{” or “? ”? Put quotation marks around it.",
                )
            elif key.value in entries:
                first = entries[key.value].key.location
                self._problem(
                    event,
                    "yaml-duplicate-key",
                    f"the key “{key.value}” is written twice; the first is in line {first.line}",
                    "Keep one of the two. If this starts a new list item, it needs a “- ” before it.",
                )
            else:
                entries[key.value] = Entry(key, value)
        return Mapping(entries, location)

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
        self.problems.append(Problem(self._source.location(_index(event.start_mark)), code, message, hint))


def _empty(path: str) -> Problem:
    return Problem(
        Location(path),
        "empty-file",
        "the file is empty",
        "Start with “title: …” and a list under “questions:”, or delete the file.",
    )


def not_utf8(content: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    """Say where a file stops being UTF-8."""
    before = content[: error.start]
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    return Problem(
        Location(path, line, column),
        "not-utf-8",
        "the file is not saved as UTF-8; a character here cannot be read",
        "In your editor choose “Save with encoding” and then UTF-8.",
    )


def unreadable_character(text: str, path: str) -> Problem:
    """Say where a text holds the first character that YAML does not allow."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    character, before = (found[0], text[: found.start()]) if found else (" ", "")
    line = before.count("\n") + 1
    column = len(before.rpartition("\n")[2]) + 1
    return Problem(
        Location(path, line, column),
        "yaml-character",
        f"an invisible control character (U+{ord(character):04X}) stands here",
        "Delete it; it often comes along when text is pasted from elsewhere.",
    )


# What PyYAML says, and what it means to somebody who writes a quiz. First match wins.
_SYNTAX = (
    (
        "yaml-syntax",
        r"mapping values are not allowed",
        "a second “: ” stands in this line, and YAML takes it for another key",
        "Put quotation marks around the whole text, or write “|” after the key and the text on the next line.",
    ),
    (
        "yaml-syntax",
        r"cannot start any token",
        "a text cannot start with this character",
        "Put quotation marks around the text.",
    ),
    (
        "yaml-syntax",
        (
            r"could not find expected ':'|expected <block end>|did not find expected '-' indicator|expected key"
            r"|block mapping|block collection|block sequence"
        ),
        "the indentation or a colon is not as YAML expects it",
        (
            "Keys of one group start in the same column, with a colon and a space after each; "
            "list items start with “- ”. Look at the line above, too."
        ),
    ),
    (
        "yaml-syntax",
        r"quoted scalar",
        "a quotation mark is opened and not closed, or closed too early",
        "Close it with the same mark. Inside single quotes write '' for an apostrophe.",
    ),
    (
        "yaml-syntax",
        r"flow (sequence|mapping)|expected ',' or",
        "a bracket “[” or “{” is opened and not closed, or a comma is missing",
        "Close the bracket; if the text should start with a bracket, put quotation marks around it.",
    ),
    (
        "yaml-alias",
        r"undefined alias|alias",
        "an asterisk at the start is read by YAML as an alias",
        "Put quotation marks around a text that starts with an asterisk.",
    ),
    (
        "yaml-tag",
        r"tag",
        "an exclamation mark at the start is read by YAML as a tag",
        "Put quotation marks around the text.",
    ),
    ("yaml-alias", r"anchor", "“&” at the start is read by YAML as an anchor", "Put quotation marks around the text."),
    (
        "yaml-syntax",
        r"directive",
        "“%” at the start is read by YAML as a directive",
        "Put quotation marks around the text.",
    ),
)


def syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    """Say in an author's words what PyYAML could not read in `text`, and where."""
    source = Source(path, text)
    mark = error.problem_mark or error.context_mark
    location = source.location(_index(mark)) if mark else Location(path)
    line = text.split("\n")[location.line - 1]
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" in indentation:
        return Problem(
            Location(path, location.line, indentation.index("\t") + 1),
            "yaml-tab",
            "a tab is used for indentation",
            "Use spaces: two for each level.",
        )
    said = f"{error.context or ''} {error.problem or ''}"
    for code, pattern, message, hint in _SYNTAX:
        if re.search(pattern, said):
            # What is opened and not closed is best mended where it was opened.
            opened = error.context_mark if "opened and not closed" in message else None
            return Problem(source.location(_index(opened)) if opened else location, code, message, hint)
    return Problem(
        location,
        "yaml-syntax",
        "the file cannot be read as YAML from here on",
        "Compare with an example: indentation in spaces, “key: text”, list items with “- ”.",
    )
