"""The whole course kept for reading without a connection: one edition at a time, and nothing when it is erased."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from primerpress.site.offline import WORKER
from tests.proof import hosts
from tests.proof.environments import run
from tests.proof.tabs import Tab, chromium_tab
from tests.proof.walking import ANSWER_ALL, answer_everything, search
from tests.proof.whole_course import BASE, COMMAND, build_whole_course
from tools.install_browser import browser_executable

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(bool(hosts.MISSING["nginx"]), reason=str(hosts.MISSING["nginx"])),
]

# What a page gets when it asks for files: the digest of each, as the service worker has it, or why there is none.
DIGESTS = """
const digest = async (path) => {
  const answer = await fetch(new URL(path, arguments[0]));
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()));
  return Array.from(bytes.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
};
const said = (path) => digest(path).catch(String).then((one) => [path, one]);
return Promise.all(arguments[1].map(said)).then(Object.fromEntries);
"""
# What Firefox says of an answer that came when its page was left: it names no address.
LEFT_MEANWHILE = "Failed to load ‘’. A ServiceWorker intercepted the request"
CACHES = "return caches.keys().then((names) => names.length)"
REGISTRATIONS = "return navigator.serviceWorker.getRegistrations().then((found) => found.length)"
# Notes down in the page when something has come to be, since what is asked of the browser is answered later.
NOTE = """
const look = () => Promise.resolve(%s).then((is) => (is ? (window.cameToBe = true) : setTimeout(look, 50)));
look();
"""
NEWER_IS_COMPLETE = "navigator.serviceWorker.getRegistration().then((found) => found.waiting)"
ONE_EDITION = "caches.keys().then((names) => names.length === 1)"
NO_EDITION = "caches.keys().then((names) => !names.length)"


class Host:
    """A host of the course, which can be out of reach and show another edition."""

    def __init__(self, server: hosts.Server, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.address = f"http://127.0.0.1:{server.port}{BASE}"

    def show(self, site: Path) -> None:
        shutil.rmtree(self.folder)
        shutil.copytree(site, self.folder)


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the course once more with another name, so that each of its pages is another one."""
    return build_whole_course(tmp_path_factory.mktemp("later"), site_name="Sharing, once more") / "site"


@pytest.fixture
def host(course: Path, tmp_path: Path) -> Iterator[Host]:
    snippet = run(*COMMAND, "headers", "nginx", "--course", course)
    (tmp_path / "nginx").mkdir()
    with hosts.nginx(course / "site", snippet, BASE, tmp_path / "nginx") as server:
        yield Host(server, tmp_path / "nginx" / "www" / BASE.strip("/"))


def _digests(site: Path) -> dict[str, str]:
    """Return the digest of each file that an edition keeps, by its path."""
    text = (site / WORKER).read_text("utf-8")
    edition, _ = json.JSONDecoder().raw_decode(text.removeprefix("primerpressEdition="))
    return dict(edition["files"])


def _comes_to_be(tab: Tab, condition: str) -> None:
    tab.run(NOTE % condition)
    tab.expect("window.cameToBe")


def _keep(tab: Tab, host: Host) -> None:
    tab.go(f"{host.address}my-data.html")
    tab.click("input[name=mode][value=device]")
    tab.expect("document.querySelector('[data-offline=keep]').checkVisibility()")
    assert tab.run(REGISTRATIONS) == 0
    tab.click("[data-offline=keep]")
    tab.expect(
        "document.querySelector('primerpress-offline [role=status]').textContent.startsWith('The course is kept')"
    )


def _all_is_of(tab: Tab, host: Host, site: Path) -> None:
    expected = _digests(site)
    assert len(expected) > 60
    assert tab.run(DIGESTS, host.address, list(expected)) == expected


def test_the_whole_course_is_kept_read_followed_and_erased(tab: Tab, host: Host, course: Path, later: Path):
    """Without a connection each page answers; a newer course takes over as a whole; erasing leaves nothing."""
    first = course / "site"
    pages = [path for path in _digests(first) if path.endswith(".html")]
    _keep(tab, host)

    host.server.stop()
    assert answer_everything(tab, host.address, pages) > 200
    search(tab, "boundaries", "06-boundaries")
    _all_is_of(tab, host, first)
    assert tab.told() == []

    host.show(later)
    host.server.start()
    tab.go(f"{host.address}about.html")
    _all_is_of(tab, host, first)
    assert "Sharing With Purpose" in tab.run("return document.title")
    _comes_to_be(tab, NEWER_IS_COMPLETE)
    _all_is_of(tab, host, first)

    tab.go(f"{host.address}about.html")
    tab.expect("document.title.endsWith('Sharing, once more')")
    _comes_to_be(tab, ONE_EDITION)
    host.server.stop()
    assert answer_everything(tab, host.address, pages) > 0
    _all_is_of(tab, host, later)

    tab.go(f"{host.address}my-data.html")
    tab.click("[data-action=erase-all]")
    tab.click("[data-action=erase-all]")
    _comes_to_be(tab, NO_EDITION)
    assert (tab.run(CACHES), tab.run(REGISTRATIONS), tab.run("return localStorage.length")) == (0, 0, 0)
    assert [one for one in tab.told() if LEFT_MEANWHILE not in one] == []


def test_over_plain_http_nothing_is_offered(browser: Browser, host: Host):
    """Over plain http a course answers and keeps, and what would need a secure connection is not offered."""
    plain = host.address.replace("127.0.0.1", "course.example")
    options = ["--host-resolver-rules=MAP course.example 127.0.0.1"]
    with (
        closing(browser.browser_type.launch(executable_path=browser_executable(), args=options)) as without_safety,
        chromium_tab(without_safety) as tab,
    ):
        tab.go(f"{plain}my-data.html")
        assert not tab.run("return window.isSecureContext")
        tab.click("input[name=mode][value=device]")
        tab.go(f"{plain}modules/06-boundaries-ethics-and-law.html")
        assert tab.run(ANSWER_ALL) > 0
        search(tab, "boundaries", "06-boundaries")
        tab.go(f"{plain}my-data.html")
        tab.expect("document.querySelector('.pp-summary').textContent.includes('Answers: ')")
        assert not tab.run("return document.querySelector('primerpress-offline').checkVisibility()")
        assert tab.told() == []
