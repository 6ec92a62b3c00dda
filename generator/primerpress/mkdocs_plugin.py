"""The MkDocs plugin: comfort for the instructor. Nothing a learner sees depends on it.

It checks the whole course before a build and names every mistake, watches the quizzes while serving, and reads the
course once for all pages.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.config.base import Config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, get_plugin_logger

from primerpress.checks.course import check_course
from primerpress.course.course import QUIZZES, Course, read_course
from primerpress.problems import errors

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

NAME = "primerpress"

log = get_plugin_logger(NAME)


class _Options(Config):  # type: ignore[no-untyped-call]
    """The plugin has none; the course is described in `extra`."""


class PrimerpressPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """Checks, watches, and hands the course to the pages."""

    def __init__(self) -> None:
        self._serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether somebody is at work on the course, to show problems on the page."""
        self._serving = command == "serve"

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
