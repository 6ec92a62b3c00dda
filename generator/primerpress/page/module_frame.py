"""Puts what belongs to a module around its words, and to a first page what leads into the course."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown

from primerpress.course.course import Course
from primerpress.course.page import Page
from primerpress.render.fragment import Typesetter
from primerpress.render.module import Module
from primerpress.render.motif import landing


@dataclass(frozen=True)
class ModuleFrame:
    """The frame of one page, in a course that names its modules.

    Args:
        md: the instance that converts the page; its table of contents becomes that of the parts.
        root: the page, when all that the author wrote is in it.
        texts: sets texts for this page.
    """

    md: Markdown
    root: Element
    course: Course
    page: Page
    texts: Typesetter

    def put(self) -> None:
        """Put the frame around the words of the page, if it is a module or the first page."""
        heading = next((element for element in self.root if element.tag == "h1"), None)
        if heading is None or not self.course.settings.modules:
            return
        if self.course.place_among_modules(self.page) is not None:
            self._put_around_module(heading, self._module(self.page))
            self._keep_parts({part.id for part in self.course.parts(self.page)})
        elif self.course.uri(self.page) == "index.md" and self.page.holds("progress") and self.course.modules:
            self._put_around_beginning(heading)

    def _put_around_module(self, heading: Element, module: Module) -> None:
        head = self._wrapped([heading], "pp-module-head")
        head.insert(0, self._held(module.html("kicker")))
        if module.page.said:
            head.append(self._held(module.html("standfirst")))
        place = list(self.root).index(head) + 1
        if module.page.mentions:
            self.root.insert(place, self._held(module.html("mentions")))
        if module.parts:
            self._put_parts(module, place)
        if module.next:
            self.root.append(self._held(module.html("next")))

    def _put_parts(self, module: Module, place: int) -> None:
        """Put their list before the first section, and before each of them that it begins."""
        sections = [element for element in list(self.root)[place:] if element.tag == "h2"]
        if sections:
            self._put_before(sections[0], module.html("parts"))
        numbers = {part.id: number for number, part in enumerate(module.parts, 1)}
        for section in sections:
            if number := numbers.get(section.get("id", "")):
                self._put_before(section, module.html("part", number=number))

    def _put_around_beginning(self, heading: Element) -> None:
        """Wrap all from the top to the paragraph below the title, and put behind it where to begin."""
        modules = [self._module(page) for page in self.course.modules]
        first = next((module for module in modules if module.number), modules[0])
        earlier = next(iter(modules[: modules.index(first)]), None)
        children = list(self.root)
        after = children.index(heading) + 1
        hero = self._wrapped(
            children[:after] + [one for one in children[after : after + 1] if one.tag == "p"], "pp-hero"
        )
        drawing = landing() if self.course.settings.motif else None
        hero.append(self._held(first.html("begin", before=earlier, drawing=drawing)))

    def _module(self, page: Page) -> Module:
        return Module(self.course, page, self.page, self.texts)

    def _held(self, html: str) -> Element:
        """Return an element in whose place the HTML comes when the page is finished."""
        element = Element("p")
        element.text = self.md.htmlStash.store(html)
        return element

    def _put_before(self, element: Element, html: str) -> None:
        self.root.insert(list(self.root).index(element), self._held(html))

    def _wrapped(self, elements: list[Element], name: str) -> Element:
        """Put neighbouring elements into a new one, in their place."""
        place = list(self.root).index(elements[0])
        wrapper = Element("div", {"class": name})
        for element in elements:
            self.root.remove(element)
            wrapper.append(element)
        self.root.insert(place, wrapper)
        return wrapper

    def _keep_parts(self, ids: set[str]) -> None:
        """Leave in the table of contents, which the navigation shows, the places to stop, where there are any."""
        if any(ids):
            self.md.toc_tokens = list(_only(getattr(self.md, "toc_tokens", []), ids))  # type: ignore[attr-defined]


def _only(tokens: list[dict[str, object]], ids: set[str]) -> Iterator[dict[str, object]]:
    for token in tokens:
        inner = list(_only(token["children"], ids))  # type: ignore[arg-type]
        if token["level"] == 1:
            yield {**token, "children": inner}
        elif token["id"] in ids:
            yield {**token, "children": []}
