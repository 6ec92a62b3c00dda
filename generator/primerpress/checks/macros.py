"""Checks of pages that mkdocs-macros-plugin reads first: what it takes for a sign of its own would be lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from primerpress.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course

PLUGIN = "macros"
# The id of a heading; a comment would end in “#}”.
_ID = re.compile(r"\{#[^#{}\n]*\}")
_LEFT_ALONE = re.compile(r"(?m)^(?:render_macros:\s*false|ignore_macros:\s*true)\b")


def check_macros(course: Course) -> Iterator[Problem]:
    """Look for ids of headings, where “{#” starts a comment. The slip is in the settings, so it is told once."""
    options = course.settings.options("plugins", PLUGIN)
    if (
        PLUGIN not in course.settings.plugins
        or "j2_comment_start_string" in options
        or options.get("render_by_default") is False
    ):
        return
    for page in course.pages:
        found = _ID.search(page.text)
        if found and not _LEFT_ALONE.search(page.text):
            yield Problem(
                course.settings.configuration.locate_named(("plugins",), PLUGIN),
                "macro-sign",
                f"this plugin takes “{found[0]}” for a comment that does not end, "
                f"so learners would see an error in place of {page.path}",
                "Give it other signs, on two lines below it, indented by four spaces more: "
                "“j2_comment_start_string: '{##'” and “j2_comment_end_string: '##}'”.",
            )
            return
