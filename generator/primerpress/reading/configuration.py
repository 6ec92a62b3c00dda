"""The configuration as it takes effect: what `mkdocs.yml` says and what it inherits, each value with its place.

Whoever asks what the configuration says asks here, so that the checks, the build and the pages cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from os.path import relpath
from pathlib import Path
from typing import Any

import yaml
import yaml_env_tag  # type: ignore[import-untyped]

from primerpress.model.values import Path as Keys
from primerpress.problems import Location, Problem, shortened
from primerpress.reading.files import Source, read_source
from primerpress.reading.located_yaml import Mapping, Node, Sequence, Text, find, locate, read
from primerpress.reading.yaml_messages import syntax_problems, unreadable_character

FILES = ("mkdocs.yml", "mkdocs.yaml")
"""What the engine takes for its configuration; where there are both, the first."""

_INHERIT = "INHERIT"
# One of the two that together stand for a character, in an escape such as “\ud83d”.
_HALF = re.compile("[\ud800-\udfff]")
_PYTHON_NAME = "tag:yaml.org,2002:python/name:"
_COMPARE = "Look for an invisible character or very many brackets."


@dataclass(frozen=True)
class Configuration:
    """What takes effect, and the files that say it, the course's own first and then what it inherits.

    `values` is as the engine reads it: what a file says goes before what it inherits, groups of keys are joined, and
    variables of the environment (`!ENV`) stand for their values.
    """

    values: dict[str, Any] = field(default_factory=dict)
    sources: tuple[Source, ...] = (Source(FILES[0], ""),)
    problems: tuple[Problem, ...] = ()

    @property
    def file(self) -> str:
        """The name of the course's own file."""
        return self.sources[0].path

    def get(self, *keys: str | int) -> Any:
        """Return the value that the keys lead to, or None."""
        found: Any = self.values
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return found

    def node(self, keys: Keys) -> Node | None:
        """Return what is written for the keys in the file that decides about them, or None."""
        return next((found for document in self._documents if (found := find(document, keys))), None)

    @property
    def whole(self) -> Node | None:
        """What the course's own file says."""
        return self._documents[0] if self._documents else None

    def locate(self, keys: Keys) -> Location:
        """Return the place of the value that the keys lead to, or of the last part of the way that exists."""
        for length in range(len(keys), 0, -1):
            for document in self._documents:
                if find(document, keys[:length]):
                    return locate(document, keys[:length])
        return locate(self._documents[0], ()) if self._documents else Location(self.file)

    def locate_named(self, keys: Keys, name: str) -> Location:
        """Return the place of an item of a list whose items are names, or names with options: plugins and the like."""
        node = self.node(keys)
        for item in node.items if isinstance(node, Sequence) else ():
            for written in _names(item):
                if written.value == name:
                    return written.location
        return self.locate((*keys, name))

    @property
    def written_twice(self) -> Iterator[Problem]:
        """Each key that stands in its group again: the engine takes the last, and all that the first says is lost."""
        for problem in (problem for _, problems in self._read for problem in problems):
            if problem.code == "yaml-duplicate-key":
                yield replace(problem, hint="Only the last counts. Put what belongs to both below one of them.")

    @cached_property
    def _read(self) -> tuple[tuple[Node | None, list[Problem]], ...]:
        return tuple(map(read, self.sources))

    @cached_property
    def _documents(self) -> tuple[Node, ...]:
        return tuple(document for document, _ in self._read if document)


