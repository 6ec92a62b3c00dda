"""A page that another plugin puts together from all others: what the scripts say is on it once."""

from __future__ import annotations

import re

# As `words.html.jinja` begins and ends.
_WORDS = re.compile(r'<p class="pp-not-saved".*?</template>', re.DOTALL)


def with_words_once(html: str) -> str:
    """Return the HTML of a page with the first of the words of scripts in it, and without the others."""
    first = _WORDS.search(html)
    return html[: first.end()] + _WORDS.sub("", html[first.end() :]) if first else html
