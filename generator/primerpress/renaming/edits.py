"""Texts that are changed at places, and at no others: comments, quotation marks and the ends of lines stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from primerpress.problems import Location, Problem
from primerpress.reading.files import Source, read_source


@dataclass(frozen=True, order=True)
class Edit:
    """Other words in the place of those from `start` to `end` in a file, whose text is counted as `Source` has it."""

    path: str
    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Line:
    """A line that changes, as it is and as it will be."""

    location: Location
    before: str
    after: str

    def __str__(self) -> str:
        place = f"{self.location.path}:{self.location.line}"
        return f"{place}: {self.before}  →  {self.after}" if self.before else f"{place}: + {self.after}"


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with its edits, which may not overlap."""
    for edit in sorted(set(edits), reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def edited_file(file: Path, edits: Iterable[Edit]) -> str:
    """Return what stands in a file, with edits: its byte order mark and the ends of its lines stay.

    Raises:
        UnicodeDecodeError, OSError: it cannot be read.
    """
    raw = file.read_bytes().decode("utf-8")
    places = [index for index, sign in enumerate(raw) if _counts(raw, index, sign)]
    places.append(len(raw))
    end_of_line = "\r\n" if "\r\n" in raw else "\n"
    return edited(
        raw,
        (Edit(edit.path, places[edit.start], places[edit.end], edit.new.replace("\n", end_of_line)) for edit in edits),
    )


def _counts(raw: str, index: int, sign: str) -> bool:
    """Whether a sign of a file is one of the text: a byte order mark is not, and two signs may end a line."""
    return raw[max(index - 1, 0) : index + 1] != "\r\n" and (sign != "\ufeff" or bool(raw[:index].strip("\ufeff")))


def lines_changed(source: Source, edits: Iterable[Edit]) -> list[Line]:
    """Return each line that edits change."""
    by_line: dict[int, list[Edit]] = {}
    for edit in sorted(set(edits)):
        by_line.setdefault(source.line_at(edit.start), []).append(edit)
    return [_changed(source, number, found) for number, found in by_line.items()]


def _changed(source: Source, number: int, edits: list[Edit]) -> Line:
    line, start = source.lines[number - 1], source.text.rfind("\n", 0, edits[0].start) + 1
    after = edited(line, (Edit(edit.path, edit.start - start, edit.end - start, edit.new) for edit in edits))
    parts = [part.strip() for part in after.split("\n") if part.strip()]
    location = Location(source.path, number)
    if len(parts) > 1 and (same := [part for part in parts if part.lstrip("- ") == line.lstrip("- ").rstrip()]):
        parts.remove(same[0])
        return Line(location, "", "; ".join(part.lstrip("- ") for part in parts))
    return Line(location, line.strip(), "; ".join(parts))


def source_of(folder: Path, path: str) -> Source | None:
    """Return what stands in a file of the course; None where it cannot be read."""
    source = read_source(folder / path, path)
    return None if isinstance(source, Problem) else source
