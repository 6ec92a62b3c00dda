"""Looks through a built site before anybody sees it: what was promised is there, and every link leads somewhere."""

from __future__ import annotations

from os.path import relpath
from pathlib import Path
from posixpath import basename, splitext
from typing import TYPE_CHECKING, NamedTuple

from primerpress.checks.placement import unused_quiz
from primerpress.course.engine_made import only_the_engine_knows
from primerpress.course.policy import is_let_in
from primerpress.problems import Location, Problem, Severity, nearest
from primerpress.site.built_page import BuiltPage, addresses_in_css, read_built_page
from primerpress.site.links import Files, Nowhere, fragment, is_foreign
from primerpress.site.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from primerpress.course.course import Course
    from primerpress.reading.directives import Directive
    from primerpress.site.settings import SiteSettings

# What Python-Markdown calls the place that a footnote leads back to.
_FOOTNOTE = "fnref:"
# Pages work in spite of it.
_WARNED = {"duplicate-element-id", "stopped-by-policy"}


class Verified(NamedTuple):
    """What is wrong with a site, in the order of files and lines, and how many pages and quizzes are in it.

    The page for mistyped addresses does not count.
    """

    problems: list[Problem]
    pages: int
    quizzes: int


def verify(site: Path, course: Course, settings: SiteSettings, target: Path) -> Verified:
    """Look through a built site.

    Args:
        site: the folder it was built into.
        course: what it was built from.
        settings: where it will be served from.
        target: the folder it will be moved to, by which problems name its files.
    """
    paths = frozenset(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    check = _Verification(site, Files(paths, settings.base), Sources(course, paths), settings.origin)
    check.let_in = tuple(course.settings.asked_sites)
    check.name = Path(relpath(target, course.folder)).as_posix()
    for path in sorted(paths):
        if path.endswith(".html"):
            check.page(read_built_page(site / path, path))
        elif path.endswith(".css"):
            check.style(path)
    check.anchors()
    check.questions(course)
    pages = sum(1 for path in paths if path.endswith(".html") and path != "404.html")
    return Verified(check.problems(), pages, len(check.quizzes(course)))


class _Finding(NamedTuple):
    """What is wrong, wherever it is found."""

    code: str
    message: str
    hint: str

    def at(self, location: Location, more: str = "") -> Problem:
        """Return it as a problem of one place."""
        severity: Severity = "warning" if self.code in _WARNED else "error"
        return Problem(location, self.code, self.message + more, self.hint, severity)


class _Verification:
    """Gathers what is found page by page; anchors are looked up when every page has been read."""

    name = "site"
    let_in: tuple[str, ...] = ()

    def __init__(self, site: Path, files: Files, sources: Sources, origin: str) -> None:
        self._site = site
        self._files = files
        self._sources = sources
        self._origin = origin
        self._ids: dict[str, frozenset[str]] = {}
        self._wanted: list[tuple[str, str, str]] = []
        self._located: set[Problem] = set()
        self._questions: dict[str, frozenset[str]] = {}
        self._panels: dict[str, frozenset[str]] = {}
        self._elsewhere: dict[_Finding, list[Location]] = {}

    def page(self, page: BuiltPage) -> None:
        """Look at everything that can be judged from one page, and note what cannot."""
        self._ids[page.path] = page.ids
        self._questions[page.path] = page.questions
        self._panels[page.path] = page.panels
        self._directives(page)
        for address in page.links:
            self._link(page.path, address)
        for address in page.requests:
            self._request(page.path, address)
        self._foreign(page.path, (*page.requests, *page.styles), page.said)
        for inline in page.inline:
            if page.policy and inline.is_stopped(page.policy):
                self._add(page.path, _Finding("stopped-by-policy", inline.message, inline.hint), (inline.written,))
        for name, count in page.repeated.items():
            what = f"the id “{name}” is used {count} times on this page"
            finding = _Finding("duplicate-element-id", what, "Give each its own: a link to it reaches only the first.")
            self._add(page.path, finding, (f"{{#{name}", f"#{name}", name))

    def _directives(self, page: BuiltPage) -> None:
        for line in page.left_over:
            finding = _Finding(
                "directive-not-shown",
                f"learners would read “{line}” as it is typed here",
                "Put it on a line of its own, with an empty line before and after it. "
                "To show it as it is, put it between backticks.",
            )
            self._add(page.path, finding, (line,))
        if page.marked:
            finding = _Finding(
                "directive-not-shown",
                "a place holder for a directive is left on the page",
                "Put the directives of this page on lines of their own, outside of what other extensions read.",
            )
            self._add(page.path, finding)

    def style(self, path: str) -> None:
        """Look at a style sheet."""
        self._foreign(path, addresses_in_css((self._site / path).read_text("utf-8", errors="replace")))

    def anchors(self) -> None:
        """Look up the places on pages that links lead to."""
        for page, address, target in self._wanted:
            name = fragment(address)
            ids = self._ids.get(target)
            if ids is None or name in ids or address.partition("#")[2] in ids:
                continue
            if name.startswith(_FOOTNOTE):
                self._unused_footnote(page, name.removeprefix(_FOOTNOTE))
                continue
            near = nearest(name, (known for known in ids if not known.startswith("__")))
            finding = _Finding(
                "broken-anchor",
                f"the link leads to “#{name}”, and there is no such place on {self._sources.name(target)}",
                f"Did you mean “#{near}”?" if near else "Name the id of a heading or of a question on that page.",
            )
            self._add(page, finding, (f"#{address.partition('#')[2]}", f"#{name}"), link=address)

    def _unused_footnote(self, page: str, name: str) -> None:
        finding = _Finding(
            "broken-anchor",
            f"the footnote “{name}” leads back to a place that is not there: no text on the page refers to it",
            f"Write “[^{name}]” in the text, or remove the footnote.",
        )
        self._add(page, finding, (f"[^{name}]:",))

    def questions(self, course: Course) -> None:
        """See whether each question and each panel that a directive places is on its page."""
        made = only_the_engine_knows(course.settings)
        anywhere = frozenset().union(*self._questions.values())
        for page in course.pages:
            built = self._sources.built(page)
            if built is not None:
                for directive in page.directives:
                    # A plugin or a hook may have placed a question of the quiz on another page.
                    elsewhere = anywhere if made and not directive.question else frozenset()
                    self._shown(directive, course.around(page), self._questions.get(built, frozenset()) | elsewhere)
                for panel in page.panels:
                    self._panel(panel, self._panels.get(built, frozenset()))
        if made:
            self._unused(course)

    def _unused(self, course: Course) -> None:
        """Look for quizzes that no page shows, where only the finished site can tell."""
        waiting = {directive.quiz for page in course.drafts for directive in page.directives}
        for name in course.quizzes.keys() - waiting - self.quizzes(course):
            self._located.add(unused_quiz(course.quizzes[name]))

    def quizzes(self, course: Course) -> set[str]:
        """Return the names of the quizzes of which a page shows something."""
        shown = frozenset().union(*self._questions.values())
        return {quiz.name for quiz in course.quizzes.values() if any(name.element in shown for name in quiz.names)}

    def problems(self) -> list[Problem]:
        """Return what was found. What comes from the frame of the pages is named once, not for each of them."""
        for finding, places in self._elsewhere.items():
            more = f" (and on {len(places) - 1} more pages)" if len(places) > 1 else ""
            self._located.add(finding.at(places[0], more))
        return sorted(self._located)

    def _link(self, page: str, address: str) -> None:
        target = self._files.target(page, address)
        if isinstance(target, Nowhere):
            self._nowhere(page, address, target, f"the link “{address}”")
        elif fragment(address):
            self._wanted.append((page, address, target))

    def _request(self, page: str, address: str) -> None:
        target = self._files.target(page, address)
        if isinstance(target, Nowhere):
            self._nowhere(page, address, target, f"“{address}”, which the page needs,")

    def _nowhere(self, page: str, address: str, why: Nowhere, what: str) -> None:
        if why is Nowhere.ELSEWHERE:
            return
        path = address.partition("#")[0].partition("?")[0].rstrip("/")
        name = basename(path)
        near = nearest(name, {basename(known) for known in self._files.paths})
        if "://" in path:
            message = f"“{path.lstrip('./')}” could not be fetched, so it is not in the site"
            hint = "Build again with a connection: the plugin “privacy” keeps what it has fetched in “.cache”."
        elif why is Nowhere.OUTSIDE:
            message = f"{what} leads out of the course"
            hint = "Write the path from this page on, or the whole address of another site, with https://."
        else:
            message = f"{what} leads to nothing"
            hint = "Write the path from the page that shows it to the file, and mind capital letters."
            hint = f"Is it “{near}” that you mean?" if near and near != name else hint
        written = (path, f"{splitext(name)[0]}.md" if name else "")
        self._add(page, _Finding("broken-link", message, hint), written, link=address)

    def _foreign(self, page: str, addresses: Iterable[str], said: Mapping[str, tuple[str, ...]] | None = None) -> None:
        for address in addresses:
            if is_foreign(address, self._origin) and not is_let_in(address, self.let_in):
                finding = _Finding(
                    "external-request",
                    f"“{address}” would be loaded from another site, which then sees who reads this course",
                    "Put the file into the course and use it from there, or make it a link that a learner may follow.",
                )
                self._add(page, finding, (address, address.partition(":")[2], *(said or {}).get(address, ())))

    def _shown(self, directive: Directive, course: Course, questions: frozenset[str]) -> None:
        missing = [name for name in course.showing.names(directive) if name.element not in questions]
        if missing:
            what = directive.argument if directive.question else ", ".join(name.id for name in missing)
            self._not_shown(directive, what)

    def _panel(self, panel: Directive, shown: frozenset[str]) -> None:
        name = f"{panel.name}[{panel.argument}]" if panel.argument else panel.name
        if name not in shown:
            self._not_shown(panel, f"::{name}")

    def _not_shown(self, directive: Directive, what: str) -> None:
        self._located.add(
            Problem(
                directive.location,
                "quiz-not-shown",
                f"what this line places is not on the built page: {what}",
                "Another extension, or HTML around it, keeps it from being read: put it on a line of its own, with an "
                "empty line before and after it, outside of any tag.",
            )
        )

    def _add(self, page: str, finding: _Finding, written: Iterable[str] = (), *, link: str = "") -> None:
        """Note what is wrong at the place where its author wrote it.

        Args:
            page: the built page on which it was found.
            finding: what it is.
            written: what its author may have written, the best clue first.
            link: the address on the page, where it is one that leads from there.
        """
        written = (link, *written) if link else tuple(written)
        location = (self._sources.find_link(page, link) if link else None) or self._sources.find(page, written)
        if location:
            self._located.add(finding.at(location))
            return
        places = self._elsewhere.setdefault(finding, [])
        places.append(Location(f"{self.name}/{page}", 1 if places else self._line(page, written)))

    def _line(self, page: str, written: Iterable[str]) -> int:
        lines = (self._site / page).read_text("utf-8", errors="replace").split("\n")
        return next(
            (number for number, line in enumerate(lines, 1) if any(text and text in line for text in written)), 1
        )
