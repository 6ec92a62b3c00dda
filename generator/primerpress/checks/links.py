"""Checks of links and pictures: each leads to something, and none makes a browser ask another site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from html.parser import HTMLParser
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

from markdown.extensions.toc import slugify

from primerpress.checks.addresses import Leads, target
from primerpress.checks.parsed_text import parsed
from primerpress.course.engine_made import only_the_engine_knows
from primerpress.course.media import video_site
from primerpress.course.page import Page
from primerpress.course.policy import is_let_in
from primerpress.kept import key_of
from primerpress.model.markup import REQUESTS
from primerpress.model.values import markdown_texts
from primerpress.problems import Location, Problem, nearest, shortened
from primerpress.reading.directives import without_code

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from primerpress.course.course import Course
    from primerpress.course.quiz_file import QuizFile
    from primerpress.model.values import Path

_SIGNS = re.compile(r"\]\s*[(\[:]|<|://|!\[")
_MARKDOWN_INSIDE = re.compile(r"""^<[a-z]+[^>]*\smarkdown(?:\s*=\s*["']?(?:1|block|span)["']?)?[\s>]""", re.IGNORECASE)
AWAY = re.compile(r"(?:https?:)?//", re.IGNORECASE)
"""How an address starts that leads to another site."""
PRIVACY = "privacy"
"""The plugin that brings what is elsewhere into the site, whenever it is built."""
_NO_LINKS = "abbr"  # it looks for each abbreviation in each word, and never makes a link
_ADDRESS = r"https?://[^\s()\[\]]+|[\w./#-]+\.(?:md|html|png|jpe?g|svg|pdf)(?:#[\w-]+)?"
_NEARLY = re.compile(
    rf"\[(?P<text>[^\[\]]+)\][ \t]+\((?P<address>{_ADDRESS})\)|\((?P<words>[^()]+)\)\[(?P<target>{_ADDRESS})\]"
)
_MAY_BE_NEARLY = re.compile(r"\][ \t]+\(|\)\[")
_FOOTNOTES = ("fn:", "fnref:", "fnref2:")
# A paragraph of words, of which Markdown and its extensions make no link, wherever it stands.
_LINE = r"[^\W\d_][^\n<>\[\]`/@&|\\#~$^{}+=]*"
_PARAGRAPH = re.compile(rf"(?<=\n\n){_LINE}(?:\n{_LINE})*(?=\n\n)")


Place = Callable[[], Location]
"""Looks up where an address stands, which takes longer than to follow it: it is asked only where one leads astray."""


class Reference(NamedTuple):
    """An address on a page, and whether a browser fetches it without being asked."""

    address: str
    fetched: bool


Referring = tuple[tuple[str | int, ...], str, tuple[Reference, ...]]
"""A text of a quiz: the keys that lead to it, itself, and what it refers to."""


def check_links(course: Course) -> Iterator[Problem]:
    """Follow what each page and each quiz on it refers to."""
    check = _Links(course)
    for page in course.pages:
        yield from check.page(page)


class _Links:
    def __init__(self, course: Course) -> None:
        self._course = course
        self._private = course.settings.uses(PRIVACY)
        self._open = only_the_engine_knows(course.settings)
        self._pages = course.by_uri
        self._with_withheld = replace(course, files=course.files | course.withheld) if course.withheld else None
        self._ids: dict[str, set[str]] = {}
        self._quizzes: dict[str, dict[Path, list[Referring]]] = {}

    def page(self, page: Page) -> Iterator[Problem]:
        """Follow what a page refers to, and what it is the first to show of a quiz."""
        start, body = self._course.uri(page), page.body
        yield from _nearly_links(page)
        for reference in self._on_page(page, body):
            yield from self._follow(reference, start, partial(place_of, reference.address, body, page.locate))
        for quiz, part, homes in self._first_shown_on(page):
            for path, text, references in self._in_quiz(quiz).get(part, ()):
                for reference in references:
                    if not (reference.fetched and AWAY.match(reference.address)):  # told by the checks of the quiz
                        place = partial(place_of, reference.address, text, partial(quiz.locate, path))
                        yield from self._follow_from_any(reference, homes, place)

    def _first_shown_on(self, page: Page) -> Iterator[tuple[QuizFile, Path, tuple[Page, ...]]]:
        """Yield what a page is the first to show: what quizzes say of themselves, and questions, with all their pages.

        Each is a quiz and the keys that lead to a part of it.
        """
        showing, quizzes = self._course.showing, self._course.quizzes
        for name in dict.fromkeys(one.quiz for one in page.directives if not one.question and one.quiz in quizzes):
            if page == (homes := showing.pages_of_quiz(name))[0]:
                yield quizzes[name], (), homes
        for asked, question in showing.on(page).items():
            if page == (homes := showing.pages_of(asked))[0]:
                quiz = quizzes[asked.quiz]
                index = next(one.index for one in quiz.questions if one.question is question)
                yield quiz, ("questions", index), homes

    def _on_page(self, page: Page, body: str) -> tuple[Reference, ...]:
        extensions = self._course.settings.extensions
        key = key_of(body, extensions)
        return self._course.kept.made("links", page.path, key, lambda: references(_shorter(body), extensions))

    def _in_quiz(self, quiz: QuizFile) -> dict[Path, list[Referring]]:
        """Return the texts of a quiz that refer to something, by the keys that lead to the part in which they stand."""
        extensions = self._course.settings.extensions

        def find() -> dict[Path, list[Referring]]:
            found: dict[Path, list[Referring]] = {}
            for start, part in quiz.parts:
                for path, text in markdown_texts(part, start):
                    if referring := references(text, extensions):
                        found.setdefault(start, []).append((path, text, referring))
            return found

        if quiz.name not in self._quizzes:
            key = key_of(quiz.digest, extensions)
            self._quizzes[quiz.name] = self._course.kept.made("links", quiz.path, key, find)
        return self._quizzes[quiz.name]

    def _follow_from_any(self, reference: Reference, homes: tuple[Page, ...], place: Place) -> Iterator[Problem]:
        """Follow what a question refers to, which is in order when it leads to something from one of its pages."""
        found = [list(self._follow(reference, self._course.uri(home), place)) for home in homes]
        if all(found):
            yield from found[0]

    def _follow(self, reference: Reference, start: str, place: Place) -> Iterator[Problem]:
        address, _, fragment = reference.address.partition("#")
        there = target(address, start, self._course)
        if there.leads is Leads.NOWHERE and self._is_withheld(address, start):
            yield _withheld(place(), address)
            return
        if there.leads is Leads.AWAY:
            if reference.fetched and AWAY.match(address) and not (self._private or self._is_let_in(address)):
                yield external(place(), reference.address)
        elif there.leads is Leads.ROOT:
            yield Problem(
                place(),
                "absolute-link",
                f"“{address}” starts at the root of a site, so it leads nowhere from a folder or a USB stick",
                there.hint,
                severity="warning",
            )
        elif there.leads is Leads.NOWHERE and not self._open:
            what = f"“{address}”, which the page shows," if reference.fetched else f"the link “{address}”"
            yield Problem(place(), "broken-link", f"{what} leads to nothing", there.hint)
        elif there.leads is Leads.HERE and fragment and there.file in self._pages:
            yield from self._anchor(fragment, there.file, place)
        elif there.leads is Leads.HERE and reference.fetched and self._is_empty(there.file):
            message, hint = f"“{address}”, which the page shows, is an empty file", "Put the file there anew."
            yield Problem(place(), "broken-link", message, hint)

    def _is_empty(self, file: str) -> bool:
        """Whether nothing is in a file, such as one of which only the name has been copied from a cloud."""
        path = self._course.folder / self._course.docs / file
        return path.is_file() and not path.stat().st_size

    def _is_let_in(self, address: str) -> bool:
        return is_let_in(address, self._course.settings.asked_sites)

    def _is_withheld(self, address: str, start: str) -> bool:
        """Whether an address leads to a page that is for whoever leads a group."""
        course = self._with_withheld
        return course is not None and target(address, start, course).file in course.withheld

    def _anchor(self, fragment: str, file: str, place: Place) -> Iterator[Problem]:
        known = self._ids_on(file)
        if self._open or fragment in known or fragment == "top" or fragment.startswith(("__", *_FOOTNOTES)):
            return
        if self._pages[file].panels or self._course.settings.options("markdown_extensions", "toc").keys() & _NAMES_IDS:
            return
        near = nearest(fragment, known)
        yield Problem(
            place(),
            "broken-anchor",
            f"the link leads to “#{fragment}”, and there is no such place on {self._pages[file].path}",
            f"Did you mean “#{near}”?" if near else "Name the id of a heading or of a question on that page.",
        )

    def _ids_on(self, file: str) -> set[str]:
        if file not in self._ids:
            page = self._pages[file]
            self._ids[file] = {
                *page.ids.values(),
                *re.findall(r"#([^\s#{}()]+)", " ".join(re.findall(r"\{:?[^{}]*\}", page.text))),
                *re.findall(r"""(?:id|name)\s*=\s*["']?([^\s"'>]+)""", page.text),
                *(slugify(line.lstrip(" \t>#*-"), "-") for line in page.text.split("\n") if "#" in line),
                *(name.element for name in self._course.showing.on(page)),
                *(f"quiz-{directive.quiz}" for directive in page.directives),
            }
        return self._ids[file]


def _nearly_links(page: Page) -> Iterator[Problem]:
    """Look for what was meant as a link, and which learners would read as it is typed."""
    if not _MAY_BE_NEARLY.search(page.text):
        return
    for number, line in page.prose:
        for found in _NEARLY.finditer(without_code(line)) if "] " in line or ")[" in line else ():
            text, address = found["text"] or found["words"], found["address"] or found["target"]
            yield Problem(
                page.at(number, found.start() + 1),
                "broken-link",
                f"“{shortened(found[0])}” is meant as a link, and learners would read it as it is typed",
                f"Write “[{shortened(text)}]({address})”: the words in square brackets, and nothing between the two.",
                severity="warning",
            )


def place_of(address: str, text: str, where: Callable[[str], Location]) -> Location:
    """Return the place of an address where it is one, and not of the first equal words of the text."""
    before = r"""(?:\]\(\s*<?|\]:[ \t]*<?|<|=\s*["']?)"""
    found = re.search(rf"""{before}{re.escape(address)}(?=[\s)>"']|$)""", text)
    if found is None or "\n" in found[0]:
        return where(address)
    location = where(found[0])
    return location._replace(column=location.column + len(found[0]) - len(address))


def _withheld(location: Location, address: str) -> Problem:
    return Problem(
        location,
        "facilitator-link",
        f"the link “{address}” leads to a page of the facilitator edition, which learners do not have",
        "Put it into a block “!!! facilitator”, or write “edition: facilitator” at the head of this page, too.",
    )


# Options of `toc` by which headings get other ids.
_NAMES_IDS = {"slugify", "separator", "baselevel", "permalink_title"}


def external(location: Location, address: str) -> Problem:
    """Say that a browser would ask another site."""
    return Problem(
        location,
        "external-request",
        f"“{address}” would be loaded from another site, which then sees who reads this course",
        "Put the file into the course and use it from there. A video or a map can be a link that learners follow when "
        "they choose to, with a picture of it in the link.",
    )


def _shorter(body: str) -> str:
    """Return a page in which each paragraph of mere words is one word. So it is read in a fraction of the time."""
    return _PARAGRAPH.sub(lambda found: found[0] if "www" in found[0] else "x", body)


def references(text: str, extensions: tuple[str, ...]) -> tuple[Reference, ...]:
    """Return what a Markdown text refers to, each address as it is written."""
    # While somebody writes, most texts have been looked through before.
    return _found(type(text), text, extensions) if _SIGNS.search(text) else ()


@lru_cache(maxsize=4096)
def _found(_kind: type, text: str, extensions: tuple[str, ...]) -> tuple[Reference, ...]:
    found = parsed(text, (name for name in extensions if name.rpartition(".")[2] != _NO_LINKS))
    links = [Reference(_address(one, "href"), fetched=False) for one in found.elements if one.tag == "a"]
    links += [_shown(_address(one, "src")) for one in found.elements if one.tag == "img"]
    for html in found.raw_html:
        links += _in_html(html)
        if _MARKDOWN_INSIDE.match(html):
            links += references(dedent(re.sub(r"</?[a-zA-Z][^>]*>", "", html)), extensions)
    return tuple(dict.fromkeys(link for link in links if link.address))


def _shown(address: str) -> Reference:
    """Return what a picture refers to. One of a site for videos becomes a link, and nothing is fetched."""
    return Reference(address, fetched=not video_site(address))


def _address(element: Element, name: str) -> str:
    return element.get(name, "").replace("\u0002amp\u0003", "&").strip()


def _in_html(html: str) -> list[Reference]:
    reader = _Html()
    reader.feed(html)
    return reader.found


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Reference] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses of an element."""
        for name, value in attrs:
            if not value or value.startswith("data:"):
                continue
            fetched = name in REQUESTS.get(tag, ()) and name != "srcset"
            fetched &= not (tag == "iframe" and video_site(value))  # a link takes its place
            fetched |= tag == "link" and name == "href" and bool(AWAY.match(value))
            if fetched or (tag in ("a", "area") and name == "href"):
                self.found.append(Reference(value.strip(), fetched))
