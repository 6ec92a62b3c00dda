"""How good a choice is where several may be defended."""

from __future__ import annotations

from typing import Literal

Quality = Literal["best", "acceptable", "weak", "harmful"]
"""From a strong choice down to one that is likely to do harm."""
