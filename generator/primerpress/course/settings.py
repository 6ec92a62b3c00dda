"""What Primerpress needs to know from `mkdocs.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import NoneType
from typing import Any, get_args

from primerpress.course.policy import DIRECTIVES, added_sources, asked_sites, check_policy
from primerpress.model.quiz import Reveal
from primerpress.model.values import KEY
from primerpress.model.values import Path as Keys
from primerpress.problems import Location, Problem, did_you_mean, shortened
from primerpress.reading.configuration import FILES, Configuration, configuration_in, read_configuration
from primerpress.reading.located_yaml import Entry, Mapping, Node, Sequence, Text, values

FILE = FILES[0]

COURSE = ("extra", "course")
"""The keys that lead to what `mkdocs.yml` says about the course itself."""

REVEAL = (*COURSE, "reveal")
"""The keys that say whether feedback comes in steps, as it does by itself, or all at once."""

ATTEMPTS = (*COURSE, "attempts")
"""The keys that say after how many tries a learner may ask to be shown the key of a question."""

EXIT = (*COURSE, "exit")
"""The keys that lead to the page which stands behind the quick way out; `false` there means that there is none."""

POLICY = (*COURSE, "policy")
"""The keys that lead to what is added to the policy by which browsers stop what does not belong to a page."""

CERTIFICATE = (*COURSE, "certificate")
"""The keys that lead to what stands on the certificate, and what it takes."""

# What each key of it should hold, and an example of it.
_TEXTS: dict[Keys, tuple[str, str]] = {
    (*COURSE, "id"): ("a word", "id: sharing-with-purpose"),
    (*COURSE, "modules"): ("the name of a folder", "modules: modules"),
    (*COURSE, "teaching"): ("the name of a folder", "teaching: teach"),
    (*COURSE, "version"): ("a text or a number", 'version: "2026.11"'),
    (*COURSE, "support"): ("the name of a page", "support: support.md"),
    (*COURSE, "support_label"): ("a text", "support_label: Find support"),
    (*COURSE, "picture"): ("the name of a picture", "picture: images/course.png"),
    REVEAL: ("a word", "reveal: at-once"),
    ATTEMPTS: ("a number", "attempts: 2"),
    EXIT: ("an address or “false”", "exit: about:blank"),
    (*CERTIFICATE, "quiz"): ("the name of a quiz", "quiz: final-quiz"),
    (*CERTIFICATE, "title"): ("a text", "title: Certificate of completion"),
    (*CERTIFICATE, "says"): ("a text", "says: has completed the self-study course"),
    (*CERTIFICATE, "note"): ("a text", "note: Not continuing education."),
    (*CERTIFICATE, "logo"): ("the path of a picture", "logo: images/logo.svg"),
    (*CERTIFICATE, "signature"): ("the path of a picture", "signature: images/signature.png"),
    (*CERTIFICATE, "signed_by"): ("a text", "signed_by: Noor Haddad, course lead"),
}
_SWITCHES: tuple[Keys, ...] = (
    *((*COURSE, name) for name in ("fonts", "motif", "offline", "search")),
    (*CERTIFICATE, "read"),
)
_ON_THE_SHEET = ("title", "says", "note", "logo", "signature", "signed_by")
_SWITCH = "Put quotation marks around it if it is a name: without them YAML takes it for a switch."
_NOT_A_TEXT = {Sequence: "a list", Mapping: "a group of keys"}
_GROUPS: dict[Keys, str] = {
    COURSE: "id: sharing-with-purpose",
    CERTIFICATE: "quiz: final-quiz",
    POLICY: "frame-ancestors: [https://lms.example.org]",
}
_LISTS: tuple[Keys, ...] = tuple((*POLICY, directive) for directive in DIRECTIVES)


@dataclass(frozen=True)
class Sheet:
    """What stands on the certificate, each empty where the theme's own words do, and whether each module must be read.

    `logo` and `signature` are pictures, by their paths from the folder of pages on.
    """

    title: str = ""
    says: str = ""
    note: str = ""
    logo: str = ""
    signature: str = ""
    signed_by: str = ""
    read: bool = True


@dataclass(frozen=True)
class Settings:
    """The part of the configuration that is about the course.

    `course` is its id, the one place where it is worked out. `nav` lists the pages in the order of the navigation,
    `modules` names the folder that holds the modules, `teaching` that of the pages for instructors, `support` the page
    that every page offers for help, and `certificate_quiz` the quiz that must be passed for a certificate. `search`
    says whether pages offer one, and `offline` whether the course may be kept for reading without a connection. Of what
    the engine leaves out, `excluded` and `drafts` are patterns as in `.gitignore`, and so is `unlisted` of what is not
    meant to be in the navigation.
    """

    course: str = "course"
    docs: str = "docs"
    language: str = "en"
    theme: str = ""
    extensions: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    nav: tuple[str, ...] = ()
    modules: str = ""
    teaching: str = ""
    search: bool = True
    support: str = ""
    version: str = ""
    title: str = ""
    certificate_quiz: str = ""
    sheet: Sheet = field(default_factory=Sheet)
    motif: bool = True
    offline: bool = True
    reveal: str = ""
    attempts: int = 1
    excluded: str = ""
    drafts: str = ""
    unlisted: str = ""
    problems: tuple[Problem, ...] = field(default=())
    configuration: Configuration = field(default_factory=Configuration, compare=False, repr=False)

    @property
    def file(self) -> str:
        """The name of the configuration in the course's folder."""
        return self.configuration.file

    def locate(self, keys: Keys) -> Location:
        """Return the place of the value that the keys lead to, or of the last part of the way that exists."""
        return self.configuration.locate(keys)

    @cached_property
    def asked_sites(self) -> dict[str, Keys]:
        """The other sites that pages may ask, because the author says so, and the keys that lead to each."""
        return asked_sites(self.configuration, POLICY)

    def added_to_policy(self, directive: str) -> tuple[str, ...]:
        """Return what the author adds to a directive of the policy, as a policy writes it."""
        return added_sources(self.configuration, POLICY, directive)

    def options(self, kind: str, name: str) -> dict[str, Any]:
        """Return the options of one of the `plugins` or `markdown_extensions`, empty where it has none."""
        written = self.configuration.get(kind)
        groups = written if isinstance(written, list) else [written]
        found = [group[name] for group in groups if isinstance(group, dict) and name in group]
        return found[0] if found and isinstance(found[0], dict) else {}

    def uses(self, plugin: str) -> bool:
        """Whether one of Material's plugins is on; with our theme its short name is enough."""
        return plugin in self.plugins or f"material/{plugin}" in self.plugins

    @cached_property
    def nav_titles(self) -> tuple[Text, ...]:
        """The titles in the navigation."""
        return tuple(title for title, _ in self.nav_entries)

    @cached_property
    def nav_entries(self) -> tuple[Entry, ...]:
        """The titles in the navigation, each with what stands behind it."""
        return tuple(_entries(self.configuration.node(("nav",))))

    @cached_property
    def nav_pages(self) -> tuple[Text, ...]:
        """What the navigation leads to, each as it is written."""
        return tuple(values(self.configuration.node(("nav",))))


