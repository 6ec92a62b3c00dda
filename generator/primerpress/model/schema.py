"""JSON Schema of a quiz file, by which an editor completes keys and underlines mistakes while somebody types.

Our own reader takes every value as the text that was written. An editor reads `true` and `80` as a truth value and a
number, so the schema accepts both.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from primerpress.model.quiz import Quiz

if TYPE_CHECKING:
    from pydantic_core import core_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"


SHIPPED = "quiz.schema.json"
"""The file beside this one with the schema and what is said of each key, which `tools/teaching_pages.py` writes."""


def quiz_schema() -> dict[str, Any]:
    """Return the schema of a quiz file, each key with what it means and examples."""
    schema: dict[str, Any] = json.loads(files("primerpress.model").joinpath(SHIPPED).read_text("utf-8"))
    return schema


def quiz_shape() -> dict[str, Any]:
    """Return the schema of a quiz file as the model says it."""
    schema = Quiz.model_json_schema(by_alias=True, schema_generator=_Schema)
    # The model holds a quiz whose questions cannot be read; a file must have some.
    schema["properties"]["questions"] |= {"minItems": 1}
    schema["properties"]["questions"].pop("default", None)
    required = [*schema.get("required", []), "questions"]
    return {"$schema": DIALECT, **schema, "title": "Primerpress quiz", "required": list(dict.fromkeys(required))}


class _Schema(GenerateJsonSchema):
    """Describes what an editor's YAML may hold where the model reads text."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """A text may look like a number or a truth value, such as an option “4” or “true”."""
        return super().str_schema(schema) | {"type": ["string", "number", "boolean"], "pattern": r"\S"}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:  # noqa: ARG002
        """Yes or no."""
        either = "|".join("".join(f"[{sign}{sign.upper()}]" for sign in word) for word in ("true", "false"))
        return {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": rf"^\s*({either})\s*$"}]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:  # noqa: ARG002
        """A whole number from 1."""
        quoted = {"type": "string", "pattern": r"^\s*(?=0*[1-9])[0-9]{1,6}\s*$"}
        return {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 999_999}, quoted]}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002
        """A number as people write it; `primerpress check` says what is wrong with the rest."""
        return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": "[0-9]"}]}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Names that the author gives; what cannot be a name is not allowed."""
        described = super().dict_schema(schema)
        return described | {"additionalProperties": False} if "patternProperties" in described else described

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A key may be left out, but a key with nothing behind it is a mistake."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """What stands for a key that is left out, where it can be said in a file."""
        return (
            super().default_schema(schema)
            if isinstance(schema.get("default"), bool)
            else self.generate_inner(schema["schema"])
        )

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """One of the kinds; the word `discriminator` is OpenAPI's, not JSON Schema's."""
        described = super().tagged_union_schema(schema)
        described.pop("discriminator", None)
        return described

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """A key is its own title."""
        return False
