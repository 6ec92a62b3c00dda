"""A long build says on a terminal how far it is. What goes into a pipe, the tests of building read to the letter."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

BUILD = [sys.executable, "-P", "-m", "primerpress", "build"]
COURSE = {f"docs/{name}.md": f"# {name}\n\nWords.\n" for name in ("index", "one", "two")}


@pytest.mark.skipif(os.name != "posix", reason="only there can an engine be listened to")
@pytest.mark.parametrize(("engine", "told"), [("mkdocs", "Pages written: 3 of 3"), ("zensical", "Pages written: ")])
def test_a_terminal_shows_how_many_pages_are_done_and_the_line_goes_again(write_course, engine, told):
    ours, terminal = os.openpty()
    command = [*BUILD, "--engine", engine]
    with subprocess.Popen(command, cwd=write_course(COURSE), stdout=subprocess.PIPE, stderr=terminal) as building:
        os.close(terminal)
        said, _ = building.communicate()
    shown = os.read(ours, 65536).decode()
    os.close(ours)

    assert building.returncode == 0
    lines = [line.strip() for line in shown.split("\r")]
    assert any(line.startswith(told) for line in lines)
    assert "" == lines[-1]
    assert "Pages" not in said.decode()