class _Loader(yaml.SafeLoader):
    """Reads a configuration. What only the engine can make sense of is left out, or stays the name that it is."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - PyYAML's own
        """Return the value of a node.

        Raises:
            _NotAValue: it says that it is a date, a number or a switch, and is none.
        """
        if isinstance(node, yaml.ScalarNode) and _HALF.search(node.value):
            raise _NotAValue(node)
        try:
            return super().construct_object(node, deep)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise _NotAValue(node) from error


class _NotAValue(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, node: yaml.Node) -> None:
        super().__init__()
        self.node = node


_Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
_Loader.add_multi_constructor(_PYTHON_NAME, lambda _loader, name, _node: name)
_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def configuration_in(folder: Path) -> Path | None:
    """Return the configuration that a folder holds, or None."""
    return next((folder / name for name in FILES if (folder / name).is_file()), None)


def read_configuration(file: Path, folder: Path) -> Configuration:
    """Read a configuration; what is wrong with it comes back as problems, and nothing in its stead.

    Args:
        file: the configuration.
        folder: the folder of the course, from which problems name files.
    """
    sources: list[Source] = []
    values: dict[str, Any] = {}
    while True:
        source = read_source(file, Path(relpath(file, folder)).as_posix())
        if isinstance(source, Problem):
            return Configuration(sources=tuple(sources) or (Source(source.location.path, ""),), problems=(source,))
        sources.append(source)
        found = _values(source)
        if isinstance(found, list):
            return Configuration(sources=tuple(sources), problems=tuple(found))
        values = _merged(found, values)
        inherited = found.get(_INHERIT)
        if inherited is None:
            return Configuration({key: values[key] for key in values if key != _INHERIT}, tuple(sources))
        file = file.parent / str(inherited)
        circle = file.resolve() in {(folder / one.path).resolve() for one in sources}
        if circle or not file.is_file():
            return Configuration(sources=tuple(sources), problems=(_not_inherited(source, str(inherited), circle),))


def _values(source: Source) -> dict[str, Any] | list[Problem]:
    """Return the values in a file, or what keeps them from being read."""
    try:
        found = yaml.load(source.text, _Loader)  # noqa: S506 - a SafeLoader
    except _NotAValue as error:
        return [_no_value(error.node, source)]
    except yaml.reader.ReaderError:
        return [unreadable_character(source)]
    except yaml.MarkedYAMLError as error:
        return syntax_problems(error, source)[0]
    except (yaml.YAMLError, RecursionError):
        return [Problem(Location(source.path), "yaml-syntax", "the file cannot be read as YAML", _COMPARE)]
    if isinstance(found, dict):
        return found
    return [Problem(Location(source.path), "empty-file", "the file holds no settings", "Start with “site_name: …”.")]


def _no_value(node: yaml.Node, source: Source) -> Problem:
    location = source.location(node.start_mark.index) if node.start_mark else Location(source.path)
    if isinstance(node, yaml.ScalarNode) and (half := _HALF.search(node.value)):
        return Problem(
            location,
            "yaml-character",
            f"“\\u{ord(half[0]):04x}” stands in this text, which is half a character",
            "Write the character itself, or remove what starts with a backslash.",
        )
    written = shortened(str(node.value)) if isinstance(node, yaml.ScalarNode) else "this"
    return Problem(
        location,
        "yaml-syntax",
        f"YAML takes “{written}” for a date, a number or a switch, and it is none",
        "Put quotation marks around it, and remove a tag such as “!!bool” before it.",
    )


def _not_inherited(source: Source, inherited: str, circle: bool) -> Problem:  # noqa: FBT001 - says which of two
    document, _ = read(source)
    location = locate(document, (_INHERIT,)) if document else Location(source.path)
    what = shortened(inherited)
    if circle:
        message, hint = (
            f"“{what}” inherits this file, directly or by way of others",
            "Remove one of the lines “INHERIT:”.",
        )
    else:
        message = f"there is no file “{what}” to inherit settings from"
        hint = "Write the path from this file to the other, or remove the line “INHERIT:”."
    return Problem(location, "inherit", message, hint)


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return two groups of keys as one, in which what stands above goes before what stands below."""
    both = {key: _merged(below[key], value) for key, value in above.items() if _are_groups(below.get(key), value)}
    return {**below, **above, **both}


def _are_groups(*values: object) -> bool:
    return all(isinstance(value, dict) for value in values)


def _names(item: Node) -> Iterator[Text]:
    if isinstance(item, Text):
        yield item
    elif isinstance(item, Mapping):
        yield from (entry.key for entry in item.entries.values())
