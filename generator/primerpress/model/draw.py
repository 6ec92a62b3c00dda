"""How many questions of a quiz an attempt asks: so many of all, or so many of each tag."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Protocol

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from primerpress.model.values import Name, WholeNumber, whole_number

_ByTag = dict[Name, WholeNumber]
_Written = WholeNumber | Annotated[_ByTag, Field(min_length=1)]


class Tagged(Protocol):
    """A question, as far as a draw looks at it."""

    @property
    def tag(self) -> str | None:
        """What it is drawn by."""


@dataclass(frozen=True)
class Draw:
    """What an attempt draws: `number` questions of all, or of each tag as many as `by_tag` says.

    Where it draws by tag, a question without one is always asked.
    """

    number: int | None = None
    by_tag: dict[str, int] = field(default_factory=dict)

    def share(self, question: Tagged, questions: Sequence[Tagged]) -> float:
        """Return how likely an attempt asks one of the questions, from 0 to 1."""
        if self.number is not None:
            return min(1, self.number / len(questions))
        if question.tag not in self.by_tag:
            return 1
        return min(1, self.by_tag[question.tag] / [one.tag for one in questions].count(question.tag))

    def asked(self, questions: Sequence[Tagged]) -> int:
        """Return how many of the questions an attempt asks."""
        return round(sum(self.share(question, questions) for question in questions))

    def __str__(self) -> str:
        """Return it as the page says it: “8”, or “boundaries:3 timing:2”."""
        return " ".join(f"{tag}:{number}" for tag, number in self.by_tag.items()) or str(self.number)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """An author writes a number, or a group of tags with a number each."""
        return core_schema.no_info_wrap_validator_function(
            cls._read, handler.generate_schema(_ByTag), json_schema_input_schema=handler.generate_schema(_Written)
        )

    @classmethod
    def _read(cls, written: Any, by_tag: Callable[[Any], dict[str, int]]) -> Draw:
        if not isinstance(written, dict):
            return cls(whole_number(written))
        if not written:
            raise PydanticCustomError("no_tags", "of no tag is it said how many questions to draw")
        return cls(by_tag=by_tag(written))
