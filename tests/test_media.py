"""Recordings in pages and quizzes are played where they stand, with captions and a transcript, when somebody asks."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable

import pytest
from lxml.html import HtmlElement, fromstring
from markdown import Markdown

from primerpress.checks.course import check_course
from primerpress.checks.quiz_text import check_text
from primerpress.course.course import Course, read_course
from primerpress.model.values import MarkdownText
from primerpress.page.extension import PrimerpressExtension
from primerpress.page.ingredients import ingredients
from primerpress.problems import Location
from primerpress.render.allow_list import clean

VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nHello <b>there</b>.\n"
GERMAN = VTT.replace("Hello", "Hallo")
QUIZ = """\
title: Turns
intro: "![A welcome](media/hello.mp3)"
questions:
  - id: heard
    kind: single-choice
    prompt: |
      What do you hear?

      ![A greeting](media/hello.mp3)
    options:
      - {text: Hello, correct: true}
      - {text: Bye}
    explanation: |
      ![A talk](media/talk.mp4)
"""
FILES: dict[str, str | bytes] = {
    "docs/index.md": "# Turns\n\n![A talk](media/talk.mp4){: #talk .wide lang=de }\n\n::quiz[turns]\n",
    "docs/media/talk.mp4": b"\0",
    "docs/media/talk.vtt": "\ufeff" + VTT,
    "docs/media/talk.de.vtt": GERMAN,
    "docs/media/talk.jpg": b"\0",
    "docs/media/talk.txt": "Noor: <b>Hello</b>.\nWait.\n\n* no list\n",
    "docs/media/hello.mp3": b"\0",
    "docs/media/hello.txt": "Hello.\n",
    "quizzes/turns.yml": QUIZ,
}

Made = Callable[..., HtmlElement]


@pytest.fixture
def course(write_course) -> Callable[..., Course]:
    def read(**changed: str | bytes | None) -> Course:
        """Read the course with some files changed or, with None, left out; `page` is the first page."""
        named = {"docs/index.md" if name == "page" else name: text for name, text in changed.items()}
        files = {name: text for name, text in {**FILES, **named}.items() if text is not None}
        if "page" in changed:
            files.pop("quizzes/turns.yml", None)
        return read_course(write_course(files))

    return read


def _page(course: Course) -> HtmlElement:
    md = Markdown(extensions=["attr_list", PrimerpressExtension(course=course, page="index.md")])
    return fromstring(f"<main>{md.convert(course.pages[0].text)}</main>")


def _problems(course: Course) -> list[str]:
    return [f"{one.location} {one.code}" for one in check_course(course)]


# ---- On a page ----


def test_a_video_is_played_where_it_stands_and_nothing_before_that(course):
    page = _page(course())
    figure = page.get_element_by_id("talk")
    video = figure.find("video")

    assert "media wide" == figure.get("class")
    assert {
        "src": "media/talk.mp4",
        "poster": "media/talk.jpg",
        "aria-label": "A talk",
        "controls": "",
        "preload": "none",
        "playsinline": "",
    } == dict(video.attrib)
    assert "A talk talk.mp4" == " ".join(figure.find("figcaption").text_content().split())
    assert "media/talk.mp4" == figure.find("figcaption/a").get("href")


def test_captions_travel_in_the_page_those_of_its_language_first(course):
    tracks = list(_page(course()).get_element_by_id("talk").iter("track"))

    assert [("captions", "en", True), ("captions", "de", False)] == [
        (one.get("kind"), one.get("srclang"), "default" in one.attrib) for one in tracks
    ]
    assert [VTT, GERMAN] == [b64decode(one.get("src").partition(",")[2]).decode() for one in tracks]


def test_a_transcript_unfolds_and_is_text_alone(course):
    (details,) = _page(course()).get_element_by_id("talk").iter("details")

    assert "What is said" == details.find("summary").text
    assert ["Noor: <b>Hello</b>.Wait.", "* no list"] == [one.text_content() for one in details.iter("p")]


def test_a_transcript_in_markdown_is_one_where_it_is_no_page(course):
    changed = {
        "docs/media/talk.txt": None,
        "docs/media/talk.md": "# Noor\n\n*Hello* ![x](x.png)<script>alert(1)</script>\n",
    }
    settings = "site_name: x\ntheme: {name: primerpress}\nmarkdown_extensions: [primerpress]\nplugins: [primerpress]\n"

    left_out = course(**changed, **{"mkdocs.yml": settings + "exclude_docs: talk.md\n"})
    (details,) = _page(left_out).get_element_by_id("talk").iter("details")
    assert ("Noor", "Hello") == (details.find("h1").text, details.find("p/em").text)
    assert not [one for tag in ("img", "script") for one in details.iter(tag)]

    published = course(**changed, **{"mkdocs.yml": settings})
    assert not list(_page(published).get_element_by_id("talk").iter("details"))
    (told,) = (one for one in check_course(published) if one.code == "media-without-words")
    assert "exclude_docs" in told.hint


def test_a_recording_in_a_quiz_passes_the_allow_list(course):
    page = _page(course())
    quiz, question = page.find(".//primerpress-quiz"), page.find(".//primerpress-question")

    assert ["A welcome", "A greeting"] == [one.get("aria-label") for one in quiz.iter("audio")]
    assert "media/hello.mp3" == question.find(".//div[@class='pp-prompt-rest']/figure/audio").get("src")
    assert ["none", "none"] == [one.get("preload") for one in quiz.iter("audio")]
    video = question.find(".//div[@data-after]/figure/video")
    assert ("media/talk.mp4", "media/talk.jpg", 2) == (
        video.get("src"),
        video.get("poster"),
        len(list(video.iter("track"))),
    )


@pytest.mark.parametrize(
    "words",
    [
        "Listen to ![it](media/hello.mp3) now.",
        "![one](media/hello.mp3) ![two](media/hello.mp3)",
        "[![it](media/hello.mp3)](index.md)",
    ],
)
def test_a_recording_among_words_is_refused_and_shown_as_a_link(course, words):
    read = course(page=f"# Turns\n\n{words}\n")

    assert {"media-in-a-line"} == {one.code for one in check_course(read)}
    assert not list(_page(read).iter("audio", "img"))


@pytest.mark.parametrize(
    "words", ["- ![it](media/hello.mp3)", "> ![it](media/hello.mp3)", "1. One\n\n    ![it](media/hello.mp3)"]
)
def test_a_recording_stands_wherever_a_paragraph_may(course, words):
    read = course(page=f"# Turns\n\n{words}\n")

    assert [] == _problems(read)
    assert ["it"] == [one.get("aria-label") for one in _page(read).iter("audio")]


def test_a_recording_in_code_is_code(course):
    read = course(page="# Turns\n\n`![it](gone.mp3)` and <!-- -->\n\n    ![it](gone.mp3)\n")

    assert [] == _problems(read)
    assert not list(_page(read).iter("audio", "figure"))


# ---- Of another site ----

ELSEWHERE = "A video on {}. That site sees who comes."


@pytest.mark.parametrize(
    ("written", "address", "words", "site"),
    [
        (
            "![A talk](https://www.youtube.com/watch?v=a&t=1)",
            "https://www.youtube.com/watch?v=a&t=1",
            "A talk",
            "youtube.com",
        ),
        ("[A *talk*](https://youtu.be/a)", "https://youtu.be/a", "A talk", "youtube.com"),
        ("<https://vimeo.com/12>", "https://vimeo.com/12", "https://vimeo.com/12", "vimeo.com"),
        ("[![A talk](media/talk.jpg)](https://vimeo.com/12)", "https://vimeo.com/12", "", "vimeo.com"),
        (
            '<iframe src="https://www.youtube-nocookie.com/embed/a-b?s=1&amp;x=2" title="A &quot;talk&quot;"></iframe>',
            "https://www.youtube.com/watch?v=a-b",
            'A "talk"',
            "youtube.com",
        ),
        (
            "Words <iframe width=1 src='//player.vimeo.com/video/12'></iframe>",
            "https://vimeo.com/12",
            "https://vimeo.com/12",
            "vimeo.com",
        ),
    ],
)
def test_a_video_of_another_site_is_a_link_that_says_so(course, written, address, words, site):
    read = course(page=f"# Turns\n\n{written}\n")
    page = _page(read)
    (link,) = page.iter("a")

    assert (address, words) == (link.get("href"), link.text_content())
    assert ELSEWHERE.format(site) == page.find(".//small").text
    assert not list(page.iter("iframe", "video"))
    assert ["video-elsewhere"] * ("<iframe" in written) == [one.code for one in check_course(read)]


@pytest.mark.parametrize(
    "address",
    [
        "https://maps.example/embed",
        "https://youtube.com.example/embed/a",
        "https://example/?youtube.com/embed/a",
        "http://[x",
    ],
)
def test_a_frame_of_any_other_site_is_refused(course, address):
    read = course(page=f'# Turns\n\n<iframe src="{address}"></iframe>\n')

    assert ["external-request"] == [one.code for one in check_course(read)]


def test_a_link_to_a_video_among_words_stays_as_it_is(course):
    page = _page(course(page="# Turns\n\nSee [it](https://youtu.be/a), and ![this](https://youtu.be/b).\n"))

    assert [("https://youtu.be/a", "it"), ("https://youtu.be/b", "this")] == [
        (one.get("href"), one.text) for one in page.iter("a")
    ]
    assert not list(page.iter("small", "img"))


def test_a_quiz_may_show_such_a_link_and_no_picture_of_another_site():
    def codes(text: str) -> list[str]:
        return [one.code for one in check_text(MarkdownText(text), lambda _: Location("quiz.yml"))]

    assert [] == codes("![A talk](https://youtu.be/a)")
    assert ["external-image"] == codes("![A talk](https://example.org/talk.mp4)")
    assert ["raw-html"] == codes('<iframe src="https://youtu.be/a"></iframe>')


# ---- What is wrong ----


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({}, []),
        ({"docs/media/talk.txt": None}, ["docs/index.md:3:11 media-without-words"]),
        ({"docs/media/talk.txt": " \n"}, ["docs/index.md:3:11 media-without-words"]),
        ({"docs/media/talk.vtt": None}, []),  # those in German are captions, too
        ({"docs/media/talk.vtt": "1\n00:00,000 --> 00:02,000\nHello"}, ["docs/media/talk.vtt:1:1 media-without-words"]),
        ({"docs/media/talk.vtt": b"WEBVTT\n\n\xff"}, ["docs/media/talk.vtt:1:1 media-without-words"]),
        ({"docs/media/talk.vtt": "WEBVTT\n\nHello\n"}, ["docs/media/talk.vtt:1:1 media-without-words"]),
        ({"docs/media/talk.vtt": VTT.replace(".000", ",000")}, ["docs/media/talk.vtt:1:1 media-without-words"]),
        ({"docs/media/hello.txt": None}, ["quizzes/turns.yml:2:22 media-without-words"]),
        (
            {"docs/media/hello.mp3": None, "docs/media/hello.wma": b""},
            [f"quizzes/turns.yml:{place} broken-link" for place in ("2:22", "9:21")],
        ),
        ({"page": "# Turns\n\n![](media/talk.mp4)\n"}, ["docs/index.md:3:5 media-without-words"]),
        ({"page": "# Turns\n\n![x](media/gone.mp4)\n"}, ["docs/index.md:3:6 broken-link"]),
        ({"page": "# Turns\n\n![x](https://a.example/talk.mp4)\n"}, ["docs/index.md:3:6 external-request"]),
        (
            {"page": "# Turns\n\n![x](media/talk.MOV)\n", "docs/media/talk.MOV": b"\0"},
            ["docs/index.md:3:6 media-format"],
        ),
        ({"page": "# Turns\n\n![x](me.HEIC) it\n", "docs/me.HEIC": b"\0"}, ["docs/index.md:3:6 media-format"]),
        ({"docs/media/talk.mp4": b""}, ["docs/index.md:3:11 broken-link", "quizzes/turns.yml:14:17 broken-link"]),
        ({"page": "# Turns\n\n![x](me.png)\n", "docs/me.png": b""}, ["docs/index.md:3:6 broken-link"]),
        (
            {"quizzes/turns.yml": QUIZ.replace("text: Bye", 'text: "![x](media/hello.mp3)"')},
            ["quizzes/turns.yml:12:22 media-in-a-line"],
        ),
    ],
)
def test_what_a_recording_lacks_is_told_at_its_place(course, changed, problems):
    assert problems == [one for one in _problems(course(**changed)) if "unused" not in one]


def test_what_lies_beside_a_recording_goes_into_its_page(course):
    """So that a page that was kept is made anew."""
    before = course()
    known = ingredients(before, before.pages[0])

    for name, text in {
        "docs/media/talk.vtt": GERMAN,
        "docs/media/hello.txt": "Bye.",
        "docs/media/talk.txt": "",
    }.items():
        changed = course(**{name: text})
        assert known != ingredients(changed, changed.pages[0])


# ---- The allow-list ----


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<video src='a.mp4' autoplay loop muted onplay='x' preload='auto'></video>", '<video src="a.mp4"></video>'),
        ("<audio src='//b.example/a.mp3' controls></audio>", '<audio controls=""></audio>'),
        ("<video poster='https://b.example/a.jpg'></video>", "<video></video>"),
        ("<video><source src='a.mp4'></video>", "<video></video>"),
        ("<track kind='metadata' src='https://b.example/a.vtt'>", "<track>"),
        ("<track src='data:text/html;base64,AA=='>", "<track>"),
        ("<track src='data:text/vtt;base64,AA=='>", '<track src="data:text/vtt;base64,AA==">'),
        ("<a href='da\tta:text/html,x'>x</a><img src='data:image/svg+xml;base64,AA=='>", "<a>x</a><img>"),
        ("<audio src='data:text/vtt;base64,AA=='></audio>", "<audio></audio>"),
    ],
)
def test_nothing_plays_by_itself_and_nothing_comes_from_elsewhere(html, kept):
    assert kept == clean(html)
