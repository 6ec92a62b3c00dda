"""The kinds of value an author writes, each read from text: Markdown, plain text, yes or no, numbers, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from primerpress.model.number import WrittenNumber, number_from, readings
from primerpress.problems import shortened

Path = tuple[str | int, ...]


_NO_KEYS: set[str] = set()


class Part(BaseModel):
    """Anything written as a group of keys. Unknown keys are refused; nothing changes after reading.

    A mistake in one of the `decisive` keys would make what else is said about the part a guess.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)
    decisive: ClassVar[tuple[str, ...]] = ()

    def model_post_init(self, _context: Any) -> None:
        """Forget which keys were written, which nobody asks: in a large course that took a quarter of all memory."""
        object.__setattr__(self, "__pydantic_fields_set__", _NO_KEYS)


class MarkdownText(str):
    """Text that the page shows as Markdown; any other text is shown as it is."""

    __slots__ = ()


class LabelText(MarkdownText):
    """Markdown of something to choose, sort or tick: a phrase, unless the author plainly writes blocks."""

    __slots__ = ()


class GappedText(MarkdownText):
    """Markdown with places to fill in, each written as a name in braces."""

    __slots__ = ()


NAME = "[A-Za-z0-9]+([_-][A-Za-z0-9]+)*"
"""The pattern of what quizzes and questions are called."""

KEY = "[key]"
"""Ends the path of a text that is itself a key, such as the name of a category. Pydantic does the same."""


def markdown_texts(part: Any, path: Path = ()) -> Iterator[tuple[Path, MarkdownText]]:
    """Yield each Markdown text within a part of the model, with the keys that lead to it in the file."""
    if isinstance(part, MarkdownText):
        yield path, part
    elif isinstance(part, Part):
        for name, key in keys_of(type(part)):
            if written := getattr(part, name):  # most keys are left out
                yield from markdown_texts(written, (*path, key))
    elif isinstance(part, tuple):
        for index, item in enumerate(part):
            yield from markdown_texts(item, (*path, index))
    elif isinstance(part, dict):
        for key, item in part.items():
            yield from markdown_texts(key, (*path, key, KEY))
            yield from markdown_texts(item, (*path, key))


@cache
def keys_of(part: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return the name of each field of a class of parts, and the key that an author writes for it."""
    return tuple((name, field.alias or name) for name, field in part.model_fields.items())


def parts_in(annotation: Any) -> Iterator[type[Part]]:
    """Yield each class of parts that a field with this annotation may hold."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in get_args(annotation):
        yield from parts_in(argument)


def keys_in(part: type[Part]) -> frozenset[str]:
    """Return every key that may be written in a part or in what belongs to it."""
    found: set[str] = set()
    waiting, seen = [part], {part}
    while waiting:
        for name, field in waiting.pop().model_fields.items():
            found.add(field.alias or name)
            inner = set(parts_in(field.annotation)) - seen
            seen |= inner
            waiting += inner
    return frozenset(found)


def one_or_more(written: object) -> object:
    """Let an author write one thing where there may be a list of them."""
    return [written] if isinstance(written, str) else written


# No author means one of these. Python-Markdown marks its own places with two of them.
_CONTROLS = str.maketrans("", "", "".join(map(chr, {*range(32), 127} - {*b"\t\n\r"})))


def _not_blank(text: str) -> str:
    text = text.translate(_CONTROLS)
    if not text.strip():
        raise PydanticCustomError("empty_text", "")
    return text.strip("\n").rstrip()


def _flag(value: object) -> bool:
    written = value.strip().lower() if isinstance(value, str) else value
    if written in ("true", "false"):
        return written == "true"
    raise PydanticCustomError("flag", "{value} is neither true nor false", {"value": _quote(value)})


def _number(value: object) -> WrittenNumber:
    text = value if isinstance(value, str) else ""
    read = readings(text)
    if len(read) > 1:
        large, small = read
        raise PydanticCustomError(
            "several_numbers",
            "{value} may mean {large} or {small}",
            {"value": _quote(value), "large": large, "small": small},
        )
    try:
        return number_from(text)
    except ValueError:
        raise PydanticCustomError("number", "{value} is not a number", {"value": _quote(value)}) from None


def whole_number(value: object) -> int:
    """Read a whole number of 1 or more from its digits."""
    if isinstance(value, str) and re.fullmatch(r"\d{1,6}", value.strip()) and int(value) > 0:
        return int(value)
    raise PydanticCustomError("whole_number", "{value} is not a whole number of 1 or more", {"value": _quote(value)})


def _name(text: str) -> str:
    if re.fullmatch(NAME, text):
        return text
    raise PydanticCustomError("name", "“{value}” cannot be an id", {"value": shortened(text)})


def _positive(number: WrittenNumber) -> WrittenNumber:
    if number > 0:
        return number
    raise PydanticCustomError("positive", "“{value}” is not above 0", {"value": number.written})


def _not_negative(number: WrittenNumber) -> WrittenNumber:
    if number >= 0:
        return number
    raise PydanticCustomError("not_negative", "“{value}” is below 0", {"value": number.written})


def _per_cent(number: WrittenNumber) -> WrittenNumber:
    if 0 < number <= 100:  # noqa: PLR2004
        return number
    raise PydanticCustomError("per_cent", "“{value}” is not between 1 and 100", {"value": number.written})


def _per_cent_from_none(number: WrittenNumber) -> WrittenNumber:
    if 0 <= number <= 100:  # noqa: PLR2004
        return number
    raise PydanticCustomError("per_cent_from_none", "“{value}” is not between 0 and 100", {"value": number.written})


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise PydanticCustomError("date", "“{value}” is not a date", {"value": shortened(text)}) from None


def _quote(value: object) -> str:
    return f"“{shortened(value)}”" if isinstance(value, str) else "a list or a group of keys"


def _as_number(**bounds: int) -> WithJsonSchema:
    """Say to an editor within which bounds a number is; with quotation marks or a comma it is a text."""
    return WithJsonSchema({"anyOf": [{"type": "number", **bounds}, {"type": "string", "pattern": "[0-9]"}]})


PlainText = Annotated[str, AfterValidator(_not_blank)]
Markdown = Annotated[PlainText, AfterValidator(MarkdownText)]
Label = Annotated[PlainText, AfterValidator(LabelText)]
GapText = Annotated[PlainText, AfterValidator(GappedText)]
Name = Annotated[
    PlainText,
    AfterValidator(_name),
    WithJsonSchema({"type": ["string", "integer", "boolean"], "pattern": f"^{NAME}$", "minimum": 0}),
]
Date = Annotated[PlainText, AfterValidator(_date)]
Names = Annotated[tuple[Name, ...], BeforeValidator(one_or_more, json_schema_input_type=Name | tuple[Name, ...])]
Flag = Annotated[bool, BeforeValidator(_flag)]
WholeNumber = Annotated[int, BeforeValidator(whole_number)]
Number = Annotated[WrittenNumber, PlainValidator(_number, json_schema_input_type=Decimal)]
Points = Annotated[Number, AfterValidator(_positive), _as_number(exclusiveMinimum=0)]
Tolerance = Annotated[Number, AfterValidator(_not_negative), _as_number(minimum=0)]
PerCent = Annotated[Number, AfterValidator(_per_cent), _as_number(exclusiveMinimum=0, maximum=100)]
PerCentFromNone = Annotated[Number, AfterValidator(_per_cent_from_none), _as_number(minimum=0, maximum=100)]
