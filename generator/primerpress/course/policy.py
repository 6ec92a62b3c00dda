"""What an author adds to the policy by which browsers stop what does not belong to a page (`extra: course: policy:`).

The names are those of the standard (Content Security Policy, level 3), since hosts and the makers of learning platforms
speak of it in these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from primerpress.model.values import Path as Keys
from primerpress.problems import Problem, shortened
from primerpress.reading.configuration import Configuration

FRAME_ANCESTORS = "frame-ancestors"
"""Who may show the course in a frame. Browsers heed it in a header alone, not in a page."""

DIRECTIVES = (
    *("script-src", "style-src", "img-src", "media-src", "font-src", "connect-src", "frame-src"),
    FRAME_ANCESTORS,
)

_ORIGIN = re.compile(r"https?://(?:\*\.)?[\w-]+(?:\.[\w-]+)*(?::\d+)?(?:/[\w./~%-]*)?", re.ASCII)
_DIGEST = re.compile(r"sha(?:256|384|512)-[A-Za-z0-9+/]+={0,2}")
_EXAMPLES = {
    "script-src": "the digest of a script, such as “sha256-…”, or the address of a site, such as “https://example.org”",
    "style-src": "the digest of a style, such as “sha256-…”, or the address of a site, such as “https://example.org”",
}
_SITE = "the address of a site, such as “https://example.org”"


def check_policy(configuration: Configuration, keys: Keys) -> Iterator[Problem]:
    """Look through what is added to the policy.

    Args:
        configuration: where it is written.
        keys: lead to it.
    """
    for directive, sources in _written(configuration, keys):
        place = (*keys, directive)
        if not isinstance(sources, list):
            message = f"“{directive}” should be a list"
            hint = "Write each on a line of its own, with a dash and a space before it."
            yield Problem(configuration.locate(place), "course-settings", message, hint)
            continue
        for number, source in enumerate(sources):
            if not _is_known(directive, str(source)):
                yield Problem(
                    configuration.locate((*place, number)),
                    "course-settings",
                    f"“{shortened(str(source))}” is nothing that “{directive}” can let in",
                    f"Write {_EXAMPLES.get(directive, _SITE)}.",
                )


def added_sources(configuration: Configuration, keys: Keys, directive: str) -> tuple[str, ...]:
    """Return what is added to a directive, as a policy writes it."""
    sources = dict(_written(configuration, keys)).get(directive)
    known = (str(one) for one in sources if _is_known(directive, str(one))) if isinstance(sources, list) else ()
    return tuple(f"'{one}'" if one == "self" or _DIGEST.fullmatch(one) else one for one in known)


def asked_sites(configuration: Configuration, keys: Keys) -> dict[str, Keys]:
    """Return the sites that pages may ask, because the author says so, and the keys that lead to where that is said."""
    return {
        str(source): (*keys, directive, number)
        for directive, sources in _written(configuration, keys)
        for number, source in enumerate(sources if isinstance(sources, list) and directive != FRAME_ANCESTORS else ())
        if _ORIGIN.fullmatch(str(source))
    }


def is_let_in(address: str, sites: Iterable[str]) -> bool:
    """Whether an address is one of a site that pages may ask."""
    there = re.sub("^//", "https://", address)
    return any(_begins(site, there) for site in sites)


def _begins(site: str, address: str) -> bool:
    any_name = re.escape(site.rstrip("/")).replace("\\*", "[^/]+")
    return bool(re.match(f"{any_name}(?:[/?#]|$)", address))


def _written(configuration: Configuration, keys: Keys) -> list[tuple[str, object]]:
    written = configuration.get(*keys)
    return [(name, written[name]) for name in DIRECTIVES if name in written] if isinstance(written, dict) else []


def _is_known(directive: str, source: str) -> bool:
    if _ORIGIN.fullmatch(source):
        return True
    if directive in ("script-src", "style-src"):
        return bool(_DIGEST.fullmatch(source))
    if directive in ("frame-src", FRAME_ANCESTORS):
        return source == "self"
    return source in ("blob:", "data:")
