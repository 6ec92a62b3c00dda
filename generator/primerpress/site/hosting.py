"""What a host needs beside the pages: headers that say what browsers may do, and where a mistyped address leads."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from primerpress.course.policy import FRAME_ANCESTORS
from primerpress.site.built_page import read_built_page

if TYPE_CHECKING:
    from primerpress.course.settings import Settings
    from primerpress.site.settings import SiteSettings

HEADERS = "_headers"
"""What Netlify and Cloudflare Pages read, and others hand out like any file."""

OF_HOSTS = re.compile(rf"(.*/)?\..*|{HEADERS}|404\.html|robots\.txt|sitemap\.xml(\.gz)?|.*\.map")
"""The paths of what only a server, or somebody who looks for a fault, has a use for."""

_PAGES = ("index.html", "404.html")
_NEVER_NEEDED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer", "microphone"),
    *("midi", "payment", "serial", "usb", "xr-spatial-tracking"),
)


def write_for_hosts(site: Path, settings: Settings, online: SiteSettings) -> None:
    """Write into a built site what some hosts look for there, in place of nothing that the course itself has put there.

    Args:
        site: the folder of the site.
        settings: those of the course.
        online: where it will be served from.
    """
    files = {HEADERS: _netlify(headers(site, settings), "/"), ".nojekyll": ""}
    if online.origin and online.base == "/":  # robots ask for nothing below it
        files["robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {online.url.rstrip('/')}/sitemap.xml\n"
    for name, text in files.items():
        if not (site / name).exists():
            (site / name).write_text(text, encoding="utf-8", newline="\n")


def headers(site: Path, settings: Settings) -> dict[str, str]:
    """Return the headers with which each file of a site should travel, by name.

    The policy is that which its pages carry, and besides who may show them in a frame: a header alone can say so.
    """
    found = {}
    if policy := _policy(site):
        ancestors = " ".join(("'self'", *(one for one in settings.added_to_policy(FRAME_ANCESTORS) if one != "'self'")))
        found["Content-Security-Policy"] = f"{policy}; {FRAME_ANCESTORS} {ancestors}"
    return found | {
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _NEVER_NEEDED),
        "X-Content-Type-Options": "nosniff",
    }


def _policy(site: Path) -> str:
    pages = (read_built_page(site / name, name) for name in _PAGES if (site / name).is_file())
    rules = next(filter(None, (page.policy for page in pages)), {})
    return "; ".join(" ".join((directive, *sources)) for directive, sources in rules.items())


def _netlify(said: dict[str, str], base: str) -> str:
    return f"{base}*\n" + "".join(f"  {name}: {value}\n" for name, value in said.items())


def _nginx(said: dict[str, str], base: str) -> str:
    lines = [f'add_header {name} "{value}" always;' for name, value in said.items()]
    # A new edition is seen at once; what has not changed is not sent again. A folder has no list of its files (403).
    lines += ['add_header Cache-Control "no-cache" always;', f"error_page 403 404 {base}404.html;"]
    about = '# Include this file in the "server" block, beside "root".'
    return "\n".join([about, f"location {base} {{", *(f"    {line}" for line in lines), "}"]) + "\n"


def _apache(said: dict[str, str], base: str) -> str:
    lines = [f'Header always set {name} "{value}"' for name, value in said.items()]
    lines += ['Header always set Cache-Control "no-cache"']
    about = "# Save this as “.htaccess” in the folder of the course, or put it into its “<Directory>” block."
    module = ["<IfModule mod_headers.c>", *(f"    {line}" for line in lines), "</IfModule>"]
    lost = [f"ErrorDocument {status} {base}404.html" for status in (403, 404)]
    return "\n".join([about, *module, *lost]) + "\n"


SERVERS: dict[str, Callable[[dict[str, str], str], str]] = {"nginx": _nginx, "apache": _apache, "netlify": _netlify}
"""How each server is told, from the headers and the path at which the course starts."""
