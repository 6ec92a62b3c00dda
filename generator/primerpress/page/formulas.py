"""Formulas of a page as MathML. Those of quizzes have become it by then."""

from __future__ import annotations

from markdown.postprocessors import Postprocessor

from primerpress.reading.formulas import with_mathml
from primerpress.render.allow_list import clean


class PutFormulas(Postprocessor):
    """Puts MathML in the place of TeX, when the page is finished."""

    def run(self, text: str) -> str:
        """Return the HTML of the page."""
        return with_mathml(text, clean)
