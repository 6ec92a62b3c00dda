"""Reading a part of the model from located YAML, and saying what does not fit in an author's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, TypeVar, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from primerpress.model.values import KEY, Part, Path, parts_in
from primerpress.problems import Location, Problem, did_you_mean, nearest, shortened
from primerpress.reading import word_processor
from primerpress.reading.located_yaml import Mapping, Node, Sequence, Text, find, locate, plain

AnyPart = TypeVar("AnyPart", bound=Part)


def read_part(node: Node, part: type[AnyPart]) -> tuple[AnyPart | None, list[Problem]]:
    """Read a group of keys as `part`.

    Returns:
        The part, and every problem met. Where there are problems the part is a best guess, good enough to look
        for more mistakes in and not to be shown to a learner; None where there is nothing to go on.
    """
    data = plain(node)
    try:
        return part.model_validate(data), []
    except ValidationError as error:
        problems = [_problem(detail, node, part) for detail in _causes(error.errors(), node)]
        return _best_guess(data, error, part), problems


def _causes(details: list[ErrorDetails], node: Node) -> Iterator[ErrorDetails]:
    """Yield what is wrong, without what follows from another slip."""
    unknown = {detail["loc"]: detail for detail in details if detail["type"] == "extra_forbidden"}
    without_key: set[Path] = set()
    for detail in details:
        path = detail["loc"]
        if detail["type"] == "missing":
            group = find(node, path[:-1])
            if (
                isinstance(group, Mapping)
                and group.entries
                and all((*path[:-1], key) in unknown for key in group.entries)
            ):
                continue
            beside = [str(other[-1]) for other in unknown if other[:-1] == path[:-1]]
            if any(nearest(word_processor.cleaned(key), [str(path[-1])]) for key in beside):
                continue
        if detail["type"] == "model_type" and isinstance(path[-1], int) and isinstance(find(node, path), Text):
            if path[:-1] in without_key:
                continue
            without_key.add(path[:-1])
        if path not in unknown or not _is_text_left_out(find(node, path[:-1]), str(path[-1])):
            yield detail


def _is_text_left_out(group: Node | None, key: str) -> bool:
    """Whether what was read as a key is a line of the text above it, which is told to be empty."""
    if not isinstance(group, Mapping):
        return False
    keys = list(group.entries)
    above = group.get(keys[keys.index(key) - 1]) if keys.index(key) else None
    return isinstance(above, Text) and above.written[:1] in ("|", ">") and not above.value.strip()


def _problem(detail: ErrorDetails, node: Node, part: type[Part]) -> Problem:
    path = detail["loc"]
    if path[-1:] == (KEY,):
        return _wrong_name(detail, node)
    if detail["type"] == "extra_forbidden":
        return _unknown_key(node, path, part)
    if detail["type"] == "model_type" and isinstance(path[-1], int) and isinstance(text := find(node, path), Text):
        return _without_key(text, path, part)
    return _wrong_value(detail, node)


def _wrong_value(detail: ErrorDetails, node: Node) -> Problem:  # noqa: PLR0911 - a sentence for each
    path = detail["loc"]
    key = str(next((step for step in reversed(path) if isinstance(step, str)), "question"))
    value = find(node, path)
    location = locate(node, path)
    kind = detail["type"]
    if kind == "missing":
        return Problem(location, "missing-key", *_missing(key, path))
    if kind == "empty_text" or (isinstance(value, Text) and not value.value.strip()):
        return Problem(location, "empty-text", *_empty(key, value))
    if isinstance(value, Text) and (odd := word_processor.in_a_word(value.written, location)):
        return odd
    if kind in _SHAPES:
        expected, hint = _SHAPES[kind]
        if kind == "string_type" and isinstance(value, Mapping) and not value.in_braces:
            hint = "Does the text hold a colon with a space behind it? Put quotation marks around the whole text."
        return Problem(location, "wrong-shape", f"“{key}” should be {expected}, not {_shape(value)}", hint)
    if kind == "literal_error" and not isinstance(value, Text):
        return Problem(location, "wrong-shape", f"“{key}” should be a word, not {_shape(value)}", "Write one word.")
    if kind == "literal_error":
        return _unknown_word(detail, location, key)
    if kind == "several_numbers":
        hint = "Write it as {large}, or as {small}.".format(**detail["ctx"])
        return Problem(location, "ambiguous-number", _not_fitting(detail, key), hint)
    hint = _VALUE_HINTS.get(_HINTS_BY_KEY.get(key, kind) if kind == "number" else kind, "")
    return Problem(location, "wrong-value", _not_fitting(detail, key), hint)


_SHAPES = {
    "string_type": (
        "a text",
        "Write the text after the key; put quotation marks around it if it starts with [ or {.",
    ),
    "tuple_type": ("a list", "Write each on a line of its own, starting with “- ”."),
    "model_type": (
        "a group of keys",
        "Write each key on a line of its own, as “key: value”, indented below.",
    ),
    "dict_type": (
        "a group of names",
        "Write each name on a line of its own, with a colon, and what belongs to it indented below.",
    ),
    "too_long": ("shorter", "Remove what is too many."),
}

_VALUE_HINTS = {
    "flag": "Write true or false.",
    "number": "Write digits alone, such as 3 or 1.5.",
    "quantity": "Write digits alone, such as 3 or 1.5. What they count belongs to the key “unit”.",
    "whole_number": "Write digits only, such as 8.",
    "no_tags": "Write how many of each tag, such as “draw: {boundaries: 2}”, or one number for all questions.",
    "name": "Use letters, digits and single hyphens, such as “noor-reply”.",
    "positive": "Write a number above 0.",
    "not_negative": "Write 0 or a number above it.",
    "date": "Write year, month and day, such as 2026-11-24.",
    "no_way": "Write one below it, starting with “- label: …”.",
    "address": "Start it with https://, tel:, sms: or mailto:.",
    "per_cent_from_none": "Write a number from 0 to 100, without the sign.",
    "per_cent": "Write a number from 1 to 100, without the sign.",
}

# Numbers of which more is to be said.
_HINTS_BY_KEY = {
    **dict.fromkeys(("answer", "tolerance", "range"), "quantity"),
    "pass": "per_cent",
    "from": "per_cent_from_none",
}


def _empty(key: str, value: Node | None) -> tuple[str, str]:
    if value is None:  # an empty text in place of a group of keys
        return "nothing is written here", "Write it, or remove the line."
    if isinstance(value, Text) and value.comment:
        comment = shortened(value.comment)
        return f"“{comment}” is read by YAML as a comment, and not as “{key}”", "Put quotation marks around the text."
    if isinstance(value, Text) and value.written[:1] in ("|", ">"):
        return (
            f"nothing belongs to “{key}”, because no line below “{value.written[:1]}” is indented further than it",
            f"Put two spaces more before each line of the text than stand before “{key}:”.",
        )
    return f"nothing is written for “{key}”", f"Write it, or remove the line “{key}:”."


def _not_fitting(detail: ErrorDetails, key: str) -> str:
    if detail["type"] != "name":
        return f"{detail['msg']} (“{key}”)"
    return detail["msg"] if key == "id" else f"“{shortened(str(detail['input']))}” cannot be a name (“{key}”)"


def _wrong_name(detail: ErrorDetails, node: Node) -> Problem:
    *way, name, _ = detail["loc"]
    location = locate(node, detail["loc"])
    if detail["type"] == "empty_text":
        return Problem(location, "empty-text", f"a name under “{way[-1]}” is empty", "Write a name before the colon.")
    message = f"“{shortened(str(name))}” cannot be a name under “{way[-1]}”"
    return Problem(location, "wrong-value", message, _VALUE_HINTS.get(detail["type"], ""))


def _missing(key: str, path: Path) -> tuple[str, str]:
    if path and isinstance(path[-1], int):
        return f"“{key}” has too few values", f"Write two numbers in brackets, such as “{key}: [2, 4]”."
    if key == "text" and "options" not in path:
        colon = ", or put quotation marks around a text that holds a colon" if "categories" in path else ""
        return f"“{key}” is missing", f"Add a line “{key}: …”{colon}."
    hint = {
        "id": "Give each question a short name of its own, and keep it: saved answers hang on it.",
        "text": "An option is written as “- text: …”, with “correct:” and “feedback:” below it.",
    }.get(key, f"Add a line “{key}: …”.")
    return f"“{key}” is missing", hint


def _unknown_key(node: Node, path: Path, part: type[Part]) -> Problem:
    key = str(path[-1])
    group = find(node, path[:-1])
    entry = group.entries.get(key) if isinstance(group, Mapping) else None
    location = entry.key.location if entry else locate(node, path)
    if isinstance(group, Mapping) and group.in_braces and entry and isinstance(entry.value, Text):
        cut = f"“{shortened(key)}” stands behind a comma, which ends a text in braces"
        if not entry.value.written:
            return Problem(location, "unknown-key", cut, "Put quotation marks around the whole text.")
    hint = did_you_mean(key, _keys(part, path))
    if isinstance(group, Mapping) and len(group.entries) == 1 and path[:-1] and isinstance(path[-2], int):
        hint += " If it is the start of a text with a colon, put quotation marks around the whole text."
    return unknown_key(key, location, hint)


def unknown_key(key: str, location: Location, hint: str) -> Problem:
    """Say that a key is not known where it stands, or what a word processor did to it."""
    message = f"the key “{shortened(key)}” is not known here"
    return word_processor.in_a_word(key, location) or Problem(location, "unknown-key", message, hint)


def _unknown_word(detail: ErrorDetails, location: Location, key: str) -> Problem:
    expected = [word.strip("' ") for word in str(detail["ctx"]["expected"]).replace(" or ", ",").split(",")]
    return Problem(
        location,
        "wrong-value",
        f"“{shortened(str(detail['input']))}” is not known for “{key}”",
        did_you_mean(str(detail["input"]), expected),
    )


def _without_key(text: Text, path: Path, part: type[Part]) -> Problem:
    """A text stands where an item of a list is a group of keys."""
    fields = _fields(part, path)
    written = shortened(text.value)
    joined = next((key for key in fields if re.match(rf"{key}:\S", text.value)), "")
    if joined:
        return Problem(text.location, "yaml-syntax", f"behind “{joined}:” a space is missing", f"Write “{joined}: …”.")
    first = next((key for key, field in fields.items() if field.is_required()), next(iter(fields)))
    return Problem(
        text.location,
        "wrong-shape",
        f"“{written}” stands here without a key",
        f"Write “- {first}: {written}”, and each of the list like this.",
    )


def _keys(part: type[Part], path: Path) -> list[str]:
    """Return the keys known in the group that the last step of `path` belongs to."""
    return list(_fields(part, path))


def _fields(part: type[Part], path: Path) -> dict[str, FieldInfo]:
    """Return the fields of the group that the last step of `path` belongs to, by key."""
    named = False  # whether the step is a name that the author gave
    for step in path[:-1]:
        fields = {field.alias or name: field for name, field in part.model_fields.items()}
        if step in fields and not named:
            annotation = fields[str(step)].annotation
            part = next(parts_in(annotation), part)
            named = get_origin(annotation) is dict
        else:
            named = False
    return {field.alias or name: field for name, field in part.model_fields.items()}


def _shape(value: Node | None) -> str:
    if isinstance(value, Sequence):
        return "a list"
    return "a group of keys" if isinstance(value, Mapping) else "a text"


def _best_guess(data: Any, error: ValidationError, part: type[AnyPart]) -> AnyPart | None:
    """Mend what does not change the meaning, so that a slip in one key does not hide the next mistake."""
    mended = deepcopy(data)
    for number, detail in enumerate(error.errors()):
        path = detail["loc"] or ("",)
        *way, last = path
        group = mended
        for step in way:
            group = group[step]
        if not isinstance(group, dict):
            return None
        if detail["type"] == "extra_forbidden":
            value = group.pop(last)
            meant = nearest(str(last), _keys(part, path))
            if meant and meant not in group:
                group[meant] = value
        elif detail["type"] == "missing" and last in ("id", "prompt", "text", "title") and path != ("text",):
            group[last] = f"missing{number}"
        elif path[0] not in part.decisive:
            group.pop(last, None)
        else:
            return None
    try:
        return part.model_validate(mended)
    except ValidationError:
        return None
