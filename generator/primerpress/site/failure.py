"""What keeps a site from being built although the course itself is in order."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class SiteError(Exception):
    """Carries a message for the instructor: what went wrong, and the way out."""


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """Say in words what the system refuses.

    Raises:
        SiteError: the block met an `OSError`.
    """
    try:
        yield
    except OSError as error:
        raise SiteError(f"nothing can be written in “{folder}”: {error.strerror or error}.") from None
