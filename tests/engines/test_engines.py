"""One course, three engines: MkDocs, its fork ProperDocs, and Zensical build the same from the same files."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html
import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from tests.browser.harness.serving import served
from tests.browser.harness.tabs import heard, new_session

if TYPE_CHECKING:
    from tests.conftest import Once, WriteCourse

BIN = Path(sys.executable).parent

ENGINES = {
    "mkdocs": ["build", "--strict"],
    "properdocs": ["build", "-f", "mkdocs.yml", "--strict"],
    "zensical": ["build", "--clean"],
}

FILES: dict[str, str | bytes] = {
    "docs/index.md": "# Welcome\n\nRead [the module](modules/one.md). No quiz here.\n",
    "docs/modules/one.md": """\
# The module

A check in the text:
::question[boundaries/stated]

## More

::quiz[boundaries]

[ref]: ../index.md
""",
    "quizzes/boundaries.yml": """\
title: Boundaries that *hold*
intro: Take your time.
pass: 80
questions:
  - id: stated
    kind: true-false
    prompt: It is so.
    answer: true
  - id: reply
    kind: single-choice
    prompt: |
      Which reply keeps the **focus**? See [the start](../index.md) or [again][ref].[^note]

      [^note]: A footnote of the quiz.
    options:
      - text: Same here.
        feedback: It moves to you.
      - text: That sounds `lonely`.
        correct: true
        feedback: |
          It names a feeling:

          ```text
          lonely <b>
          ```
    hints: [Look at who is talking., Once more.]
    explanation: Because.
  - id: signs
    kind: multiple-choice
    prompt: Which are?
    options:
      - {text: One, correct: true}
      - {text: Two, correct: true, feedback_if_missed: Look again.}
      - {text: Three}
  - {id: word, kind: short-answer, prompt: Which word?, accept: [empathy, '/em.*y "&<>/']}
  - {id: weeks, kind: numeric, prompt: How many?, answer: 3, tolerance: 0.5, unit: weeks}
""",
}
PAGE = "modules/one.html"

Sites = dict[str, Path]


@pytest.fixture(scope="module")
def sites(course_in: Callable[[Path], WriteCourse], once: Once) -> Sites:
    """Build the same course with each engine that is installed, all at the same time."""
    installed = [engine for engine in ENGINES if (BIN / engine).exists()]

    def build(folder: Path) -> None:
        builds = {}
        for engine in installed:
            builds[engine] = subprocess.Popen(
                [BIN / engine, *ENGINES[engine]],
                cwd=course_in(folder / engine)(FILES),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        for engine, process in builds.items():
            output, _ = process.communicate(timeout=90)
            assert process.returncode == 0, f"{engine} build failed:\n{output}"

    folder = once("engines", build)
    return {engine: folder / engine / "site" for engine in installed}


@pytest.fixture(params=ENGINES)
def engine(request, sites) -> str:
    if request.param not in sites:
        pytest.skip(f"{request.param} is not installed")
    return request.param


@pytest.fixture
def visit(sites: Sites, engine: str, browser: Browser) -> Iterator[Callable[[str], tuple[Page, list[str]]]]:
    """Return a function that opens a page of the engine's site; it returns the page and what went wrong so far."""
    wrong: list[str] = []
    with served(sites[engine]) as origin, new_session(browser, wrong, base_url=origin) as session:

        def open_page(path: str) -> tuple[Page, list[str]]:
            page = session.new_page()
            page.goto(path, wait_until="networkidle")
            return page, wrong

        yield open_page


def _quiz_html(site: Path) -> str:
    """Return the HTML of the quizzes and checks of the page, without what engines are free to write otherwise."""
    document = lxml.html.fromstring((site / PAGE).read_text("utf-8"))
    parts = document.cssselect("primerpress-quiz, primerpress-question:not(primerpress-quiz *), #primerpress-words")
    for part in parts:
        part.tail = None
        for element in part.iter(etree.Element):
            element.attrib.pop("data-search-exclude", None)  # Zensical reads it and takes it away
            attributes = sorted(element.attrib.items())
            element.attrib.clear()
            element.attrib.update(attributes)
    html = "\n".join(lxml.html.tostring(part, encoding="unicode") for part in parts)
    return re.sub(r"\s+", " ", html)


