"""The set-up of the browser tests runs on what is in the environment, and ends in one sentence when it fails."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tools import install_browser
from tools.install_browser import NODE, browser_executable


def test_node_comes_with_the_environment():
    assert NODE.is_file()


def test_a_set_up_that_fails_ends_in_one_sentence(tmp_path):
    """Here Playwright does not even start, and there is nobody who could install anything."""
    alone = {"PATH": str(tmp_path), "HOME": str(tmp_path), "PLAYWRIGHT_NODEJS_PATH": str(tmp_path / "nowhere")}
    done = subprocess.run(
        [sys.executable, install_browser.__file__], check=False, env=os.environ | alone, capture_output=True, text=True
    )

    assert done.returncode == 1
    assert done.stderr.startswith("There is no Chromium for the browser tests that starts")
    assert "Cannot launch Node.js" in done.stderr
    assert done.stderr.endswith("sudo apt install chromium) and run this again.\n")
    assert done.stderr.count("\n") == 1


def test_a_browser_without_windows_comes_first(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(install_browser, "_playwright_has_its_own", lambda: False)
    find = browser_executable.__wrapped__
    assert find() is None

    for name in ("chromium", "chromium-headless-shell"):
        program = tmp_path / name
        program.touch(mode=0o755)

        assert find() == str(program)
