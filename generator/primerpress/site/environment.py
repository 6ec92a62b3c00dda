"""What goes into every page that an engine builds: versions, configuration, plugins, and the names of all files.

It is known only where each part of it is. Whoever adds a plugin, a hook or an extension that is not listed here builds
every page anew, each time: nobody can tell what else such a thing looks at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path, PurePath
from types import FunctionType, NoneType
from typing import TYPE_CHECKING

from pathspec import PathSpec

from primerpress.course.edition import chosen_edition
from primerpress.kept import key_of, states

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

KNOWN_PLUGINS = {
    *("primerpress", "search", "info", "meta", "offline", "awesome-nav", "awesome-pages", "section-index"),
    *("glightbox", "git-revision-date-localized", "minify", "redirects", "rss", "print-site", "exclude"),
}
"""Plugins that change a page only by its Markdown, or when it is converted, so that a converted page may be kept."""

FINISHING = {"primerpress", "search", "info", "meta", "exclude", "redirects"}
"""Those with which a finished page may be kept, too: they add nothing to its template."""

KNOWN_EXTENSIONS = re.compile(
    r"primerpress|material\.extensions\.\w+"
    r"|(markdown\.extensions\.)?(abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|legacy_attrs"
    r"|legacy_em|md_in_html|meta|nl2br|sane_lists|smarty|tables|toc|wikilinks)"
    r"|pymdownx\.(arithmatex|betterem|blocks\.\w+|caret|critic|details|emoji|escapeall|extra|fancylists|highlight"
    r"|inlinehilite|keys|magiclink|mark|progressbar|saneheaders|smartsymbols|snippets|striphtml|superfences|tabbed"
    r"|tasklist|tilde)"
)
"""Extensions that make of a text the same each time. One that reads files, other than snippets, is not among them."""

_TRUSTED = ("material", "pymdownx", "markdown", "mkdocs", "primerpress", "functools", "re")
# Where the site goes, and what is told of elsewhere.
_ELSEWHERE = {"site_dir", "config_file_path", "plugins", "theme", "hooks", "mdx_configs", "nav", "watch", "dev_addr"}


class Undecided(Exception):  # noqa: N818 - it is caught at once, and says why nothing is kept
    """A part of what goes into pages cannot be told."""


def environment_of(config: MkDocsConfig, files: Files) -> str:
    """Return a digest that changes whenever pages may come out otherwise, but for what they say themselves.

    Raises:
        Undecided: that cannot be told.
    """
    _refuse_unknown(config)
    return key_of(
        chosen_edition(),
        tuple(_settings(config)),
        tuple((file.src_uri, file.url, file.inclusion.name) for file in files),
    )


class Around:
    """The digest of what goes into every page of one build, worked out once; None where it cannot be told."""

    def __init__(self) -> None:
        self._known: tuple[str | None] | None = None

    def __call__(self, config: MkDocsConfig, files: Files) -> str | None:
        """Return it."""
        if self._known is None:
            try:
                self._known = (environment_of(config, files),)
            except Undecided:
                self._known = (None,)
        return self._known[0]


def finishes_pages_alone(config: MkDocsConfig) -> bool:
    """Whether nothing but the theme and what is known has a say in finished pages."""
    return {_short(name) for name in config.plugins} <= FINISHING and not config.theme.custom_dir


def _refuse_unknown(config: MkDocsConfig) -> None:
    unknown = {_short(name) for name in config.plugins} - KNOWN_PLUGINS
    if unknown or config.hooks:
        raise Undecided(f"hooks or plugins: {unknown}")
    for extension in config.markdown_extensions:
        if not KNOWN_EXTENSIONS.fullmatch(str(extension)):
            raise Undecided(f"an extension: {extension}")
    # What they put into a page is part of it as the course reads it, but for what comes from another site.
    if (config.mdx_configs.get("pymdownx.snippets") or {}).get("url_download"):
        raise Undecided("snippets of another site")


def _settings(config: MkDocsConfig) -> Iterator[object]:
    for name, value in config.items():
        if name not in _ELSEWHERE:
            yield name, told(value)
    for name, options in config.mdx_configs.items():
        if name != "primerpress":
            yield name, told(options)
    for name, plugin in config.plugins.items():
        yield name, told(plugin.config)
    yield told(dict(config.theme))
    yield tuple(config.theme.dirs)
    if config.theme.custom_dir:
        yield tuple(states(Path(config.theme.custom_dir)))


def told(value: object) -> object:
    """Return a value as something whose representation says all about it.

    Raises:
        Undecided: it is something that nobody here knows.
    """
    kind = type(value)
    if isinstance(value, (str, bytes, int, float, PurePath, NoneType)):
        said: object = repr(value)
    elif isinstance(value, Mapping):
        said = tuple(sorted((str(key), repr(told(inner))) for key, inner in value.items()))
    elif isinstance(value, (list, tuple)):
        said = tuple(map(told, value))
    elif isinstance(value, (set, frozenset)):
        said = tuple(sorted(repr(told(inner)) for inner in value))
    elif isinstance(value, partial):
        said = told(value.func), told(value.args), told(value.keywords)
    elif isinstance(value, re.Pattern):
        said = value.pattern, value.flags
    elif isinstance(value, (FunctionType, type)) and value.__module__.partition(".")[0] in _TRUSTED:
        said = value.__module__, value.__qualname__
    elif isinstance(value, PathSpec):
        said = tuple((pattern.include, repr(pattern.regex)) for pattern in value.patterns)
    elif kind.__module__.startswith(("mkdocs.", "babel.")):
        said = told(vars(value)) if kind.__str__ is object.__str__ else str(value)
    else:
        raise Undecided(f"a setting: {value!r}")
    return kind.__name__, said


def _short(plugin: str) -> str:
    return plugin.removeprefix("material/").removeprefix("primerpress/").partition(" ")[0]
