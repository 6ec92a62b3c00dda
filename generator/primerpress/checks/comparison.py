"""Checks between ratings: what is compared has the same shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.model.question_name import QuestionName
from primerpress.model.rating import RatingQuestion
from primerpress.problems import Location, Problem, did_you_mean, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course


_HINT = "Name another question of the kind “rating”: its id, or “quiz/id” for one of another quiz."


def check_comparisons(course: Course) -> Iterator[Problem]:
    """Each `compare_with` names another rating with as many statements and steps."""
    ratings = {name: one for name, one in course.questions.items() if isinstance(one, RatingQuestion)}
    # What is wrong with these is told elsewhere.
    unread = {name for quiz in course.quizzes.values() for name in quiz.names} - course.questions.keys()
    for quiz in course.quizzes.values():
        for placed in quiz.questions:
            question = placed.question
            if not isinstance(question, RatingQuestion):
                continue
            earlier = question.earlier(quiz.name)
            if earlier and earlier not in unread:
                location = quiz.locate(("questions", placed.index, "compare_with"))
                yield from _comparison(question, earlier, ratings, location)


def _comparison(
    question: RatingQuestion, earlier: QuestionName, ratings: dict[QuestionName, RatingQuestion], location: Location
) -> Iterator[Problem]:
    other = ratings.get(earlier)
    if other is question:
        yield Problem(location, "unknown-rating", "a rating cannot be compared with itself", _HINT)
    elif other is None:
        known = [str(name) for name in ratings if ratings[name] is not question]
        hint = did_you_mean(str(earlier), known) or _HINT
        yield Problem(location, "unknown-rating", f"there is no rating “{shortened(str(earlier))}”", hint)
    elif (len(other.statements), len(other.scale)) != (len(question.statements), len(question.scale)):
        yield Problem(
            location,
            "rating-shape",
            f"this rating does not fit “{earlier}” "
            f"(statements: {len(question.statements)} here, {len(other.statements)} there; "
            f"steps: {len(question.scale)} here, {len(other.scale)} there)",
            "Two ratings that are compared need the same statements and the same scale.",
        )
