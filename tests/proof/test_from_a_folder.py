"""A course without a server: the built folder and the zip, opened from a disk in each browser."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser

from tests.proof.environments import run
from tests.proof.recordings import sound, video
from tests.proof.tabs import Tab
from tests.proof.walking import answer_everything, pages_of, search
from tests.proof.whole_course import COMMAND
from tests.small_course import MKDOCS_YML

pytestmark = pytest.mark.proof

QUIZ = """\
title: What you heard
questions:
  - id: heard
    kind: single-choice
    prompt: |
      What do you hear?

      ![A greeting](../media/hello.wav)
    options:
      - {text: Hello, correct: true}
      - {text: Bye}
"""
FILES: dict[str, str | bytes] = {
    "mkdocs.yml": MKDOCS_YML,
    "docs/index.md": "# Welcome\n\nSee [a talk](talks/one.md).\n",
    "docs/talks/one.md": "# A talk\n\n![A talk about lanterns](../media/talk.webm)\n\n::quiz[heard]\n",
    "docs/media/talk.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\nHello there.\n",
    "docs/media/talk.txt": "Noor: Hello there.\n",
    "docs/media/hello.wav": sound(),
    "docs/media/hello.txt": "Hello.\n",
    "quizzes/heard.yml": QUIZ,
}
PLAY = """
const media = document.querySelector(arguments[0]);
media.muted = true;  // or no browser plays without a press
const moved = new Promise((done) => media.addEventListener('timeupdate', () => done(true), { once: true }));
return media.play().then(() => moved);
"""
CAPTION = """
const [track] = document.querySelector('video').textTracks;
track.mode = 'showing';
"""


def _unpacked(course: Path, folder: Path) -> Path:
    """Pack a course and unpack it; return the folder that comes out of the zip."""
    run(*COMMAND, "package", "zip", "--course", course, "--output", folder)
    [file] = folder.glob("*.zip")
    with ZipFile(file) as zipped:
        zipped.extractall(folder)
    return folder / file.stem


@pytest.fixture(scope="module")
def unpacked(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _unpacked(course, tmp_path_factory.mktemp("unpacked"))


@pytest.fixture(scope="module")
def recorded(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a course with sound and video, unpacked from its zip."""
    folder = tmp_path_factory.mktemp("recorded")
    for name, content in {**FILES, "docs/media/talk.webm": video(browser)}.items():
        file = folder / "course" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return _unpacked(folder / "course", folder)


def test_the_zip_opens_is_answered_and_searched(tab: Tab, unpacked: Path):
    """The zip opens by its first page, each page answers from the folder, and the search finds its words."""
    tab.go((unpacked / "Start here.html").as_uri())
    tab.expect("location.href.endsWith('the-course/index.html')")
    search(tab, "boundaries", "06-boundaries")

    site = unpacked / "the-course"
    checked = answer_everything(tab, f"{site.as_uri()}/", pages_of(site))

    assert tab.told() == []
    assert checked > 200


def test_sound_and_video_play_from_the_zip(tab: Tab, recorded: Path):
    """Sound and video of a zip play from a folder, with captions, and nothing of them is stopped."""
    tab.go((recorded / "the-course" / "talks" / "one.html").as_uri())

    for kind in ("audio", "video"):
        assert tab.run(PLAY, kind)
    tab.run(CAPTION)
    tab.expect("document.querySelector('video').textTracks[0].cues?.[0]?.text === 'Hello there.'")
    assert tab.told() == []


def test_what_a_policy_stops_is_told_from_the_first_byte_on(tab: Tab, unpacked: Path, tmp_path: Path):
    """Each browser tells the proofs of a script, a style and a picture that a page had stopped as it began."""
    site = shutil.copytree(unpacked / "the-course", tmp_path / "changed")
    page = site / "index.html"
    slipped_in = '<script>document.title = "taken"</script><p style="color: red"><img src="https://a.example/b.png">'
    html = page.read_text("utf-8")
    page.write_text(html.replace("</head>", f"</head><body>{slipped_in}", 1), "utf-8")

    tab.go(page.as_uri())

    told = "\n".join(tab.told())
    assert all(directive in told for directive in ("script-src", "style-src", "img-src")), told
    assert tab.run("return document.title") != "taken"
