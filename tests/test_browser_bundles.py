"""What the theme ships is what the sources of the browser part say, pressed small."""

from __future__ import annotations

from tools.browser_bundles import BUNDLES, entries, write_bundles

SHIPPED = {file.name: file for file in BUNDLES.iterdir()}


def test_the_bundles_are_as_the_sources_say(tmp_path):
    write_bundles(tmp_path)

    for file in tmp_path.iterdir():
        assert file.read_text("utf-8") == SHIPPED[file.name].read_text("utf-8"), "run `make bundles`"


def test_nothing_else_is_shipped():
    assert {file.name for file in entries()} == set(SHIPPED)


def test_a_bundle_is_a_classic_script_that_leaves_no_name_behind():
    for name, file in SHIPPED.items():
        if name.endswith(".js"):
            text = file.read_text("utf-8")

            assert text.startswith(('"use strict";(()=>{', "(()=>{"))
            assert "sourceMappingURL" not in text
