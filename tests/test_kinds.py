"""Whoever adds a question kind is told here what it still lacks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from primerpress.model.quiz import KINDS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "primerpress"
BROWSER = PACKAGE / "browser"
CASES = ROOT / "tests" / "cases" / "questions"
GUIDE = ROOT / "docs" / "teach" / "question-kinds.md"

each_kind = pytest.mark.parametrize("kind", KINDS)


def _template(kind: str) -> Path:
    return PACKAGE / "templates" / "kinds" / f"{kind}.html.jinja"


@each_kind
def test_a_kind_has_a_module_of_the_model_named_after_it(kind):
    model = PACKAGE / "model" / f"{kind.replace('-', '_')}.py"

    assert model.is_file(), f"“{kind}” needs its class in {model.relative_to(ROOT)}"
    assert f"primerpress.model.{model.stem}" == KINDS[kind].__module__


@each_kind
def test_a_kind_has_a_template(kind):
    assert _template(kind).is_file(), f"“{kind}” needs {_template(kind).relative_to(ROOT)}"


@each_kind
def test_a_kind_has_a_check(kind):
    module = PACKAGE / "checks" / "kinds" / f"{kind.replace('-', '_')}.py"

    assert module.is_file(), f"“{kind}” needs {module.relative_to(ROOT)}"


def test_there_is_no_check_for_a_kind_that_does_not_exist():
    modules = {file.stem for file in (PACKAGE / "checks" / "kinds").glob("*.py")} - {"__init__"}

    assert set() == modules - {kind.replace("-", "_") for kind in KINDS}


@each_kind
def test_a_kind_says_what_makes_it_another_question(kind):
    assert "asked" in vars(KINDS[kind]), f"“{kind}” needs a method “asked” in its class for its fingerprint"


@each_kind
def test_the_facts_about_a_kind_fit_each_other_and_its_keys(kind):
    question = KINDS[kind]

    assert not (question.unscored and question.returns), f"“{kind}” is never marked, so it cannot come back in review"
    assert not (question.unscored and question.principles), f"“{kind}” is never marked, so no result is told by it"
    assert [] == [key for key in question.decisive if key not in question.model_fields]


@each_kind
def test_a_kind_has_a_folder_of_cases(kind):
    folder = CASES / kind
    cases = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []

    assert cases, f"“{kind}” needs a case in {folder.relative_to(ROOT)}/"


def test_every_folder_of_cases_is_named_after_a_kind():
    folders = [folder.name for folder in CASES.iterdir()] if CASES.is_dir() else []

    assert [] == [name for name in folders if not any(f"{name}-".startswith(f"{kind}-") for kind in KINDS)]


@each_kind
def test_a_kind_names_a_behaviour_that_the_browser_knows(kind):
    assert _template(kind).is_file(), f"“{kind}” needs {_template(kind).relative_to(ROOT)}"

    behaviour = re.search(r'behaviour="([\w-]+)"', _template(kind).read_text())

    assert behaviour, f'{_template(kind).name} needs behaviour="…" in its block “behaviour”'

    script = BROWSER / "behaviours" / f"{behaviour[1]}.js"

    assert script.is_file(), f"“{kind}” needs {script.relative_to(ROOT)}"
    assert f"./behaviours/{script.name}'" in (BROWSER / "questions" / "behaviours.js").read_text(), (
        f"behaviours.js does not import {script.name}"
    )


@each_kind
def test_a_kind_has_a_section_in_the_instructor_pages(kind):
    guide = GUIDE.read_text() if GUIDE.is_file() else ""
    headings = re.findall(r"^#{2,4} .*$", guide, re.MULTILINE)

    assert any(f"`{kind}`" in heading for heading in headings), (
        f"“{kind}” needs a section in {GUIDE.relative_to(ROOT)}, with `{kind}` in its heading"
    )
