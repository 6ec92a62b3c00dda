"""Firefox, driven by the protocol that every Firefox speaks, Marionette: Playwright drives only one of its own making.

A message is its length, a colon, and JSON: `[0, number, command, arguments]`, answered by `[1, number, error, result]`.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from tools.install_browser import FIREFOX

EXECUTABLE = next(filter(None, map(shutil.which, FIREFOX)), None)

PATIENCE = 60.0
"""How many seconds a browser may take to start, or a page to become what is expected."""

# It stays away from the network, but for what a test serves.
QUIET = (
    "app.update.enabled",
    "browser.aboutwelcome.enabled",
    "datareporting.policy.dataSubmissionEnabled",
    "network.captive-portal-service.enabled",
    "network.connectivity-service.enabled",
)


# The browser's own list of what went wrong, from the first byte of a page on; no script in the page hears so early.
TOLD = """
const told = Services.console.getMessageArray()
  .filter((one) => one instanceof Ci.nsIScriptError && !one.flags && /^(file|http)/.test(one.sourceName))
  .map((one) => `${one.sourceName}: ${one.errorMessage}`);
Services.console.reset();
return told;
"""


class Firefox:
    """One tab."""

    def __init__(self, connection: socket.socket, answers: BinaryIO) -> None:
        self._connection, self._answers = connection, answers
        self._read()  # it greets
        self._do("WebDriver:NewSession")

    def go(self, address: str) -> None:
        self._do("WebDriver:Navigate", url=address)

    def run(self, script: str, *given: Any) -> Any:
        """Return what the body of a function returns in the page."""
        return self._do("WebDriver:ExecuteScript", script=script, args=given)["value"]

    def click(self, selector: str) -> None:
        self._do("WebDriver:ElementClick", id=self._find(selector))

    def write(self, selector: str, text: str) -> None:
        self._do("WebDriver:ElementSendKeys", id=self._find(selector), text=text)

    def press(self, key: str) -> None:
        """Press and release a key, by the letter that WebDriver has for it."""
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self._do("WebDriver:PerformActions", actions=[{"type": "key", "id": "keys", "actions": actions}])

    def expect(self, expression: str) -> None:
        """Wait until an expression is true in the page."""
        end = time.monotonic() + PATIENCE
        while not self.run(f"return Boolean({expression})"):
            assert time.monotonic() < end, f"it did not become true: {expression}"
            time.sleep(0.05)

    def told(self) -> list[str]:
        """Return the errors of all pages since this was asked last, with what their policies have stopped."""
        self._do("Marionette:SetContext", value="chrome")
        try:
            return self.run(TOLD)
        finally:
            self._do("Marionette:SetContext", value="content")

    def _find(self, selector: str) -> str:
        [element] = self._do("WebDriver:FindElement", using="css selector", value=selector)["value"].values()
        return element

    def _do(self, command: str, **arguments: Any) -> Any:
        message = json.dumps([0, 1, command, arguments]).encode()
        self._connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        assert error is None, error
        return result

    def _read(self) -> Any:
        length = b""
        while (sign := self._answers.read(1)) != b":":
            assert sign, "Firefox has gone"
            length += sign
        return json.loads(self._answers.read(int(length)))


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Start a Firefox without a window, with a folder for all that it keeps; end it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = [f'user_pref("{name}", false);' for name in QUIET] + [f'user_pref("marionette.port", {port});']
    (profile / "user.js").write_text("\n".join(settings), "utf-8")
    # Without access to the browser itself, only a page could say what it was stopped from.
    options = ("--headless", "--marionette", "--remote-allow-system-access", "--no-remote")
    command = [EXECUTABLE, *options, "--profile", profile]
    with subprocess.Popen(
        command, env=os.environ | {"HOME": str(profile)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            with _connected(port) as connection, connection.makefile("rb") as answers:
                yield Firefox(connection, answers)
        finally:
            process.terminate()


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        except OSError:
            assert time.monotonic() < end, "Firefox did not start"
            time.sleep(0.1)
