"""The key `was`, put where it belongs, so that what learners have kept follows what is renamed."""

from __future__ import annotations

import json
import re

from primerpress.reading.located_yaml import Mapping, Sequence, Text
from primerpress.renaming.edits import Edit

_KEY = "was"


def with_former(group: Mapping, former: str, now: str, beside: str) -> Edit:
    """Return the edit by which a group of keys says what it was called before.

    A name that it has again is replaced, so that what was called A, then B, and is A again says no more than B.

    Args:
        group: what is renamed.
        former: its name until now.
        now: its name from now on.
        beside: the key below which `was` is put where it does not stand there yet.
    """
    said, written = group.get(_KEY), as_yaml(former)
    if isinstance(said, Text):
        again = said.value == now or not said.value
        return _in_place(said, written if again else f"[{said.written}, {written}]")
    if isinstance(said, Sequence):
        names = [item for item in said.items if isinstance(item, Text)]
        return _in_list(names, written, now)
    return _anew(group, f"{_KEY}: {written}", beside)


def _in_list(names: list[Text], written: str, now: str) -> Edit:
    if again := [name for name in names if name.value == now]:
        return _in_place(again[0], written)
    last = names[-1]
    text = last.source.text
    start = text.rfind("\n", 0, last.start) + 1
    lead = text[start : last.start]
    if re.fullmatch(r"\s*-\s+", lead):
        end = _end_of_line(last)
        return Edit(last.source.path, end, end, f"\n{lead}{written}")
    return Edit(last.source.path, last.end, last.end, f", {written}")


def _anew(group: Mapping, line: str, beside: str) -> Edit:
    key, value = group.entries.get(beside) or next(iter(group.entries.values()))
    path, indent = key.source.path, " " * (key.location.column - 1)
    if group.in_braces:
        return Edit(path, key.start, key.start, f"{line}, ")
    if isinstance(value, Text) and "\n" not in value.written:
        end = _end_of_line(value)
        return Edit(path, end, end, f"\n{indent}{line}")
    return Edit(path, key.start, key.start, f"{line}\n{indent}")


def _in_place(text: Text, new: str) -> Edit:
    return Edit(text.source.path, text.start, text.end, new)


def _end_of_line(text: Text) -> int:
    end = text.source.text.find("\n", text.end)
    return len(text.source.text) if end < 0 else end


def as_yaml(name: str) -> str:
    """Return a name as YAML has it, in quotation marks where it needs them."""
    return name if re.fullmatch(r"\w[\w./-]*", name) else json.dumps(name, ensure_ascii=False)


def replaced(text: Text, new: str) -> Edit:
    """Return the edit that puts another value in the place of one, within its quotation marks where it has some."""
    quoted = text.written[:1] in ("'", '"')
    return Edit(text.source.path, text.start + quoted, text.end - quoted, new)