def course_keys() -> list[str]:
    """Return every key that may stand under `extra: course:`; one within a group is `group.key`."""
    return [
        ".".join(map(str, keys[len(COURSE) :])) for keys in (*_TEXTS, *_SWITCHES, *_GROUPS, *_LISTS) if keys != COURSE
    ]


def find_course(start: Path) -> Path | None:
    """Return the nearest folder from `start` upwards that holds a configuration, or None."""
    return next((folder for folder in (start.resolve(), *start.resolve().parents) if configuration_in(folder)), None)


def read_settings(folder: Path, file: Path | None = None) -> Settings:
    """Read the configuration; what is wrong with it comes back as problems, and defaults in its stead.

    Args:
        folder: the folder of the course.
        file: the configuration, where it is not the one that the folder holds.
    """
    configuration = read_configuration(file or configuration_in(folder) or folder / FILE, folder)
    if configuration.problems:
        return Settings(problems=configuration.problems, configuration=configuration)
    return _settings(configuration)


def _settings(configuration: Configuration) -> Settings:
    get = configuration.get
    theme = get("theme") if isinstance(get("theme"), dict) else {"name": get("theme")}
    course = _text(configuration, "id")
    found = [
        *configuration.written_twice,
        *_wrong_shapes(configuration),
        *_unknown_keys(configuration),
        *_unsafe_exit(configuration),
        *_unknown_way(configuration),
        *check_policy(configuration, POLICY),
    ]
    return Settings(
        course=course or _slug(str(get("site_name") or "")) or "course",
        docs=str(get("docs_dir") or "docs"),
        language=str(theme.get("language") or "en"),
        theme=str(theme.get("name") or ""),
        extensions=tuple(_listed(get("markdown_extensions"))),
        plugins=tuple(_listed(get("plugins"))),
        nav=tuple(_pages(get("nav"))),
        modules=_text(configuration, "modules").strip("/"),
        teaching=_text(configuration, "teaching").strip("/"),
        search=get(*COURSE, "search") is not False,
        support=_text(configuration, "support"),
        version=_text(configuration, "version"),
        title=str(get("site_name") or ""),
        certificate_quiz=_text(configuration, "certificate", "quiz"),
        sheet=Sheet(
            **{key: _text(configuration, "certificate", key) for key in _ON_THE_SHEET},
            read=get(*CERTIFICATE, "read") is not False,
        ),
        motif=get(*COURSE, "motif") is not False,
        offline=get(*COURSE, "offline") is not False,
        reveal=_text(configuration, "reveal"),
        attempts=int(tries) if _is_count(tries := _text(configuration, "attempts")) else 1,
        excluded=str(get("exclude_docs") or ""),
        drafts=str(get("draft_docs") or ""),
        unlisted=str(get("not_in_nav") or ""),
        problems=(*found, *_unfit_id(course, configuration)),
        configuration=configuration,
    )


