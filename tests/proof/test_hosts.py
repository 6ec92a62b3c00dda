"""The whole course at each host that the page for hosts names, under the headers that it ships."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from lxml import html

from primerpress.site.hosting import OF_HOSTS
from tests.browser.harness.serving import served
from tests.proof import hosts
from tests.proof.environments import run
from tests.proof.tabs import Tab
from tests.proof.walking import answer_everything, pages_of
from tests.proof.whole_course import BASE, COMMAND, PROJECT
from tests.small_course import MKDOCS_YML

if TYPE_CHECKING:
    from tests.conftest import WriteCourse

pytestmark = pytest.mark.proof

RECIPES = PROJECT / "docs" / "teach" / "host.md"
FENCE = re.compile(r"(?ms)^```(?P<language>dockerfile|nginx)\n(?P<text>.*?)^```$")


@pytest.fixture(params=["nginx", "apache", "store"], scope="module")
def host(request: pytest.FixtureRequest, course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Hand out the course below a folder, and lend its address."""
    if reason := hosts.MISSING[request.param]:
        pytest.skip(reason)
    with _serving(request.param, course, tmp_path_factory.mktemp(request.param)) as server:
        yield f"http://127.0.0.1:{server.port}{BASE}"


def _serving(name: str, course: Path, folder: Path) -> AbstractContextManager[hosts.Server]:
    if name == "store":
        bucket, prefix = BASE.strip("/").split("/")
        return hosts.store(course / "site", bucket, prefix, folder)
    snippet = run(*COMMAND, "headers", name, "--course", course)
    return (
        hosts.apache(course / "site", snippet, BASE)
        if name == "apache"
        else hosts.nginx(course / "site", snippet, BASE, folder)
    )


@pytest.fixture
def told_by_headers(host: str, request: pytest.FixtureRequest) -> str:
    """Lend the address of a host that sends headers, and shows a page of ours for an address that leads nowhere."""
    if request.node.callspec.params["host"] == "store":
        pytest.skip("a store sends what stands in front of it says")
    return host


def test_every_page_answers_under_the_policy(tab: Tab, course: Path, host: str):
    """Each page of the course comes with all it needs, and all questions answer, without an error or a violation."""
    checked = answer_everything(tab, host, pages_of(course / "site"))

    assert tab.told() == []
    assert checked > 200


def test_every_file_travels_with_the_headers(course: Path, told_by_headers: str):
    """Each file is handed out with the headers, and may be kept no longer than until it is asked for again."""
    site = course / "site"
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        if file.is_file() and not OF_HOSTS.fullmatch(path):
            with urlopen(f"{told_by_headers}{path}") as answer:  # noqa: S310 - an address of this computer
                assert answer.read() == file.read_bytes(), path
                assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"], path
                assert (answer.headers["Referrer-Policy"], answer.headers["Cache-Control"]) == (
                    "no-referrer",
                    "no-cache",
                )


@pytest.mark.parametrize("address", ["modules/deep/nowhere.html", "nowhere", "modules/"])
def test_a_lost_address_below_a_folder_of_a_host(told_by_headers: str, address: str):
    """An address that leads nowhere shows the course's own page, with its headers, however deep it is."""
    with pytest.raises(HTTPError) as lost:
        urlopen(f"{told_by_headers}{address}")  # noqa: S310 - an address of this computer

    assert lost.value.code in (403, 404)
    assert "This page is not here" in lost.value.read().decode()
    assert "frame-ancestors" in lost.value.headers["Content-Security-Policy"]


def test_the_page_for_lost_addresses_finds_all_it_needs(tab: Tab, told_by_headers: str):
    """The page for lost addresses has its style, and its links lead to the course, below a folder of a host."""
    tab.go(f"{told_by_headers}modules/deep/nowhere.html")

    links = tab.run("return [...document.querySelectorAll('main a')].map((link) => link.href)")
    assert f"{told_by_headers}index.html" in links
    assert all(link.startswith(told_by_headers) for link in links)
    assert tab.run("return [...document.styleSheets].every((sheet) => sheet.cssRules.length)")
    tab.go(links[-1])
    assert tab.run("return document.querySelector('h1').textContent") != "This page is not here"


