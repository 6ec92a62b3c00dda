"""The one allow-list that every finished text passes before it reaches a page, whatever made its HTML.

The checks tell an author, with the line, what may not stand in a quiz. This keeps it from a learner all the same: what
Markdown and its usual extensions make survives, and nothing that runs, asks another site, or passes for a part of ours.
"""

from __future__ import annotations

import re

import nh3

from primerpress.model.markup import ATTRIBUTES, SCHEMES

OURS = "pp-"
"""What the classes of the press start with; no author's do."""

_TEXT = "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var wbr"
_BLOCKS = "blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary ul"
_TABLES = "caption col colgroup table tbody td tfoot th thead tr"
_MEDIA = "audio img track video input label circle g path polygon polyline rect svg title"
_MATH = (
    "math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle "
    "msub msubsup msup mtable mtd mtext mtr munder munderover none"
)
_OF_MATH = (
    "accent accentunder align columnalign columnlines columnspacing depth display displaystyle fence form frame height "
    "largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowalign rowlines rowspacing "
    "rspace scriptlevel separator stretchy symmetric voffset width"
)
# Beside those of what authors write: cells of tables, recordings, pictures that extensions draw, and formulas.
_ATTRIBUTES = {
    **ATTRIBUTES,
    "td": {*ATTRIBUTES["td"], "data-label"},  # the words of its column's head, for a phone
    "audio": {"src", "aria-label", "controls"},
    "video": {"src", "poster", "aria-label", "controls", "playsinline"},
    "track": {"src", "srclang", "default"},
    "math": {"alttext", "xmlns"},
    "svg": {"viewBox", "xmlns", "width", "height"},
    "path": {"d", "fill-rule", "clip-rule"},
    "circle": {"cx", "cy", "r"},
    "rect": {"x", "y", "width", "height", "rx"},
    "polygon": {"points"},
    "polyline": {"points"},
}
# A tab of Material's is a radio, an item of a task list a checkbox.
_VALUES = {
    "input": {"type": {"radio", "checkbox"}},
    "a": {"target": {"_blank"}, "rel": {"noopener noreferrer"}},
    # Nothing plays, or is fetched, before somebody asks for it.
    "audio": {"preload": {"none"}},
    "video": {"preload": {"none"}},
    "track": {"kind": {"captions"}},
}
# References to the characters with which Python-Markdown marks its places. Read as HTML they would become such marks.
_MARKS = re.compile(r"&#(?:0*[23](?!\d)|[xX]0*[23](?![0-9A-Fa-f]));?")
# A browser reads an address without these signs. No address holds what it leads to, but for captions.
_DATA = re.compile(r"[\x00-\x20]*" + r"[\t\n\r]*".join("data:"), re.IGNORECASE)
_CAPTIONS = re.compile(r"data:text/vtt;base64,[A-Za-z0-9+/]*=*")
_SAFE = re.compile(r"[^<>&]*")


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """Return the value that an attribute keeps, or None to drop it."""
    if attribute == "class":
        return " ".join(name for name in value.split() if not name.startswith(OURS)) or None
    if _DATA.match(value):
        return value if (tag, attribute) == ("track", "src") and _CAPTIONS.fullmatch(value) else None
    if attribute in ("src", "poster") and re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*:|[\\/]{2})", value):
        return None  # a picture or a recording within the course, or none
    if tag == "input" and attribute == "name" and not value.startswith("__tabbed_"):
        return None
    return value


_CLEANER = nh3.Cleaner(
    tags={*f"{_TEXT} {_BLOCKS} {_TABLES} {_MEDIA} {_MATH}".split()},
    clean_content_tags={"script", "style"},
    attributes=_ATTRIBUTES | {name: {*_OF_MATH.split(), *_ATTRIBUTES.get(name, ())} for name in _MATH.split()},
    tag_attribute_values=_VALUES,
    attribute_filter=_kept,
    link_rel=None,
    url_schemes={*SCHEMES, "data"},
)


def clean(html: str) -> str:
    """Return what of a piece of HTML may stand on a page; its elements come out closed."""
    return html if _SAFE.fullmatch(html) else _CLEANER.clean(_MARKS.sub("", html))
