"""What the theme ships is what the sources of the browser part say, pressed small."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from hashlib import sha256
from importlib.metadata import distribution
from itertools import combinations

import pytest

from primerpress.model.quiz import KINDS
from tools.browser_bundles import (
    ADDRESSES,
    BUNDLES,
    INLINE,
    MEASURES,
    SOURCES,
    addresses,
    entries,
    inline_scripts,
    write_bundles,
)

TEMPLATES = SOURCES.parent / "templates"

MOST = {"every.js": 4 * 1024, "questions.js": 11 * 1024, "a panel": 6 * 1024}
MOST |= {"screen.css": 9 * 1024, "all styles": 12_700, "frame.css": 9_728}
"""What may come with a page, in bytes of gzip: scripts on every page, with questions and with a panel; our style for
screens, all of our styles, and what comes of Material's."""

TWICE = {"record/rating-change.js", "record/numbers.js"}
"""A few lines each, which keep nothing: what two sorts of page need is less twice than once on all pages."""

SHIPPED = {file.name: file for file in BUNDLES.iterdir() if file.is_file()}


@pytest.fixture(scope="module")
def pressed(tmp_path_factory):
    """Press the bundles anew: their folder, and the sources that each of them holds."""
    folder = tmp_path_factory.mktemp("bundles")
    return folder, write_bundles(folder)


def test_a_measure_of_the_design_is_said_once_and_pressed_into_its_places():
    measures = dict(re.findall(r"(--[\w-]+): (.+);", MEASURES.read_text("utf-8")))
    others = "".join(file.read_text("utf-8") for file in sorted(MEASURES.parent.rglob("*.css")) if file != MEASURES)

    for name, value in measures.items():
        assert f"var({name})" in others, f"{name} is used by no style"
        found = rf"(?:radius|font-size|font-weight|max-width|min-width|border): {re.escape(value)}\b"
        assert [] == re.findall(found, others), f"{name} is named, and its value is not written out"
        assert f"var({name})" not in SHIPPED["screen.css"].read_text("utf-8")


def test_the_bundles_are_as_the_sources_say(pressed):
    for file in pressed[0].iterdir():
        assert file.read_text("utf-8") == SHIPPED[file.name].read_text("utf-8"), "run `make bundles`"


def test_a_page_asks_for_a_bundle_by_what_is_in_it():
    assert addresses() == ADDRESSES.read_text("utf-8"), "run `make bundles`"
    assert re.findall(r"every\.js\?[0-9a-f]{8}", addresses())


def test_the_scripts_within_a_page_are_as_their_sources_say_and_known_to_the_policy():
    for name, template in inline_scripts().items():
        assert template == (INLINE / name).read_text("utf-8"), "run `make bundles`"

        script = re.search(r"{% raw %}(.*){% endraw %}", template)[1]
        assert f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in addresses()


def test_no_other_template_holds_a_script():
    """Its digest would be unknown to the policy, and no browser would run it."""
    theme = INLINE.parent.parent
    holding = [file for file in theme.rglob("*.html") if re.search(r"<script(?![^>]*\bsrc=)", file.read_text("utf-8"))]

    assert sorted(INLINE / name for name in inline_scripts()) == sorted(holding)


def test_nothing_else_is_shipped():
    bundles = {file.name for file in entries()} | {f"{file.name}.map" for file in entries() if file.suffix == ".js"}

    trimmed = {"frame.css", "frame.css.LICENSE.txt"}
    assert bundles | trimmed | {"search.js.LICENSE.txt"} == set(SHIPPED)


def test_a_library_travels_with_its_licence(pressed):
    holding = [name for name, sources in pressed[1].items() if any("node_modules" in source for source in sources)]

    assert ["search.js"] == holding
    assert "minisearch\n\nCopyright 2022 Luca Ongaro" in SHIPPED["search.js.LICENSE.txt"].read_text("utf-8")


def test_a_bundle_is_a_classic_script_that_leaves_no_name_behind():
    for name, file in SHIPPED.items():
        if name.endswith(".js"):
            assert file.read_text("utf-8").startswith(('"use strict";(()=>{', "(()=>{"))


def test_nothing_travels_in_two_bundles(pressed):
    """A second copy would be a second store, too; what a later script needs of an earlier one it takes from there."""
    scripts = [sources for name, sources in pressed[1].items() if name.endswith(".js")]

    seams = {"from-every.js", "from-panels.js", "from-questions.js"}
    assert seams | TWICE == set().union(*(one & other for one, other in combinations(scripts, 2)))


def test_every_script_travels_in_a_bundle(pressed):
    scripts = {file.relative_to(SOURCES).as_posix() for file in SOURCES.rglob("*.js")}

    inline = {f"inline/{name.replace('.html', '.js')}" for name in inline_scripts()}

    assert inline == scripts - set().union(*pressed[1].values())


def test_a_source_map_holds_the_sources_and_says_where_they_stand():
    for name, file in SHIPPED.items():
        if name.endswith(".js"):
            assert f"sourceMappingURL={name}.map" in file.read_text("utf-8")
            assert "../../../browser/" in SHIPPED[f"{name}.map"].read_text("utf-8")


