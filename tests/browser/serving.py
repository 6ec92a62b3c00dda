"""A folder served as a host does, and pages watched for what may not happen on them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Keep the test report free of requests."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Do nothing: a browser hangs up in the middle of an answer whenever it moves on."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this computer; yield its address."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=folder)) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def watch(pages: BrowserContext | Page, mishaps: list[str]) -> None:
    """Note down errors in the console, uncaught errors, failed requests and requests to any other host."""
    uncaught = "weberror" if isinstance(pages, BrowserContext) else "pageerror"
    pages.on("console", lambda message: message.type == "error" and mishaps.append(f"console: {message.text}"))
    pages.on(uncaught, lambda error: mishaps.append(f"uncaught: {getattr(error, 'error', error)}"))
    pages.on("request", lambda request: _is_foreign(request.url) and mishaps.append(f"request: {request.url}"))
    pages.on("response", lambda answer: answer.status >= HTTPStatus.BAD_REQUEST and mishaps.append(answer.url))


def _is_foreign(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme not in ("about", "blob", "data", "file") and parts.hostname != "127.0.0.1"
