"""Formulas: TeX, as `pymdownx.arithmatex` leaves it in a page, becomes MathML, which needs no script to be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape, unescape

from latex2mathml import exceptions
from latex2mathml.converter import convert
from lxml import etree

EXTENSION = "pymdownx.arithmatex"
"""What finds formulas in a text."""

_FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">(?P<generic>.*?)</(?P=tag)>'
    r'|(?:<(?P<preview>span|div) class="MathJax_Preview">[^<]*</(?P=preview)>)?\s*'
    r'<script type="math/tex(?P<display>; mode=display)?">(?P<script>.*?)</script>',
    re.DOTALL,
)
_DELIMITED = re.compile(r"\s*\\(?P<open>[(\[])(?P<tex>.*)\\[)\]]\s*", re.DOTALL)

# What the library says by a name alone.
_CAUSES = {
    exceptions.NumeratorNotFoundError: "of a fraction the upper part is missing",
    exceptions.DenominatorNotFoundError: "of a fraction the lower part is missing",
    exceptions.ExtraLeftOrMissingRightError: "“\\left” and “\\right” do not belong together",
    exceptions.MissingSuperScriptOrSubscriptError: "nothing stands behind “_” or “^”",
    exceptions.DoubleSubscriptsError: "two “_” follow each other",
    exceptions.DoubleSuperscriptsError: "two “^” follow each other",
    exceptions.MissingEndError: "“\\begin{…}” has no “\\end{…}”",
    exceptions.LimitsMustFollowMathOperatorError: "“\\limits” stands behind nothing that has limits",
}
_INCOMPLETE = "it ends before it is complete"
# What comes out as it was written, since nobody knows it.
_LEFT_OVER = re.compile(r"<mi>(?P<sign>\\[^<]*|[{}&])</mi>")
_PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
_BRACE = re.compile(r"\\.|(?P<brace>[{}])", re.DOTALL)


class Unreadable(ValueError):  # noqa: N818 - it says what a formula is
    """A formula that cannot be read: `cause` says why, and `piece` is what of it is to blame, where that is known."""

    def __init__(self, cause: str, piece: str = "") -> None:
        super().__init__(cause)
        self.cause, self.piece = cause, piece


def with_mathml(html: str, finished: Callable[[str], str] = str) -> str:
    """Return the HTML with each formula as MathML. One that cannot be read stays as the author wrote it.

    Args:
        html: what Markdown has made.
        finished: makes harmless what has become of a formula.
    """

    def put(found: re.Match[str]) -> str:
        # Preview and script of the other way of writing stand within such an element.
        if "<script" in (found["generic"] or ""):
            return _FORMULA.sub(put, found["generic"])
        try:
            return finished(mathml(*_tex_of(found)))
        except Unreadable:
            return escape(unescape(found["script"])) if found["script"] is not None else found[0]

    return _FORMULA.sub(put, html) if _may_hold_one(html) else html


def unreadable_in(html: str) -> Iterator[tuple[str, Unreadable]]:
    """Yield the TeX of each formula in finished HTML that cannot be read, and why."""
    for found in _FORMULA.finditer(html) if _may_hold_one(html) else ():
        if "<script" in (found["generic"] or ""):
            yield from unreadable_in(found["generic"])
            continue
        tex, display = _tex_of(found)
        try:
            mathml(tex, display)
        except Unreadable as error:
            yield tex, error


@lru_cache(maxsize=1024)
def mathml(tex: str, display: bool = False) -> str:  # noqa: FBT001, FBT002 - it is called with a pair
    """Return a formula as MathML; its TeX is what a screen reader without MathML says.

    Raises:
        Unreadable: the formula cannot be read.
    """
    _check_braces(tex)
    try:
        made = convert(tex, display="block" if display else "inline")
    except Exception as error:  # the library raises errors of many kinds for TeX that it cannot read
        raise Unreadable(_CAUSES.get(type(error), _INCOMPLETE)) from error
    if left := _LEFT_OVER.search(made):
        piece = unescape(left["sign"])
        raise Unreadable("“&” stands outside of a table" if piece == "&" else f"“{piece}” is not known", piece)
    _check_parts(made)
    return made.replace("<math ", f'<math alttext="{escape(tex)}" ', 1)


def _may_hold_one(html: str) -> bool:
    return "arithmatex" in html or "math/tex" in html


def _tex_of(found: re.Match[str]) -> tuple[str, bool]:
    """Return the TeX of a formula, and whether it stands by itself."""
    if found["script"] is not None:
        return unescape(found["script"]), bool(found["display"])
    written = _DELIMITED.fullmatch(unescape(found["generic"]))
    if not written:
        raise Unreadable(_INCOMPLETE)
    return written["tex"], written["open"] == "["


def _check_braces(tex: str) -> None:
    depth = 0
    for found in _BRACE.finditer(tex):
        depth += {"{": 1, "}": -1}.get(found["brace"] or "", 0)
        if depth < 0:
            raise Unreadable("a “}” has no “{” before it", "}")
    if depth:
        raise Unreadable("a “{” has no “}” behind it", "{")


def _check_parts(made: str) -> None:
    root = etree.fromstring(made.encode(), etree.XMLParser(recover=True))
    for element in root.iter():
        if len(element) != _PARTS.get(etree.QName(element).localname, len(element)):
            raise Unreadable(_INCOMPLETE)
    if not "".join(root.itertext()).strip():
        raise Unreadable("it shows nothing")