def test_only_the_scripts_of_pages_start_anything():
    """A module that did something when it is imported would stop all others where it fails."""
    starts = ("customElements.define", "\nguarded(", "\ndocument.", "\nwindow.", "\nif (", "\nstart(")
    for file in SOURCES.rglob("*.js"):
        if file.parent.name not in ("inline", "pages"):
            assert [] == [start.strip() for start in starts if start in file.read_text("utf-8")], file.name


@pytest.mark.parametrize("kind", KINDS)
def test_no_script_asks_for_a_kind_by_its_name(kind):
    """What a script must know of a kind is an attribute of the question."""
    for file in SOURCES.rglob("*.js"):
        script = file.read_text("utf-8")

        assert "getAttribute('kind')" not in script
        assert not re.search(rf"[^\w-]'{kind}'(?!: \w)", script), file.name


def test_a_panel_says_that_it_needs_its_script():
    """The theme loads what the elements of a page say that they need."""
    elements = [
        element
        for file in TEMPLATES.rglob("*.jinja")
        for element in re.findall(r"<primerpress-[^>]*>", file.read_text("utf-8"))
    ]
    needed = {
        name: need
        for one in elements
        for name, need in re.findall(r"primerpress-([\w-]+) .*data-needs=\"([\w-]+)\"", one)
    }
    panels = {
        re.search(r"define\('primerpress-([\w-]+)'", file.read_text("utf-8"))[1]: file.stem
        for file in entries()
        if "the panel" in file.read_text("utf-8")
    }

    assert {"question": "questions"} | panels == needed
    assert len(panels) == 6
    theme = (TEMPLATES.parent / "theme" / "primerpress.html").read_text("utf-8")
    assert all(f'"{name}"' in theme for name in panels.values())


def test_a_page_loads_no_more_script_than_is_said_for_it():
    """Pressed as a host presses them. A panel has what all panels share, and the script of its own."""
    sizes = {name: len(gzip.compress(file.read_bytes(), 9)) for name, file in SHIPPED.items() if file.suffix == ".js"}
    panels = [file.name for file in entries() if "the panel" in file.read_text("utf-8")]
    loaded = {name: sizes[name] for name in ("every.js", "questions.js")}
    loaded["a panel"] = sizes["panels.js"] + max(sizes[name] for name in panels)

    assert {name: size for name, size in loaded.items() if size > MOST[name]} == {}


def test_all_rules_of_a_sheet_name_their_properties_in_one_order():
    """Gzip finds more then."""
    rules = re.findall(r"{([^{}]+)}", SHIPPED["screen.css"].read_text("utf-8"))
    both = [rule for rule in rules if {"border", "padding"} <= set(re.findall(r"(?:^|;)([\w-]+):", rule))]

    assert len(both) > 20
    assert [] == [rule for rule in both if rule.index("border:") > rule.index("padding:")]


def test_the_styles_of_a_page_weigh_no_more_than_is_said_for_them():
    """What a screen waits for. Paper and the search have sheets of their own, for which nothing waits."""
    sizes = {name: len(gzip.compress(SHIPPED[f"{name}.css"].read_bytes(), 9)) for name in ("screen", "paper", "search")}

    assert sizes["screen"] <= MOST["screen.css"]
    assert sum(sizes.values()) <= MOST["all styles"]
    assert len(gzip.compress(SHIPPED["frame.css"].read_bytes(), 9)) <= MOST["frame.css"]


@pytest.mark.parametrize(
    "written",
    [
        *("admonition", "arithmatex", "critic", "footnote", "grid", "headerlink", "keys", "md-button", "md-input"),
        *("md-tag", "md-typeset table", "md-typeset__scrollwrap", "task-list-item", "twemoji", "md-typeset ol"),
        *("only-dark", "md-grid", "md-sidebar--primary", "md-skip", "md-social"),
    ],
)
def test_what_an_author_writes_looks_as_with_the_whole_sheet_of_material(written):
    (sheet,) = (file for file in distribution("mkdocs-material").files if file.match("assets/stylesheets/main.*.css"))
    whole, kept = (
        {one for rule in text.split("{") for one in rule.rpartition("}")[2].split(",") if written in one}
        for text in (sheet.locate().read_text("utf-8"), SHIPPED["frame.css"].read_text("utf-8"))
    )

    assert kept
    # These bring the whole sheet with them, or are not of this theme.
    others = re.compile("highlight|tabbed|focus-visible|md-(nav|post|annotation|consent|tooltip|sidebar--sec)")
    assert [] == [one for one in whole - kept if not others.search(one)]


def test_what_is_fetched_later_is_named_by_the_page():
    """No script says where another is: the page does, with the digest of its content."""
    theme = (TEMPLATES.parent / "theme" / "primerpress.html").read_text("utf-8")
    scripts = "".join(file.read_text("utf-8") for file in SOURCES.rglob("beginning.js"))

    scripts += "".join(file.read_text("utf-8") for file in (SOURCES / "learner").iterdir())

    for name in ("learner", "answered", "offline"):
        assert f"""data-{name}="{{{{ bundles.addresses['{name}.js'] | url }}}}\"""" in theme
        assert f"dataset.{name}" in scripts
