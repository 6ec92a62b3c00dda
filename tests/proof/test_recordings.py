"""Sound and video at a host and on paper, beside a quiz that is marked at its end: played, described, and printed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.harness.learner import Question
from tests.browser.harness.looks import ALL_LOOKS, expect_fine
from tests.browser.harness.paper import expect_worksheet_then_key, on_paper
from tests.browser.harness.serving import served
from tests.browser.harness.tabs import new_session
from tests.proof.recordings import sound, video
from tests.small_course import MKDOCS_YML

pytestmark = pytest.mark.proof

PAGE = """\
# Turns

Before it.

![A talk about short turns](media/talk.webm)

![A greeting](media/hello.wav)

[![Another talk](media/talk.svg)](https://youtu.be/abc)

::quiz[turns]
"""
QUIZ = """\
title: What you heard
marking: at-end
intro: How you did is shown when you ask for it.
questions:
  - id: heard
    kind: single-choice
    prompt: |
      What do you hear?

      ![A greeting](media/hello.wav)
    options:
      - {text: Hello, correct: true, feedback: That is it.}
      - {text: Bye, feedback: It came later.}
  - {id: short, kind: short-answer, prompt: Which word was long?, accept: [kind]}
  - {id: own, kind: reflection, prompt: What will you try?}
"""
POSTER = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><path d="M0 0h160v90H0z" fill="#2f7370"/></svg>'
FILES = {
    "mkdocs.yml": MKDOCS_YML,
    "docs/index.md": PAGE,
    "docs/media/talk.vtt": "WEBVTT\n\n00:00.000 --> 00:09.000\nShort turns are kind.\n",
    "docs/media/talk.txt": "Noor: Short turns are kind.\n\nA door opens.\n",
    "docs/media/hello.txt": "Hello, and welcome.\n",
    "docs/media/talk.svg": POSTER,
    "quizzes/turns.yml": QUIZ,
}
PLAY = """(media) => new Promise((played, failed) => {
  media.muted = true;  // or no browser plays without a press
  media.addEventListener('timeupdate', () => played(media.currentTime > 0 || !media.paused), { once: true });
  media.play().catch(failed);
})"""
SHOWN_CAPTIONS = "(video) => [...video.textTracks].flatMap((one) => [...one.activeCues ?? []].map((cue) => cue.text))"


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recordings")
    recorded = {"docs/media/talk.webm": video(browser), "docs/media/hello.wav": sound()}
    for name, content in (recorded | {name: text.encode() for name, text in FILES.items()}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    command = [sys.executable, "-m", "primerpress", "build", "--strict", "--course", folder]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture
def asked() -> list[str]:
    """Whatever a tab asks for."""
    return []


@pytest.fixture
def page(browser: Browser, site: Path, asked: list[str]) -> Iterator[Page]:
    told: list[str] = []
    with served(site) as address, new_session(browser, told, base_url=address) as session:
        session.on("request", lambda request: asked.append(request.url))
        tab = session.new_page()
        tab.goto("index.html")
        yield tab
        assert told == []


def test_played_when_asked(page: Page, asked: list[str]):
    """Sound and video are fetched when somebody plays them, with captions, and no other site is asked."""
    expect(page.locator("video")).to_have_count(1)
    assert [address for address in asked if re.search(r"webm|wav", address)] == []

    assert page.locator("video").evaluate(PLAY)
    assert all(one.evaluate(PLAY) for one in page.locator("audio").all())

    assert page.locator("video").evaluate(SHOWN_CAPTIONS) == ["Short turns are kind."]
    page.locator("figure summary").first.click()
    expect(page.get_by_text("A door opens.")).to_be_visible()
    assert {urlsplit(address).hostname for address in asked if not address.startswith("data:")} == {"127.0.0.1"}
    away = page.get_by_role("link", name="Another talk")
    assert (away.get_attribute("href"), away.get_attribute("rel")) == ("https://youtu.be/abc", "noopener noreferrer")


def test_fine_in_every_state(page: Page):
    """Played, unfolded, answered and marked at the end, the page is accessible and has room, in every look."""
    expect_fine(page, "as it came", ALL_LOOKS, part="html")
    page.locator("video").evaluate(PLAY)
    for summary in page.locator("figure summary").all():
        summary.click()
    expect_fine(page, "played and unfolded", ALL_LOOKS)
    Question(page, "turns--heard").give(["Bye"])
    see = page.get_by_role("button", name="See how you did")
    see.click()
    expect_fine(page, "with a question that has no answer", ALL_LOOKS)
    see.click()
    Question(page, "turns--heard").expect_state("not-right")
    expect_fine(page, "marked", ALL_LOOKS)


def test_on_paper(page: Page):
    """On paper the words of a recording stand in its place, and a quiz marked at its end is a worksheet and a key."""
    on_paper(page)

    expect(page.locator("video, audio").filter(visible=True)).to_have_count(0)
    for words in ("Noor: Short turns are kind.", "Hello, and welcome.", "A talk about short turns"):
        expect(page.get_by_text(words).first).to_be_visible()
    starts = page.locator(".media, h1").evaluate_all("all => all.map((one) => one.getBoundingClientRect().x)")
    assert len(set(starts)) == 1
    expect_worksheet_then_key(page)
    expect(page.get_by_text("That is it.").first).to_be_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 3
