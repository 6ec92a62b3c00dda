"""What a course holds: words, minutes, questions by kind and objective, and which sections none asks about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from primerpress.course.course import Course
from primerpress.course.page import Page
from primerpress.model.quiz import KINDS
from primerpress.stats.figures import Row, Table, plain_words, share


@dataclass(frozen=True)
class OfPage:
    """A page: its words without those of quizzes, its minutes, and what it asks."""

    path: str
    title: str
    is_module: bool
    words: int
    minutes: int
    questions: int
    marked: int


@dataclass(frozen=True)
class OfSection:
    """A section of a module, by its anchor, and how many questions name it as their objective."""

    path: str
    id: str
    title: str
    questions: int


@dataclass(frozen=True)
class OfCourse:
    """The course in numbers; a question counts once, however many pages show it."""

    title: str
    pages: tuple[OfPage, ...]
    kinds: dict[str, int]
    sections: tuple[OfSection, ...]
    without_objective: int

    @property
    def covered(self) -> int:
        """How many sections are asked about."""
        return sum(1 for section in self.sections if section.questions)

    def tables(self) -> list[Table]:
        """Return what people read."""
        return [self._of_pages(), self._of_kinds(), self._of_sections()]

    def rows(self) -> list[Row]:
        """Return every figure."""
        measures = ("words", "minutes", "questions", "marked")
        found = [("page", page.path, name, str(getattr(page, name))) for page in self.pages for name in measures]
        found += [("kind", kind, "questions", str(count)) for kind, count in self.kinds.items()]
        found += [("objective", f"{one.path}#{one.id}", "questions", str(one.questions)) for one in self.sections]
        found.append(("objective", "", "questions without one", str(self.without_objective)))
        return found

    def _of_pages(self) -> Table:
        def row(name: str, pages: list[OfPage]) -> tuple[str, ...]:
            figures = (sum(getattr(page, of) for page in pages) for of in ("words", "minutes", "questions", "marked"))
            return name, *(f"{figure:,}" for figure in figures)

        modules = [page for page in self.pages if page.is_module]
        rows = [row(page.title or page.path, [page]) for page in modules]
        others = [page for page in self.pages if not page.is_module]
        rows += [row("other pages", others)] if others else []
        return Table(
            "Pages",
            ("page", "words", "minutes", "questions", "marked"),
            (*rows, row("all", [*modules, *others])),
            "Words are those of the text, without quizzes; minutes are those that learners read, questions among them.",
        )

    def _of_kinds(self) -> Table:
        count = sum(self.kinds.values())
        rows = ((kind, str(number), share(number, count)) for kind, number in self.kinds.items() if number)
        unused = [kind for kind, number in self.kinds.items() if not number]
        note = f"Not used: {', '.join(unused)}." if unused else ""
        return Table("Questions by kind", ("kind", "questions", "share"), tuple(rows), note)

    def _of_sections(self) -> Table:
        rows = tuple((f"{one.title} (#{one.id})", str(one.questions)) for one in self.sections)
        note = (
            f"Asked about: {self.covered} of {len(self.sections)} sections ({share(self.covered, len(self.sections))})."
        )
        if self.without_objective:
            note += f" Questions without an objective: {self.without_objective}."
        return Table("Questions by objective", ("section", "questions"), rows, note)


def of_course(course: Course) -> OfCourse:
    """Return the figures of a course, as its learners meet it."""
    plain = plain_words()
    shown = {name: one for page in course.pages for name, one in course.showing.on(page).items()}
    asked = Counter(question.objective for question in shown.values() if question.objective)
    kinds = Counter(question.kind for question in shown.values())
    seen: set[object] = set()
    pages = []
    for page in (*course.modules, *(one for one in course.pages if one not in course.modules)):
        on_it = {name: one for name, one in course.showing.on(page).items() if name not in seen}
        seen |= on_it.keys()
        pages.append(_of_page(course, page, plain(page.title), list(on_it.values())))
    sections = tuple(
        OfSection(page.path, id_, plain(title), asked[id_])
        for page in course.pages
        for id_, title in page.sections.items()
        if page in course.modules or asked[id_]
    )
    known = {section.id for section in sections}
    return OfCourse(
        course.settings.title,
        tuple(pages),
        {kind: kinds[kind] for kind in KINDS},
        sections,
        sum(1 for one in shown.values() if not one.objective or one.objective not in known),
    )


def _of_page(course: Course, page: Page, title: str, questions: list[object]) -> OfPage:
    marked = [one for one in questions if not one.unscored]  # type: ignore[attr-defined]
    minutes = course.minutes(page)
    return OfPage(page.path, title, page in course.modules, page.words, minutes, len(questions), len(marked))
