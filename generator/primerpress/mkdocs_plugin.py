"""The MkDocs plugin: comfort for the instructor. Nothing a learner sees depends on it.

It checks the whole course before a build and names every mistake, watches the quizzes while serving, and reads the
course once for all pages. It keeps answers out of feeds, keeps MkDocs from removing what no build has written, and
leaves the manifest by which `primerpress build` knows the site.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.config.base import Config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger

from primerpress.checks.course import check_course
from primerpress.course.course import QUIZZES, Course, read_course
from primerpress.page.syndication import syndicated
from primerpress.problems import errors
from primerpress.site import manifest
from primerpress.site.failure import SiteError, writing_in
from primerpress.site.manifest import manifest_of
from primerpress.site.target import refuse_cleaning

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

NAME = "primerpress"

log = get_plugin_logger(NAME)


class _Options(Config):  # type: ignore[no-untyped-call]
    """The plugin has none; the course is described in `extra`."""


class PrimerpressPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """Checks, watches, and hands the course to the pages."""

    def __init__(self) -> None:
        self._serving = False
        self._target: Path | None = None
        self._foreign: set[str] = set()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether somebody is at work on the course, to show problems on the page."""
        self._serving = command == "serve"
        self._target = None  # the engine keeps a plugin from one command to the next

    def on_config(self, config: MkDocsConfig) -> None:
        """Check the course, and hand it to the Markdown extension.

        Raises:
            Abort: there are errors, and this is a build.
        """
        folder = Path(config.config_file_path).parent
        course = read_course(folder)
        self._report(course)
        if NAME in config.markdown_extensions:
            config.mdx_configs[NAME] = {"course": course, "show_problems": self._serving}

    @event_priority(100)  # before any other plugin takes something out of the page
    def on_page_content(self, html: str, *, page: Page, **_: object) -> None:
        """Let a plugin that reads the page's content, as for a feed, read what may be read away from the page.

        When all plugins have had their turn, MkDocs puts `html` in its place.
        """
        page.content = syndicated(html)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """See what is in the folder that MkDocs is about to empty.

        Raises:
            Abort: something in it would be lost.
        """
        if self._serving:  # into a folder that is made for it
            return
        try:
            with writing_in(Path(config.site_dir)):
                self._foreign = refuse_cleaning(Path(config.site_dir))
        except SiteError as error:
            raise Abort(str(error)) from None
        self._target = Path(config.site_dir)

    @event_priority(-100)  # when the other plugins have written what is theirs
    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Leave the manifest of what has been written."""
        self._write_manifest()

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave it in half a site as well, so that the next build may replace it."""
        self._write_manifest()

    def _write_manifest(self) -> None:
        if self._target and self._target.is_dir():
            manifest_of(self._target, self._foreign).write(self._target / manifest.NAME)

    def _report(self, course: Course) -> None:
        problems = check_course(course)
        for problem in problems:
            (log.error if problem.severity == "error" else log.warning)(str(problem))
        count = len(errors(problems))
        if count and not self._serving:
            raise Abort(f"{count} to mend before the course can be built.")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:  # noqa: ARG002
        """Build again when a quiz is saved, also where the configuration forgot `watch`."""
        quizzes = Path(config.config_file_path).parent / QUIZZES
        if quizzes.is_dir():
            server.watch(str(quizzes))
