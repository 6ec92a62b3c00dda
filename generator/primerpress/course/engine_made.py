"""What only the engine can know of a course: the pages and texts that plugins and hooks make while it builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from primerpress.course.settings import Settings

# These add nothing to pages that a check would miss.
_HARMLESS = {
    *("primerpress", "search", "offline", "privacy", "optimize", "meta", "info", "typeset"),
    *("awesome-nav", "glightbox", "git-revision-date-localized", "minify", "print-site", "section-index"),
}


def only_the_engine_knows(settings: Settings) -> bool:
    """Whether a plugin or a hook may write pages, or into them, so that a file does not say what learners see."""
    if settings.configuration.get("hooks"):
        return True
    return any(plugin.removeprefix("material/") not in _HARMLESS for plugin in settings.plugins)


def makes_the_navigation(settings: Settings) -> bool:
    """Whether a plugin decides what the navigation lists."""
    return any(plugin in _NAVIGATORS for plugin in settings.plugins)


_NAVIGATORS = {"awesome-nav", "awesome-pages", "literate-nav", "navigation", "i18n"}
