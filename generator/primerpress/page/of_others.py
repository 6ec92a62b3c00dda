"""What a page may say of other pages and of questions, as values that change whenever that does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from primerpress.course.course import Course
from primerpress.course.page import Page
from primerpress.model.question_name import QuestionName


def of_link(page: Page | None) -> tuple[str, str] | None:
    """Return what a link to a page is made of."""
    return (page.path, page.title) if page else None


def of_module(course: Course, page: Page) -> tuple[object, ...]:
    """Return what is said of a module in one line."""
    return of_link(page), course.numbers.get(page.path), course.minutes(page)


def of_questions(course: Course, page: Page, names: Iterable[QuestionName]) -> Iterator[object]:
    """Yield what goes into questions on a page beside what their quizzes say, and the digests of those.

    Args:
        course: as the page shows it.
        page: where they are shown, be it the page for which they were written or one with a panel.
        names: of the questions, in order.
    """
    names = list(names)
    quizzes = dict.fromkeys(name.quiz for name in names)
    yield tuple((quiz, course.quizzes[quiz].digest) for quiz in quizzes)
    yield tuple((str(name), name in course.showing.returning, name in course.showing.missed) for name in names)
    yield from _homes(course, [course.showing.pages_of_quiz(quiz) for quiz in quizzes])
    yield from _homes(course, list(map(course.showing.pages_of, names)))
    for name in names:
        question = course.questions.get(name)
        if question and question.objective:
            again = course.minutes_to_read_again(question.objective, page)
            yield course.section(question.objective, page), again


def _homes(course: Course, homes: list[tuple[Page, ...]]) -> Iterator[object]:
    """Yield the pages from which links of texts start. Of several, what a link leads to counts."""
    yield [[home.path for home in several] for several in homes]
    yield {home.path: home.definitions for several in homes for home in several}
    if any(len(several) > 1 for several in homes):
        yield [[list(home.ids.values()) for home in several] for several in homes if len(several) > 1]
        yield sorted(course.files)
