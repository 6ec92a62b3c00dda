"""The whole course at a host, under the headers that it ships, and from the zip that is handed out."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen
from zipfile import ZipFile

import pytest
import yaml
from playwright.sync_api import Browser

from tests.browser.harness.firefox import EXECUTABLE, firefox

pytestmark = pytest.mark.proof

PROJECT = Path(__file__).parents[2]
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
BASE = "/courses/sharing/"

CONFIGURATION = """\
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    types {{ text/html html; text/css css; text/javascript js; image/svg+xml svg; image/png png; font/woff2 woff2; }}
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {folder}/www;
        include {folder}/course.conf;
    }}
}}
"""

# Answers each question that can be answered, in some way, and presses whatever checks it.
ANSWER_ALL = """() => {
  let checked = 0;
  for (const question of document.querySelectorAll('primerpress-question')) {
    const fields = [...question.querySelectorAll('input, textarea, select')].filter((field) => !field.disabled);
    const seen = new Set();
    for (const field of fields) {
      if (field.type === 'radio' || field.type === 'checkbox') {
        if (!seen.has(field.name)) field.click();
        seen.add(field.name);
      } else if (field.tagName === 'SELECT') {
        field.selectedIndex = 1;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      } else {
        field.value = '1';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }
    const check = question.querySelector('[data-action=check]');
    if (check) {
      check.click();
      checked += 1;
    }
  }
  return checked;
}"""
LISTEN = (
    "document.addEventListener('securitypolicyviolation', (e) => (window.violated ??= []).push(e.effectiveDirective))"
)


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=PROJECT)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project's course for a folder of a host, and pack it."""
    folder = tmp_path_factory.mktemp("course")
    for part in ("docs", "quizzes"):
        shutil.copytree(PROJECT / part, folder / part)
    shutil.copy(PROJECT / "support.yml", folder)
    settings = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8"))
    settings["site_url"] = f"https://courses.example{BASE}"
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True), "utf-8")
    command = (sys.executable, "-m", "primerpress")
    _run(*command, "build", "--course", folder)
    _run(*command, "package", "zip", "--course", folder)
    (folder / "course.conf").write_text(_run(*command, "headers", "nginx", "--course", folder), "utf-8")
    return folder


@contextmanager
def _nginx(folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "nginx.conf").write_text(CONFIGURATION.format(folder=folder, port=port), "utf-8")
    with subprocess.Popen([NGINX, "-c", folder / "nginx.conf", "-g", f"user {_user()};"]) as process:
        try:
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}{BASE}"
        finally:
            process.terminate()


def _user() -> str:
    return "root" if Path.home() == Path("/root") else "nobody"


@pytest.fixture(scope="module")
def host(course: Path) -> Iterator[str]:
    if not NGINX:
        pytest.skip("there is no nginx: on Debian, apt install nginx-light")
    shutil.copytree(course / "site", course / "www" / BASE.strip("/"))
    with _nginx(course) as address:
        yield address


def _pages(course: Path) -> list[str]:
    site = course / "site"
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))


def test_every_page_under_the_policy(course: Path, host: str, browser: Browser):
    """nginx hands out each page with the shipped headers, and all questions answer in Chromium without a violation."""
    context = browser.new_context()
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: message.type == "error" and told.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"{page.url}: {error}"))
    checked = 0
    for name in _pages(course):
        answer = page.goto(f"{host}{name}")
        assert "frame-ancestors 'self'" in answer.headers["content-security-policy"], name
        assert answer.headers["referrer-policy"] == "no-referrer"
        checked += page.evaluate(ANSWER_ALL)
    context.close()

    assert told == []
    assert checked > 200


def test_a_lost_address_below_a_folder_of_a_host(host: str):
    """An address that leads nowhere shows the course's own page, with its headers, however deep it is."""
    with pytest.raises(HTTPError) as lost:
        urlopen(f"{host}modules/deep/nowhere.html")  # noqa: S310 - an address of this computer

    assert lost.value.code == 404
    assert "This page is not here" in lost.value.read().decode()
    assert "frame-ancestors" in lost.value.headers["Content-Security-Policy"]


@pytest.mark.skipif(not EXECUTABLE, reason="there is no Firefox: on Debian, apt install firefox-esr")
def test_every_page_in_firefox_and_the_zip(course: Path, host: str, tmp_path: Path):
    """In Firefox each page answers under the policy, and the zip opens by its first page and is searched."""
    violated: list[str] = []
    checked = 0
    (tmp_path / "profile").mkdir()
    with ZipFile(course / "sharing-with-purpose.zip") as zipped:
        zipped.extractall(tmp_path)
    with firefox(tmp_path / "profile") as browser:
        for name in _pages(course):
            browser.go(f"{host}{name}")
            browser.run(LISTEN)
            checked += browser.run(f"return ({ANSWER_ALL})()")
            violated += [f"{name}: {one}" for one in browser.run("return window.violated ?? []")]

        browser.go((tmp_path / "sharing-with-purpose" / "Start here.html").as_uri())
        browser.expect("location.href.endsWith('the-course/index.html')")
        browser.click("[data-opens=search]")
        browser.expect("document.querySelector('.pp-search-count').textContent")
        browser.write(".pp-search-input", "boundaries")
        browser.expect("document.querySelector('.pp-search-results a')?.href.includes('06-boundaries')")

    assert violated == []
    assert checked > 200
