"""`::progress`: how far the learner has come, and where to go on."""

from __future__ import annotations

from primerpress.render.module import Module
from primerpress.render.panels.panel import Panel


class ProgressPanel(Panel):
    """It lists the modules, with the minutes that each takes."""

    @property
    def listed(self) -> list[Module]:
        """The pages to work through, as a list shows them."""
        return [Module(self.course, page, self.page, self.texts) for page in self.modules]
