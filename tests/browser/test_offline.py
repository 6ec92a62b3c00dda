"""A learner keeps the course for reading without a connection: one edition at a time, complete or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

from primerpress.course.course import read_course
from primerpress.site.build import build_site
from tests.small_course import MKDOCS_YML

if TYPE_CHECKING:
    from tests.conftest import Once

QUIZ = """\
title: One question
questions:
  - id: only
    kind: true-false
    prompt: Is it?
    answer: true
"""
COURSE = {
    "mkdocs.yml": MKDOCS_YML,
    "docs/index.md": "# Welcome\n\nThe first edition.\n\n::quiz[one]\n",
    "docs/my-data.md": "# My data\n\n::my-data\n",
    "docs/talk.mp3": "not really a talk",
    "quizzes/one.yml": QUIZ,
}
LATER = COURSE | {"docs/index.md": "# Welcome\n\nThe second edition.\n\n::quiz[one]\n"}
WITHDRAWN = COURSE | {"mkdocs.yml": f"{MKDOCS_YML}    offline: false\n"}
EDITIONS = {"first": COURSE, "second": LATER, "withdrawn": WITHDRAWN}

CACHES = "async () => (await caches.keys()).map((name) => name.split(' ').slice(0, 3).join(' '))"
REGISTRATIONS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
WAITING = "async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)"
ONE_CACHE = "async () => (await caches.keys()).length === 1"
NO_CACHE = "async () => (await caches.keys()).length === 0"
NO_WORKER = "async () => (await navigator.serviceWorker.getRegistrations()).length === 0"


@pytest.fixture(scope="module")
def editions(once: Once) -> Path:
    def build(folder: Path) -> None:
        for name, files in EDITIONS.items():
            for path, text in files.items():
                file = folder / "sources" / name / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")
            build_site(read_course(folder / "sources" / name), output=folder / name)

    return once("offline-editions", build)


class Host:
    """A host of one course in a folder. It can be out of reach, show another edition, and spoil a file."""

    def __init__(self, editions: Path, folder: Path) -> None:
        self.editions, self.folder = editions, folder
        self.spoilt = ""
        self.reachable = True
        self.address = ""

    def show(self, edition: str) -> None:
        shutil.rmtree(self.folder / "course", ignore_errors=True)
        shutil.copytree(self.editions / edition, self.folder / "course")


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, host: Host) -> None:
        self.host = host
        super().__init__(*arguments, directory=str(host.folder))

    def do_GET(self) -> None:
        if not self.host.reachable:
            self.close_connection = True
        elif self.host.spoilt and self.path.endswith(self.host.spoilt):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"half of it")
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Let a browser ask for each page anew, as hosts are told to: it would take one from before for new enough."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the test report free of requests."""


@contextmanager
def _hosting(host: Host) -> Iterator[Host]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host=host)) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        host.address = f"http://127.0.0.1:{server.server_port}/course/"
        yield host
        server.shutdown()


