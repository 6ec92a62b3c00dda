"""What of the course goes into the HTML of one page, beside the words of the page itself.

A page says little of others: of the module after it, of the section that a question is about, of where the learner's
data is; and of a panel, what that shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from primerpress.course.course import Course
from primerpress.course.media import media_in
from primerpress.course.page import Page
from primerpress.page.of_others import of_link, of_module, of_questions
from primerpress.page.panel_ingredients import of_panel
from primerpress.reading.directives import Directive


def ingredients(course: Course, page: Page | None) -> tuple[object, ...]:
    """Return what the page's HTML is made of: wherever it is the same, so is the HTML.

    Args:
        course: the course as the page shows it.
        page: the page as a file of the course; None where no file of it holds what comes now.
    """
    if page is None or course.languages.codes or any(_is_told_of(directive, course) for directive in _quizzed(page)):
        return _everything(course)
    questions = [name for directive in page.directives for name in course.showing.names(directive)]
    return (
        _written(page),
        *(course.quizzes[directive.quiz].digest for directive in page.directives),
        *of_questions(course, page, questions),
        *_of_frame(course, page),
        *(one for panel in page.panels for one in of_panel(panel, course, page)),
        of_link(course.page_with_panel("my-data")),
        media_in((page.text, *_texts(course, page)), course),
    )


def _quizzed(page: Page) -> list[Directive]:
    return [*page.directives, *(panel for panel in page.panels if panel.name == "answers")]


def _is_told_of(directive: Directive, course: Course) -> bool:
    """Whether the page may say, in the place of a quiz, what is wrong."""
    quiz = course.quizzes.get(directive.quiz)
    return quiz is None or quiz.broken


def _everything(course: Course) -> tuple[object, ...]:
    return (
        *map(_written, course.pages),
        *(page.path for page in course.modules),
        *((name, quiz.digest) for name, quiz in course.quizzes.items()),
        repr(course.support),
        *sorted(course.files),
        *media_in((*(page.text for page in course.pages), *_texts(course, None)), course),
    )


def _written(page: Page) -> tuple[object, ...]:
    return page.path, page.text, page.placed


def _texts(course: Course, page: Page | None) -> Iterator[str]:
    """Yield what the quizzes say that a page may show something of: any of them, where it has a panel."""
    names = course.quizzes if page is None or page.panels else {one.quiz for one in page.directives}
    yield from (course.quizzes[name].source.text for name in names)


def _of_frame(course: Course, page: Page) -> Iterator[object]:
    """Yield what the frame of a module says of it, and of the module after it."""
    if course.place_among_modules(page) is not None:
        yield course.numbers.get(page.path), max(course.numbers.values())
        if after := course.module_after(page):
            yield of_module(course, after)
