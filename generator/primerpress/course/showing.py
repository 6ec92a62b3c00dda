"""What shows which question where: pages, review, answers, progress and links all follow from here."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from primerpress.course.page import Page
    from primerpress.course.quiz_file import QuizFile
    from primerpress.model.question_name import QuestionName
    from primerpress.reading.directives import Directive


@dataclass(frozen=True)
class Showing:
    """The questions that the pages of a course show.

    A question that stands in a text on its own is left out of its quiz, unless the quiz says `include_placed`.

    Args:
        pages: all pages, in the order in which one of several that show a question is taken for its place.
        modules: those that a learner works through.
        quizzes: all quizzes, by name.
    """

    pages: tuple[Page, ...]
    modules: tuple[Page, ...]
    quizzes: dict[str, QuizFile]
    _shown: dict[tuple[str, QuestionName | None], dict[QuestionName, Any]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def names(self, directive: Directive) -> list[QuestionName]:
        """Return the questions that a directive shows, also those that cannot be read."""
        quiz = self.quizzes.get(directive.quiz)
        if quiz is None:
            return []
        if asked := directive.question:
            return [name for name in quiz.names if name == asked]
        return [name for name in quiz.names if quiz.quiz.include_placed or name not in self._alone]

    def questions(self, directive: Directive) -> dict[QuestionName, Any]:
        """Return the questions that a directive shows, by name."""
        key = directive.quiz, directive.question
        if key not in self._shown:
            named = quiz.named if (quiz := self.quizzes.get(directive.quiz)) else {}
            self._shown[key] = {name: named[name] for name in self.names(directive) if name in named}
        return self._shown[key]

    def on(self, page: Page) -> dict[QuestionName, Any]:
        """Return the questions that a page shows, by name."""
        return {name: one for directive in page.directives for name, one in self.questions(directive).items()}

    def pages_of(self, name: QuestionName) -> tuple[Page, ...]:
        """Return the pages that show a question."""
        return self._pages_of.get(name, ())

    def pages_of_quiz(self, quiz: str) -> tuple[Page, ...]:
        """Return the pages that show a quiz as a whole."""
        return self._pages_of_quiz.get(quiz, ())

    def page_of(self, name: QuestionName) -> Page | None:
        """Return the first page that shows a question; None where no page does."""
        return next(iter(self.pages_of(name)), None)

    def page_of_quiz(self, quiz: str) -> Page | None:
        """Return the first page that shows a quiz as a whole; None where no page does."""
        return next(iter(self.pages_of_quiz(quiz)), None)

    @cached_property
    def returning(self) -> frozenset[QuestionName]:
        """The questions that come back in review: of a kind that may, on a module, and in no quiz to be passed."""
        return frozenset(name for name in self._may_return(self.modules) if not self._is_to_be_passed(name))

    @cached_property
    def missed(self) -> frozenset[QuestionName]:
        """The questions of a quiz to be passed that may be asked again where they were missed."""
        return frozenset(name for name in self._may_return(self.pages) if self._is_to_be_passed(name))

    def _may_return(self, pages: tuple[Page, ...]) -> list[QuestionName]:
        return [name for page in pages for name, question in self.on(page).items() if question.returns]

    def _is_to_be_passed(self, name: QuestionName) -> bool:
        return self.quizzes[name.quiz].quiz.pass_mark is not None

    @cached_property
    def named(self) -> dict[str, list[Directive]]:
        """The directives that place something of a quiz, by its name, also where there is none of that name."""
        found: dict[str, list[Directive]] = {}
        for directive in (one for page in self.pages for one in page.directives):
            found.setdefault(directive.quiz, []).append(directive)
        return found

    @cached_property
    def _pages_of_quiz(self) -> dict[str, tuple[Page, ...]]:
        found: dict[str, dict[str, Page]] = {}
        for page in self.pages:
            for directive in page.directives:
                found.setdefault(directive.argument, {})[page.path] = page
        return {quiz: tuple(pages.values()) for quiz, pages in found.items()}

    @cached_property
    def _alone(self) -> frozenset[QuestionName]:
        """The questions that stand in a text on their own."""
        return frozenset(d.question for page in self.pages for d in page.directives if d.question)

    @cached_property
    def _pages_of(self) -> dict[QuestionName, tuple[Page, ...]]:
        found: dict[QuestionName, tuple[Page, ...]] = {}
        for page in self.pages:
            for name in dict.fromkeys(name for directive in page.directives for name in self.names(directive)):
                found[name] = (*found.get(name, ()), page)
        return found
