"""What all panels have in common: where they stand, and links from there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from primerpress.course.course import Course, address, link
from primerpress.course.former import renamed
from primerpress.course.page import Page
from primerpress.model.values import MarkdownText
from primerpress.render.environment import environment
from primerpress.render.fragment import Fragment, Typesetter


@dataclass(frozen=True)
class Panel:
    """A panel on a page.

    Args:
        texts: turns texts into HTML for that page.
        argument: what stands in brackets behind the directive's name, if anything.
        heading: the level for headings within the panel, 2 to 6.
    """

    course: Course
    name: str
    page: Page
    texts: Typesetter
    argument: str = ""
    heading: int = 3

    @property
    def directive(self) -> str:
        """The panel as the author names it, such as `support[crisis]`."""
        return f"{self.name}[{self.argument}]" if self.argument else self.name

    def html(self) -> str:
        """Return the HTML of the panel."""
        jinja = environment(self.course.settings.language)
        return jinja.get_template(f"panels/{self.name}.html.jinja").render(panel=self)

    @property
    def renamed(self) -> list[tuple[str, str]]:
        """Pairs of a name under which something may be kept, and that of today."""
        return renamed(self.course)

    @property
    def modules(self) -> tuple[Page, ...]:
        """The pages to work through."""
        return self.course.modules

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The modules, and what other pages show something of a quiz."""
        quizzed = (page for page in self.course.pages if page.directives and page not in self.modules)
        return (*self.modules, *quizzed)

    def link(self, page: Page, anchor: str = "") -> Fragment:
        """Return a link to a page, or to a place on it, called as the page is."""
        target = f"{address(page, self.page)}{anchor and '#'}{anchor}"
        return self.texts(MarkdownText(link(page.title or page.path, target)), f"{self.name}-link")

    def link_to_panel(self, name: str) -> Fragment | None:
        """Return a link to the page that holds a panel; None where none does or it is this one."""
        page = self.course.page_with_panel(name)
        return None if page is None or page == self.page else self.link(page)
