"""The page that is being converted: what stands on it, and the HTML that comes in its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from primerpress.checks.placement import check_known, check_target
from primerpress.checks.quiz import check_quiz
from primerpress.course.course import Course
from primerpress.course.page import Page
from primerpress.problems import CourseError, Problem, errors
from primerpress.reading.directives import Directive
from primerpress.render.fragment import Fragment, Typesetter
from primerpress.render.panels import PANELS
from primerpress.render.panels.panel import Panel
from primerpress.render.quiz import place, render, render_problems, render_words

# Scripts fill everything but these two, and take the words they say from the page.
_WITHOUT_SCRIPT = ("support", "answers")


@dataclass
class Conversion:
    """What is known of a page on its way through the engine. One instance of Python-Markdown converts many.

    Args:
        show_problems: whether to show an instructor at work what is wrong, in place of stopping.
        checked: whether the course has been checked, and nothing in it keeps it from being built.
        directives: those of the page, in order.
        lines: what the author wrote for each of them.
        source: the page as a file of the course, where it is known.
    """

    show_problems: bool = False
    checked: bool = False
    directives: list[Directive] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    course: Course | None = None
    source: Page | None = None
    _quiz_problems: dict[str, list[Problem]] = field(default_factory=dict)

    def begin(self, directives: list[Directive], lines: list[str], course: Course, source: Page | None) -> None:
        """Forget the page before, and take up this one."""
        self.directives, self.lines, self.course, self.source = directives, lines, course, source
        self._quiz_problems = {}

    def leave_out(self) -> None:
        """Forget the page before; the one that comes now has no directives."""
        self.directives, self.lines, self.course, self.source = [], [], None, None

    @property
    def page(self) -> Page:
        """The page; where another extension has brought the directives in, links start from the course's first page."""
        docs = self.course.settings.docs if self.course else "docs"
        return self.source or Page(f"{docs}/index.md")

    @property
    def folder(self) -> Path | None:
        """The folder of the course."""
        return self.course.folder if self.course else None

    def html(self, number: int, level: int, texts: Typesetter) -> str:
        """Return what a directive shows.

        Args:
            number: which of the directives, from 0.
            level: the level of the heading above it, 1 to 6.
            texts: sets the texts of quizzes for this page.

        Raises:
            CourseError: it names what is not there, or what may not be shown to a learner.
        """
        directive = self.directives[number]
        problems = self._problems_of(directive)
        if problems:
            return self._told(problems)
        shown = self._shown(number, min(level + 1, 6), texts)
        said = [one.name in _WITHOUT_SCRIPT for one in self.directives[: number + 1]]
        return shown if said[-1] or not all(said[:-1]) else self._words(texts) + shown

    def _shown(self, number: int, heading: int, texts: Typesetter) -> str:
        course, directive = self._course(), self.directives[number]
        if directive.is_panel:
            panel = PANELS[directive.name](course, directive.name, self.page, texts, directive.argument, heading)
            return panel.html()
        checks = [one for one in self.directives[: number + 1] if one.question]
        placement = place(directive, course, len(checks), self.source, heading)
        return render(placement, texts)

    def _words(self, texts: Typesetter) -> str:
        """Return the words of the scripts, with a link to what is kept of the learner."""
        course = self._course()
        link: Fragment | None = None
        if self.source:
            link = Panel(course, "words", self.source, texts).link_to_panel("my-data")
        return render_words(course, link)

    def _problems_of(self, directive: Directive) -> list[Problem]:
        """Return what keeps the quiz or question that a directive names from being shown."""
        course = self._course()
        if directive.is_panel and directive.name != "answers":
            return []
        # An extension may have brought in a directive that no file of the course holds.
        check = check_known if directive.is_panel else check_target
        return errors([*check(directive, course), *self._of_quiz(directive.quiz)])

    def _of_quiz(self, name: str) -> list[Problem]:
        """Return the problems of a quiz, looked for once however many of its questions stand on the page."""
        quiz = None if self.checked else self._course().quizzes.get(name)
        if quiz and name not in self._quiz_problems:
            self._quiz_problems[name] = [
                *quiz.problems,
                *check_quiz(quiz, self._course().settings.extensions, self._course().kept),
            ]
        return self._quiz_problems.get(name, [])

    def _told(self, problems: list[Problem]) -> str:
        if not self.show_problems:
            raise CourseError(problems)
        return render_problems(problems, self._course().settings.language)

    def _course(self) -> Course:
        if self.course is None:
            raise LookupError("the page has no directives")
        return self.course
