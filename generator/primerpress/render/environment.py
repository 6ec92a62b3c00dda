"""The Jinja2 environment of the quiz templates, with the words of the interface translated."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from primerpress.render.choices import accepted_texts, choices, true_or_false
from primerpress.render.identity import element_id, fingerprint

PACKAGE = Path(__file__).parent.parent


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
    )
    translations = gettext.translation("primerpress", PACKAGE / "locale", [language], fallback=True)
    jinja.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    jinja.globals |= {
        "accepted_texts": accepted_texts,
        "choices": choices,
        "element_id": element_id,
        "fingerprint": fingerprint,
        "true_or_false": true_or_false,
    }
    return jinja
