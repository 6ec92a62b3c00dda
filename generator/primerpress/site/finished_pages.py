"""Finished pages of an earlier build, in the place of those that would come out the same.

A page shows its content, the navigation, its neighbours and the configuration. Where all that is as it was, its
template is not rendered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache, Template
from mkdocs.commands.build import get_context

from primerpress.kept import Kept, key_of
from primerpress.site.environment import Undecided, finishes_pages_alone, told
from primerpress.site.kept_pages import token
from primerpress.site.packed_page import key_of_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment
    from jinja2.bccache import Bucket
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from primerpress.site.environment import Around

_TEMPLATE = "main.html"


@dataclass
class FinishedPages:
    """The finished pages of one build.

    Args:
        kept: where they are.
        serving: whether they are served while somebody writes.
    """

    kept: Kept
    serving: bool
    around: Around
    _nav: str = ""

    def take_over(self, env: Environment, config: MkDocsConfig, files: Files) -> bool:
        """Let the theme's templates take what is kept, where nothing else has a say in finished pages.

        Returns:
            Whether they do.
        """
        around = self.around(config, files)
        if not self.kept.on or around is None or not finishes_pages_alone(config):
            return False

        finished = self

        class KeptTemplate(Template):
            """Renders what has changed."""

            def render(self, *args: Any, **values: Any) -> str:
                """Return the finished page."""
                context = args[0] if args else values
                page = context.get("page")
                if page is None or self.name != _TEMPLATE:
                    return super().render(*args, **values)
                return finished.page(page, context, around, lambda: super(KeptTemplate, self).render(*args, **values))

        env.template_class = KeptTemplate
        return True

    @property
    def number(self) -> int:
        """How many pages are kept."""
        return self.kept.number(self._kind)

    def from_end(self, env: Environment, nav: Navigation, config: MkDocsConfig, files: Files) -> Iterator[object]:
        """Finish one page after the other, from the last on, for another process than the one that writes them."""
        self.kept.open_again()
        shown = files.documentation_pages()
        for page in [file.page for file in shown if file.page][::-1]:
            page.active = True
            yield env.get_template(_TEMPLATE).render(get_context(nav, shown, config, page))
            page.active = False

    def page(self, page: Page, context: Mapping[str, Any], around: str | None, render: Any) -> str:
        """Return a finished page, rendered where anything that it shows has changed."""
        name = page.file.src_uri
        try:
            key = key_of(around, self._navigation(context["nav"]), *_shown(page), told(dict(_other(context))))
        except Undecided:
            return str(render())
        html = self.kept.find(self._kind, name, key)
        if html is None:
            html = str(render())
            self.kept.keep(self._kind, name, key, html)
        return str(html)

    @property
    def _kind(self) -> str:
        return "finished-served" if self.serving else "finished"

    def _navigation(self, nav: Navigation) -> str:
        if not self._nav:
            home = nav.homepage.url if nav.homepage else None
            self._nav = key_of(home, [_entry(item) for item in nav.items])
        return self._nav


class CompiledTemplates(BytecodeCache):
    """Keeps what templates were compiled to, for as long as this process serves."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take it; a template that was changed has another checksum, and is compiled."""
        if known := self._known.get(bucket.key):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember it."""
        self._known[bucket.key] = bucket.bytecode_to_string()


def _entry(item: Any) -> object:
    children = [_entry(child) for child in item.children or ()]
    return type(item).__name__, str(item.title), getattr(item, "url", None), children


def _shown(page: Page) -> tuple[object, ...]:
    """Return what of a page its template may show."""
    neighbours = [(near.title, near.url) if near else None for near in (page.previous_page, page.next_page)]
    addresses = (page.url, page.abs_url, page.canonical_url, page.edit_url, page.is_homepage)
    return key_of_content(page), page.title, told(page.meta), list(map(token, page.toc)), neighbours, addresses


def _other(context: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return what else the template is given; `pages` holds what other pages are, of which the theme shows nothing."""
    known = {"nav", "page", "pages", "config", "build_date_utc"}
    return [(name, value) for name, value in context.items() if name not in known]
