"""A recording as HTML: played by the browser itself, with captions, and a transcript that unfolds."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import PurePosixPath
from typing import NamedTuple

from markdown import Markdown
from markupsafe import Markup

from primerpress.course.media import Media
from primerpress.render.allow_list import clean
from primerpress.render.environment import environment

_PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)


class Shown(NamedTuple):
    """How a page shows a recording: its address, that of its picture, its words, and what its author puts to it."""

    address: str
    poster: str
    words: str
    id: str = ""
    classes: str = ""
    lang: str = ""


def media_html(media: Media, shown: Shown, language: str) -> str:
    """Return the HTML of a recording of the course, whose pages are in a language."""
    captions = [
        {"language": one.language or language, "words": b64encode(one.words.encode()).decode()}
        for one in media.captions
        if one.words
    ]
    captions.sort(key=lambda one: one["language"] != language)
    return (
        environment(language)
        .get_template("media.html.jinja")
        .render(
            **shown._asdict(),
            media=media,
            captions=captions,
            name=PurePosixPath(media.file).name,
            transcript=_in_markdown(media.transcript) if media.is_markdown else "",
            paragraphs=[] if media.is_markdown else _paragraphs(media.transcript),
        )
    )


def elsewhere_html(address: str, site: str, shown: str, language: str) -> str:
    """Return the link to a video of another site.

    Args:
        address: where it is watched.
        site: what the site is called.
        shown: the HTML of the link's words, or of the author's own picture.
        language: of the course.
    """
    template = environment(language).get_template("media-elsewhere.html.jinja")
    return template.render(address=address, site=site, shown=Markup(clean(shown)))  # noqa: S704 - passed the allow-list


def _in_markdown(transcript: str) -> Markup:
    """Return a transcript without its pictures, which would have to lie beside each page that shows it."""
    return Markup(clean(_PICTURE.sub("", Markdown().convert(transcript))))  # noqa: S704 - passed the allow-list


def _paragraphs(transcript: str) -> list[list[str]]:
    """Return the lines of each paragraph of a text."""
    return [one.strip().splitlines() for one in re.split(r"\n[ \t]*\n", transcript) if one.strip()]
