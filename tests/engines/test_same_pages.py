"""MkDocs and Zensical show the same: every page of a course with all that the theme draws, element by element."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING

import lxml.html
import pytest
from lxml import etree

if TYPE_CHECKING:
    from tests.conftest import WriteCourse

BIN = Path(sys.executable).parent

PARTS = (
    "body > .pp-course",
    ".pp-header",
    ".pp-nav",
    "main article",
    ".md-footer",
    ".md-tabs",
    "dialog, [role=dialog]",
)
"""What the theme draws, and what stands in it."""

FILES: dict[str, str | bytes] = {
    "mkdocs.yml": """\
site_name: A course & more
use_directory_urls: false
theme:
  name: primerpress
  features: [navigation.tabs]
  palette:
    - {scheme: default, primary: indigo, toggle: {icon: material/weather-night, name: Dark}}
    - {scheme: own, primary: custom, toggle: {icon: material/weather-night, name: Ours}}
markdown_extensions: [primerpress, toc, attr_list, tables, footnotes, admonition]
plugins: [material/search, primerpress]
watch: [quizzes]
copyright: Ours
# Each engine names itself.
extra: {generator: false, course: {id: a, modules: modules, support: support.md, teaching: teach}}
nav:
  # MkDocs takes the first heading for a title only where nothing stands before it.
  - Start: index.md
  - Modules: [modules/01-a.md, modules/02-b.md]
  - Yours: [own.md, support.md]
  - Teach: [teach/x.md, teach/y.md]
""",
    "docs/index.md": "Kick\n\n# Start\n\nOne line.\n\n[Begin](modules/01-a.md)\n\n::progress\n",
    "docs/modules/01-a.md": """\
---
description: A & b
mentions: tears
---

# One

Words, and a note.[^1]

## P one

::question[q/a]

| a | b |
| --- | --- |
| 1 | 2 |

## P two

!!! note

    Words.

::question[q/b]

[^1]: It is here.
""",
    "docs/modules/02-b.md": "# Two *of* them\n\n## x\n\ny\n\n::quiz[q]\n",
    "docs/own.md": "# Yours\n\n::journal\n\n::review\n\n::my-data\n\n::certificate\n",
    "docs/support.md": "# Support\n\n::support\n",
    "docs/teach/x.md": "# X\n\n## a\n\n## b\n",
    "docs/teach/y.md": "---\nedition: learners\n---\n\n# Y\n\n::answers[q]\n",
    "quizzes/q.yml": """\
title: Q
questions:
  - {id: a, kind: true-false, prompt: So., answer: true}
  - {id: b, kind: reflection, prompt: And *you*?}
  - {id: c, kind: judgement, prompt: Hm?, options: [{text: One, quality: best}, {text: Two, quality: harmful}]}
""",
    "support.yml": """\
resources:
  - name: A line
    group: now
    for: Anyone
    how: [{label: "Call: 988", address: "tel:988"}]
    where: Here
    last_checked: 2026-11-23
    looked_at: nothing
""",
}


def test_every_page_has_the_same_elements_whichever_engine_built_it(write_course: WriteCourse):
    if not (BIN / "zensical").exists():
        pytest.skip("zensical is not installed")
    folder = write_course(FILES)
    site = folder / "site"
    pages = {}
    for engine in ("mkdocs", "zensical"):
        done = subprocess.run([BIN / engine, "build"], cwd=folder, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        found = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
        pages[engine] = {name: _elements(site / name) for name in found}

    assert len(pages["mkdocs"]) == 8
    assert list(pages["mkdocs"]) == list(pages["zensical"])
    for name, elements in pages["mkdocs"].items():
        assert elements == pages["zensical"][name], name


def _elements(file: Path) -> list[str]:
    """Return what a page shows, a line for each element: its tag, attributes and words."""
    page = lxml.html.parse(file).getroot()
    return [
        f"{part}: {element.tag} {_attributes(element)} {_words(element.text)} … {_words(element.tail)}"
        for part in PARTS
        for root in page.cssselect(part)
        for element in root.iter(etree.Element)
    ]


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    # Zensical takes the one away when it has read it, and has words of its own where the plugin has no part.
    attributes = dict(element.attrib)
    for name in ("data-search-exclude", "data-words"):
        attributes.pop(name, None)
    # The engines write addresses with and without “./”.
    for name in ("href", "src", "data-script", "data-style", "data-learner"):
        address = attributes.get(name, "")
        if address and not address.startswith("#") and ":" not in address:
            attributes[name] = normpath(address)
    return sorted(attributes.items())


def _words(text: str | None) -> str:
    return " ".join((text or "").split())
