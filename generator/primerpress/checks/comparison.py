"""Checks between ratings: what is compared has the same shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.model.rating import RatingQuestion, compared_with
from primerpress.problems import Problem, did_you_mean, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course


_HINT = "Name another question of the kind “rating”: its id, or “quiz/id” for one of another quiz."


def check_comparisons(course: Course) -> Iterator[Problem]:
    """Each `compare_with` names another rating with as many statements and steps."""
    ratings = {
        f"{quiz.name}/{placed.question.id}": placed.question
        for quiz in course.quizzes.values()
        for placed in quiz.questions
        if isinstance(placed.question, RatingQuestion)
    }
    read = {f"{quiz.name}/{placed.question.id}" for quiz in course.quizzes.values() for placed in quiz.questions}
    # What is wrong with these is told elsewhere.
    unread = {f"{quiz.name}/{text.value}" for quiz in course.quizzes.values() for text in quiz.ids} - read
    for quiz in course.quizzes.values():
        for placed in quiz.questions:
            question = placed.question
            if not isinstance(question, RatingQuestion) or not question.compare_with:
                continue
            location = quiz.locate(("questions", placed.index, "compare_with"))
            earlier = compared_with(question, quiz.name)
            other = ratings.get(earlier)
            if other is question:
                yield Problem(location, "unknown-rating", "a rating cannot be compared with itself", _HINT)
            elif other is None and earlier not in unread:
                known = [name for name in ratings if ratings[name] is not question]
                hint = did_you_mean(earlier, known) or _HINT
                yield Problem(location, "unknown-rating", f"there is no rating “{shortened(earlier)}”", hint)
            elif other is None:
                continue
            elif (len(other.statements), len(other.scale)) != (len(question.statements), len(question.scale)):
                yield Problem(
                    location,
                    "rating-shape",
                    f"this rating does not fit “{earlier}” "
                    f"(statements: {len(question.statements)} here, {len(other.statements)} there; "
                    f"steps: {len(question.scale)} here, {len(other.scale)} there)",
                    "Two ratings that are compared need the same statements and the same scale.",
                )