@pytest.fixture
def host(editions: Path, tmp_path: Path) -> Iterator[Host]:
    host = Host(editions, tmp_path)
    host.show("first")
    with _hosting(host) as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Lend a tab in which failures are told, since there is no connection at times."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def wait_for(page: Page, condition: str) -> None:
    """Wait until an asynchronous function says so."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(condition)


def card(page: Page):
    return page.locator("primerpress-offline")


def offer(page: Page, host: Host) -> None:
    page.goto(f"{host.address}my-data.html")
    page.locator("input[name=mode][value=device]").check()
    expect(card(page)).to_be_visible()


def keep(page: Page) -> None:
    card(page).get_by_role("button", name="Keep the course on this device").click()
    expect(card(page).get_by_role("status")).to_contain_text("The course is kept on this device.")


def test_a_course_is_kept_shown_without_a_connection_followed_by_a_newer_one_and_erased(page: Page, host: Host):
    page.goto(f"{host.address}my-data.html")
    expect(page.locator("#my-data-kept")).to_be_visible()
    expect(card(page)).to_be_hidden()  # things are kept in this tab
    offer(page, host)
    expect(card(page)).to_contain_text("it takes about")
    expect(card(page)).to_contain_text("left out and need a connection: 1, about 0.1 MB")
    assert page.evaluate(REGISTRATIONS) == 0
    keep(page)

    assert page.evaluate(CACHES) == ["primerpress test-course /course/"]

    host.reachable = False
    page.goto(f"{host.address}index.html")
    expect(page.locator("article")).to_contain_text("The first edition.")
    page.locator("input[name=answer]").first.check()
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#one--only")).to_have_attribute("data-state", "right")
    page.get_by_role("button", name="Search").click()
    page.locator(".pp-search-input").fill("edition")
    expect(page.locator(".pp-search-results li")).to_have_count(1)
    assert page.goto(host.address).status == 200
    assert page.goto(f"{host.address}nowhere.html").status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")

    host.show("second")
    host.reachable = True
    page.goto(f"{host.address}index.html")
    expect(page.locator("article")).to_contain_text("The first edition.")
    wait_for(page, WAITING)
    page.goto(f"{host.address}index.html")
    expect(page.locator("article")).to_contain_text("The second edition.")
    wait_for(page, ONE_CACHE)

    host.reachable = False
    page.reload()
    expect(page.locator("article")).to_contain_text("The second edition.")
    expect(page.locator("#one--only")).to_have_attribute("data-state", "right")

    page.goto(f"{host.address}my-data.html")
    for _ in range(2):
        page.locator("[data-action=erase-all]").click()
    wait_for(page, NO_CACHE)
    assert page.evaluate(REGISTRATIONS) == 0
    expect(card(page)).to_be_hidden()


def test_what_does_not_arrive_as_it_was_built_is_not_kept_at_all(page: Page, host: Host):
    offer(page, host)
    host.spoilt = "index.html"
    card(page).get_by_role("button", name="Keep the course on this device").click()

    expect(card(page).get_by_role("status")).to_contain_text("nothing of it was kept. Try again later.")
    assert page.evaluate(CACHES) == []
    host.spoilt = ""
    keep(page)
    card(page).get_by_role("button", name="Remove the course from this device").click()
    expect(card(page).get_by_role("status")).to_contain_text("The course is removed from this device.")
    assert (page.evaluate(CACHES), page.evaluate(REGISTRATIONS)) == ([], 0)


def test_a_browser_without_room_says_so(page: Page, host: Host):
    offer(page, host)
    page.context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": host.address.split("/course")[0], "quotaSize": 100_000}
    )
    card(page).get_by_role("button", name="Keep the course on this device").click()

    expect(card(page).get_by_role("status")).to_have_text("This browser has no room for it, so nothing of it was kept.")
    assert page.evaluate(CACHES) == []


def test_a_course_that_is_not_offered_any_more_takes_away_what_it_has_kept(page: Page, host: Host):
    offer(page, host)
    keep(page)
    host.show("withdrawn")
    page.goto(f"{host.address}index.html")

    wait_for(page, NO_WORKER)
    assert page.evaluate(CACHES) == []
    page.goto(f"{host.address}my-data.html")
    expect(page.locator("#my-data-kept")).to_be_visible()
    expect(card(page)).to_have_count(0)


def test_in_the_frame_of_a_platform_and_from_a_folder_nothing_is_offered(page: Page, host: Host, editions: Path):
    offer(page, host)
    (host.folder / "platform.html").write_text('<iframe src="course/my-data.html"></iframe>', "utf-8")
    page.goto(host.address.replace("course/", "platform.html"))
    expect(page.frame_locator("iframe").locator("#my-data-kept")).to_be_attached()
    expect(page.frame_locator("iframe").locator("primerpress-offline")).to_be_hidden()

    page.goto((editions / "first" / "my-data.html").as_uri())
    page.locator("input[name=mode][value=device]").check()
    expect(page.locator(".pp-said").filter(has_text="kept on this device")).to_be_visible()
    expect(card(page)).to_be_hidden()
