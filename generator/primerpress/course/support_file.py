"""`support.yml` of a course: where learners find help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from primerpress.course.part_reader import read_part
from primerpress.model.support import Support
from primerpress.problems import Problem
from primerpress.reading.located_yaml import Mapping, read_file

if TYPE_CHECKING:
    from pathlib import Path

FILE = "support.yml"

_EMPTY = "Start with “resources:” and below it a list, each starting with “- name: …”, or delete the file."


def read_support(folder: Path) -> tuple[Support, list[Problem]]:
    """Read the file; a course without one has no resources. What is wrong with it comes back as problems."""
    if not (folder / FILE).exists():
        return Support(), []
    document, problems = read_file(folder / FILE, FILE)
    if document is None:
        return Support(), [replace(p, hint=_EMPTY) if p.code == "empty-file" else p for p in problems]
    if not isinstance(document, Mapping):
        wrong = Problem(
            document.location, "wrong-shape", "the file should be a group of keys", "Start with “resources:”."
        )
        return Support(), [*problems, wrong]
    support, found = read_part(document, Support)
    return support or Support(), [*problems, *found]
