"""While serving: the engine adds to each page a script that loads it anew, and the page's policy lets that one in.

Its words differ from page to page, so its digest is put into the policy on the way to the browser. What an author has
put into a page is stopped as it will be when the course is online.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_ADDED = re.compile(rb"<script>((?:(?!<script).)*)</script>(?:</body>(?!.*</body>)|\Z)", re.DOTALL)
_RULE = b"script-src 'self'"


def with_reloading(serve: WSGIApplication) -> WSGIApplication:
    """Return what serves the same, but for the policy of each page."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        begun: list[Any] = []

        def begin(status: str, headers: list[tuple[str, str]], *failed: Any) -> Callable[[bytes], object]:
            begun[:] = status, dict(headers), *failed
            return lambda _written: None

        body = serve(environ, begin)
        status, headers, *failed = begun
        if headers.get("Content-Type", "").startswith("text/html"):
            body = [let_in_last_script(b"".join(body))]
            headers["Content-Length"] = str(len(body[0]))
        start_response(status, list(headers.items()), *failed)
        return body

    return answer


def let_in_last_script(page: bytes) -> bytes:
    """Add the digest of a page's last script, where it has no attribute and ends the page, to its policy."""
    found = _ADDED.search(page)
    if found is None:
        return page
    digest = b64encode(sha256(found[1]).digest())
    return page.replace(_RULE, b"%b 'sha256-%b'" % (_RULE, digest), 1)
