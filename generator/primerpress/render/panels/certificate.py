"""`::certificate`: a sheet for the learner, who makes it."""

from __future__ import annotations

import re
from os.path import relpath
from pathlib import Path
from urllib.parse import quote

from primerpress import __version__
from primerpress.course.page import Page
from primerpress.model.values import MarkdownText
from primerpress.render.fragment import Fragment
from primerpress.render.panels.panel import Panel


class CertificatePanel(Panel):
    """It says what must be done for it: each module read, and the quiz passed that `mkdocs.yml` names."""

    press = __version__

    @property
    def quiz_page(self) -> Page | None:
        """The page with the quiz that must be passed."""
        return self.course.showing.page_of_quiz(self.course.settings.certificate_quiz)

    def picture(self, path: str, words: str) -> Fragment:
        """Return a picture of the course, with words for who does not see it."""
        way = Path(relpath(f"{self.course.docs}/{path}", Path(self.page.path).parent)).as_posix()
        said = re.sub(r"[\[\]\\]", "", words)
        return self.texts(MarkdownText(f"![{said}]({quote(way)})"), f"{self.name}-picture")

    @property
    def conditions(self) -> list[Page]:
        """The modules that must be read to their end."""
        return [page for page in self.modules if page != self.quiz_page] if self.course.settings.sheet.read else []

    @property
    def hours(self) -> int:
        """How long the modules take, in whole hours."""
        return max(1, round(sum(map(self.course.minutes, self.modules)) / 60))
