"""What of the course goes into the HTML of one page, beside the words of the page itself.

A page says little of others: of the module after it, of the section that a question is about, of where the learner's
data is. What shows a panel may say something of each page and quiz.
"""

from __future__ import annotations

from collections.abc import Iterator

from primerpress.course.course import Course
from primerpress.course.media import media_in
from primerpress.course.page import Page
from primerpress.model.question_name import QuestionName


def ingredients(course: Course, page: Page | None) -> tuple[object, ...]:
    """Return what the page's HTML is made of: wherever it is the same, so is the HTML.

    Args:
        course: the course as the page shows it.
        page: the page as a file of the course; None where no file of it holds what comes now.
    """
    quizzes = [course.quizzes.get(directive.quiz) for directive in page.directives] if page else []
    if page is None or page.panels or course.languages.codes or any(quiz is None or quiz.broken for quiz in quizzes):
        return _everything(course)
    questions = [name for directive in page.directives for name in course.showing.names(directive)]
    my_data = course.page_with_panel("my-data")
    return (
        _written(page),
        *(_quiz(course, directive.quiz) for directive in page.directives),
        tuple(map(str, questions)),
        tuple(name in course.showing.returning for name in questions),
        tuple(_homes(course, page, questions)),
        tuple(_sections(course, page)),
        tuple(_of_module(course, page)),
        (my_data.path, my_data.title) if my_data else None,
        media_in((page.text, *(course.quizzes[one.quiz].source.text for one in page.directives)), course),
    )


def _everything(course: Course) -> tuple[object, ...]:
    return (
        *map(_written, course.pages),
        *(page.path for page in course.modules),
        *(_quiz(course, name) for name in course.quizzes),
        repr(course.support),
        *sorted(course.files),
        *media_in(
            (*(page.text for page in course.pages), *(one.source.text for one in course.quizzes.values())), course
        ),
    )


def _written(page: Page) -> tuple[object, ...]:
    return page.path, page.text, page.placed


def _quiz(course: Course, name: str) -> tuple[str, str]:
    return name, course.quizzes[name].digest


def _homes(course: Course, page: Page, questions: list[QuestionName]) -> Iterator[object]:
    """Yield the pages from which links of a question or of a quiz may start; of several, what they lead to counts."""
    quizzes = {directive.quiz: course.showing.pages_of_quiz(directive.quiz) for directive in page.directives}
    for homes in (*quizzes.values(), *map(course.showing.pages_of, questions)):
        if any(home.path != page.path for home in homes):
            yield (*map(_written, homes), *sorted(course.files))
        else:
            yield len(homes)


def _sections(course: Course, page: Page) -> Iterator[tuple[str, int]]:
    for question in course.showing.on(page).values():
        if question.objective:
            yield course.section(question.objective, page), course.minutes_to_read_again(question.objective, page)


def _of_module(course: Course, page: Page) -> Iterator[object]:
    """Yield what its frame says of it, and what of the module after it says how long that takes."""
    if not course.settings.modules or course.place_among_modules(page) is None:
        return
    yield course.numbers.get(page.path), max(course.numbers.values())
    if after := course.module_after(page):
        yield course.numbers.get(after.path), _written(after)
        for directive in after.directives:
            yield tuple(map(str, course.showing.names(directive)))
            yield course.quizzes[directive.quiz].digest if directive.quiz in course.quizzes else None
