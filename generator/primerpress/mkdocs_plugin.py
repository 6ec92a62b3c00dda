"""The MkDocs plugin: comfort for the instructor. Nothing a learner sees depends on it.

It checks the whole course before a build and names every mistake, watches the quizzes while serving, and reads the
course once for all pages. It writes what a search reads, keeps answers out of feeds, keeps MkDocs from removing what no
build has written, and leaves the manifest by which `primerpress build` knows the site.
"""

from __future__ import annotations

import os
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import Config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel

from primerpress import theme
from primerpress.course.course import Course, read_course
from primerpress.course.edition import nav_without
from primerpress.kept import NOTHING, kept_for, key_of
from primerpress.page.combined import with_words_once
from primerpress.page.syndication import syndicated
from primerpress.page.words import PageWords, words_of
from primerpress.problems import errors
from primerpress.site import manifest
from primerpress.site.both_ends import from_end
from primerpress.site.check import CHECKED, everything_wrong, state_of
from primerpress.site.environment import Around, finishes_pages_alone
from primerpress.site.failure import SiteError, writing_in
from primerpress.site.finished_pages import CompiledTemplates, FinishedPages
from primerpress.site.following import PULSE, Pulse, Rebuilding
from primerpress.site.hosting import write_for_hosts
from primerpress.site.kept_pages import KeptPages
from primerpress.site.manifest import manifest_of
from primerpress.site.offline import write_offline
from primerpress.site.packed_page import key_of_content
from primerpress.site.progress import Teller
from primerpress.site.reloading import with_reloading
from primerpress.site.search import FOLDER, search_scripts
from primerpress.site.second_process import SecondProcess
from primerpress.site.settings import site_settings
from primerpress.site.target import refuse_cleaning
from primerpress.site.theme_files import OTHER_SEARCH, leave_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

NAME = "primerpress"

log = get_plugin_logger(NAME)

# What mkdocs-macros-plugin makes of a page that it cannot read.
_MACROS_FAILED = re.compile(r"# _Macro \w+ Error_\s+_File_:[^\n]*\s+(?P<cause>[^\n]+)")


class _Options(Config):  # type: ignore[no-untyped-call]
    """The plugin has none; the course is described in `extra`."""


class PrimerpressPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """Checks, watches, and hands the course to the pages."""

    def __init__(self) -> None:
        self._serving = False
        self._target: Path | None = None
        self._foreign: set[str] = set()
        self._course: Course | None = None
        self._options: dict[str, Any] = {}
        self._converted: dict[str, str] = {}
        self._pulse: Pulse | None = None
        self._search = ""
        self._templates = CompiledTemplates()
        self._second = SecondProcess()
        self._nav: Navigation | None = None
        self._kept = NOTHING
        self._pages = KeptPages(self._kept, serving=False, around=Around())
        self._finished = FinishedPages(self._kept, serving=False, around=Around())
        self._teller = Teller()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether somebody is at work on the course, to show problems on the page."""
        self._serving = command == "serve"
        self._target = None  # the engine keeps a plugin from one command to the next

    @event_priority(-200)  # when mkdocs-static-i18n has chosen a language
    def on_config(self, config: MkDocsConfig) -> None:
        """Check the course, and hand it to the Markdown extension.

        Raises:
            Abort: there are errors, and this is a build.
        """
        file = Path(config.config_file_path)
        self._kept = kept_for(file.parent)
        with from_end(file.parent, self._kept, file, drafts=self._serving):
            self._course = read_course(file.parent, file, drafts=self._serving, kept=self._kept)
            if os.environ.get(CHECKED) != state_of(file.parent):
                self._report(self._course)
        self._converted = {}
        around = Around()
        self._pages = KeptPages(self._kept, self._serving, around)
        self._finished = FinishedPages(self._kept, self._serving, around)
        said = config.extra.get("course")
        config.extra["course"] = {**(said if isinstance(said, dict) else {}), "id": self._course.settings.course}
        language = _language(config)
        if language:
            self._course = self._course.in_language(language)
        config.nav = nav_without(config.nav, self._course.withheld)
        self._search = ""
        leave_out(config.theme, OTHER_SEARCH if _has_our_theme(config) else frozenset())
        if _has_our_theme(config):
            _switch_off_other_searches(config)
            if self._course.settings.search:
                self._search = config.extra["course"]["search"] = f"{FOLDER}{language}/" if language else FOLDER
        if combined := config.plugins.get("print-site"):
            combined.config["add_table_of_contents"] = False  # it would copy one that our frame does not have
        if NAME in config.markdown_extensions:
            self._options = {"course": self._course, "show_problems": self._serving, "checked": not self._serving}
            config.mdx_configs[NAME] = self._options

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Leave out the pages that say that they are drafts, or that learners do not have."""
        course = self._course
        drafts = set(map(course.uri, course.drafts)) if course else set()
        for file in files.documentation_pages():
            if course and file.src_uri in course.withheld:
                file.inclusion = InclusionLevel.EXCLUDED
            elif file.src_uri in drafts:
                file.inclusion = InclusionLevel.DRAFT

    @event_priority(-200)  # when the other plugins have had their say about it
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Begin to convert pages in a second process, where no other plugin would notice it."""
        self._nav = nav
        if self._kept.on and finishes_pages_alone(config):
            pages = len(files.documentation_pages())
            self._second.start(self._convert_from_end(config, files), pages - self._pages.number)

    def _convert_from_end(self, config: MkDocsConfig, files: Files) -> Iterator[object]:
        self._kept.open_again()
        for page in [file.page for file in files.documentation_pages() if file.page][::-1]:
            page.read_source(config)
            page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
            page.render(config, files)
            self._pages.pack_latest()
            yield self._words_of(page)

    @event_priority(-100)  # when the other plugins have put in what is theirs
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Say which page comes now, and note what it has become.

        Raises:
            Abort: a plugin has put an error in its place, and this is a build.
        """
        if not self._serving and (failed := _MACROS_FAILED.match(markdown)):
            cause = failed["cause"].replace("**", "")
            raise Abort(f"{page.file.src_uri}: learners would see an error of the plugin “macros” here: {cause}")
        self._options["page"] = page.file.src_uri
        self._converted[page.file.src_uri] = markdown
        self._teller.read()
        if self._course:
            self._pages.take_over(page, self._course)

    @event_priority(100)  # before the other plugins look at finished pages
    def _convert_again(self, env: object, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Where others have placed quizzes, convert the pages with quizzes again, now that all of that is known."""
        self._second.end()
        self._pages.pack_latest()
        course = self._course.as_converted(self._converted) if self._course else None
        if course is None or course is self._course:
            return
        self._course = self._options["course"] = course
        for file in files.documentation_pages():
            known = course.page_at(file.src_uri)
            if file.page and known and known.placed:
                self._options["page"] = file.src_uri
                self._pages.take_over(file.page, course)
                file.page.render(config, files)
                html = file.page.content or ""
                file.page.content = config.plugins.on_page_content(html, page=file.page, config=config, files=files)

    @event_priority(-100)  # when the other plugins are done with them
    def _write_search(self, env: object, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Add what a search reads to the files of the site."""
        if not self._search or not self._course:
            return
        read = [file.page for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve) if file.page]
        words = [self._words_of(page) for page in read if page.content]
        scripts = search_scripts(filter(None, words), self._course.settings.teaching)
        for name, script in scripts.items():
            place = self._search + name
            files.append(File.generated(config, place, content=script, inclusion=InclusionLevel.INCLUDED))

    def _words_of(self, page: Page) -> PageWords | None:
        def make() -> tuple[PageWords | None]:
            return (words_of(page.content or "", page.url, str(page.title), page.meta),)

        key = key_of(key_of_content(page), page.url, str(page.title), page.meta.get("search"))
        return self._kept.made("words", page.file.src_uri, key, make)[0]

    @event_priority(-200)  # when no other plugin changes the templates any more
    def _hasten_templates(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Let templates make once what many pages show, and not again what has been made in an earlier build."""
        env.globals["once"] = _Once()
        env.bytecode_cache = self._templates
        env.auto_reload = False  # in one build no template changes
        if self._finished.take_over(env, config, files) and self._nav:
            pages = len(files.documentation_pages())
            work = self._finished.from_end(env, self._nav, config, files)
            self._second.start(work, pages - self._finished.number)

    on_env = CombinedEvent(_convert_again, _write_search, _hasten_templates)

    @event_priority(100)  # before any other plugin takes something out of the page
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: object) -> None:
        """Let a plugin that reads the page's content, as for a feed, read what may be read away from the page.

        When all plugins have had their turn, MkDocs puts `html` in its place.
        """
        if len(config.plugins.events["page_content"]) > 1:
            page.content = syndicated(html)

    def on_page_context(self, context: object, **_: object) -> None:  # noqa: ARG002
        """Tell that a page is about to be written."""
        self._teller.written()

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """See what is in the folder that MkDocs is about to empty.

        Raises:
            Abort: something in it would be lost.
        """
        # Into a folder that is made for it; or for another language, beside what this very command has written.
        if self._serving or self._target == Path(config.site_dir):
            return
        try:
            with writing_in(Path(config.site_dir)):
                self._foreign = refuse_cleaning(Path(config.site_dir))
        except SiteError as error:
            raise Abort(str(error)) from None
        self._target = Path(config.site_dir)

    @event_priority(-100)  # when the other plugins have written what is theirs
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Look after the page that mkdocs-print-site-plugin has written, and leave the manifest."""
        self._second.end()
        if combined := getattr(config.plugins.get("print-site"), "print_file", None):
            file = Path(combined.abs_dest_path)
            file.write_text(with_words_once(file.read_text("utf-8")), "utf-8")
        if self._course and not self._serving and CHECKED not in os.environ:  # the command does so itself
            write_for_hosts(Path(config.site_dir), self._course.settings, site_settings(self._course.settings))
            write_offline(Path(config.site_dir), self._course.settings)
        self._kept.close()
        self._write_manifest()

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave it in half a site as well, so that the next build may replace it."""
        self._second.end()
        self._kept.close(complete=False)
        self._write_manifest()

    def _write_manifest(self) -> None:
        if self._target and self._target.is_dir():
            manifest_of(self._target, self._foreign).write(self._target / manifest.NAME)

    def _report(self, course: Course) -> None:
        problems = everything_wrong(course)
        for problem in problems:
            (log.error if problem.severity == "error" else log.warning)(str(problem))
        count = len(errors(problems))
        if count and not self._serving:
            raise Abort(f"{count} to mend before the course can be built.")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], object]) -> None:
        """Follow every file of the course, and show on each page what keeps it from being built."""
        folder, site = Path(config.config_file_path).parent, Path(server.root)
        server.set_app(with_reloading(server.get_app()))  # type: ignore[arg-type]
        pulse = site / PULSE
        pulse.touch()
        self._pulse = Pulse(folder, lambda: pulse.write_text(str(time.monotonic_ns()), "ascii"))
        for path in (config.docs_dir, config.config_file_path):
            server.unwatch(path)
        config.watch[:] = [path for path in config.watch if not Path(path).is_relative_to(folder)]
        server.watch(str(pulse))
        server.builder = Rebuilding(folder, site, builder, log.error)
        self._pulse.start()

    def on_shutdown(self) -> None:
        """Look at the files of the course no longer."""
        if self._pulse:
            self._pulse.end()


class _Once:
    """Returns for the same values the text that was first made for them."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], str] = {}

    def __call__(self, *values: Any) -> str:
        """Return what the last of the values, a macro, makes where the others are as they are."""
        *of, make = values
        key = tuple(value if isinstance(value, str) else id(value) for value in of)
        if key not in self._made:
            self._made[key] = str(make())
        return self._made[key]


def _has_our_theme(config: MkDocsConfig) -> bool:
    """Whether pages come from our templates, be it by way of a theme that extends ours."""
    return any(Path(folder) == Path(theme.__file__).parent for folder in config.theme.dirs)


def _switch_off_other_searches(config: MkDocsConfig) -> None:
    """Keep Material's search from reading and writing what our pages do not use."""
    for name, plugin in config.plugins.items():
        if name.rpartition("/")[2] == "search" and "enabled" in plugin.config:
            plugin.config["enabled"] = False


def _language(config: MkDocsConfig) -> str:
    """Return the language that mkdocs-static-i18n builds, when it has set up the theme as it does with Material's."""
    plugin: Any = config.plugins.get("i18n")
    language = str(getattr(plugin, "current_language", None) or "")
    if language and plugin.config.get("reconfigure_material") and hasattr(plugin, "reconfigure_material_theme"):
        plugin.reconfigure_material_theme(config, language)
    return language
