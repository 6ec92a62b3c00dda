"""What is added to a course: a module, a quiz or a question, with its line in the menu or on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from primerpress.course.course import Course
from primerpress.problems import did_you_mean, errors
from primerpress.reading.located_yaml import Text
from primerpress.starter.course import filled, first_quiz, source, titled
from primerpress.starter.editing import CannotEditError, with_directive, with_line_below, with_question
from primerpress.starter.names import free_name, readable

_QUIZZES = "quizzes"


class CannotAddError(Exception):
    """Something cannot be added, for the reason in the message."""


@dataclass(frozen=True)
class Addition:
    """What is written anew, what is changed, each with its text, and what is left for the author to do."""

    new: dict[Path, str] = field(default_factory=dict)
    changed: dict[Path, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()


def new_module(course: Course, title: str) -> Addition:
    """Return a page with a quiz at its end, in the menu after the last module.

    Raises:
        CannotAddError: the configuration cannot be read.
    """
    _expect_readable_settings(course)
    slug = _free_quiz(course, title)
    folder = PurePosixPath(course.docs) / course.settings.modules
    names = {PurePosixPath(file).stem for file in course.files if (PurePosixPath(course.docs) / file).parent == folder}
    number = 1 + max((int(found[0]) for name in names if (found := re.match(r"\d{1,3}(?=[-_])", name))), default=0)
    page = folder / f"{number:02}-{slug}.md"
    new = {
        course.folder / page: filled(source("parts", "module.md"), **titled(title), slug=slug),
        course.folder / _QUIZZES / f"{slug}.yml": first_quiz(title),
    }
    return replace(_in_menu(course, page.relative_to(course.docs).as_posix()), new=new)


def new_quiz(course: Course, title: str, page: Path | None) -> Addition:
    """Return a quiz with one question, placed on a page where one is named.

    Raises:
        CannotAddError: there is no such page.
    """
    slug = _free_quiz(course, title)
    placed = _placed(course, f"::quiz[{slug}]", page)
    return replace(placed, new={course.folder / _QUIZZES / f"{slug}.yml": first_quiz(title)})


def new_question(course: Course, name: str, kind: str, page: Path | None) -> Addition:
    """Return a quiz with another question of a kind, placed in the text of a page where one is named.

    Raises:
        CannotAddError: there is no such quiz or page, or nothing can be added to it.
    """
    name = PurePosixPath(name).stem if name.endswith((".yml", ".yaml")) else name
    quiz = course.quizzes.get(name)
    if quiz is None:
        hint = did_you_mean(name, course.quizzes, "Write one with “primerpress new quiz”.")
        raise CannotAddError(f"there is no quiz “{name}”. {hint}")
    if errors(quiz.problems):
        raise CannotAddError(f"{quiz.path} has a mistake in it. Mend it first: “primerpress check” names it")
    question = free_name(f"new-{kind}", {text.value for text in quiz.ids})
    entry = filled(source("parts", "questions", f"{kind}.yml"), id=question)
    try:
        changed = {course.folder / quiz.path: with_question(_text(course.folder / quiz.path), quiz.path, entry)}
    except CannotEditError:
        raise CannotAddError(
            f"nothing can be added to {quiz.path} in the way it is written. Add this at the end of its list:\n\n{entry}"
        ) from None
    if page is None:
        return Addition(changed=changed)
    placed = _placed(course, f"::question[{name}/{question}]", page)
    return replace(placed, changed={**changed, **placed.changed})


def _in_menu(course: Course, page: str) -> Addition:
    """Return the configuration with a page after the last module, or the line to write where it cannot be put there."""
    settings = course.settings
    if not settings.nav:
        return Addition()  # the engine lists all pages by itself
    after = _last_module(course)
    file = course.folder / settings.file
    by_hand = Addition(left=(f"Put this line under “nav:” in {settings.file}, where it belongs:\n    - {page}",))
    if after is None or after.source.path != settings.file:
        return by_hand
    try:
        return Addition(changed={file: with_line_below(_text(file), after.location.line, page)})
    except CannotEditError:
        return by_hand


def _last_module(course: Course) -> Text | None:
    """Return where the menu names the last module with a number, or else the last page beside the modules."""
    numbered = {course.uri(page) for page in course.modules if page.path in course.numbers}
    beside = {course.uri(page) for page in course.modules}
    named = [text for text in course.settings.nav_pages if text.value in (numbered or beside)]
    return next(reversed(named or course.settings.nav_pages), None)


def _placed(course: Course, directive: str, page: Path | None) -> Addition:
    if page is None:
        return Addition(left=(f"Put this line where it belongs, on a line of its own:\n    {directive}",))
    known = {course.folder / one.path: one.path for one in (*course.pages, *course.drafts)}
    ways = (course.folder / page, Path.cwd() / page, course.folder / course.docs / page)
    file = next((way for way in ways if way.resolve() in {one.resolve() for one in known}), None)
    if file is None:
        hint = did_you_mean(page.as_posix(), known.values(), f"Write its path, such as “{course.docs}/index.md”.")
        raise CannotAddError(f"there is no page “{page}”. {hint}")
    return Addition(changed={file.resolve(): with_directive(_text(file), directive)})


def _free_quiz(course: Course, title: str) -> str:
    taken = {*course.quizzes, *course.draft_quizzes, *(file.stem for file in (course.folder / _QUIZZES).glob("*"))}
    return free_name(readable(title, "quiz"), taken)


def _expect_readable_settings(course: Course) -> None:
    if errors(course.settings.problems):
        raise CannotAddError(f"{course.settings.file} has a mistake in it. Mend it first: “primerpress check” names it")


def _text(file: Path) -> str:
    # With its line ends, and with a byte order mark if it has one.
    return file.read_bytes().decode("utf-8")
