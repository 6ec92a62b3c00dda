"""A second process, where there is a core for it. It begins at the other end, and nothing passes but what is kept.

So the first need not wait, the output cannot tell how many there were, and where the second fails, the first makes all
by itself.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress

_PAYS_FROM = 25
"""From so many files on; below, starting costs as much as it saves."""


class SecondProcess:
    """Works through the same things as this process, from their end."""

    def __init__(self) -> None:
        self._child = 0

    @property
    def started(self) -> bool:
        """Whether there is one."""
        return bool(self._child)

    @property
    def possible(self) -> bool:
        """Whether there is a core for it, and this process can be doubled: one thread, in a system that allows it."""
        if sys.platform != "linux" or threading.active_count() > 1:
            return False
        return len(os.sched_getaffinity(0)) > 1

    def start(self, work: Iterable[object], size: int) -> None:
        """Begin, if that pays and can be done here; what the work prints is not seen.

        Args:
            work: each of its items does a step when it is asked for.
            size: the number of files.
        """
        if size < _PAYS_FROM or not self.possible:
            return
        sys.stdout.flush()
        sys.stderr.flush()
        gc.freeze()  # what both have: neither need look for garbage in it, nor get a copy of it by doing so
        try:
            self._child = os.fork()
        except OSError:  # there is no room for another
            gc.unfreeze()
            return
        if self._child:
            return
        # From here on in the second process, which ends without what would happen at the end of the first.
        with suppress(BaseException):
            _be_silent()
            for _ in work:
                pass
        os._exit(0)

    def end(self) -> None:
        """Stop it, and wait until it has."""
        if self._child:
            with suppress(OSError):
                os.kill(self._child, signal.SIGKILL)
            with suppress(OSError):
                os.waitpid(self._child, 0)
            gc.unfreeze()
        self._child = 0


def _be_silent() -> None:
    for logger in map(logging.getLogger, ("mkdocs", "")):
        logger.handlers = [logging.NullHandler()]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
