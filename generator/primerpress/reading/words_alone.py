"""The words of a piece of HTML, for where a page can show nothing else: a line of a list to choose from, a name."""

from __future__ import annotations

from html.parser import HTMLParser

_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
# What stands on a line of its own: the words before and after it do not run together.
_APART = {"blockquote", "br", "dd", "div", "dt", "hr", "li", "p", "pre", "td", "th", "tr"}

# What is said by its text instead, and the number of a footnote, which only leads to it.
_NOT_SAID = ("math", "svg", "a")


def words_alone(html: str) -> str:
    """Return the words on one line: pictures and formulas by their text, raised and lowered digits as signs."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "img":
            self.words.append(said.get("alt") or "")
        elif tag == "span" and "twemoji" in (said.get("class") or ""):
            self.words.append(said.get("title") or "")
        elif tag in _APART:
            self.words.append(" ")
        elif tag in ("math", "svg"):
            self.words.append(said.get("alttext") or said.get("title") or "")
            self._within.append(tag)
        elif tag in ("sub", "sup") or (tag == "a" and said.get("class") == "footnote-ref"):
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._within and self._within[-1] == tag:
            self._within.pop()
        elif tag in _APART:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        place = self._within[-1] if self._within else ""
        if place not in _NOT_SAID:
            self.words.append(_raised(data) if place == "sup" else _lowered(data) if place == "sub" else data)


def _raised(words: str) -> str:
    return words.translate(_RAISED) if all(ord(sign) in _RAISED for sign in words) else f"^{words}"


def _lowered(words: str) -> str:
    return words.translate(_LOWERED) if all(ord(sign) in _LOWERED for sign in words) else f"_{words}"
