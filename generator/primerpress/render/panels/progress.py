"""`::progress`: how far the learner has come, and where to go on."""

from __future__ import annotations

from primerpress.render.panels.panel import Panel


class ProgressPanel(Panel):
    """It lists the modules, with the minutes that each takes."""
