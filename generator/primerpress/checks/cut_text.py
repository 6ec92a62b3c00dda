"""Checks of texts that YAML ends at a “#”: what stands behind it is a comment, and no learner sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.model.values import markdown_texts
from primerpress.problems import Problem, shortened
from primerpress.reading.located_yaml import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from primerpress.model.values import Part, Path
    from primerpress.reading.located_yaml import Node


def check_cut(part: Part, written: Callable[[Path], Node | None]) -> Iterator[Problem]:
    """Look behind each Markdown text of a part of the model.

    Args:
        part: the part.
        written: returns what stands in the file for the keys that lead to a text.
    """
    for path, _ in markdown_texts(part):
        text = written(path)
        if isinstance(text, Text) and text.comment:
            yield Problem(
                text.source.location(text.source.text.index("#", text.end)),
                "cut-text",
                f"“{shortened(text.comment)}” is read by YAML as a comment, so learners do not see it",
                "If it belongs to the text, put quotation marks around the whole text; "
                "if it is a comment, put two spaces before the “#”.",
                severity="warning",
            )
