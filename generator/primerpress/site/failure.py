"""What keeps a site from being built although the course itself is in order."""

from __future__ import annotations


class SiteError(Exception):
    """Carries a message for the instructor: what went wrong, and the way out."""
