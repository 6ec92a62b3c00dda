"""What quizzes add to building a course."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.course import MKDOCS_QUIZ, OURS, STOCK, write_course

PAGES = 60
QUESTIONS = 10
ROUNDS = 3


def build(python: Path | str, course: Path) -> float:
    """Build a course with MkDocs and return the seconds it took."""
    start = time.perf_counter()
    subprocess.run(
        [python, "-m", "mkdocs", "build", "--quiet"],
        cwd=course,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - start


def print_building(other: Path) -> None:
    """Print how long a course takes, of what the same pages take without quizzes and without us."""
    with tempfile.TemporaryDirectory() as folder:
        courses = {
            "stock Material": (sys.executable, write_course(Path(folder) / "stock", STOCK, PAGES, 0)),
            "Primerpress, no quizzes": (sys.executable, write_course(Path(folder) / "none", OURS, PAGES, 0)),
            "Primerpress": (sys.executable, write_course(Path(folder) / "ours", OURS, PAGES, QUESTIONS)),
            "mkdocs-quiz": (other, write_course(Path(folder) / "theirs", MKDOCS_QUIZ, PAGES, QUESTIONS)),
        }
        # One after the other in each round, so that a busy machine is busy for all of them.
        rounds = [{name: build(*course) for name, course in courses.items()} for _ in range(ROUNDS)]
    print(
        f"building {PAGES} pages, {QUESTIONS} questions a page: medians of {ROUNDS}, of stock Material without quizzes"
    )
    for name in courses:
        ratio = statistics.median(times[name] / times["stock Material"] for times in rounds)
        print(f"  {name:<24}{ratio:>8.2f}")
