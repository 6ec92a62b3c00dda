"""What Primerpress is made of is told whole, with licences, and the same each time."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from primerpress.cli import main
from primerpress.supply import SHIPPED
from tools.audit import QUESTIONS, answer
from tools.browser_bundles import shipped

PROJECT = Path(__file__).parents[1]


def printed(*arguments):
    result = CliRunner().invoke(main, ["sbom", *arguments])
    assert result.exit_code == 0
    return result.output


def test_each_package_stands_in_the_list_with_its_licence():
    lines = {line.split()[0]: line.split() for line in printed().splitlines()}
    asked = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]

    assert not [line for line in asked if line.split(">")[0].lower().replace("_", "-") not in lines]
    assert lines["mkdocs-material"][2:] == ["MIT", "pypi"]
    assert lines["minisearch"][2:] == ["MIT", "npm"]
    assert "markupsafe" in lines  # which only another of them needs


def test_what_came_from_npm_is_what_the_lock_names():
    assert SHIPPED.read_text("utf-8") == shipped(), "run `make bundles`"


def test_a_bill_of_materials_names_each_part_once_and_what_it_needs():
    bill = json.loads(printed("--format", "cyclonedx"))
    refs = [component["bom-ref"] for component in bill["components"]]

    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert len(set(refs)) == len(refs) > 20
    assert all(component["licenses"] and component["purl"] for component in bill["components"])
    known = {bill["metadata"]["component"]["bom-ref"], *refs}
    assert known == {one["ref"] for one in bill["dependencies"]}
    assert all(set(one["dependsOn"]) < known for one in bill["dependencies"])
    font = next(one for one in bill["components"] if one["name"] == "young-serif")
    assert (font["group"], font["purl"][:30]) == ("@fontsource", "pkg:npm/%40fontsource/young-se")
    assert len(font["hashes"][0]["content"]) == 128
    assert printed("--format", "cyclonedx") == printed("--format", "cyclonedx")


@pytest.mark.parametrize(
    ("code", "output", "expected", "known"),
    [
        (0, "No known vulnerabilities found", "nothing is known against any version", False),
        (1, "Found 2 known vulnerabilities in 1 package\nx 1.0 PYSEC-1 1.1", "PYSEC-1", True),
        (1, "ConnectionError: no route\n", "no database could be asked just now (ConnectionError: no route)", False),
        (-1, "", "no database could be asked just now (no answer)", False),
    ],
)
def test_an_audit_tells_what_is_known_and_calmly_that_nothing_could_be_asked(code, output, expected, known):
    words, anything = answer(QUESTIONS[0], code, output)

    assert expected in words
    assert anything == known
