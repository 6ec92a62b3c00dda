"""Checks of what questions are about: the section that teaches it exists, so that a missed answer can lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.course.engine_made import only_the_engine_knows
from primerpress.problems import Problem, did_you_mean, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course


def check_objectives(course: Course) -> Iterator[Problem]:
    """Look for the heading that each `objective` names, where nothing else may write one."""
    if only_the_engine_knows(course.settings):
        return
    known = {name for page in course.pages for name in page.sections}
    for quiz in course.quizzes.values():
        for placed in quiz.questions:
            objective = placed.question.objective
            if not objective or objective in known or "unknown-objective" in placed.question.lint.ignore:
                continue
            yield Problem(
                quiz.locate(("questions", placed.index, "objective")),
                "unknown-objective",
                f"no heading has the id “{shortened(objective)}”, "
                "so a learner who misses this is not led to what to read again",
                did_you_mean(objective, known, f"Write it behind a heading: “## … {{#{shortened(objective)}}}”."),
                severity="warning",
            )
