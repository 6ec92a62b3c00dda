"""Checks of recordings: each can be played, stands where it can, and says in words what is heard in it."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from primerpress.checks.addresses import Leads, target
from primerpress.checks.links import place_of
from primerpress.checks.parsed_text import parsed
from primerpress.course.media import SIGNS, Captions, Media, alone_in, kind_of, media_at, to_save_as, video_site
from primerpress.course.media import watch_address as watched
from primerpress.course.policy import is_let_in
from primerpress.model.question_name import QuestionName
from primerpress.model.values import LabelText, Part, Path, markdown_texts
from primerpress.problems import Location, Problem, shortened
from primerpress.reading.frames import FRAME, meant, said_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from primerpress.course.course import Course
    from primerpress.course.page import Page
    from primerpress.course.quiz_file import QuizFile


_ALONE = re.compile(r"[\s>*+-]*!\[[^\]]*\]\([^)]*\)\s*(\{[^{}]*\})?\s*")


class _Picture(NamedTuple):
    """What is written as a picture: its address, whether words say what it is, and whether it is all of a paragraph."""

    address: str
    named: bool
    alone: bool


class _Seen(NamedTuple):
    """What of a text may show a recording."""

    raw_html: tuple[str, ...]
    pictures: tuple[_Picture, ...]


class _Written(NamedTuple):
    """A text, the pages from which its addresses start, and how the place of a piece of it is found."""

    text: str
    homes: tuple[Page, ...]
    where: Callable[[str], Location]

    def place(self, address: str) -> Location:
        return place_of(address, self.text, self.where)

    def place_among_words(self, address: str) -> Location:
        """Return the place of an address in the first line that holds more than its picture."""
        for line in self.text.split("\n"):
            if address in line and not _ALONE.fullmatch(line):
                before = line[: line.index(address)].lstrip()
                found = self.where(before + address)
                return found._replace(column=found.column + len(before))
        return self.place(address)


def check_media(course: Course) -> Iterator[Problem]:
    """Look at the recordings on each page and in each quiz; what lies beside one is told once."""
    met: set[str] = set()
    for written in _texts(course):
        if not SIGNS.search(written.text):
            continue
        found = _seen(type(written.text), written.text, course.settings.extensions)
        yield from _frames(found.raw_html, written, course)
        yield from _places(found.pictures, written)
        for picture in found.pictures:
            if kind_of(picture.address):
                media = _of_the_course(picture.address, written.homes, course)
                if not picture.named:
                    yield _nameless(picture.address, written)
                if media and media.file not in met:
                    met.add(media.file)
                    yield from _lacking(media, written, picture.address, course)


# While somebody writes, most texts have been looked through before.
@lru_cache(maxsize=1024)
def _seen(_kind: type, text: str, extensions: tuple[str, ...]) -> _Seen:
    found = parsed(text, extensions)
    alone = [one for parent in found.elements if (one := alone_in(parent)) is not None]
    images = (one for one in found.elements if one.tag == "img")
    pictures = (_Picture(one.get("src", ""), bool(one.get("alt")), one in alone) for one in images)
    return _Seen(found.raw_html, tuple(pictures))


def _texts(course: Course) -> Iterator[_Written]:
    for page in course.pages:
        yield _Written(page.body, (page,), page.locate)
    for quiz in course.quizzes.values():
        if not SIGNS.search(quiz.source.text):
            continue
        yield from _in_part(quiz, (), quiz.quiz.header, course.showing.pages_of_quiz(quiz.name))
        for one in quiz.questions:
            homes = course.showing.pages_of(QuestionName(quiz.name, one.question.id))
            yield from _in_part(quiz, ("questions", one.index), one.question, homes)


def _in_part(quiz: QuizFile, start: Path, part: Part, homes: tuple[Page, ...]) -> Iterator[_Written]:
    for path, text in markdown_texts(part):
        yield _Written(text, homes, partial(quiz.locate, (*start, *path)))


def _frames(raw_html: Iterable[str], written: _Written, course: Course) -> Iterator[Problem]:
    for frame in (frame for html in raw_html for frame in FRAME.finditer(html)):
        said = said_of(frame)
        address = meant(said.get("src", ""))
        if (site := video_site(address)) and not is_let_in(address, course.settings.asked_sites):
            yield Problem(
                written.place(said["src"]),
                "video-elsewhere",
                f"in this frame each page would ask {site}, so learners get a link in its place",
                f"Write the link yourself: “[What it shows]({watched(address)})”, alone in its paragraph. In place of "
                "the words a picture from the course may stand: “![What it shows](picture.jpg)”.",
                severity="warning",
            )


def _places(pictures: Iterable[_Picture], written: _Written) -> Iterator[Problem]:
    is_label = isinstance(written.text, LabelText)
    for address, _, is_alone in pictures:
        if ending := to_save_as(address):
            yield Problem(
                written.place(address),
                "media-format",
                f"“{shortened(_name(address))}” is of a kind that not every browser shows",
                f"Save it anew as “{PurePosixPath(_name(address)).stem}.{ending}”.",
            )
        elif kind_of(address) and (is_label or not is_alone):
            yield Problem(
                written.place(address) if is_label else written.place_among_words(address),
                "media-in-a-line",
                f"“{shortened(_name(address))}” stands " + ("in a label" if is_label else "among words"),
                "Put it into the prompt, and let the options speak of it."
                if is_label
                else "Give it a paragraph of its own, with an empty line before and after it.",
            )


def _of_the_course(address: str, homes: tuple[Page, ...], course: Course) -> Media | None:
    for home in homes:
        there = target(address.partition("#")[0], course.uri(home), course)
        if there.leads is Leads.HERE:
            return media_at(there.file, course)
    return None


def _nameless(address: str, written: _Written) -> Problem:
    return Problem(
        written.place(address),
        "media-without-words",
        f"nothing says what “{shortened(_name(address))}” is",
        f"Write it in the brackets: “![What it is]({address})”.",
        severity="warning",
    )


def _lacking(media: Media, written: _Written, address: str, course: Course) -> Iterator[Problem]:
    name = PurePosixPath(media.file)
    unread = [one for one in media.captions if one.words is None]
    yield from (_unreadable(one, course) for one in unread)
    captions, transcript = f"{name.stem}.vtt", f"{name.stem}.txt"
    lacks = [("captions", captions)] if media.kind == "video" and not media.captions else []
    lacks += [] if media.transcript else [("transcript", transcript)]
    if lacks:
        hint = f"Put beside it {' and '.join(f'“{file}”' for _, file in lacks)}, with what is said and heard in it."
        if media.page and not media.transcript and media.page not in map(course.uri, written.homes):
            other = PurePosixPath(media.page).name
            hint += f" “{other}” is a page of its own, and so no transcript, until it stands under “exclude_docs:”."
        yield Problem(
            written.place(address),
            "media-without-words",
            f"“{name.name}” has no {' and no '.join(what for what, _ in lacks)}",
            hint,
            severity="warning",
        )


def _unreadable(captions: Captions, course: Course) -> Problem:
    return Problem(
        Location(f"{course.docs}/{captions.file}"),
        "media-without-words",
        "no browser shows these captions, because this is no WebVTT",
        "Save them as WebVTT, in UTF-8: the first line is “WEBVTT”, the second is empty, and a caption begins with a "
        "line such as “00:01.000 --> 00:04.000”, with full stops and not commas.",
        severity="warning",
    )


def _name(address: str) -> str:
    return PurePosixPath(re.split(r"[?#]", address, maxsplit=1)[0]).name
