"""Figures as a table in a terminal, as a file for a spreadsheet, and as one page that needs no other file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from shutil import get_terminal_size

from primerpress import __version__
from primerpress.render.environment import environment
from primerpress.stats.figures import Row, Table
from primerpress.stats.items import LEAST, LEVEL_WORDS, OfGroup
from primerpress.stats.of_course import OfCourse

HEADS = ("table", "of", "measure", "value")
MADE_HERE = "primerpress stats"
"""Stands at the head of a page that this writes, so that it may be written again."""

# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t")
_SHORTEST = 24


def as_text(tables: Iterable[Table], width: int = 0) -> str:
    """Return tables as a terminal shows them."""
    width = width or get_terminal_size((100, 20)).columns
    return "\n".join(_table(table, width) for table in tables)


def _table(table: Table, width: int) -> str:
    columns = list(zip(table.heads, *table.rows, strict=True))
    numbers = [max(map(len, column)) for column in columns[1:]]
    longest = max(_SHORTEST, width - sum(numbers) - 2 * len(numbers))
    first = min(longest, max(map(len, columns[0])))
    lines = [table.title if len(table.title) <= width else f"{table.title[: width - 1]}…", ""]
    for row in (table.heads, *table.rows):
        name = row[0] if len(row[0]) <= first else f"{row[0][: first - 1]}…"
        cells = (f"  {cell:>{number}}" for cell, number in zip(row[1:], numbers, strict=True))
        lines.append(f"{name:<{first}}{''.join(cells)}")
    return "\n".join([*lines, *(["", table.note] if table.note else []), "", ""])


def as_csv(rows: Iterable[Row]) -> str:
    """Return one line a figure. It begins with a mark by which spreadsheets know that it is UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(HEADS)
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) and not _is_number(cell) else cell for cell in row])
    return "\ufeff" + written.getvalue()


def as_page(figures: OfCourse | OfGroup, told: Sequence[str] = ()) -> str:
    """Return one page with tables and plots, which needs no other file and asks no site."""
    template = "group.html.jinja" if isinstance(figures, OfGroup) else "course.html.jinja"
    return (
        environment("en")
        .get_template(f"stats/{template}")
        .render(figures=figures, told=told, made_here=MADE_HERE, version=__version__, least=LEAST, levels=LEVEL_WORDS)
    )


def is_ours(start: str) -> bool:
    """Whether a file that begins so was written here."""
    text = start.lstrip("\ufeff\n")
    return text.startswith(",".join(HEADS)) or (text.startswith("<!doctype html>") and f'"{MADE_HERE}, ' in text)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
