"""What an instructor waits for: from saving a file to the new text being served, of what stock Material takes.

The time until a watcher has seen the change is not ours, and reported apart.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from statistics import median
from threading import Thread

from benchmarks.course import OURS, STOCK, write_course

PAGES, QUESTIONS = 200, 10
ROUNDS = 3
ROWS = ("page", "quiz", "support", "course")
SUPPORT = "resources:\n  - {name: A friend, for: Anyone, how: [{label: Call}], where: Here, last_checked: 2026-11-01}\n"
REPOSITORY = Path(__file__).resolve().parent.parent
PATIENCE = 300
_TICKS = os.sysconf("SC_CLK_TCK")

Waits = tuple[float, float, float]
"""Seconds on the clock from the watcher's word to the new text, of the processor, and until the watcher's word."""


_PLACES = {
    "page": ("docs/page-1.md", "Part 1"),
    "quiz": ("quizzes/quiz-1.yml", "Quiz"),
    "support": ("support.yml", "A friend"),
}
_MUSTS = {"page": 0.25, "quiz": 0.30, "support": 0.30}
_OF_THE_COURSE = {"page": ("docs/modules/03-safer-spaces.md", "Why this matters")}


def print_serving(pages: int = PAGES, rows: Collection[str] = ROWS) -> None:
    """Print how long a saved page, quiz and file of help take to be seen.

    Args:
        pages: of the large course.
        rows: those of ROWS that are measured.
    """
    print("saved to seen, of stock Material:                clock   processor    goal    must   watchers, s")
    with tempfile.TemporaryDirectory() as folder:
        if places := {name: place for name, place in _PLACES.items() if name in rows}:
            large = write_course(Path(folder) / "ours", OURS, pages, QUESTIONS)
            (large / "support.yml").write_text(SUPPORT, "utf-8")
            with (large / "docs" / "index.md").open("a", encoding="utf-8") as file:
                file.write("\n::support\n")
            stock = _waits(write_course(Path(folder) / "stock", STOCK, pages, 0), {"page": _PLACES["page"]})["page"]
            for name, ours in _waits(large, places).items():
                _line(f"{pages} pages, a {name}", ours, stock, (0.15, _MUSTS[name]))
        if "course" in rows:
            course, bare = (_the_course(Path(folder) / name, bare=name == "bare") for name in ("course", "bare"))
            ours, stock = (_waits(served, _OF_THE_COURSE)["page"] for served in (course, bare))
            _line("the course itself", ours, stock, (0.25, 0.40))


def _line(name: str, ours: Waits, stock: Waits, wanted: tuple[float, float]) -> None:
    ratios = ours[0] / stock[0], ours[1] / stock[1]
    watchers = f"{ours[2]:.2f} / {stock[2]:.2f}"
    print(f"  {name:<42}{ratios[0]:>10.2f}{ratios[1]:>12.2f}{wanted[0]:>8}{wanted[1]:>8}{watchers:>15}")
    print(f"    clock {ours[0]:.2f} s / {stock[0]:.2f} s, processor {ours[1]:.2f} s / {stock[1]:.2f} s", flush=True)


def _the_course(folder: Path, *, bare: bool) -> Path:
    """Copy the course of this repository; bare, with its pages in stock Material and directives as they are."""
    for name in ("docs", "quizzes"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "support.yml", folder)
    text = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    if bare:
        text = text.replace("name: primerpress", "name: material\n  font: false").replace("  - primerpress\n", "", 1)
        text = text.replace("plugins:\n", "plugins:\n  - search\n").replace("  - primerpress\n", "")
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return folder


def _waits(course: Path, places: dict[str, tuple[str, str]]) -> dict[str, Waits]:
    """Save each file so often, with another word in it each time, and return the medians."""
    with _served(course) as (process, said, address):
        return {name: _of_place(course, place, process, said, address) for name, place in places.items()}


def _of_place(
    course: Path,
    place: tuple[str, str],
    process: "subprocess.Popen[str]",
    said: "Queue[tuple[float, str]]",
    address: str,
) -> Waits:
    (path, words), waits = place, []
    shown = "index.html" if path == "support.yml" else path.removeprefix("docs/").replace(".md", ".html")
    if path.startswith("quizzes"):
        shown = "page-1.html"
    for number in range(ROUNDS + 1):
        new = f"{words} anew-{number}"
        text = (course / path).read_text("utf-8")
        start, before = time.time(), _processor(process.pid)
        (course / path).write_text(re.sub(rf"{words}( anew-\d)?", new, text, count=1), "utf-8")
        begun = _until(said, "Building documentation")
        while new not in _page(f"{address}/{shown}"):
            time.sleep(0.005)
        waits.append((time.time() - begun, _processor(process.pid) - before, begun - start))
        _until(said, "Reloading browsers")
    one, two, three = zip(*waits[1:], strict=True)  # the first fills what is kept
    return median(one), median(two), median(three)


@contextmanager
def _served(course: Path) -> Iterator[tuple["subprocess.Popen[str]", "Queue[tuple[float, str]]", str]]:
    """Serve a course, and yield the process, what it says and when, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=course,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said: Queue[tuple[float, str]] = Queue()
    Thread(target=lambda: [said.put((time.time(), line)) for line in process.stdout or ()], daemon=True).start()
    try:
        _until(said, "Serving on")
        yield process, said, f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _until(said: "Queue[tuple[float, str]]", words: str) -> float:
    while True:
        moment, line = said.get(timeout=PATIENCE)
        if words in line:
            return moment


def _page(address: str) -> str:
    try:
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - this machine
            return str(answer.read().decode())
    except urllib.error.HTTPError:
        return ""


def _processor(process: int) -> float:
    """Return the seconds of a process and of those that it has waited for."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICKS
