"""What a course costs to build: processor seconds, memory and output, of what the same pages cost in stock Material."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.course import MKDOCS_QUIZ, OURS, STOCK, write_course

FEW, MANY = 200, 1000
QUESTIONS = 10


@dataclass(frozen=True)
class Cost:
    """Of one command: seconds of all its processes, seconds on the clock, megabytes of the largest process."""

    processor: float
    clock: float
    memory: float


def build(python: Path | str, course: Path) -> Cost:
    """Build a course with MkDocs and return what it cost."""
    start = os.times().elapsed
    process = subprocess.Popen(
        [python, "-m", "mkdocs", "build", "--quiet"],
        cwd=course,
        # Where Python is told to keep no compiled modules, each run would compile more of ours than of others.
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, "mkdocs build")
    return Cost(usage.ru_utime + usage.ru_stime, os.times().elapsed - start, usage.ru_maxrss / 1024)


def print_building(other: Path | None, few: int = FEW, many: int = MANY) -> None:
    """Print what courses of two sizes cost to build, cold and after one edit.

    Args:
        other: the Python that has mkdocs-quiz; None to measure only what the last rows are made of.
        few: pages of the small course.
        many: pages of the large one.
    """
    print(f"building, {QUESTIONS} questions a page: processor seconds, clock, largest process, output")
    with tempfile.TemporaryDirectory() as folder:
        costs = {pages: _costs(Path(folder) / str(pages), other, pages) for pages in sorted({few, many})}
    stock, ours, again = (costs[many][name] for name in ("stock Material", "Primerpress", "Primerpress, one edit"))
    print(f"of stock Material without quizzes, at {many} pages:      clock   processor    goal    must")
    for name, cost, goal, must in (("cold build", ours, 0.55, 0.80), ("again after one edit", again, 0.05, 0.20)):
        one = (cost[0].clock / stock[0].clock, cost[0].processor / stock[0].processor)
        print(f"  {name:<44}{one[0]:>8.2f}{one[1]:>12.2f}{goal:>8}{must:>8}")
    growth = (getattr(ours[0], kind) / getattr(costs[few]["Primerpress"][0], kind) for kind in ("clock", "processor"))
    print("  {:<44}{:>8.2f}{:>12.2f}{:>8}{:>8}".format(f"growth from {few} pages", *growth, 5.5, 6.0))
    print(f"  {'memory, MB':<44}{ours[0].memory:>8.0f}{'':>12}{130:>8}{180:>8}")
    print(f"  {'output':<44}{ours[1] / stock[1]:>8.2f}{'':>12}{0.40:>8}{0.60:>8}")


def _costs(folder: Path, other: Path | None, pages: int) -> dict[str, tuple[Cost, int]]:
    """Print a line for each builder, and return what it cost and the bytes that it wrote."""
    courses: dict[str, tuple[Path | str, str, int]] = {
        "stock Material": (sys.executable, STOCK, 0),
        "Primerpress": (sys.executable, OURS, QUESTIONS),
    }
    if other:
        courses["Primerpress, no quizzes"] = (sys.executable, OURS, 0)
        courses["mkdocs-quiz"] = (other, MKDOCS_QUIZ, QUESTIONS)
    found = {}
    for name, (python, configuration, questions) in courses.items():
        course = write_course(folder / name, configuration, pages, questions)
        found[name] = _line(name, pages, python, course)
        if name == "Primerpress":
            with (course / "docs" / "page-1.md").open("a", encoding="utf-8") as file:
                file.write("\nA word more.\n")
            found[f"{name}, one edit"] = _line(f"{name}, one edit", pages, python, course)
    return found


def _line(name: str, pages: int, python: Path | str, course: Path) -> tuple[Cost, int]:
    cost = build(python, course)
    size = sum(file.stat().st_size for file in (course / "site").rglob("*") if file.is_file())
    print(
        f"  {pages:>5} pages, {name:<26}{cost.processor:>8.1f} s{cost.clock:>8.1f} s"
        f"{cost.memory:>8.0f} MB{size / 1e6:>8.1f} MB",
        flush=True,
    )
    return cost, size
