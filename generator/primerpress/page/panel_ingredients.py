"""What goes into the HTML of each panel of the learner's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from primerpress.course.course import Course
from primerpress.course.page import Page
from primerpress.model.rating import RatingQuestion
from primerpress.model.reflection import ReflectionQuestion
from primerpress.page.of_others import of_link, of_module, of_questions
from primerpress.reading.directives import Directive

Ingredients = Callable[[Directive, Course, Page], Iterator[object]]


def of_panel(panel: Directive, course: Course, page: Page) -> Iterator[object]:
    """Yield what a panel on a page is made of."""
    return _OF[panel.name](panel, course, page)


def _answers(panel: Directive, course: Course, page: Page) -> Iterator[object]:
    yield from of_questions(course, page, course.quizzes[panel.quiz].named)


def _certificate(_panel: Directive, course: Course, _page: Page) -> Iterator[object]:
    for module in course.modules:
        yield of_module(course, module)
    yield of_link(course.showing.page_of_quiz(course.settings.certificate_quiz))


def _change(_panel: Directive, course: Course, page: Page) -> Iterator[object]:
    ratings = {name: one for name, one in course.questions.items() if isinstance(one, RatingQuestion)}
    pairs = ((one.earlier(name.quiz), name) for name, one in ratings.items() if one.compare_with)
    quizzes = dict.fromkeys(name.quiz for pair in pairs for name in pair if name and name.quiz in course.quizzes)
    names = [name for quiz in quizzes for name in course.quizzes[quiz].named]
    yield from of_questions(course, page, names)
    yield [of_link(course.showing.page_of(name)) for name in names]


def _journal(_panel: Directive, course: Course, page: Page) -> Iterator[object]:
    """In the order of its pages: the modules, then others."""
    shown = ((name, one) for home in course.pages for name, one in course.showing.on(home).items())
    names = dict.fromkeys(name for name, one in shown if isinstance(one, ReflectionQuestion))
    yield from of_questions(course, page, names)
    yield [of_link(course.showing.page_of(name)) for name in names]
    yield [module.path for module in course.modules]


def _my_data(_panel: Directive, course: Course, _page: Page) -> Iterator[object]:
    yield [(name, quiz.digest) for name, quiz in course.quizzes.items()]
    yield [module.path for module in course.modules]
    yield sorted(map(str, course.showing.returning))
    for page in course.pages:
        shown = list(map(str, course.showing.on(page)))
        parts = course.parts(page) if shown else ()
        yield of_link(page), list(page.sections), shown
        yield [(part.title, [str(one.name) for one in part.shown]) for part in parts]


def _progress(_panel: Directive, course: Course, _page: Page) -> Iterator[object]:
    """It also stands for the beginning of a course, which leads to its first modules."""
    for module in course.modules:
        yield of_module(course, module), module.said, module.motif


def _review(_panel: Directive, course: Course, page: Page) -> Iterator[object]:
    asked = course.showing.returning | course.showing.missed
    yield from of_questions(course, page, [name for name in course.questions if name in asked])
    yield [of_link(module) for module in course.modules[:1]]


def _support(_panel: Directive, course: Course, _page: Page) -> Iterator[object]:
    yield repr(course.support)


_OF: dict[str, Ingredients] = {
    "answers": _answers,
    "certificate": _certificate,
    "change": _change,
    "journal": _journal,
    "my-data": _my_data,
    "progress": _progress,
    "review": _review,
    "support": _support,
}
