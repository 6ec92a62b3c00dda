"""A YAML file of a course that can say where each part of it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.reading.located_yaml import Node, Text, find, locate

if TYPE_CHECKING:
    from primerpress.model.values import Path
    from primerpress.problems import Location


class LocatedFile:
    """What the files of quizzes and of support have in common: a document in which keys lead to what is written."""

    document: Node

    def written(self, path: Path) -> Node | None:
        """Return what stands in the file for the keys in `path`, or None."""
        return find(self.document, path)

    def locate(self, path: Path, fragment: str = "") -> Location:
        """Return the place of the value that the keys in `path` lead to, or of a fragment of its text."""
        node = self.written(path) if fragment else None
        return node.locate(fragment) if isinstance(node, Text) else locate(self.document, path)
