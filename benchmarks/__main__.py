"""What a course costs a learner and an instructor, beside stock Material and the nearest other tool.

Ratios within one run are worth quoting; seconds are not, because they depend on the machine and its mood. Of two ratios
that of processor seconds is the steadier one. Names on the command line choose: sizes, browsing, serving, building.
With `--quick` the courses are small, to see whether all of it runs; what is measured then means little.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.browsing import NUMBERS, print_browsing
from benchmarks.building import FEW, MANY, print_building
from benchmarks.mkdocs_quiz import install
from benchmarks.serving import PAGES, print_serving
from benchmarks.sizes import print_sizes

TABLES = ("sizes", "browsing", "serving", "building")


def main() -> None:
    """Print all tables, or those that are named."""
    quick = "--quick" in sys.argv
    chosen = [name for name in sys.argv[1:] if name != "--quick"] or TABLES
    with tempfile.TemporaryDirectory() as folder:
        other = install(Path(folder) / "mkdocs-quiz") if {"browsing", "building"} & set(chosen) else Path()
        if "sizes" in chosen:
            print_sizes()
        if "browsing" in chosen:
            print_browsing(other, (5, 20) if quick else NUMBERS)
        if "serving" in chosen:
            print_serving(10 if quick else PAGES)
        if "building" in chosen:
            print_building(other, *((5, 25) if quick else (FEW, MANY)))


if __name__ == "__main__":
    main()
