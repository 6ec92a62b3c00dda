"""What a course costs a learner and an instructor, beside stock Material and the nearest other tool.

Ratios within one run are worth quoting; seconds are not, because they depend on the machine and its mood. Of two ratios
that of processor seconds is the steadier one. Names on the command line choose: sizes, browsing, serving, building.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.browsing import print_browsing
from benchmarks.building import print_building
from benchmarks.mkdocs_quiz import install
from benchmarks.serving import print_serving
from benchmarks.sizes import print_sizes

TABLES = ("sizes", "browsing", "serving", "building")


def main() -> None:
    """Print all tables, or those that are named."""
    chosen = sys.argv[1:] or TABLES
    with tempfile.TemporaryDirectory() as folder:
        other = install(Path(folder) / "mkdocs-quiz") if {"browsing", "building"} & set(chosen) else Path()
        if "sizes" in chosen:
            print_sizes()
        if "browsing" in chosen:
            print_browsing(other)
        if "serving" in chosen:
            print_serving()
        if "building" in chosen:
            print_building(other)


if __name__ == "__main__":
    main()
