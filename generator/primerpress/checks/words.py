"""Checks of what only words can show: a line of a list to choose from, what is pressed, and an option's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from primerpress.checks.parsed_text import parsed
from primerpress.model.categorize import CategorizeQuestion
from primerpress.model.fill_in_the_blanks import FillInTheBlanksQuestion
from primerpress.model.matching import MatchingQuestion
from primerpress.model.question_name import QuestionName
from primerpress.model.reflection import ReflectionQuestion
from primerpress.model.scenario import ScenarioQuestion
from primerpress.model.values import LabelText, Path, markdown_texts
from primerpress.problems import Problem, shortened
from primerpress.reading.definitions import spoken_of
from primerpress.reading.words_alone import words_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from primerpress.checks.where import Where
    from primerpress.course.course import Course
    from primerpress.course.page import Page
    from primerpress.problems import Location

_WORDS = re.compile(r"[\w\s.,;?'\u2018\u2019\u201c\u201d()/-]*\w[\w\s.,;?'\u2018\u2019\u201c\u201d()/-]*")

Line = tuple[Path, str]


def check_words(part: Any, where: Where, extensions: Iterable[str]) -> Iterator[Problem]:
    """Each label has words, no two lines of a list to choose from have the same, and what is pressed has no link in it.

    Args:
        part: a question, or a quiz without its questions.
        where: returns the place of a value of it.
        extensions: the names of the course's extensions.
    """
    for path, text in markdown_texts(part):
        if isinstance(text, LabelText) and not _words(text, extensions):
            yield Problem(
                where(*path),
                "words-alone",
                "there are no words in this, so that a list to choose from and a screen reader have nothing to say",
                "Write what a picture shows between its brackets, as in “![a house](house.png)”, or add a word.",
            )
    for lines in _lists(part):
        yield from _same(lines, where, extensions)
    for (path, label), what, elsewhere in _pressed(part):
        if holds_link(label, extensions):
            yield _link_in(where(*path), what, elsewhere)


def check_words_on_pages(course: Course) -> Iterator[Problem]:
    """Nor has it with what is defined by a page on which it stands."""
    extensions = course.settings.extensions
    for quiz in course.quizzes.values():
        for placed in quiz.questions:
            for (path, label), what, elsewhere in _pressed(placed.question):
                pages = course.showing.pages_of(QuestionName(quiz.name, placed.question.id))
                spoken = [_with_spoken(label, page) for page in pages]
                if any(holds_link(text, extensions) for text in spoken if text != label):
                    yield _link_in(quiz.locate(("questions", placed.index, *path)), what, elsewhere)


def _with_spoken(label: str, page: Page) -> LabelText:
    """Return a label with what it speaks of and the page defines."""
    spoken = (lines for key, lines in page.definitions.items() if spoken_of(key, label))
    return LabelText("\n".join([label, *(line for lines in spoken for line in lines if line.strip())]))


def _link_in(location: Location, what: str, elsewhere: str) -> Problem:
    return Problem(
        location,
        "words-alone",
        f"{what} is pressed itself, so that no link and no footnote can stand in it",
        f"Write them in {elsewhere}.",
    )


def holds_link(text: str, extensions: Iterable[str]) -> bool:
    """Whether a text has a link in it, or a footnote, whose number is one."""
    return not _WORDS.fullmatch(text) and any(element.tag == "a" for element in parsed(text, extensions).elements)


def _same(lines: list[Line], where: Where, extensions: Iterable[str]) -> Iterator[Problem]:
    first: dict[str, Line] = {}
    for path, text in lines:
        words = _words(text, extensions)
        known, earlier = first.setdefault(words, (path, text))
        # What is written twice is a match of two items, or told as such elsewhere.
        if words and " ".join(earlier.casefold().split()) != " ".join(text.casefold().split()):
            yield Problem(
                where(*path),
                "words-alone",
                f"in the list to choose from, this and line {where(*known).line} both read “{shortened(words)}”",
                "Such a list shows words only, without pictures, links, bold or code: let the words differ.",
            )


def _lists(part: Any) -> Iterator[list[Line]]:
    """Yield the lines of each list to choose from."""
    if isinstance(part, MatchingQuestion):
        matches: list[Line] = [(("pairs", index, "match"), pair.match) for index, pair in enumerate(part.pairs)]
        yield matches + [(("distractors", index), text) for index, text in enumerate(part.distractors)]
    elif isinstance(part, CategorizeQuestion):
        yield [(("categories", name), name) for name in part.categories]
    elif isinstance(part, FillInTheBlanksQuestion):
        for name, blank in part.blanks.items():
            yield [(("blanks", name, "options", index), text) for index, text in enumerate(blank.options)]


def _pressed(part: Any) -> Iterator[tuple[Line, str, str]]:
    """Yield each line that is pressed, what it is called, and where a link can stand in its place."""
    if isinstance(part, ReflectionQuestion):
        for index, model in enumerate(part.models):
            yield (("models", index, "title"), model.title), "the title of an example", "its “text:”"
    elif isinstance(part, ScenarioQuestion):
        for name, scene in part.scenes.items():
            for index, choice in enumerate(scene.choices):
                line = (("scenes", name, "choices", index, "text"), choice.text)
                yield line, "a choice", "the “text:” of the scene, or in the choice's “feedback:”"


def _words(text: str, extensions: Iterable[str]) -> str:
    if _WORDS.fullmatch(text):
        return " ".join(text.split())
    found = parsed(text, extensions)
    # HTML that says nothing is told as such.
    return words_alone(found.html) or " ".join(found.raw_html)
