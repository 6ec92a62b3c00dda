"""The Jinja2 environment of the quiz templates, with the words of the interface translated."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from primerpress.model.fill_in_the_blanks import gap_names
from primerpress.model.identity import fingerprint, text_key
from primerpress.render.kinds.assignments import categorize, matching
from primerpress.render.kinds.choices import accepted_texts, choices, gap_answers, true_or_false
from primerpress.render.kinds.ordering import start_order
from primerpress.render.kinds.scenario import numbered_scenes
from primerpress.render.schedule import KEEP_CHOICES, KEEP_DAYS, REVIEW_DAYS

PACKAGE = Path(__file__).parent.parent

_FROM_RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}  # ISO 639
_ISOLATED = "\u2066%s\u2069"  # LRI and PDI of Unicode's bidirectional algorithm (UAX 9)


@cache
def environment(language: str) -> Environment:
    """Return the environment for a language such as `en`; a language without a catalogue reads in English."""
    jinja = Environment(
        loader=FileSystemLoader(PACKAGE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,  # it would look at the file of each template each time that one includes it
    )
    translations = gettext.translation("primerpress", PACKAGE / "locale", [language], fallback=True)
    isolate = (
        type(translations) is gettext.NullTranslations and language.split("-", maxsplit=1)[0] in _FROM_RIGHT_TO_LEFT
    )
    said, counted = (_left_to_right(one) if isolate else one for one in (translations.gettext, translations.ngettext))
    jinja.install_gettext_callables(said, counted, newstyle=True)  # type: ignore[attr-defined]
    jinja.globals |= {
        "_": _words(said),
        "accepted_texts": accepted_texts,
        "categorize": categorize,
        "choices": choices,
        "fingerprint": fingerprint,
        "gap_answers": gap_answers,
        "gap_names": gap_names,
        "matching": matching,
        "numbered_scenes": numbered_scenes,
        "keep_choices": KEEP_CHOICES,
        "keep_days": KEEP_DAYS,
        "review_days": REVIEW_DAYS,
        "start_order": start_order,
        "text_key": text_key,
        "true_or_false": true_or_false,
    }
    return jinja


def _left_to_right(words: Callable[..., str]) -> Callable[..., str]:
    """Mark what a function returns as a unit from left to right, or its full stop would stand before the sentence.

    Signs of Unicode, and no element: such words stand in attributes, too, and scripts set them as text.
    """
    return lambda *arguments: _ISOLATED % words(*arguments)


def _words(said: Callable[..., str]) -> Callable[..., Markup]:
    """Return what Jinja's own `_` does, which would look up and mark the same few words once for each question."""

    @cache
    def translated(message: str) -> Markup:
        return Markup(said(message))  # noqa: S704 - ours, and what stands in it is escaped

    @cache
    def alone(message: str) -> Markup:
        return translated(message) % {}

    def words(message: str, **values: object) -> Markup:
        return translated(message) % values if values else alone(message)

    return words
