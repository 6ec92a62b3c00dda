"""What quizzes cost a learner and an instructor, beside the nearest other tool.

Ratios within one run are worth quoting; milliseconds are not, because they depend on the machine and its mood.
"""

import tempfile
from pathlib import Path

from benchmarks.browsing import print_browsing
from benchmarks.building import print_building
from benchmarks.mkdocs_quiz import install
from benchmarks.sizes import print_sizes


def main() -> None:
    """Print all tables."""
    print_sizes()
    with tempfile.TemporaryDirectory() as folder:
        other = install(Path(folder) / "mkdocs-quiz")
        print_browsing(other)
        print_building(other)


if __name__ == "__main__":
    main()
