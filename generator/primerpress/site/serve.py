"""Showing the course on this computer while somebody writes it."""

from __future__ import annotations

import errno
import os
import re
import signal
import socket
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from primerpress.course.edition import LEARNERS, VARIABLE
from primerpress.course.settings import read_settings
from primerpress.site.ending import clean_end
from primerpress.site.engine_output import without_tracebacks, zensical_serving
from primerpress.site.engines import module
from primerpress.site.failure import SiteError
from primerpress.site.settings import site_settings
from primerpress.site.zensical_serving import zensical_command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_LAST_PORT = 2**16 - 1
_PATIENCE = 3


def serve_site(
    course: Path,
    address: str | None,
    say: Callable[[str], object],
    edition: str = LEARNERS,
    engine: str = "mkdocs",
) -> int:
    """Hand over to `mkdocs serve` or `zensical serve`, and pass on what it says, until it ends or Ctrl-C is pressed.

    Args:
        course: the folder that holds `mkdocs.yml`, which can be read.
        address: HOST:PORT, or None for what the configuration says.
        say: takes a line for the terminal.
        edition: for whom the course is shown.
        engine: one of ENGINES.

    Raises:
        SiteError: there is no such address, another program uses it, or the engine cannot serve.
    """
    read = read_settings(course)
    settings = site_settings(read)
    host, port = parse_address(address or settings.address)
    _refuse_taken(host, port)
    say(f"The course will be at http://{host}:{port}{settings.base} and follow each change. Ctrl-C ends it.")
    with (
        clean_end(),
        _command(engine, course, read.file, f"{host}:{port}", say=say, edition=edition) as command,
        subprocess.Popen(  # noqa: S603 - our own Python and a module of it
            command,
            cwd=course,
            env=os.environ | {VARIABLE: edition, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as process,
    ):
        try:
            lines = _explained(process, course)
            for line in zensical_serving(lines) if engine == "zensical" else lines:
                say(line)
            return process.wait()
        except KeyboardInterrupt:
            _end(process)
            say("Ended.")
            return 0
        except BaseException:
            _end(process)
            raise


@contextmanager
def _command(  # noqa: PLR0913 - what both engines are told
    engine: str, course: Path, file: str, address: str, *, say: Callable[[str], object], edition: str
) -> Iterator[list[str]]:
    if engine == "zensical":
        with zensical_command(course, address, say, edition) as command:
            yield command
    else:
        yield [*module("mkdocs"), "serve", "--config-file", file, "--dev-addr", address]


def parse_address(text: str) -> tuple[str, int]:
    """Return host and port.

    Raises:
        SiteError: it is not written as HOST:PORT.
    """
    match = re.fullmatch(r"(?P<host>[\w.-]+|\[[0-9A-Fa-f:]+\]):(?P<port>\d{1,5})", text)
    if not match or not 0 < int(match["port"]) <= _LAST_PORT:
        raise SiteError(f"“{text}” is not an address to serve at. Write HOST:PORT, such as 127.0.0.1:8000.")
    return match["host"], int(match["port"])


def _refuse_taken(host: str, port: int) -> None:
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        with socket.socket(found[0][0], socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(found[0][4])
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            another = f"primerpress serve --address {host}:{port + 1 if port < _LAST_PORT else port - 1}"
            raise SiteError(f"{host}:{port} is in use by another program. Choose another: {another}") from None
        raise SiteError(f"nothing can be served at {host}:{port}: {error.strerror}.") from None


def _explained(process: subprocess.Popen[str], course: Path) -> Iterator[str]:
    """Yield what the engine says, once, and what is wrong with `mkdocs.yml` in our own words instead of its."""
    said = ""
    lines = (line.rstrip("\n") for line in process.stdout or ())
    for line in without_tracebacks(lines):
        if line == said and "ConfigurationError" in line:  # Zensical looks at each of several files
            continue
        said = line
        problems = read_settings(course).problems if "ConfigurationError" in line else ()
        yield from map(str, problems) if problems else [line]


def _end(process: subprocess.Popen[str]) -> None:
    """Wait for the engine, which got the same Ctrl-C, to tidy up; where it did not get it, tell it."""
    interrupt = process.terminate if os.name == "nt" else lambda: process.send_signal(signal.SIGINT)
    for insist in (interrupt, process.kill):
        try:
            process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            insist()
