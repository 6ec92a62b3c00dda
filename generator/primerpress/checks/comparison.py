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
    closed = {quiz.name for quiz in course.quizzes.values() if quiz.unread}
    for quiz in course.quizzes.values():
        for placed in quiz.questions:
            question = placed.question
            if not isinstance(question, RatingQuestion):
                continue
            earlier = question.earlier(quiz.name)
            if earlier and earlier not in unread and earlier.quiz not in closed:
                location = quiz.locate(("questions", placed.index, "compare_with"))
                yield from _comparison(question, earlier, ratings, location)
                yield from _left_out(earlier, course, location)


def _left_out(earlier: QuestionName, course: Course, location: Location) -> Iterator[Problem]:
    """A rating that a quiz draws by chance may not have been answered."""
    quiz = course.quizzes.get(earlier.quiz)
    alone = any(directive.question == earlier for page in course.pages for directive in page.directives)
    if not quiz or not quiz.quiz.draw or earlier not in quiz.named or alone:
        return
    questions = list(quiz.named.values())
    if quiz.quiz.draw.share(quiz.named[earlier], questions) < 1:
        yield Problem(
            location,
            "compared-by-chance",
            f"{quiz.path} draws {quiz.quiz.draw.asked(questions)} of its {len(questions)} questions, and may leave out "
            f"“{earlier}”, "
            "so there would be nothing to compare with",
            f"Place that rating in the text with “::question[{earlier}]”, or remove “draw” from its quiz.",
            severity="warning",
        )


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
