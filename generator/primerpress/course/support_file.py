"""`support.yml` of a course: where learners find help."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from primerpress.course.located_file import LocatedFile
from primerpress.course.part_reader import read_part
from primerpress.model.support import KEYS, Support
from primerpress.problems import Location, Problem, untold
from primerpress.reading.located_yaml import Mapping, Node, read_file

if TYPE_CHECKING:
    from pathlib import Path

FILE = "support.yml"

_EMPTY = "Start with “resources:” and below it a list, each starting with “- name: …”, or delete the file."


@dataclass(frozen=True)
class SupportFile(LocatedFile):
    """The file as read: empty where a course has none, and what could be made out where there are problems."""

    support: Support = field(default_factory=Support)
    problems: tuple[Problem, ...] = ()
    document: Node = field(default_factory=lambda: Mapping({}, Location(FILE)))


def read_support(folder: Path) -> SupportFile:
    """Read the file; what is wrong with it comes back as problems."""
    if not (folder / FILE).exists():
        return SupportFile()
    document, problems = read_file(folder / FILE, FILE, KEYS.__contains__)
    if document is None:
        told = (replace(p, hint=_EMPTY) if p.code == "empty-file" else p for p in problems)
        return SupportFile(problems=tuple(told))
    if not isinstance(document, Mapping):
        wrong = Problem(
            document.location, "wrong-shape", "the file should be a group of keys", "Start with “resources:”."
        )
        return SupportFile(problems=(*problems, wrong))
    support, found = read_part(document, Support)
    return SupportFile(support or Support(), (*problems, *untold(found, problems)), document)
