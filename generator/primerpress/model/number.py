"""Numbers as people write them. `browser/behaviours/number.js` reads the same, and one table of cases tests both."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Self

# Beyond this a browser's numbers no longer tell neighbours apart.
_MOST_DIGITS = 15

_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
# After compatibility forms are resolved: dashes of all lengths, apostrophes, and the signs of Arabic numbers.
_PLAIN = {
    **dict.fromkeys(range(0x2010, 0x2016), "-"),
    ord("\N{MINUS SIGN}"): "-",
    **dict.fromkeys(map(ord, "\u2018\u2019\N{MODIFIER LETTER APOSTROPHE}\N{ARABIC THOUSANDS SEPARATOR}"), "'"),
    ord("\N{ARABIC DECIMAL SEPARATOR}"): ".",
    ord("\N{ARABIC COMMA}"): ",",
}
_POWER_ALONE = re.compile(r"^([+-]? ?)10 ?\^ ?")
_POWER = re.compile(r" ?[xX\u00d7*·⋅] ?10 ?\^ ?")
_NUMBER = re.compile(r"([+-]?) ?([0-9.,' ]+?)(?: ?[eE]([+-]?[0-9]{1,2}))?")
# The sign between groups stands again between all of them; another one may follow before decimals.
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}([', .])(?:[0-9]{2,3}\1)*[0-9]{3}(?:(?!\1)[.,][0-9]+)?")
_DECIMALS = re.compile(r"[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+")


class WrittenNumber(Decimal):
    """A number that keeps how its author wrote it: learners are shown that."""

    written: str

    def __new__(cls, value: Decimal | str, written: str = "") -> Self:
        """Return the number; one that was worked out is written as digits."""
        number = super().__new__(cls, value)
        number.written = written or f"{number:f}"
        return number

    @property
    def decimal_sign(self) -> str:
        """The sign before the decimals; empty where there are none."""
        return re.sub(r"[^.,]", "", self.written)[-1:] if self != self.to_integral_value() else ""

    def written_like(self, *others: WrittenNumber) -> str:
        """Return the number as digits, with the decimal sign of the first of the others that has one."""
        sign = next(filter(None, (other.decimal_sign for other in others)), ".")
        return f"{self:f}".replace(".", sign)


def number_from(text: str) -> WrittenNumber:
    """Read the one number that a text means.

    Raises:
        ValueError: the text may mean several numbers, or none, or has more than fifteen digits.
    """
    (reading,) = readings(text)
    number = WrittenNumber(reading, text.strip())
    if len(number.as_tuple().digits) > _MOST_DIGITS:
        raise ValueError(text)
    return number


def readings(text: str) -> list[str]:
    """Return the numbers that a text may mean, each written so that it can be read in one way only.

    `1,5`, `-3`, `1 000`, `1.234,5` and `2e3` mean one number. `1,500` and `1.500` may mean two, the larger
    first: `1500` and `1.5`. What is no number has no readings.
    """
    found = _NUMBER.fullmatch(_plain(text))
    if not found:
        return []
    sign, exponent = found[1].strip("+"), f"e{found[3]}" if found[3] else ""
    body = re.sub(r"[.,]$", "", found[2])
    thousands, decimals = _THOUSANDS.fullmatch(body), _DECIMALS.fullmatch(body)
    read = []
    if thousands:
        read.append(body.replace(thousands[1], "").replace(",", "."))
    if decimals:
        number = body.replace(",", ".")
        read.append(_beyond_doubt(number) if thousands else number)
    return [f"{sign}{number}{exponent}" for number in read]


def _plain(text: str) -> str:
    """Return the text with ASCII digits, signs and spaces, without invisible signs and quotation marks around it."""
    visible = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    raised = re.sub("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda found: "^" + found[0].translate(_RAISED), visible)
    resolved = unicodedata.normalize("NFKC", raised).translate(_PLAIN)
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in resolved)
    bare = re.sub("[ \t\n]+", " ", digits).strip(" \"'“”„«»")
    return _POWER.sub("e", _POWER_ALONE.sub(r"\g<1>1e", bare), count=1)


def _beyond_doubt(number: str) -> str:
    """Return a number with three decimals in another way: exactly three might be taken for thousands."""
    whole, decimals = number.split(".")
    kept = decimals.rstrip("0")
    return f"{whole}.{kept}{'0' if len(kept) == len(decimals) else ''}" if kept else whole
