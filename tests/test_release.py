"""What is published as a package: its version is one, and what tells others about it can be read there."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from primerpress import __version__
from primerpress.cli import main

ROOT = Path(__file__).parent.parent
OWN = ROOT / ".github" / "workflows"
FOR_COURSES = ROOT.joinpath("generator", "primerpress", "starter", "files", "github", "workflows")
WORKFLOWS = sorted([*OWN.glob("*.yml"), *FOR_COURSES.glob("*.yml")])


def test_the_version_of_the_package_is_that_of_its_pages():
    theme = ROOT / "generator" / "primerpress" / "theme" / "partials" / "version.html"

    assert theme.read_text("utf-8") == f"{__version__}\n"


def test_the_description_leads_nowhere_that_only_the_repository_has():
    """The package index shows it alone."""
    described = (ROOT / tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["readme"]).read_text(
        "utf-8"
    )

    assert re.findall(r"\]\((?!https://)", described) == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_is_one(workflow):
    """By the schema of those who run it."""
    schema = ("--builtin-schema", "vendor.github-workflows")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *schema, workflow], check=False, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout


def test_the_hook_for_git_runs_a_command_that_is_there():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    started, command = hook["entry"].split()

    assert (started, hook["pass_filenames"]) == ("primerpress", False)
    assert command in main.commands


def test_there_are_workflows():
    assert [file.stem for file in WORKFLOWS] == ["release", "publish"]
