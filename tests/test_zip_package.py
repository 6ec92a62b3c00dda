"""A package is complete or not there, the same to the byte, replaces only its own, and opens by a double click."""

from __future__ import annotations

import os
import re
import shutil
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from primerpress.cli import main
from tests.small_course import MKDOCS_YML

QUIZ = """\
title: Two questions
questions:
  - id: first
    kind: true-false
    prompt: Is it?
    answer: true
"""
# With folders in addresses, as a host may want them, and a package cannot have them.
WITH_FOLDERS = MKDOCS_YML.replace("use_directory_urls: false\n", "site_url: https://example.org/c/\n")
COURSE = {
    "mkdocs.yml": WITH_FOLDERS,
    "docs/index.md": "# Welcome\n\nTo [the other page](two.md), where lanterns are.\n\n::quiz[one]\n",
    "docs/two.md": "# Two\n\nA lantern is lit.\n",
    "quizzes/one.yml": QUIZ,
}


def package(course, *arguments):
    result = CliRunner().invoke(main, ["package", "zip", "--course", str(course), *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def packed(course_in, tmp_path_factory):
    """A course with its package, which is said to be of a certain moment."""
    course = course_in(tmp_path_factory.mktemp("packed"))(COURSE)
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "1600000000"
    status, output = package(course)
    yield course, output
    os.environ.pop("SOURCE_DATE_EPOCH")
    os.environ |= {"SOURCE_DATE_EPOCH": before} if before else {}

    assert status == 0


def test_it_says_its_size_what_it_holds_and_what_to_do_with_it(packed):
    course, output = packed
    lines = output.splitlines()

    assert re.search(r"test-course\.zip: 0\.\d MB, 2 pages and 1 quiz\.$", lines[0])
    assert re.match(r"Unpacked: scripts and styles 0\.\d MB, fonts 0\.\d MB, ", lines[1])
    assert lines[2] == "Whoever gets it unpacks it, and opens “Start here.html”."
    assert not list(course.glob(".primerpress-stage*"))


def test_one_folder_comes_out_of_it_with_what_to_open_first(packed):
    with ZipFile(packed[0] / "test-course.zip") as zipped:
        names = [entry.filename for entry in zipped.infolist()]
        entry = zipped.infolist()[0]

    assert names == sorted(names)
    assert names[0] == "test-course/Start here.html"
    assert "test-course/the-course/two.html" in names
    assert {name.split("/")[0] for name in names} == {"test-course"}
    assert (entry.date_time, entry.external_attr >> 16) == ((2020, 9, 13, 12, 26, 40), 0o100644)


def test_it_leaves_out_what_only_a_server_needs(packed):
    with ZipFile(packed[0] / "test-course.zip") as zipped:
        names = [name.removeprefix("test-course/the-course/") for name in zipped.namelist()]

    assert [name for name in names if name.startswith((".", "_")) or name.endswith(".map")] == []
    assert not {"404.html", "sitemap.xml", "_headers", "robots.txt"} & set(names)


def test_the_same_course_gives_the_same_bytes_wherever_it_lies_and_takes_the_place_of_the_earlier_one(packed, tmp_path):
    course, _ = packed
    first = (course / "test-course.zip").read_bytes()
    other = shutil.copytree(course, tmp_path / "elsewhere é")
    umask = os.umask(0o077)
    try:
        status, _ = package(other)
    finally:
        os.umask(umask)

    assert status == 0
    assert (other / "test-course.zip").read_bytes() == first


def test_what_somebody_has_changed_or_another_has_written_is_left_alone(packed, tmp_path):
    course, _ = packed
    file = tmp_path / "mine.zip"
    file.write_bytes(b"not a zip")
    assert_left_alone(course, file)
    shutil.copy(course / "test-course.zip", file)
    with ZipFile(file, "a") as zipped:
        zipped.writestr("test-course/my notes.txt", "Do not lose me")
    assert_left_alone(course, file)


def assert_left_alone(course, file):
    before = file.read_bytes()

    status, output = package(course, "--output", file)

    assert status == 1
    assert f"Error: “{file}” is there, and is no package of this course as it was written" in output
    assert file.read_bytes() == before


def test_a_place_that_is_none_is_told(packed, tmp_path):
    course, _ = packed
    for place, said in {
        tmp_path / "nowhere" / "x.zip": f"there is no folder “{tmp_path / 'nowhere'}”",
        tmp_path / "x.tar": "does not end in “.zip”",
        course / "docs" / "x.zip": "would lie among the pages",
    }.items():
        status, output = package(course, "--output", place)

        assert status == 1
        assert said in output
        assert not place.exists()


def test_a_course_that_cannot_be_built_leaves_the_earlier_package(packed, tmp_path):
    course = shutil.copytree(packed[0], tmp_path / "course")
    before = (course / "test-course.zip").read_bytes()
    (course / "docs" / "two.md").write_text("# Two\n\n[Nowhere](three.md)\n", "utf-8")

    status, output = package(course)

    assert status == 1
    assert "docs/two.md:3:11" in output
    assert (course / "test-course.zip").read_bytes() == before
    assert not list(course.glob(".primerpress-stage*"))


def test_it_opens_by_a_double_click_and_is_searched_without_a_server(packed, tmp_path, browser):
    with ZipFile(packed[0] / "test-course.zip") as zipped:
        zipped.extractall(tmp_path)
    page = browser.new_page()
    told = []
    page.on("console", lambda message: told.append(message.text))

    page.goto((tmp_path / "test-course" / "Start here.html").as_uri())
    page.wait_for_url("**/the-course/index.html")
    page.get_by_role("link", name="the other page").click()
    expect(page.locator("article")).to_contain_text("A lantern is lit.")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").or_(page.locator(".pp-search-input")).fill("lantern")

    expect(page.locator(".pp-search-results li").first).to_contain_text("lantern")
    assert told == []
    page.close()


def test_somebody_who_looks_into_the_zip_is_told_to_unpack_it(packed, tmp_path, browser):
    with ZipFile(packed[0] / "test-course.zip") as zipped:
        zipped.extract("test-course/Start here.html", tmp_path)
    page = browser.new_page()

    page.goto((tmp_path / "test-course" / "Start here.html").as_uri())

    expect(page.get_by_role("main")).to_contain_text("unpack it first")
    page.close()
