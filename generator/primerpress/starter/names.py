"""Names of folders, files and ids that people can read, made of titles, and a title made of the name of a folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from hashlib import sha256

# What a sign is written as by those who have no key for it.
_SPELLED = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "ø": "oe",
        "å": "aa",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "þ": "th",
    }
)
_LONGEST = 60
_APOSTROPHES = re.compile("['’‘ʼ]")  # noqa: RUF001 - they look alike, and that is why all are here


def readable(text: str, otherwise: str) -> str:
    """Return a text as a name of small letters, digits and hyphens; umlauts and accents stay readable.

    A text without a letter that could be kept becomes the word `otherwise` with a few signs that are its own.
    """
    # A folder may be called with an “a” and two dots on it, as some systems write “ä”.
    spelled = unicodedata.normalize("NFC", text).lower().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", spelled)).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-")
    return name or f"{otherwise}-{sha256(text.encode('utf-8', 'surrogateescape')).hexdigest()[:6]}"


def free_name(wanted: str, taken: Container[str]) -> str:
    """Return a name that is not taken: the one that is wanted, or with a number behind it."""
    return next(name for name in (wanted, *(f"{wanted}-{number}" for number in range(2, 10_000))) if name not in taken)


def title_of(folder: str) -> str:
    """Return the title of a course that is kept in a folder of this name."""
    shown = "".join(sign if sign.isprintable() else " " for sign in unicodedata.normalize("NFC", folder))
    words = " ".join(re.split(r"[\s_-]+", shown)).strip()
    return words[:1].upper() + words[1:] or "My course"


def without_markup(title: str) -> str:
    """Return a title so that Markdown shows it as it is."""
    escaped = re.sub(r"([\\`*_\[\]#{}|])", r"\\\1", title)
    # What only extensions give a meaning no backslash takes away.
    return re.sub("[&<$~]|(?<=:):", lambda sign: f"&#{ord(sign[0])};", escaped)
