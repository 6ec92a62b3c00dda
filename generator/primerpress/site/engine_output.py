"""What an engine prints, made fit for an instructor: no colours, no tracebacks, and its warnings picked out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_TRACEBACK = "Traceback (most recent call last):"
_RECORD = re.compile(r"(?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL)\s+-\s+(?P<text>.*)")

# What Zensical says of each build, and of links, which the checks have followed. It draws the place below.
_USUAL = re.compile(r"Build (started|finished).*|No issues found|\d+ issues? found|Serving .* on http.*")
_TOLD_BY_CHECKS = re.compile(r"Warning: (page|anchor) does not exist")
_DRAWN = (" ", "─")

# Links are followed in the finished pages. MkDocs looks earlier, when questions have no place on the page yet.
_ABOUT_A_LINK = re.compile(r"Doc file '.*' contains an? ([a-z]+ )*link ")


def without_colour(text: str) -> str:
    """Return the text without the codes that colour a terminal."""
    return _COLOUR.sub("", text)


def without_tracebacks(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines, and of a traceback or a chain of them only the message that it ends with, as one text."""
    inside = False
    message: list[str] = []
    for line in lines:
        if _TRACEBACK in line:
            inside, message = True, []
        elif inside and not _RECORD.match(line):
            if message or not line.startswith(" "):
                message.append(line)
        else:
            if inside:
                yield "\n".join(message)
                inside, message = False, []
            yield line
    if inside:
        yield "\n".join(message)


def mkdocs_warnings(output: str) -> list[str]:
    """Return what MkDocs warned of, without what the checks have said already and the verification knows better."""
    found: list[str] = []
    told = False
    for line in output.splitlines():
        record = _RECORD.match(line)
        if record:
            told = record["text"].startswith("primerpress:") or bool(_ABOUT_A_LINK.match(record["text"]))
            if record["level"] in ("WARNING", "ERROR") and not told:
                found.append(record["text"])
        elif found and not told and line.startswith(" "):
            found[-1] += f"\n{line}"
    return found


def mkdocs_failure(output: str) -> str:
    """Return what MkDocs said about its failure, without the running commentary."""
    lines = [line for line in output.splitlines() if not line.startswith(("INFO ", "DEBUG "))]
    return "\n".join(without_tracebacks(lines)).strip()


def zensical_warnings(output: str) -> list[str]:
    """Return what Zensical warned of: all it says beyond that it worked."""
    text = "\n".join(line for line in output.splitlines() if not _USUAL.fullmatch(line.strip()))
    return [text.strip().removeprefix("Warning: ")] if text.strip() else []


def zensical_serving(lines: Iterable[str]) -> Iterator[str]:
    """Yield what Zensical says while it serves, without its running commentary and what the checks have said."""
    told = False
    for line in map(without_colour, lines):
        told = bool(_TOLD_BY_CHECKS.match(line)) or (told and line.startswith(_DRAWN))
        if not told and not _USUAL.fullmatch(line.strip()):
            yield line


def zensical_failure(output: str) -> str:
    """Return what Zensical said about its failure."""
    return "\n".join(without_tracebacks(output.splitlines())).strip()