def test_the_quiz_is_the_same_whatever_the_engine(sites, engine):
    assert _quiz_html(sites["mkdocs"]) == _quiz_html(sites[engine])
    assert 5 == _quiz_html(sites[engine]).count("</primerpress-question>")


def _loaded(page: Path) -> list[str]:
    """Return which of our bundles a page loads at once."""
    return re.findall(r"(?:src|href)=\"?[^\" >]*assets/primerpress/([\w.-]+)", page.read_text("utf-8"))


def test_a_page_without_a_quiz_loads_none_of_its_scripts_and_styles(sites, engine):
    assert ["frame.css", "screen.css", "paper.css", "every.js", "frame.js"] == _loaded(sites[engine] / "index.html")


def test_a_page_with_a_quiz_loads_what_its_questions_need(sites, engine):
    loaded = _loaded(sites[engine] / PAGE)

    assert ["screen.css", "code.css", "paper.css", "every.js", "questions.js"] == loaded
    assert all((sites[engine] / "assets" / "primerpress" / name).is_file() for name in loaded)


def test_links_within_a_quiz_lead_somewhere(sites, engine):
    document = lxml.html.fromstring((sites[engine] / PAGE).read_text("utf-8"))
    links = {link.get("href") for link in document.cssselect("primerpress-question a[href*=index]")}

    assert {"../index.html"} == links


def test_every_way_of_answering_works_and_the_answers_survive_a_reload(visit):
    page, wrong = visit(PAGE)
    reply = page.locator("#boundaries--reply")
    expect(reply).to_have_attribute("data-state", "open")

    page.locator("#boundaries--stated").get_by_role("radio", name="True").check()
    reply.get_by_role("radio").nth(1).check()
    page.locator("#boundaries--signs").get_by_role("checkbox", name="One").check()
    page.locator("#boundaries--word").get_by_role("textbox").fill("Empathy.")
    page.locator("#boundaries--weeks").get_by_role("textbox").fill("3,5 weeks")
    states = {"stated": "right", "reply": "right", "signs": "partly", "word": "right", "weeks": "right"}
    for name, state in states.items():
        question = page.locator(f"#boundaries--{name}")
        question.get_by_role("button", name="Check answer").click()
        expect(question).to_have_attribute("data-state", state)
    expect(reply.get_by_role("status")).to_contain_text("Right.")
    expect(reply.locator(".pp-feedback").nth(1)).to_contain_text("It names a feeling:")

    page.reload(wait_until="networkidle")

    for name, state in states.items():
        expect(page.locator(f"#boundaries--{name}")).to_have_attribute("data-state", state)
    expect(reply.get_by_role("radio").nth(1)).to_be_checked()
    assert [] == wrong


def test_a_search_finds_a_question_loads_nothing_before_it_is_opened_and_nothing_of_other_sites(visit):
    page, wrong = visit("index.html")
    with heard(page, "request") as requests:
        page.reload(wait_until="networkidle")
        assert [] == [request.url for request in requests if "search" in request.url]
        page.get_by_role("button", name="Search").click()
        page.get_by_role("dialog", name="Search").get_by_role("textbox").fill("keeps focus feeling")
        expect(page.get_by_role("status").filter(has_text="Nothing holds exactly these words.")).to_be_visible()
        page.get_by_role("textbox").fill("focus lonely")
        found = page.locator(".pp-search-results a")
        expect(found).to_have_count(1)
        expect(found).to_contain_text(re.compile(r"The module\s*More"))
        found.click()

    page.wait_for_url("**/modules/one.html#more")
    assert [] == wrong
