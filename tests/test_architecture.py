"""The architecture of the package, stated so that it can be checked.

Each part may use the parts below it and none beside or above it. What must outlive today's engine does not know it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from pathlib import Path

import pytest

from primerpress.reading.formulas import _FORMULA

PACKAGE = Path(__file__).parent.parent / "generator" / "primerpress"

# From the bottom to the top. Parts on one line do not know each other.
LAYERS = (
    {"primerpress"},  # the version, in the package's own __init__
    {"problems", "kept", "supply", "writing"},
    {"model"},
    {"reading"},
    {"course"},
    {"checks", "render", "exchange"},
    {"page", "theme", "starter", "guide", "renaming", "stats"},
    {"site"},
    {"mkdocs_plugin", "cli"},
    {"__main__"},
)
LEVELS = {part: level for level, parts in enumerate(LAYERS) for part in parts}

ENGINES = {"material", "mkdocs", "properdocs", "zensical"}
KNOW_THE_ENGINE = {"mkdocs_plugin", "site"}

# Names that say nothing about what is inside, so that everything ends up there.
NAMES_THAT_SAY_NOTHING = {"common", "core", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}

# HTML belongs into templates. Each string here is let through for a reason.
HTML_WITH_A_REASON = {
    ("page/combined.py", '<p class="pp-not-saved".*?</template>'),  # an expression that finds what a template wrote
    # A fragment puts back the paragraph that it took from around the engine's HTML: a wrapper, not a design.
    ("render/fragment.py", '<span class="pp-paragraph">{}</span>'),
    ("render/fragment.py", "<p>{}</p>"),
    # It looks for where the engine closed a paragraph.
    ("page/texts.py", "</p>"),
    # They look for what an extension made of a formula.
    ("reading/formulas.py", "<script"),
    ("reading/formulas.py", _FORMULA.pattern),
}

ELEMENTS = set(
    """
    a abbr article aside audio b blockquote body br button caption code dd del details div dl dt em fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input kbd label legend li link main mark meta
    nav ol option p pre q s script section select small source span strong style sub summary sup svg table tbody td
    template textarea th thead title tr u ul video
    """.split()  # noqa: SIM905 - a word a line would be a long list
)

FILES = sorted(PACKAGE.rglob("*.py"))


def _relative(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


def _module(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _part(module: str) -> str:
    """Return the part of the package that a module belongs to: its first name below `primerpress`."""
    return module.split(".")[1] if "." in module else module


MODULES = {_module(file): file for file in FILES}


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def _imports(file: Path) -> Iterator[tuple[int, str]]:
    """Yield line and module of each import, those for the type checker among them."""
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            for alias in node.names:
                longer = f"{module}.{alias.name}"
                yield node.lineno, longer if longer in MODULES else module


def _own_imports(file: Path) -> Iterator[tuple[int, str]]:
    return ((line, module) for line, module in _imports(file) if module.split(".")[0] == "primerpress")


def test_every_part_has_its_place_in_the_order_of_layers():
    parts = {_part(module) for module in MODULES}

    assert set() == parts - LEVELS.keys(), "give it a place in LAYERS"


def test_imports_point_downwards_and_never_sideways():
    wrong = [
        f"{_relative(file)}:{line} imports {module}"
        for name, file in MODULES.items()
        for line, module in _own_imports(file)
        if _part(module) != _part(name) and LEVELS[_part(module)] >= LEVELS[_part(name)]
    ]

    assert [] == wrong


def test_no_two_modules_import_each_other_directly_or_by_a_detour():
    graph = {name: {module for _, module in _own_imports(file)} - {name} for name, file in MODULES.items()}
    try:
        TopologicalSorter(graph).prepare()
        cycle = []
    except CycleError as error:
        cycle = error.args[1]

    assert [] == cycle


def test_only_the_plugin_and_the_site_know_an_engine():
    known = [
        f"{_relative(file)}:{line} imports {module}"
        for name, file in MODULES.items()
        if _part(name) not in KNOW_THE_ENGINE
        for line, module in _imports(file)
        if module.split(".")[0] in ENGINES
    ]

    assert [] == known


def test_imports_name_the_whole_way():
    relative = [
        f"{_relative(file)}:{node.lineno}"
        for file in FILES
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.ImportFrom) and node.level
    ]

    assert [] == relative


def test_names_of_files_and_folders_say_what_is_inside():
    saying_nothing = [
        path for path in PACKAGE.rglob("*") if NAMES_THAT_SAY_NOTHING & set(re.split(r"[._-]", path.name.lower()))
    ]

    assert [] == saying_nothing


def test_every_module_says_in_its_docstring_what_is_found_there():
    assert [] == [_relative(file) for file in FILES if not ast.get_docstring(_tree(file))]


def test_html_is_written_in_templates_and_not_in_python():
    html = [
        f"{_relative(file)}:{line}: {text!r}"
        for file in FILES
        for line, text in _strings(_tree(file))
        if _holds_a_tag(text) and (_relative(file), text) not in HTML_WITH_A_REASON
    ]

    assert [] == html


def test_every_reason_to_let_html_through_is_still_needed():
    found = {(_relative(file), text) for file in FILES for _, text in _strings(_tree(file))}

    assert set() == HTML_WITH_A_REASON - found


@pytest.mark.parametrize("text", ["<p>", "</p>", '<span class="x">', "see <br/> there", "<primerpress-quiz", "<h2"])
def test_a_tag_is_recognised(text):
    assert _holds_a_tag(text)


@pytest.mark.parametrize(
    "text", [r"(?P<name>\w+)", r"(?<=a)(?<!b)", "a < b", "x<y", "<!--", "Location <->", r"\k<name>"]
)
def test_what_only_looks_like_a_tag_is_not_taken_for_one(text):
    assert not _holds_a_tag(text)


def _strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of each string that is no docstring."""
    docstrings = {
        id(node.value)
        for body in (getattr(parent, "body", None) for parent in ast.walk(tree))
        for node in (body if isinstance(body, list) else ())
        if isinstance(node, ast.Expr)
    }
    return (
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    )


def _holds_a_tag(text: str) -> bool:
    """Whether the text holds the start of an element of HTML's, or of a custom one, which has a hyphen in its name."""
    without_groups = re.sub(r"(\(\?P?|\\k)<[\w=!]*>?", "", text)
    names = re.findall(r"(?<!\w)</?([a-z][a-z0-9-]*)(?=[\s>/]|$)", without_groups)
    return any(name in ELEMENTS or "-" in name for name in names)


def test_each_layer_is_named_once():
    names = list(chain.from_iterable(LAYERS))

    assert sorted(set(names)) == sorted(names)
