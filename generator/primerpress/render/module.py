"""What stands around the words of a module: its head, its parts, places to stop, and the way on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from primerpress.course.course import Course, address, link
from primerpress.course.page import Page
from primerpress.course.parts import PagePart
from primerpress.model.values import MarkdownText
from primerpress.render.environment import environment
from primerpress.render.fragment import Fragment, Typesetter
from primerpress.render.motif import Drawing, motif


@dataclass(frozen=True)
class Module:
    """A module as its own page, or a list, shows it.

    Args:
        page: the module.
        here: the page on which it is shown.
        texts: turns texts into HTML for that page.
    """

    course: Course
    page: Page
    here: Page
    texts: Typesetter

    def html(self, template: str, **values: object) -> str:
        """Return one of the pieces that stand around its words, by the name of its template."""
        jinja = environment(self.course.settings.language)
        return jinja.get_template(f"module/{template}.html.jinja").render(module=self, **values)

    @property
    def number(self) -> int:
        """Its number; 0 where it has none."""
        return self.course.numbers.get(self.page.path, 0)

    @property
    def of(self) -> int:
        """The highest number of a module."""
        return max(self.course.numbers.values())

    @property
    def minutes(self) -> int:
        """How long it takes, in steps of five."""
        return self.course.minutes(self.page)

    @property
    def motif(self) -> Drawing | None:
        """What is drawn beside its title, where the course has drawings and this module a number."""
        drawn = self.course.settings.motif and self.number
        return motif(self.page.motif, self.number) if drawn else None

    @cached_property
    def parts(self) -> tuple[PagePart, ...]:
        """Its parts, if there are several, and none otherwise."""
        parts = self.course.parts(self.page)
        return parts if len(parts) > 1 else ()

    @property
    def next(self) -> Module | None:
        """The module after it."""
        page = self.course.module_after(self.page)
        return Module(self.course, page, self.here, self.texts) if page else None

    def link(self, words: str = "") -> Fragment:
        """Return a link to it, called as it is where no words are given."""
        return self._link(words or self.page.title or self.page.path, address(self.page, self.here), "link")

    @property
    def mentions(self) -> Fragment:
        """What a reader may rather not meet today."""
        return self.texts(MarkdownText(self.page.mentions), f"module-{self.number}-mentions")

    def link_to(self, part: PagePart) -> Fragment:
        """Return a link to one of its parts."""
        return self._link(part.title, f"#{part.id}", part.id)

    def _link(self, words: str, target: str, name: str) -> Fragment:
        return self.texts(MarkdownText(link(words, target)), f"module-{self.number}-{name}")
