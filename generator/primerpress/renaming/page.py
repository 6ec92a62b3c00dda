"""Another name or place for a page: its file, the menu, each link to it, and, where it moves, each link on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from os.path import relpath
from pathlib import PurePosixPath
from posixpath import dirname, normpath
from urllib.parse import quote

from primerpress.checks.addresses import Leads, Target, target
from primerpress.checks.addresses import written as way_to
from primerpress.course.course import Course
from primerpress.course.former import address_of
from primerpress.course.page import Page
from primerpress.course.published import INDEX, PAGES
from primerpress.course.settings import EXIT
from primerpress.problems import nearest
from primerpress.reading.files import Source
from primerpress.reading.front_matter import read_front_matter
from primerpress.reading.located_yaml import Text, find, values
from primerpress.renaming.edits import Edit, source_of
from primerpress.renaming.former import as_yaml, replaced, with_former
from primerpress.renaming.plan import CannotRenameError, Renaming, configurations, expect_readable, within
from primerpress.renaming.written import Address, Written

_STEP = re.compile(r"\w[\w.-]*")


def rename_page(course: Course, before: str, now: str) -> Renaming:
    """Return what it takes to give a page another name, or another place.

    Args:
        course: with its drafts.
        before: its path, from the course's folder or that of its pages on, or its name alone.
        now: the new path, or the new name alone where it stays in its folder.

    Raises:
        CourseError: the course has to be mended first.
        CannotRenameError: there is no such page, or it cannot have that name.
    """
    expect_readable(course)
    page = _page(course, before)
    old = course.uri(page)
    new = _new_path(course, old, now)
    _expect_free(course, old, new)
    moved = {page.path: f"{course.docs}/{new}"}
    written = Written(course)
    edits = within(
        [
            _former(course, page, old, new),
            *_links(written, old, new),
            *_settings(course, old, new),
            *_put_in(written, moved),
        ],
    )
    pair = (address_of(old, course), address_of(new, course))
    name = old if PurePosixPath(old).stem in INDEX else PurePosixPath(old).name
    pattern = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    return Renaming(course, moved, edits, pair).with_mentions(pattern, _told(course, old, new))


def _page(course: Course, written: str) -> Page:
    path = PurePosixPath(written.replace("\\", "/"))
    below = str(path).removeprefix(f"{course.docs}/")
    known = {
        uri: page for uri, page in course.by_uri.items() if below in (uri, str(PurePosixPath(uri).with_suffix("")))
    }
    known = known or {
        uri: one for uri, one in course.by_uri.items() if below in (PurePosixPath(uri).name, PurePosixPath(uri).stem)
    }
    if len(known) == 1:
        return next(iter(known.values()))
    if known:
        raise CannotRenameError(f"“{written}” may be {' or '.join(known)}: write its path")
    stems = {PurePosixPath(uri).stem: uri for uri in course.by_uri}
    near = nearest(PurePosixPath(below).stem, stems)
    hint = f"Did you mean “{stems[near]}”?" if near else f"Write its path from “{course.docs}” on"
    raise CannotRenameError(f"there is no page “{written}”. {hint}")


def _new_path(course: Course, old: str, written: str) -> str:
    """Return the new path from the folder of pages on; a name alone stays in its folder and keeps its ending."""
    path = PurePosixPath(written.replace("\\", "/"))
    if not path.name:
        raise CannotRenameError(f"“{written}” is no name. Write one, such as “{PurePosixPath(old).name}”")
    if path.suffix not in PAGES:
        path = path.with_name(path.name + PurePosixPath(old).suffix)
    if len(path.parts) == 1:
        return str(PurePosixPath(old).with_name(path.name))
    return normpath(str(path).removeprefix(f"{course.docs}/"))


def _expect_free(course: Course, old: str, new: str) -> None:
    if new == old:
        raise CannotRenameError(f"the page is called “{new}” already")
    if PurePosixPath(old).stem in INDEX and dirname(old) == "":
        raise CannotRenameError("every page leads to the start, so the first page keeps its name")
    steps = PurePosixPath(new).parts
    if new.startswith(("../", "/")) or not all(_STEP.fullmatch(step) for step in steps) or steps[0] == "templates":
        raise CannotRenameError(
            f"“{new}” cannot be the name of a page: use letters, digits, hyphens and full stops, such as "
            f"“modules/06-boundaries.md”, without spaces and within “{course.docs}”"
        )
    if (course.folder / course.settings.docs / new).exists():
        raise CannotRenameError(f"there is a file {course.docs}/{new} already")
    same = {address_of(uri, course): uri for uri in course.by_uri if uri != old}
    if other := same.get(address_of(new, course)):
        raise CannotRenameError(f"{course.docs}/{new} would have the address of {course.docs}/{other} in the website")
    for page in course.pages:
        if new in page.was and course.uri(page) != old:
            raise CannotRenameError(
                f"{page.path} was called “{new}” before, and what learners have kept of that page is its own. "
                "Take another name, or remove it from “was” at the head of that page"
            )


def _former(course: Course, page: Page, old: str, new: str) -> Edit:
    """Return the edit by which the page says what it was called."""
    source = source_of(course.folder, page.path) or Source(page.path, "")
    group, _ = read_front_matter(source.text, page.path)
    if not group.entries:
        lines = source.text.split("\n", 1)
        if lines[0].rstrip() == "---" and re.match(r"[^\n]*\n(?:\s*\n|#[^\n]*\n)*(?:---|\.\.\.)\s*\n", source.text):
            return Edit(page.path, len(lines[0]), len(lines[0]), f"\nwas: {as_yaml(old)}")
        return Edit(page.path, 0, 0, f"---\nwas: {as_yaml(old)}\n---\n\n")
    # The first line, “---”, is empty where the keys are read.
    edit = with_former(group, old, new, next(iter(group.entries)))
    shift = len(source.text.split("\n", 1)[0])
    return Edit(page.path, edit.start + shift, edit.end + shift, edit.new)


def _links(written: Written, old: str, new: str) -> Iterator[Edit]:
    """Yield the edits of links to the page, and of those on it where it moves to another folder."""
    moves = dirname(old) != dirname(new)
    for address in written.addresses():
        way, sign, rest = re.match(r"([^?#]*)([?#]?)(.*)", address.text).groups()  # type: ignore[union-attr]
        if not way:
            continue
        home, there = _followed(address, way, written.course)
        if there.leads not in (Leads.HERE, Leads.ROOT) or (there.file != old and not (moves and home == old)):
            continue
        to = new if there.file == old else there.file
        start = new if home == old else home
        shown = f"/{to}" if way.startswith("/") and there.leads is Leads.HERE else way_to(to, start)
        changed = quote(shown, safe="/") if "%" in way else shown
        if normpath(changed) != normpath(way):
            yield address.replaced(f"{changed}{sign}{rest}")


def _followed(address: Address, way: str, course: Course) -> tuple[str, Target]:
    """Return the page from which an address starts, and where it leads."""
    found = [(home, target(way, home, course)) for home in address.homes]
    leading = [(home, there) for home, there in found if there.leads in (Leads.HERE, Leads.ROOT)]
    return next(iter(leading or found), ("", Target(Leads.NOWHERE)))


def _settings(course: Course, old: str, new: str) -> Iterator[Edit]:
    """Yield the edits of the configuration: the menu, the page for help, the way out, what is left out or led on."""
    before, now = address_of(old, course), address_of(new, course)
    for document in configurations(course.settings):
        way_out = find(document, EXIT)
        if isinstance(way_out, Text) and way_out.value.partition("#")[0] == before:
            yield replaced(way_out, way_out.value.replace(before, now, 1))
        for text in values(document):
            if text.value == old:
                yield replaced(text, new)
            elif "\n" in text.written:
                for line in re.finditer(rf"(?m)^(\s*[!/]*){re.escape(old)}[ \t]*$", text.written):
                    start = text.start + line.end(1)
                    yield Edit(text.source.path, start, start + len(old), new)


def _put_in(written: Written, moved: dict[str, str]) -> Iterator[Edit]:
    folder = written.course.folder
    places = {(folder / before).resolve(): folder / now for before, now in moved.items()}
    for address, file, base in written.files_named():
        if place := places.get(file.resolve()):
            yield address.replaced(PurePosixPath(relpath(place, base)).as_posix())


def _told(course: Course, old: str, new: str) -> Iterator[str]:
    folder = course.settings.modules
    if folder and old.startswith(f"{folder}/") != new.startswith(f"{folder}/"):
        now = "is a module from now on" if new.startswith(f"{folder}/") else "is no module any more"
        yield f"It {now}: modules are the pages below {course.docs}/{folder}."
    before, after = address_of(old, course), address_of(new, course)
    if "redirects" not in course.settings.plugins and before != after:
        yield (
            f"Whoever has kept its old address meets the page for lost addresses: {before} is now {after}. "
            "The plugin mkdocs-redirects can lead them on."
        )
