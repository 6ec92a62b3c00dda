"""Which slip keeps a text from being YAML, found by trying: it is the one that, once mended, lets the text be read.

PyYAML stops where it can go on no longer, often some lines behind the slip, and says what it expected there. Here each
slip that authors make is mended on a copy, on the lines around that place. What lets YAML read furthest, and leaves the
fewest keys that nobody knows, is what the author is told.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import yaml

from primerpress.problems import Problem
from primerpress.reading import word_processor
from primerpress.reading.quoted_text import unclosed, unquoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from primerpress.reading.files import Source

mark_index: Callable[[object], int] = attrgetter("index")
"""Returns how many characters stand before a mark of PyYAML's, by whichever of its two parsers."""

Repair = tuple[Problem, str]
"""What is told, and the text as it would be without it."""


class Slip(NamedTuple):
    """What is told, and the text without it; empty where what was meant is not plain enough to read on."""

    problem: Problem
    mended: str = ""


LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser, the fast one where there is one."""

_LONGEST = 200_000
"""Characters of a text that is looked into: each try reads it once more."""

_FAR = 12
_FEW = 2
_LINE = re.compile(
    r"""(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)"""
    r"""(?:(?P<key>[^\s"'\[\]{}#|>,&*!?%@`-][^:\n]{0,80}?):(?:[ ]+|$))?(?P<value>.*)"""
)


@dataclass(frozen=True)
class _Line:
    """A line of a text: its number from 0, where it starts, and what stands in it."""

    number: int
    start: int
    text: str

    @property
    def parts(self) -> re.Match[str]:
        found = _LINE.fullmatch(self.text)
        if found is None:
            raise ValueError(self.text)
        return found

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()

    @property
    def indent(self) -> int:
        return len(self.parts["indent"])

    @property
    def column(self) -> int:
        """Where its key or text starts, behind the signs of lists."""
        return self.parts.end("dashes")

    @property
    def is_text(self) -> bool:
        """Whether it holds neither a key nor an item of a list."""
        return not self.parts["dashes"] and self.parts["key"] is None


class _Reading(NamedTuple):
    """How well a text can be read: the more, the better."""

    reached: int
    known: int

    @property
    def is_perfect(self) -> bool:
        return self == (1, 0)


def find_slip(source: Source, stopped: int, opened: int, is_key: Callable[[str], bool]) -> Slip | None:
    """Return the slip that keeps a text from being read, or None where nothing that is tried here mends it.

    Args:
        source: a text that PyYAML cannot read.
        stopped: the index where it stopped.
        opened: the index where what it was reading starts.
        is_key: tells a word that may be a key from one that an author uses.
    """
    if len(source.text) > _LONGEST:
        return None
    search = _Search(source, stopped, opened, is_key)
    return None if search.can_be_read(source.text) else search.best()


class _Search:
    """The text, the lines around the place where reading stopped, and what can be wrong with them."""

    def __init__(self, source: Source, stopped: int, opened: int, is_key: Callable[[str], bool]) -> None:
        self._source = source
        self._is_key = is_key
        self._lines: list[_Line] = []
        start = 0
        for number, text in enumerate(source.text.split("\n")):
            self._lines.append(_Line(number, start, text))
            start += len(text) + 1
        at = source.line_at(stopped) - 1
        self._suspects = self._around(at, source.line_at(opened) - 1)
        self._first = min(line.start for line in self._suspects)
        # What lies behind the line after that place is as it was, whatever is tried.
        behind = self._lines[min(at + 2, len(self._lines) - 1)]
        self._window = (self._first, len(source.text) - behind.start)
        self._stopped = len(source.text) - stopped
        self._skipped = slice(0, 0)
        self._skipped = self._read_long_before()
        if self._read(source.text).reached != -self._stopped:
            self._skipped = slice(0, 0)

    def can_be_read(self, text: str) -> bool:
        """Whether the text is YAML to its end."""
        return self._read(text).reached > 0

    def best(self) -> Slip | None:
        """Return the slip after whose repair most can be read; of several, the first."""
        last = chain.from_iterable(map(self._text_above_keys, self._suspects))
        found = self._best_of(self._repairs())
        if found is None and (sign := self._best_of(last)):
            return Slip(sign.problem)  # the keys below it stand in a text now
        return found

    def _best_of(self, repairs: Iterator[Repair]) -> Slip | None:
        best, found = _Reading(-self._stopped, 0), None
        for problem, text in repairs:
            reading = self._read(text)
            if reading.reached > -self._stopped and (found is None or reading > best):
                best, found = reading, Slip(problem, "" if reading.known else text)
            if reading.is_perfect:
                break
        return found

    def _around(self, at: int, opened: int) -> list[_Line]:
        """Return the line where reading stopped, two before it, and those where what it read begins."""
        before = [line for line in self._lines[max(at - _FAR, 0) : at] if not line.is_empty]
        begin = [line for above, line in pairwise(before) if not above.parts["value"]]
        chosen = [self._lines[at], *reversed(before[-2:]), self._lines[opened], *reversed(begin[-2:])]
        return list({line.number: line for line in chosen if not line.is_empty}.values()) or chosen[:1]

    def _read_long_before(self) -> slice:
        """Return the stretch of items, of the list that reading stopped in, that need not be read at each try."""
        before = self._lines[: min(line.number for line in self._suspects)]
        top = next((line for line in reversed(before) if line.parts["key"] and line.column == 0), None)
        below = before[top.number + 1 :] if top else []
        items = [line for line in below if line.parts["dashes"] and line.indent == below[0].indent]
        return slice(items[0].start, items[-2].start) if len(items) > _FEW else slice(0, 0)

    def _repairs(self) -> Iterator[Repair]:
        yield from word_processor.repairs(self._source, self._first)
        for mend in (
            self._space,
            self._colon,
            self._end,
            self._dash,
            self._needless_dash,
            self._indentation,
            self._list_without_key,
            self._continued,
            self._text,
        ):
            yield from chain.from_iterable(map(mend, self._suspects))

    def _read(self, text: str) -> _Reading:
        """Read a text, and count the keys around the place that nobody knows."""
        first, left = self._window
        text = text[: self._skipped.start] + text[self._skipped.stop :]
        first -= self._skipped.stop - self._skipped.start
        strange = 0
        groups: list[bool | None] = []  # for each that is open: whether a key comes next; None in a list
        try:
            for event in yaml.parse(text, Loader=LOADER):
                if isinstance(event, yaml.NodeEvent) and groups and groups[-1] is not None:
                    is_key, groups[-1] = groups[-1], not groups[-1]
                    near = first <= mark_index(event.start_mark) <= len(text) - left
                    strange += is_key and near and not self._is_key(getattr(event, "value", ""))
                if isinstance(event, yaml.CollectionStartEvent):
                    groups.append(True if isinstance(event, yaml.MappingStartEvent) else None)
                elif isinstance(event, yaml.CollectionEndEvent):
                    groups.pop()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            return _Reading(mark_index(mark) - len(text) if mark else -len(text), -strange)
        except yaml.reader.ReaderError:
            return _Reading(-len(text), -strange)
        return _Reading(1, -strange)

    # ---- The slips, those that leave the least doubt first ----

    def _space(self, line: _Line) -> Iterator[Repair]:
        """A space is missing behind the colon of a key, or behind the dash of an item."""
        if (found := re.match(r" *(?:- +)*([\w-]+):(?=[^\s:/])", line.text)) and self._is_key(found[1]):
            yield self._insert(line, found.end(), " ", f"behind “{found[1]}:” a space is missing", f"“{found[1]}: …”")
        if found := re.match(r" *(?:- +)*-(?=[^\s-])", line.text):
            yield self._insert(line, found.end(), " ", "behind the dash a space is missing", "“- …”")

    def _colon(self, line: _Line) -> Iterator[Repair]:
        """A colon is missing behind a key."""
        if (found := re.match(r" *(?:- +)*([\w-]+)(?=\s|$)", line.text)) and self._is_key(found[1]):
            yield self._insert(line, found.end(), ":", f"behind “{found[1]}” a colon is missing", f"“{found[1]}: …”")

    def _end(self, line: _Line) -> Iterator[Repair]:
        """A quotation mark or a bracket is not closed."""
        start, value = line.parts.start("value"), line.parts["value"]
        closing = {'"': '"', "'": "'", "[": "]", "{": "}"}.get(value[:1])
        if closing is None:
            return
        location = self._source.location(line.start + start)
        if closing in "\"'":
            told = unclosed(location)
        else:
            told = Problem(
                location,
                "yaml-syntax",
                f"a bracket “{value[0]}” is opened and not closed, or a comma is missing",
                "Close the bracket; if the text should start with a bracket, put quotation marks around it.",
            )
        yield told, self._with(line, line.text.rstrip() + closing)

    def _indentation(self, line: _Line) -> Iterator[Repair]:
        """A key or an item, with what is below it or without, starts in another column than those it belongs with."""
        if line.is_text:
            return
        for column, beside in self._columns(line):
            told = Problem(
                self._source.location(line.start + line.indent),
                "yaml-indentation",
                f"this starts in column {line.indent + 1}, and line {self._source.location(beside.start).line}, "
                f"which it seems to belong with, in column {column + 1}",
                "Let both start in the same column, and what belongs to them two columns further in.",
            )
            for last in dict.fromkeys((line.number, *self._blocks(line))):
                yield told, self._shifted(line.number, last, column - line.indent)

    def _list_without_key(self, line: _Line) -> Iterator[Repair]:
        """A list starts where no key says what it is."""
        first = re.match(r" *- +([\w-]+):", line.text)
        if first is None:
            return
        above = next((one for one in reversed(self._lines[: line.number]) if not one.is_empty), None)
        column = above.column if above else 0
        key = {"id": "questions", "text": "options", "name": "resources"}.get(first[1], "…")
        told = Problem(
            self._source.location(line.start + line.indent),
            "yaml-syntax",
            "a list starts here, and no key above it says what it is",
            f"Write “{key}:” on a line of its own above it"
            + (", where the line starts." if key == "questions" else ", in the column of the other keys."),
        )
        yield told, self._with(line, f"{' ' * column}{'x' if key == '…' else key}:\n{line.text}")

    def _dash(self, line: _Line) -> Iterator[Repair]:
        """An item of a list starts without its dash."""
        if line.parts["dashes"] or line.parts["key"] is None or line.indent < 2:  # noqa: PLR2004 - as wide as “- ”
            return
        told = Problem(
            self._source.location(line.start + line.indent),
            "yaml-syntax",
            f"an item of a list starts here, and no “- ” stands before “{line.parts['key']}:”",
            f"Write “- {line.parts['key']}: …”, and let its dash start where those of the other items do.",
        )
        yield told, self._with(line, f"{line.text[: line.indent - 2]}- {line.text[line.indent :]}")

    def _needless_dash(self, line: _Line) -> Iterator[Repair]:
        """A key that is none of a list starts with a dash."""
        if line.parts["dashes"] and line.parts["key"]:
            told = Problem(
                self._source.location(line.start + line.indent),
                "yaml-syntax",
                f"“{line.parts['key']}:” is no item of a list, and “- ” stands before it",
                "Remove the dash and the space behind it.",
            )
            yield told, self._with(line, line.text[: line.indent] + line.text[line.column :])

    def _continued(self, line: _Line) -> Iterator[Repair]:
        """A text goes on in a line that is not indented further than its key."""
        if not line.is_text:
            return
        first = last = line.number
        while first and (above := self._lines[first - 1]).is_text and (above.is_empty or above.indent <= line.indent):
            first -= 1
        while last + 1 < len(self._lines) and not (below := self._lines[last + 1]).is_empty and below.is_text:
            last += 1
        while self._lines[first].is_empty:
            first += 1
        told = Problem(
            self._source.location(self._lines[first].start + self._lines[first].indent),
            "yaml-indentation",
            "this line goes on with the text above it, and is not indented further than the key of the text",
            "Put two spaces more before each line of the text than stand before its key.",
        )
        key = self._lines[first - 1].column if first else 0
        shift = key + 2 - self._lines[first].indent
        if shift > 0:
            yield told, self._shifted(first, last, shift)

    def _text(self, line: _Line) -> Iterator[Repair]:
        """A text, in one line or in several, is read otherwise because of a sign in it."""
        if not line.parts["value"].strip():
            return
        for end in dict.fromkeys((line.number, self._last_of(line, self._goes_on_with))):
            yield self._quoted(line, end)

    def _text_above_keys(self, line: _Line) -> Iterator[Repair]:
        """A sign such as in `theme: [` is wrong, whatever was meant to stand there, with keys below it."""
        if line.parts["value"].strip():
            yield self._quoted(line, self._last_of(line, lambda line, below: below.indent > line.column))

    def _quoted(self, line: _Line, last: int) -> Repair:
        start = line.start + line.parts.start("value")
        written = self._source.text[start : self._end_of(last)]
        quoted = json.dumps(" ".join(written.split()), ensure_ascii=False)
        told = unquoted(self._source, start, written.rstrip())
        return told, self._source.text[:start] + quoted + self._source.text[self._end_of(last) :]

    # ---- Lines ----

    def _last_of(self, line: _Line, goes_on_with: Callable[[_Line, _Line], bool]) -> int:
        last = line.number
        while last + 1 < len(self._lines) and goes_on_with(line, self._lines[last + 1]):
            last += 1
        return last

    def _goes_on_with(self, line: _Line, below: _Line) -> bool:
        """Whether a line may belong to the text above it, which no key of the format does."""
        return below.indent > line.column and not self._is_key(below.parts["key"] or "")

    def _insert(self, line: _Line, column: int, sign: str, message: str, example: str) -> Repair:
        told = Problem(self._source.location(line.start + column), "yaml-syntax", message, f"Write {example}.")
        return told, self._with(line, line.text[:column] + sign + line.text[column:])

    def _with(self, line: _Line, text: str) -> str:
        return self._source.text[: line.start] + text + self._source.text[line.start + len(line.text) :]

    def _end_of(self, number: int) -> int:
        return self._lines[number].start + len(self._lines[number].text)

    def _columns(self, line: _Line) -> list[tuple[int, _Line]]:
        """Return the columns in which lines near this one start, those nearest to its own first."""
        near = (*reversed(self._lines[: line.number]), *self._lines[line.number + 1 :][:_FAR])
        found: dict[int, _Line] = {}
        for other in near:
            if not other.is_empty and not other.is_text:
                found.setdefault(other.indent, other)
                found.setdefault(other.column, other)
        found.pop(line.indent, None)
        return sorted(found.items(), key=lambda item: abs(item[0] - line.indent))[:6]

    def _blocks(self, line: _Line) -> Iterator[int]:
        """Yield the last line of what is below a line, without and with its neighbours."""
        for least in (line.indent + 1, line.indent):
            last = line.number
            while last + 1 < len(self._lines) and (
                self._lines[last + 1].is_empty or self._lines[last + 1].indent >= least
            ):
                last += 1
            yield last

    def _shifted(self, first: int, last: int, by: int) -> str:
        """Return the text with some lines moved to the right, or to the left as far as they can."""
        lines = [line.text for line in self._lines]
        for number in range(first, last + 1):
            text = lines[number]
            lines[number] = " " * by + text if by > 0 else text[min(-by, len(text) - len(text.lstrip(" "))) :]
        return "\n".join(lines)
