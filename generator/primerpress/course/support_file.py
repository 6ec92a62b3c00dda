"""`support.yml` of a course: where learners find help."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from primerpress.course.part_reader import read_part
from primerpress.model.support import KEYS, Support
from primerpress.problems import Location, Problem, untold
from primerpress.reading.located_yaml import Mapping, Node, Text, find, locate, read_file

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from primerpress.model.values import Path

FILE = "support.yml"

_EMPTY = "Start with “resources:” and below it a list, each starting with “- name: …”, or delete the file."


@dataclass(frozen=True)
class SupportFile:
    """The file as read: empty where a course has none, and what could be made out where there are problems."""

    support: Support = field(default_factory=Support)
    problems: tuple[Problem, ...] = ()
    document: Node | None = None

    def written(self, path: Path) -> Node | None:
        """Return what stands in the file for the keys in `path`, or None."""
        return find(self.document, path) if self.document else None

    def locate(self, path: Path, fragment: str = "") -> Location:
        """Return the place of the value that the keys in `path` lead to, or of a fragment of its text."""
        if self.document is None:
            return Location(FILE)
        node = find(self.document, path) if fragment else None
        return node.locate(fragment) if isinstance(node, Text) else locate(self.document, path)


def read_support(folder: FilePath) -> SupportFile:
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
