"""`::certificate`: a sheet for the learner, who makes it."""

from __future__ import annotations

from primerpress import __version__
from primerpress.course.page import Page
from primerpress.render.panels.panel import Panel


class CertificatePanel(Panel):
    """It says what must be done for it: each module read, and the quiz passed that `mkdocs.yml` names."""

    press = __version__

    @property
    def quiz_page(self) -> Page | None:
        """The page with the quiz that must be passed."""
        return self.course.showing.page_of_quiz(self.course.settings.certificate_quiz)

    @property
    def hours(self) -> int:
        """How long the modules take, in whole hours."""
        return max(1, round(sum(map(self.course.minutes, self.modules)) / 60))
