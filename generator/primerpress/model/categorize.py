"""`categorize`: what belongs in which group."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import model_validator

from primerpress.model.question import CommonQuestion
from primerpress.model.values import Markdown, Part


class CategoryItem(Part):
    """An item of a category, written as a text or, with feedback, as `text` and `feedback`."""

    text: Markdown
    feedback: Markdown | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, written: Any) -> Any:
        return {"text": written} if isinstance(written, str) else written


class CategorizeQuestion(CommonQuestion):
    """Sort items into named categories."""

    kind: Literal["categorize"]
    categories: dict[Markdown, tuple[CategoryItem, ...]]
