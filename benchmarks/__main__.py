"""What a course costs a learner and an instructor, beside stock Material and the nearest other tool.

Ratios within one run are worth quoting; seconds are not, because they depend on the machine and its mood. Of two ratios
that of processor seconds is the steadier one. Names on the command line choose: sizes, browsing, serving, building, or
single rows such as serving/course. With `--alone` a course is built without the nearest other tool beside it.
With `--quick` the courses are small, to see whether all of it runs; what is measured then means little.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.browsing import NUMBERS, print_browsing
from benchmarks.building import FEW, MANY, print_building
from benchmarks.mkdocs_quiz import install
from benchmarks.serving import PAGES, ROWS, print_serving
from benchmarks.sizes import print_sizes

TABLES = ("sizes", "browsing", "serving", "building")


def main() -> None:
    """Print all tables, or those that are named."""
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__.partition("\n")[0])
    names = (*TABLES, *(f"serving/{row}" for row in ROWS))
    parser.add_argument("names", nargs="*", metavar="name", help=f"what is measured: {', '.join(names)}")
    parser.add_argument("--alone", action="store_true", help="build without the nearest other tool beside")
    parser.add_argument("--quick", action="store_true", help="with small courses, to see whether all of it runs")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(names):
        parser.error(f"not known: {', '.join(sorted(unknown))}")
    _print({*(asked.names or TABLES)}, alone=asked.alone, quick=asked.quick)


def _print(chosen: set[str], *, alone: bool, quick: bool) -> None:
    rows = [row for row in ROWS if {"serving", f"serving/{row}"} & chosen]
    with tempfile.TemporaryDirectory() as folder:
        beside = "browsing" in chosen or ("building" in chosen and not alone)
        other = install(Path(folder) / "mkdocs-quiz") if beside else Path()
        if "sizes" in chosen:
            print_sizes()
        if "browsing" in chosen:
            print_browsing(other, (5, 20) if quick else NUMBERS)
        if rows:
            print_serving(10 if quick else PAGES, rows)
        if "building" in chosen:
            print_building(None if alone else other, *((5, 25) if quick else (FEW, MANY)))


if __name__ == "__main__":
    main()
