"""What Lighthouse says of three pages on a phone, served as a host does: compressed, and kept by the browser."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread

import pytest

from tools.install_browser import NODE, browser_executable

PROJECT = Path(__file__).parents[2]
PROGRAM = Path(__file__).parent / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"

PAGES = {
    "first page": "index.html",
    "module": "modules/05-empathy-connection-and-mutuality.html",
    "quiz": "modules/final-quiz.html",
}

# In bytes, compressed, with headers. Faces of type come on top, where a course has them. No page may become heavier
# than it is.
HEAVIEST_WITHOUT_FONTS = {"first page": 46_000, "module": 79_500, "quiz": 88_500}
HEAVIEST_FONTS = 62_000
ITALIC = "italic"

pytestmark = pytest.mark.proof


@contextmanager
def _hosted(site: Path) -> Iterator[str]:
    class Host(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            file = site / self.path.partition("?")[0].lstrip("/")
            found = file.is_file()
            body = (file if found else site / "404.html").read_bytes()
            self.send_response(200 if found else 404)
            if file.suffix != ".woff2":
                body = gzip.compress(body)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Type", guess_type(file.name)[0] or "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=31536000")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not PROGRAM.is_file():
        pytest.skip("Lighthouse is not installed: make proof does it")
    site = tmp_path_factory.mktemp("lighthouse") / "site"
    subprocess.run([sys.executable, "-m", "primerpress", "build", "--output", site], cwd=PROJECT, check=True)
    with _hosted(site) as address:
        yield address


@pytest.mark.parametrize("page", PAGES)
def test_lighthouse(host: str, page: str, tmp_path: Path, record_property: Callable[[str, str], None]):
    """Accessibility, best practices and SEO are 100, nothing moves, and a first load is light."""
    report = tmp_path / "report.json"
    executable = browser_executable()
    subprocess.run(
        [
            NODE,
            PROGRAM,
            f"{host}{PAGES[page]}",
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            "--chrome-flags=--headless --no-sandbox",
        ],
        env=os.environ | ({"CHROME_PATH": executable} if executable else {}),
        check=True,
        timeout=240,
    )

    said = json.loads(report.read_text("utf-8"))
    scores = {name: round(100 * category["score"]) for name, category in said["categories"].items()}
    requests = said["audits"]["network-requests"]["details"]["items"]
    fonts = [one for one in requests if ".woff2" in one["url"]]
    weight = sum(one["transferSize"] for one in requests) - sum(one["transferSize"] for one in fonts)
    # How fast it is depends on the machine, so it is said and not asked for.
    record_property("proved", f"Lighthouse, {page}: {scores}, {weight} bytes without fonts")

    assert [100] * 3 == [scores[name] for name in ("accessibility", "best-practices", "seo")]
    assert round(said["audits"]["cumulative-layout-shift"]["numericValue"], 3) == 0
    assert weight <= HEAVIEST_WITHOUT_FONTS[page]
    assert sum(one["transferSize"] for one in fonts if ITALIC not in one["url"]) <= HEAVIEST_FONTS
