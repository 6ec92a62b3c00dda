"""Checks between ratings: what is compared has the same shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.model.rating import RatingQuestion, compared_with
from primerpress.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course


def check_comparisons(course: Course) -> Iterator[Problem]:
    """Each `compare_with` names another rating with as many statements and steps."""
    ratings = {
        f"{quiz.name}/{placed.question.id}": placed.question
        for quiz in course.quizzes.values()
        for placed in quiz.questions
        if isinstance(placed.question, RatingQuestion)
    }
    for quiz in course.quizzes.values():
        for placed in quiz.questions:
            question = placed.question
            if not isinstance(question, RatingQuestion) or not question.compare_with:
                continue
            location = quiz.locate(("questions", placed.index, "compare_with"))
            earlier = compared_with(question, quiz.name)
            other = ratings.get(earlier)
            if other is None or other is question:
                known = [name for name in ratings if ratings[name] is not question]
                yield Problem(
                    location, "unknown-rating", f"there is no rating “{earlier}”", did_you_mean(earlier, known)
                )
            elif (len(other.statements), len(other.scale)) != (len(question.statements), len(question.scale)):
                yield Problem(
                    location,
                    "rating-shape",
                    f"“{earlier}” has {len(other.statements)} statements and {len(other.scale)} steps, "
                    f"this one {len(question.statements)} and {len(question.scale)}",
                    "Two ratings that are compared need the same statements and the same scale.",
                )
