"""What the browser's search reads: the words of all pages as scripts, which load from a folder, too.

A script holds each different word once, the most frequent first, and for each section one sign per word: the place of
that word in the list. So it takes a fifth less to travel than the text itself. `browser/search/unpacking.js` reads it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from primerpress.page.words import PageWords

FOLDER = "search/"
"""Where the scripts are in the site. A course in several languages has a folder for each below it."""

_WORDS, _TEACHING = "words.js", "teaching.js"

# A word, or what stands between two of them, other than a mere space.
_PIECE = re.compile(r"\w+(?:['\u2019-]\w+)*|\W+")
_WORD = re.compile(r"\w")
# Written before what is no word, so that the browser need not tell what is one.
_BETWEEN = "\t"


def search_scripts(pages: Iterable[PageWords], teaching: str = "") -> dict[str, str]:
    """Return the scripts that a search reads, by name.

    Args:
        pages: all that may be found.
        teaching: the folder of the pages for instructors, which only such a page offers to search; empty for none.
    """
    known = sorted(pages, key=lambda page: page.url)
    apart = [page for page in known if teaching and f"/{teaching}/" in f"/{page.url}"]
    scripts = {_WORDS: _script([page for page in known if page not in apart])}
    return scripts | ({_TEACHING: _script(apart)} if teaching else {})


def _script(pages: list[PageWords]) -> str:
    pieces = [[_pieces(section.text) for section in page.sections] for page in pages]
    words = _by_frequency(chain.from_iterable(chain.from_iterable(pieces)))
    signs = dict(zip(words, _signs(), strict=False))
    packed = {
        "words": "\n".join(words),
        "pages": [
            {
                "url": page.url,
                "title": page.title,
                "sections": [
                    [section.anchor, section.heading, "".join(map(signs.__getitem__, of_section))]
                    for section, of_section in zip(page.sections, of_page, strict=True)
                ],
            }
            for page, of_page in zip(pages, pieces, strict=True)
        ],
    }
    return f"primerpressSearch.push({json.dumps(packed, ensure_ascii=False, separators=(',', ':'))});\n"


# While somebody writes, most texts have been taken apart before.
@lru_cache(maxsize=20_000)
def _pieces(text: str) -> tuple[str, ...]:
    """Return the words and what stands between them. Two words in a row have a single space between them."""
    return tuple(_known(piece) for piece in _PIECE.findall(text) if piece != " ")


@lru_cache(maxsize=100_000)
def _known(piece: str) -> str:
    """Return a piece as it stands in the list, once for all places where it is found."""
    return piece if _WORD.match(piece) else f"{_BETWEEN}{piece}"


def _by_frequency(pieces: Iterable[str]) -> list[str]:
    counted = Counter(pieces)
    return sorted(counted, key=lambda piece: (-counted[piece], piece))


def _signs() -> Iterator[str]:
    """Yield one character after the other that JSON and UTF-8 write as it is, the shortest first."""
    return (chr(code) for code in chain(range(0x20, 0xD800), range(0xE000, 0x110000)) if chr(code) not in '"\\')
