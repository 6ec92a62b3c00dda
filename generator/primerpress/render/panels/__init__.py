"""The panels of a course, each with what its template shows. Scripts fill them with what the learner has done."""

from __future__ import annotations

from primerpress.render.panels.answers import AnswersPanel
from primerpress.render.panels.certificate import CertificatePanel
from primerpress.render.panels.change import ChangePanel
from primerpress.render.panels.journal import JournalPanel
from primerpress.render.panels.my_data import MyDataPanel
from primerpress.render.panels.panel import Panel
from primerpress.render.panels.progress import ProgressPanel
from primerpress.render.panels.review import ReviewPanel
from primerpress.render.panels.support import SupportPanel

PANELS: dict[str, type[Panel]] = {
    "answers": AnswersPanel,
    "certificate": CertificatePanel,
    "change": ChangePanel,
    "journal": JournalPanel,
    "my-data": MyDataPanel,
    "progress": ProgressPanel,
    "review": ReviewPanel,
    "support": SupportPanel,
}
"""Each panel by the name of its directive, which is the name of its template as well."""
