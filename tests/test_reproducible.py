"""The same commit gives the same bytes, wherever and by whomever it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from tests.question_cases import ALL_CASES

ROOT = Path(__file__).parent.parent
COURSE = ("mkdocs.yml", "docs", "quizzes", "support.yml")

HERE = {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "America/Adak", "LANG": "de_DE.UTF-8", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2"}


@pytest.fixture
def commit(tmp_path):
    """Return a git checkout of the project's own course, committed long ago."""
    return committed(copied(tmp_path / "commit"))


@pytest.fixture
def small_commit(write_course):
    """Return a git checkout of a course with a question of each kind, committed as long ago."""
    shown = [case for case in ALL_CASES if case.name == case.kind]
    pages = {f"docs/{case.name}.md": case.page for case in shown}
    linked = {f"docs/{name}.md": f"# {name.capitalize()}\n" for name in ("reading", "other")}
    return committed(write_course(linked | pages | {f"quizzes/{case.name}.yml": case.quiz_text for case in shown}))


def copied(folder):
    for name in COURSE:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        folder.mkdir(exist_ok=True)
        copy(ROOT / name, folder / name)
    return folder


def committed(folder):
    configuration = (folder / "mkdocs.yml").read_text("utf-8")
    if "site_url:" not in configuration:  # without it nothing in a site is dated
        (folder / "mkdocs.yml").write_text(f"site_url: https://example.org/course/\n{configuration}", encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "A course")
    return folder


def git(folder, *arguments):
    who = {f"GIT_{role}_{part}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": "2020-02-02T02:02:02Z" for role in ("AUTHOR", "COMMITTER")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, check=True, env=os.environ | who | when | alone)  # noqa: S607


def build(folder, environment, umask, *arguments):
    clean = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        [sys.executable, "-m", "primerpress", "build", *arguments],
        cwd=folder,
        env=clean | environment,
        umask=umask,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return {
        path.relative_to(folder / "site").as_posix(): path.read_bytes()
        for path in sorted((folder / "site").rglob("*"))
        if path.is_file()
    }


def clone(commit, folder):
    """Copy the commit as another machine would have it: with times of its own."""
    git(commit, "clone", "--quiet", str(commit), str(folder))
    return folder


@pytest.mark.parametrize(
    ("size", "engine"),
    [
        ("small", "mkdocs"),
        pytest.param("small", "zensical", marks=pytest.mark.proof),
        pytest.param("whole", "mkdocs", marks=pytest.mark.proof),
        pytest.param("whole", "zensical", marks=pytest.mark.proof),
    ],
)
def test_two_builds_of_a_commit_are_the_same_to_the_byte(request, tmp_path, size, engine):
    """Whatever the path, the time zone, the language, the order of sets, and what others may read."""
    commit = request.getfixturevalue({"small": "small_commit", "whole": "commit"}[size])
    here = build(clone(commit, tmp_path / "here"), HERE, 0o022, "--engine", engine)
    there = build(clone(commit, tmp_path / "further" / "away é"), THERE, 0o077, "--engine", engine)
    different = [name for name in here.keys() | there.keys() if here.get(name) != there.get(name)]

    assert different == []
    if engine == "mkdocs":  # the time of the build is that of the commit
        assert b"<lastmod>2020-02-02</lastmod>" in zlib.decompress(here["sitemap.xml.gz"], wbits=31)


def test_the_time_of_the_build_is_what_the_environment_says(write_course, tmp_path):
    commit = committed(write_course({"quizzes/read-me.txt": ""}))  # git keeps no empty folder
    site = build(clone(commit, tmp_path / "here"), HERE | {"SOURCE_DATE_EPOCH": "1000000000"}, 0o022)

    assert b"<lastmod>2001-09-09</lastmod>" in zlib.decompress(site["sitemap.xml.gz"], wbits=31)
