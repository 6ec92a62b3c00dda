"""Formulas: TeX, as `pymdownx.arithmatex` leaves it in a page, becomes MathML, which needs no script to be read."""

from __future__ import annotations

import re
from html import escape, unescape

from latex2mathml.converter import convert

_FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">(?P<generic>.*?)</(?P=tag)>'
    r'|(?:<(?P<preview>span|div) class="MathJax_Preview">[^<]*</(?P=preview)>)?\s*'
    r'<script type="math/tex(?P<display>; mode=display)?">(?P<script>.*?)</script>',
    re.DOTALL,
)
_DELIMITED = re.compile(r"\s*\\(?P<open>[(\[])(?P<tex>.*)\\[)\]]\s*", re.DOTALL)


def with_mathml(html: str) -> str:
    """Return the HTML with each formula as MathML. One that cannot be read stays as the author wrote it."""
    return _FORMULA.sub(_formula, html) if "arithmatex" in html or "math/tex" in html else html


def mathml(tex: str, *, display: bool = False) -> str:
    """Return a formula as MathML; its TeX is what a screen reader without MathML says.

    Raises:
        ValueError: the formula cannot be read.
    """
    try:
        made = convert(tex, display="block" if display else "inline")
    except Exception as error:  # the library raises errors of many kinds for TeX that it cannot read
        raise ValueError(tex) from error
    return made.replace("<math ", f'<math alttext="{escape(tex)}" ', 1)


def _formula(found: re.Match[str]) -> str:
    if found["script"] is not None:
        return _made(unescape(found["script"]), display=bool(found["display"]), instead=escape(found["script"]))
    # Preview and script of the other way of writing stand within such an element.
    if "<script" in found["generic"]:
        return _FORMULA.sub(_formula, found["generic"])
    written = _DELIMITED.fullmatch(unescape(found["generic"]))
    if not written:
        return found[0]
    return _made(written["tex"], display=written["open"] == "[", instead=found[0])


def _made(tex: str, *, display: bool, instead: str) -> str:
    try:
        return mathml(tex, display=display)
    except ValueError:
        return instead