def _listed(written: object) -> Iterator[str]:
    """Yield the names in a list of names and of names with options, or in a group of keys."""
    for one in written if isinstance(written, (list, dict)) else ():
        yield str(next(iter(one), "")) if isinstance(one, dict) else str(one)


def _wrong_shapes(configuration: Configuration) -> Iterator[Problem]:
    """Yield a problem for each value about the course that is no text, or no group of keys, where one belongs."""
    for keys, example in _GROUPS.items():
        if not isinstance(configuration.get(*keys), (dict, NoneType)):
            hint = f"Write “{example}” on the line below it, indented by two spaces."
            yield _wrong_shape(keys, "a group of keys", hint, configuration)
    for keys, (expected, example) in _TEXTS.items():
        value = configuration.get(*keys)
        if isinstance(value, (bool, dict, list)) and not (keys == EXIT and value is False):
            switch = f" {_SWITCH}" if isinstance(value, bool) else ""
            yield _wrong_shape(keys, expected, f"Write it on one line, such as “{example}”.{switch}", configuration)
    for keys in _SWITCHES:
        if not isinstance(configuration.get(*keys), (bool, NoneType)):
            hint = f"Write “{keys[-1]}: false” to do without it, or leave it out."
            yield _wrong_shape(keys, "“true” or “false”", hint, configuration)


