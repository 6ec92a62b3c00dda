"""The motifs: what an author may name as the drawing of a page."""

from typing import Literal

Motif = Literal["named", "unknown", "door", "core", "together", "gate", "colours", "handover", "settings", "mended"]
"""The piece named · what is not known · a wide door · a lit core · two lives · a line with a gate · three colours
around you · a piece on its way · one piece in four settings · a mended ring."""