def test_no_address_ends_in_a_folder(course: Path):
    """No link of the course asks a host for the first page of a folder, so that a store of files is enough."""
    for name in pages_of(course / "site"):
        page = html.parse(course / "site" / name)
        links = [
            str(link)
            for link in page.xpath("//a/@href | //area/@href")
            if not str(link).startswith(("http", "mailto", "tel"))
        ]
        paths = [link.partition("#")[0].partition("?")[0] for link in links]

        assert [path for path in paths if path.endswith(("/", ".", ".."))] == [], name


def test_who_may_show_the_course_in_a_frame(tab: Tab, write_course: WriteCourse, tmp_path: Path):
    """A platform that the author names shows the course in a frame, and no other site does."""
    if reason := hosts.MISSING["nginx"]:
        pytest.skip(reason)
    platform = tmp_path / "platform"
    platform.mkdir()
    (tmp_path / "nginx").mkdir()
    with served(platform) as named, served(platform) as stranger:
        policy = f"    policy:\n      frame-ancestors: ['{named.rstrip('/')}']\n"
        course = write_course({"mkdocs.yml": f"site_url: https://course.example.org/\n{MKDOCS_YML}{policy}"})
        run(*COMMAND, "build", "--course", course)
        snippet = run(*COMMAND, "headers", "nginx", "--course", course)
        with hosts.nginx(course / "site", snippet, "/", tmp_path / "nginx") as server:
            frame = f'<link rel=icon href="data:,"><iframe src="http://127.0.0.1:{server.port}/"></iframe>'
            (platform / "page.html").write_text(f"<!doctype html><title>A platform</title>{frame}", "utf-8")
            tab.go(f"{named}page.html")
            assert "frame-ancestors" not in "".join(tab.told())
            tab.go(f"{stranger}page.html")
            assert "frame-ancestors" in "".join(tab.told())


def test_the_settings_for_docker(write_course: WriteCourse, tmp_path: Path):
    """What the recipe for Docker copies into a container shows the course with its headers, by nginx itself."""
    if reason := hosts.MISSING["nginx"]:
        pytest.skip(reason)
    course = write_course({"mkdocs.yml": f"site_url: https://listening.example.org/\n{MKDOCS_YML}"})
    run(*COMMAND, "build", "--course", course)
    (course / "course.conf").write_text(run(*COMMAND, "headers", "nginx", "--course", course), "utf-8")
    recipes = list(FENCE.finditer(RECIPES.read_text("utf-8")))
    [settings] = [recipe["text"] for recipe in recipes if "include course.conf;" in recipe["text"]]
    (course / "default.conf").write_text(settings, "utf-8")
    lines = [line for recipe in recipes if recipe["language"] == "dockerfile" for line in recipe["text"].splitlines()]
    for what, where in (line.split()[1:] for line in lines if line.startswith("COPY ")):
        _copy(course / what, tmp_path / "container" / where.lstrip("/"))

    with hosts.image_of_nginx(tmp_path / "container") as server:
        with urlopen(f"http://127.0.0.1:{server.port}/") as answer:
            assert "<h1" in answer.read().decode()
            assert "frame-ancestors" in answer.headers["Content-Security-Policy"]
        with pytest.raises(HTTPError) as lost:
            urlopen(f"http://127.0.0.1:{server.port}/nowhere")
        assert "This page is not here" in lost.value.read().decode()


def _copy(what: Path, where: Path) -> None:
    """Copy as a Dockerfile does: what is in a folder, or a file into one."""
    if what.is_dir():
        shutil.copytree(what, where)
    else:
        where.mkdir(parents=True, exist_ok=True)
        shutil.copy(what, where)