def _unknown_keys(configuration: Configuration) -> Iterator[Problem]:
    """Yield a problem for each key about the course that nothing reads: it would do nothing, and nobody would know."""
    for group in _GROUPS:
        known = dict.fromkeys(
            str(keys[len(group)])
            for keys in (*_TEXTS, *_SWITCHES, *_GROUPS, *_LISTS)
            if keys[: len(group)] == group != keys
        )
        written = configuration.get(*group)
        for key in written if isinstance(written, dict) else ():
            if key not in known:
                yield Problem(
                    configuration.locate((*group, str(key), KEY)),
                    "course-settings",
                    f"“{shortened(str(key))}” is nothing that can be set under “{group[-1]}:”",
                    did_you_mean(str(key), known),
                )


def _unfit_id(course: str, configuration: Configuration) -> Iterator[Problem]:
    if course and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", course):
        yield Problem(
            configuration.locate((*COURSE, "id")),
            "course-id",
            f"“{shortened(course)}” cannot be the id of a course",
            "Use letters, digits and hyphens under “extra: course: id:”, such as “sharing-with-purpose”.",
        )


def _unknown_way(configuration: Configuration) -> Iterator[Problem]:
    written, known = _text(configuration, "reveal"), get_args(Reveal)
    if written and written not in known:
        message = f"“{shortened(written)}” is not known for “reveal”"
        yield Problem(configuration.locate(REVEAL), "course-settings", message, did_you_mean(written, known))
    tries = _text(configuration, "attempts")
    if tries and not _is_count(tries):
        message = f"“attempts” should be a whole number of 1 or more, not “{shortened(tries)}”"
        yield Problem(configuration.locate(ATTEMPTS), "course-settings", message, "Write digits only, such as 2.")


def _is_count(written: str) -> bool:
    return bool(re.fullmatch(r"[1-9]\d{0,5}", written))


def _unsafe_exit(configuration: Configuration) -> Iterator[Problem]:
    """The quick way out leads to a page. The theme, which reads the settings by itself, goes by the same rule."""
    address = _text(configuration, "exit")
    scheme, colon, _ = address.partition(":")
    if not colon or address.lower() == "about:blank":
        return  # a page of the course, which a check looks for
    if not address.lower().startswith(("https://", "http://")):
        yield Problem(
            configuration.locate(EXIT),
            "unsafe-link",
            f"the way out may not start with “{shortened(scheme)}:”",
            "Write an address that starts with https://, a page of the course, or “about:blank” for an empty page.",
        )
    elif not re.fullmatch(r"https?://[^\s/?#]+([/?#]\S*)?", address, re.IGNORECASE):
        message = f"“{shortened(address)}” is no address, and learners would not get away"
        yield Problem(configuration.locate(EXIT), "course-settings", message, "Write it as “https://example.org/”.")


def _wrong_shape(keys: Keys, expected: str, hint: str, configuration: Configuration) -> Problem:
    written = configuration.node(keys)
    # YAML has made true of “yes” by now, so the text itself is quoted.
    what = f"“{shortened(written.value)}”" if isinstance(written, Text) else _NOT_A_TEXT.get(type(written), "this")
    message = f"“{keys[-1]}” should be {expected}, not {what}"
    return Problem(configuration.locate(keys), "course-settings", message, hint)


def _text(configuration: Configuration, *keys: str) -> str:
    """Return what is written for a key about the course; nothing where it is no text."""
    value = configuration.get(*COURSE, *keys)
    return "" if value is None or isinstance(value, (bool, dict, list)) else str(value)


def _pages(nav: object, within: tuple[int, ...] = ()) -> Iterator[str]:
    """Yield the pages of a navigation: a list of paths, and of groups of them by title."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, (dict, list)) and id(nav) not in within:  # an alias may put a list into itself
        parts = nav.values() if isinstance(nav, dict) else nav
        yield from (page for part in parts for page in _pages(part, (*within, id(nav))))


def _entries(nav: Node | None) -> Iterator[Entry]:
    if isinstance(nav, Sequence):
        yield from (entry for item in nav.items for entry in _entries(item))
    elif isinstance(nav, Mapping):
        for entry in nav.entries.values():
            yield entry
            yield from _entries(entry.value)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
