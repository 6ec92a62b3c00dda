"""Each plugin of MkDocs that instructors read about, tried in a small course under the policy of its pages."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from tests.browser.harness.serving import served
from tests.proof.environments import in_an_environment, run
from tests.proof.tabs import chromium_tab
from tests.proof.walking import answer_everything, pages_of
from tests.proof.whole_course import PROJECT
from tests.small_course import MKDOCS_YML

pytestmark = pytest.mark.proof

PLUGINS: list[dict[str, Any]] = yaml.safe_load((PROJECT / "tools" / "teaching" / "plugins.yml").read_text("utf-8"))
TRIED = [plugin for plugin in PLUGINS if "does" in plugin]
FILES = {
    "docs/index.md": "# Welcome\n\nTo [the other page](two.md).\n\n::quiz[one]\n",
    "docs/two.md": "# Two\n\nA lantern, and [a site](https://example.org/).\n\n![A light](light.svg)\n",
    "docs/light.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>',
    "quizzes/one.yml": (
        "title: One\nquestions:\n  - {id: only, kind: true-false, prompt: Is it?, answer: true, explanation: It is.}\n"
    ),
}
EXTENSIONS = ("admonition", "def_list")
LET_IN = re.compile(r"“(?P<digest>sha256-[^”]+)” below “extra: course: policy: (?P<directive>[\w-]+):”")
STOPPED = re.compile(r"violates the following Content Security Policy directive: \"(?P<directive>[\w-]+)")


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install Primerpress as it is, and all plugins, into an environment of their own."""
    packages = [plugin["package"] for plugin in TRIED if "package" in plugin]
    return in_an_environment(tmp_path_factory.mktemp("plugins") / "environment", PROJECT, *packages)


def _write(course: Path, plugin: dict[str, Any]) -> None:
    settings = yaml.safe_load(MKDOCS_YML) | plugin.get("settings", {})
    settings["plugins"] = [*plugin["plugins"], "primerpress"]
    settings["markdown_extensions"] += EXTENSIONS
    files = FILES | plugin.get("files", {}) | {"mkdocs.yml": yaml.safe_dump(settings, sort_keys=False)}
    for name, text in files.items():
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        (course / name).write_text(text, "utf-8")
    identity = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    for command in (("init", "--quiet"), ("add", "--all"), (*identity, "commit", "--quiet", "--message", "One")):
        run("git", *command, cwd=course)


def _build(course: Path, python: Path) -> str:
    """Build a course; return what an author is told."""
    command = (python.with_name("primerpress"), "build", "--course", course)
    environment = os.environ | {"PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def _let_in(course: Path, told: str) -> None:
    """Add to the policy what the build says has to be added."""
    settings = yaml.safe_load((course / "mkdocs.yml").read_text("utf-8"))
    added = settings["extra"]["course"].setdefault("policy", {})
    for hint in LET_IN.finditer(told):
        added.setdefault(hint["directive"], []).append(hint["digest"])
    assert added, told
    (course / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), "utf-8")


@pytest.mark.parametrize("plugin", TRIED, ids=lambda plugin: plugin["title"].strip("`"))
def test_a_plugin(plugin: dict[str, Any], python: Path, browser: Browser, tmp_path: Path):
    """A course with this plugin is built, each page answers, and the policy stops just what is written of it."""
    _write(tmp_path, plugin)
    told_by_build = _build(tmp_path, python)
    if plugin.get("let_in"):
        _let_in(tmp_path, told_by_build)
        told_by_build = _build(tmp_path, python)
    assert "stopped-by-policy" not in told_by_build or "stopped" in plugin
    site = tmp_path / "site"
    own = [page for page in pages_of(site) if "pp-course" in (site / page).read_text("utf-8")]
    with served(site) as address, chromium_tab(browser) as tab:
        assert answer_everything(tab, address, own) > 0
        told = tab.told()
        tab.go(f"{address}{plugin['page']}")
        tab.expect(plugin["does"])

    stopped = [STOPPED.search(one) for one in told if not one.endswith(plugin.get("told", "\n"))]
    assert all(stopped), told
    assert sorted({one["directive"] for one in stopped if one}) == plugin.get("stopped", []), told
