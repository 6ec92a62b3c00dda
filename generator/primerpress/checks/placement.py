"""Checks between pages and quizzes: what a directive names exists, and what exists is placed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.course.engine_made import only_the_engine_knows
from primerpress.problems import Problem, did_you_mean, nearest
from primerpress.reading.directives import PLACING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course
    from primerpress.course.page import Page
    from primerpress.course.quiz_file import QuizFile
    from primerpress.model.question_name import QuestionName
    from primerpress.reading.directives import Directive


# With four options and their reasons a question takes 3 KB and 54 elements: so many of them take 300 KB and 5,400
# elements, where browsers' own makers call 1,400 many.
_MANY = 100


def check_placement(course: Course) -> Iterator[Problem]:
    """Follow each directive, and look for quizzes that none leads to."""
    for page in course.pages:
        for directive in page.directives:
            if directive.quiz not in course.astray:
                yield from check_target(directive, course)
        yield from _twice_on_a_page(page, course)
        yield from _many_on_a_page(page, course)
        yield from (
            problem
            for panel in page.panels
            if panel.name == "answers" and panel.quiz not in course.astray
            for problem in check_known(panel, course)
        )
    yield from _question_placed_twice(course)
    for quiz in course.quizzes.values():
        yield from _unused(quiz, course)


def check_target(directive: Directive, course: Course) -> Iterator[Problem]:
    """What the directive names is there, and something of it is left to show."""
    quiz = course.quizzes.get(directive.quiz)
    if quiz is None:
        yield from check_known(directive, course)
    elif course.showing.names(directive) or quiz.unread:
        return
    elif directive.question:
        ids = [name.id for name in quiz.names]
        yield Problem(
            directive.location,
            "unknown-question",
            f"there is no question “{directive.question.id}” in {quiz.path}",
            did_you_mean(directive.question.id, ids, f"Its questions are: {', '.join(ids) or 'none'}."),
        )
    elif quiz.names:
        yield Problem(
            directive.location,
            "nothing-left",
            f"nothing is left to show: each question of {quiz.path} stands in a text on its own",
            "Remove this line, add questions, or write “include_placed: true” in the quiz.",
        )


def _many_on_a_page(page: Page, course: Course) -> Iterator[Problem]:
    """A page carries each question that it may ask, also where a quiz draws some of them."""
    counted = {directive: len(course.showing.names(directive)) for directive in page.directives}
    if (number := sum(counted.values())) > _MANY:
        yield Problem(
            max(counted, key=counted.__getitem__).location,
            "many-questions",
            f"this page carries {number} questions, and grows heavy on a phone from about {_MANY} on",
            "Divide the quiz into several files, and place each on a page of its own. “draw: 10” spares learners "
            "the rest, and the page carries it.",
            severity="warning",
        )


def check_known(directive: Directive, course: Course) -> Iterator[Problem]:
    """Yield a problem where no quiz has the name that a directive gives."""
    if directive.quiz in course.draft_quizzes:
        yield Problem(
            directive.location,
            "draft-quiz",
            f"the quiz “{directive.quiz}” is a draft, and this page is published",
            f"Remove “draft: true” from quizzes/{directive.quiz}.yml, or write it at the head of this page, too.",
        )
    elif directive.quiz not in course.quizzes:
        yield Problem(
            directive.location,
            "unknown-quiz",
            f"there is no quiz “{directive.quiz}”",
            did_you_mean(directive.quiz, course.quizzes, f"Write it as “quizzes/{directive.quiz}.yml”."),
        )


def _question_placed_twice(course: Course) -> Iterator[Problem]:
    first: dict[tuple[str, str], Directive] = {}
    for page in course.pages:
        for directive in page.directives:
            if not directive.question or directive.shared:
                continue
            key = course.language_of(page), directive.argument
            if key in first:
                yield _twice(directive, first[key], f"the question “{directive.argument}”")
            first.setdefault(key, directive)


def _twice_on_a_page(page: Page, course: Course) -> Iterator[Problem]:
    quizzes: dict[str, Directive] = {}
    for directive in page.directives:
        if directive.question is None and directive.quiz in quizzes:
            yield _twice(directive, quizzes[directive.quiz], f"the quiz “{directive.quiz}”")
        elif directive.question is None:
            quizzes[directive.quiz] = directive
    for directive in page.directives:
        quiz = course.quizzes.get(directive.quiz)
        if directive.question and quiz and quiz.quiz.include_placed and directive.quiz in quizzes:
            yield _twice(directive, quizzes[directive.quiz], f"the question “{directive.argument}”")


def _twice(directive: Directive, first: Directive, what: str) -> Problem:
    return Problem(
        directive.location,
        "placed-twice",
        f"{what} is placed twice; the other place is {first.location}",
        "Keep one of the two: an answer given in one place would change the other.",
    )


def _is_meant(quiz: str, course: Course) -> bool:
    """Whether a line that is told to be wrong was probably meant to show the quiz: it names it, or names none."""
    missing = course.showing.named.keys() - course.quizzes.keys()
    return any(nearest(name, course.quizzes) == quiz for name in missing) or any(
        quiz in words or set(words) <= {*PLACING} or nearest("-".join(words[1:]), [quiz])
        for page in course.pages
        for words in page.meant
    )


def _misspelt(quiz: QuizFile, course: Course) -> set[QuestionName]:
    """Return the questions that directives with a slip in the id were probably meant to show."""
    placed = {directive.question for directive in course.showing.named[quiz.name] if directive.question}
    missing = {name.id for name in placed if name not in quiz.names}
    near = {nearest(id_, [name.id for name in quiz.names]) for id_ in missing}
    return {name for name in quiz.names if name.id in near}


def _unused(quiz: QuizFile, course: Course) -> Iterator[Problem]:
    elsewhere = any(directive.quiz == quiz.name for page in course.drafts for directive in page.directives)
    if elsewhere or only_the_engine_knows(course.settings):  # then the finished site shows it
        return
    if quiz.name not in course.showing.named:
        if not _is_meant(quiz.name, course):
            yield unused_quiz(quiz)
        return
    meant = {name for name, question in quiz.named.items() if "unused-question" in question.lint.ignore}
    meant |= _misspelt(quiz, course)
    for text, name in zip(quiz.ids, quiz.names, strict=True):
        if name not in meant and not course.showing.page_of(name):
            yield Problem(
                text.location,
                "unused-question",
                f"no page shows the question “{name.id}”",
                f"Write “::question[{name}]” or “::quiz[{quiz.name}]” on a page.",
                severity="warning",
            )


def unused_quiz(quiz: QuizFile) -> Problem:
    """Say that no page shows a quiz."""
    return Problem(
        quiz.locate(()),
        "unused-quiz",
        "no page shows this quiz",
        f"Write “::quiz[{quiz.name}]” on a page, or “draft: true” below the title while you work on it.",
        severity="warning",
    )
