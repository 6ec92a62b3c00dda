"""`categorize`: what belongs in which group."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from primerpress.model.identity import text_key
from primerpress.model.question import CommonQuestion
from primerpress.model.values import Label, Markdown, Part


class CategoryItem(Part):
    """An item of a category, written as a text or, with feedback, as `text` and `feedback`."""

    text: Label
    feedback: Markdown | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, written: Any) -> Any:
        return {"text": written} if isinstance(written, str) else written

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """An editor may write an item either way."""
        group = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [group["properties"]["text"], group]}


class CategorizeQuestion(CommonQuestion):
    """Sort items into named categories."""

    choices = True
    decisive = ("categories",)

    kind: Literal["categorize"]
    categories: dict[Label, tuple[CategoryItem, ...]]

    def asked(self) -> list[str]:
        """Return what belongs in which category."""
        groups = self.categories.items()
        return sorted(f"{text_key(name)} {text_key(item.text)}" for name, items in groups for item in items)
