"""What is kept between builds never shows: each site is the one that a clean build makes."""

from __future__ import annotations

import gc
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from primerpress.kept import FOLDER, PLACE, Kept, key_of
from primerpress.site.kept_pages import TITLE
from primerpress.site.second_process import SecondProcess
from primerpress.site.theme_files import OTHER_SEARCH, leave_out

MKDOCS_YML = """\
site_name: Kept
use_directory_urls: false
theme: {name: primerpress}
markdown_extensions:
  - primerpress
  - abbr
  - attr_list
  - footnotes
  - tables
  - toc: {permalink: false}
  - pymdownx.superfences
  - pymdownx.snippets: {base_path: [snippets]}
plugins: [primerpress]
watch: [quizzes]
validation: {links: {anchors: info}}
extra: {course: {id: kept, modules: modules, support: help.md, certificate: {quiz: last}}}
"""
QUIZ = """\
title: "{name}: a quiz"
intro: Take your time.
questions:
  - id: one
    kind: single-choice
    prompt: "What is {name}? Look."
    objective: {objective}
    options: [{{text: "This, *surely*", correct: true, feedback: Yes.}}, {{text: That, feedback: No.}}]
    explanation: "Because[^1] of {name}, see [it][place] or [two](two.md).\\n\\n[^1]: A note."
  - {{id: two, kind: reflection, prompt: What do you think?}}
  - {{id: three, kind: short-answer, prompt: Say it., accept: [it]}}
  - {{id: four, kind: rating, prompt: How sure?, statements: [Of it], scale: [no, yes]}}
"""
TINY = """\
site_name: Tiny
use_directory_urls: false
theme: {name: primerpress}
markdown_extensions: [primerpress, footnotes]
plugins: [primerpress]
extra: {course: {id: tiny}}
"""
FILES: dict[str, str | bytes] = {
    "mkdocs.yml": MKDOCS_YML,
    "docs/index.md": "# Kept\n\nWelcome.\n\n::progress\n",
    "docs/modules/01-one.md": (
        "# One\n\n## Aim {#aim}\n\nWords.\n\n::question[first/two]\n\n## More\n\n::quiz[first]\n\n[place]: two.md#end\n"
    ),
    "docs/modules/two.md": '# Two\n\n--8<-- "shared.md"\n\n::quiz[second]\n\n## End {#end}\n\n[place]: 01-one.md\n',
    "docs/modules/three.md": (
        "---\ntitle: Three\ndescription: What it says.\n---\n"
        "# The third\n\n[One](01-one.md#aim) ![a](a.png)\n\n::quiz[first]\n"
    ),
    "docs/modules/a.png": b"picture",
    "docs/other/plain.md": "Only words, and a [link](../modules/two.md).\n",
    "docs/help.md": "# Help\n\n::support\n",
    "docs/review.md": "# Review\n\n::review\n\n::journal\n",
    "docs/data.md": "# Yours\n\n::my-data\n\n::certificate\n",
    "docs/teach.md": "# Teach\n\n::answers[first]\n\n::change\n",
    "snippets/shared.md": "Shared words.\n",
    "quizzes/first.yml": QUIZ.format(name="first", objective="aim"),
    "quizzes/second.yml": QUIZ.format(name="second", objective="end"),
    "docs/modules/last.md": "# Last\n\n::quiz[last]\n",
    "quizzes/last.yml": (
        QUIZ.format(name="last", objective="end").replace("title:", "pass: 80\ntitle:", 1)
        + "  - {id: five, kind: rating, prompt: And now?, statements: [Of it], scale: [no, yes], compare_with: "
        + "first/four}\n"
    ),
    "support.yml": (
        "resources:\n  - {name: A line, for: Anyone, how: [{label: 'Call: 1', address: 'tel:1'}], "
        "where: Here, last_checked: 2026-11-01}\n"
    ),
}


def site_of(course: Path, into: Path) -> dict[str, bytes] | str:
    """Build a course as `mkdocs build` does, and return its files, or why it could not be built."""
    config = load_config(str(course / "mkdocs.yml"), site_dir=str(into))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except Abort as error:
        return str(error)
    finally:
        config.plugins.on_shutdown()
    return {file.relative_to(into).as_posix(): file.read_bytes() for file in into.rglob("*") if file.is_file()}


@pytest.fixture
def builds(tmp_path, monkeypatch):
    """Return a function that builds with what is kept, and one that builds without."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")

    def kept(course):
        monkeypatch.delenv(PLACE, raising=False)
        return site_of(course, tmp_path / "kept")

    def clean(course):
        monkeypatch.setenv(PLACE, "off")
        shutil.rmtree(tmp_path / "clean", ignore_errors=True)
        return site_of(course, tmp_path / "clean")

    return kept, clean


class Author:
    """Edits a course at random, sometimes back to what it was."""

    def __init__(self, course: Path, chance: random.Random) -> None:
        self.course, self.chance = course, chance
        self.earlier: dict[Path, list[bytes]] = {}
        self.number = 0

    def edit(self) -> str:
        edits = [self.add_words, self.retitle, self.ask, self.change_quiz, self.change_quiz, self.help_otherwise]
        edits += [self.settings, self.settings, self.share, self.add_page, self.remove, self.rename, self.go_back]
        self.number += 1
        return self.chance.choice(edits)()

    def file(self, pattern: str) -> Path:
        return self.chance.choice(sorted(self.course.glob(pattern)))

    def write(self, file: Path, text: str) -> str:
        if file.exists():
            self.earlier.setdefault(file, []).append(file.read_bytes())
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return f"wrote {file.name}"

    def change(self, file: Path, old: str, new: str) -> str:
        return self.write(file, re.sub(old, new, file.read_text("utf-8"), count=1, flags=re.MULTILINE))

    def add_words(self) -> str:
        file = self.file("docs/**/*.md")
        return self.write(
            file, f"{file.read_text('utf-8')}\n" + f"Words {self.number}. " * self.chance.choice([1, 400])
        )

    def retitle(self) -> str:
        return self.change(self.file("docs/**/*.md"), "^(#+) .*?( \\{#.*)?$", rf"\1 Title & {self.number}\2")

    def ask(self) -> str:
        return self.change(
            self.file("docs/modules/*.md"),
            "^::quiz.*$",
            f"::question[{self.chance.choice(['first/one', 'second/three', 'second/two'])}]",
        )

    def change_quiz(self) -> str:
        old, new = self.chance.choice(
            [
                ("title: .*", f"title: Quiz {self.number}"),
                ("That|Other", f"Other {self.number}"),
                ("objective: .*", f"objective: {self.chance.choice(['aim', 'end', 'nothing'])}"),
                ("prompt: Say it.", f"prompt: 'Say {self.number}, as in [one](01-one.md).'"),
                ("title:", "pass: 80\ntitle:"),
                ("Because", f"Since {self.number}"),
                ("^  - {id: two.*$", "  - {id: two, kind: numeric, prompt: How many?, answer: 3}"),
            ]
        )
        return self.change(self.file("quizzes/*.yml"), old, new)

    def help_otherwise(self) -> str:
        return self.change(self.course / "support.yml", "where: [^,]*", f"where: There {self.number}")

    def settings(self) -> str:
        pages = [file.relative_to(self.course / "docs").as_posix() for file in self.course.glob("docs/**/*.md")]
        pages = self.chance.sample(sorted(pages), len(pages))
        old, new = self.chance.choice(
            [
                ("site_name: .*", f"site_name: Kept & {self.number}"),
                ("permalink: \\w+", f"permalink: {self.chance.choice(['true', 'false'])}"),
                ("modules: \\w+", f"modules: {self.chance.choice(['modules', 'other'])}"),
                ("^  - abbr\n|^  - attr_list\n", ""),
                ("(nav: .*)?\\Z", f"nav: [{', '.join(pages)}]"),
                ("nav: .*", ""),
                ("use_directory_urls: \\w+", f"use_directory_urls: {self.chance.choice(['true', 'false'])}"),
            ]
        )
        return self.change(self.course / "mkdocs.yml", old, new)

    def share(self) -> str:
        return self.write(self.course / "snippets" / "shared.md", f"Shared {self.number}.\n\n## Shared heading\n")

    def add_page(self) -> str:
        folder = self.chance.choice(["docs", "docs/modules", "docs/other", "docs/new"])
        text = f"# New {self.number}\n\n::quiz[{self.chance.choice(['first', 'second'])}]\n"
        return self.write(self.course / folder / f"0{self.number % 10}-new-{self.number}.md", text)

    def remove(self) -> str:
        files = sorted([*self.course.glob("docs/**/*new-*.md"), *self.course.glob("docs/modules/a.png")])
        if files:
            file = self.chance.choice(files)
            self.earlier.setdefault(file, []).append(file.read_bytes())
            file.unlink()
            return f"removed {file.name}"
        return "nothing"

    def rename(self) -> str:
        file = self.file("docs/**/*.md")
        if file.name == "index.md":
            return "nothing"
        file.rename(file.with_name(f"renamed-{self.number}.md"))
        return f"renamed {file.name}"

    def go_back(self) -> str:
        if not self.earlier:
            return "nothing"
        file = self.chance.choice(sorted(self.earlier))
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(self.chance.choice(self.earlier[file]))
        return f"went back with {file.name}"


@pytest.mark.parametrize(
    ("edits", "seed"), [(6, 1), *(pytest.param(50, seed, marks=pytest.mark.proof) for seed in (2, 3))]
)
def test_whatever_an_author_does_each_page_is_the_one_that_a_clean_build_makes(write_course, builds, edits, seed):
    kept, clean = builds
    course = write_course(FILES)
    good = course.with_name("good")
    author, done = Author(course, random.Random(seed)), ["as it was"]  # noqa: S311 - the same each time
    kept(course)

    built = 0
    for _ in range(edits):
        before, after = clean(course), kept(course)
        assert isinstance(before, str) == isinstance(after, str), done
        if isinstance(before, str):  # what cannot be built is mended, and what was kept of it stays
            for name in ("docs", "quizzes", "mkdocs.yml", "support.yml"):
                _put_back(good / name, course / name)
        else:
            built += 1
            differing = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
            assert [] == differing, done
            _put_back(course, good)
        done.append(author.edit())
    assert built > edits / 3


def _put_back(what: Path, where: Path) -> None:
    if what.is_file():
        shutil.copy2(what, where)
    else:
        shutil.rmtree(where, ignore_errors=True)
        shutil.copytree(what, where, ignore=shutil.ignore_patterns(FOLDER))


@pytest.fixture
def counted(monkeypatch):
    """Return a list to which the path of each page is added that the engine converts."""
    converted: list[str] = []
    convert = Page.render

    def counting(page, config, files):
        converted.append(page.file.src_uri)
        convert(page, config, files)

    monkeypatch.setattr(Page, "render", counting)
    return converted


def test_only_what_an_edit_changes_is_converted_again(write_course, builds, counted):
    kept, _ = builds
    course = write_course(FILES)
    kept(course)
    counted.clear()

    kept(course)
    assert [] == counted

    write_course({"docs/other/plain.md": "Other words.\n"})
    kept(course)
    assert ["other/plain.md"] == counted
    counted.clear()

    # The module before it leads to it, a question is about a section of it, and what lists pages calls it by its name.
    followers = {"index.md", "review.md", "data.md", "teach.md"}
    write_course({"docs/modules/two.md": str(FILES["docs/modules/two.md"]).replace("# Two", "# Second")})
    kept(course)
    assert {f"modules/{name}.md" for name in ("two", "three", "last")} | followers == set(counted)
    counted.clear()

    write_course({"quizzes/second.yml": QUIZ.format(name="second", objective="aim")})
    kept(course)
    assert {"modules/two.md", "review.md", "data.md"} == set(counted)
    counted.clear()

    write_course({"support.yml": str(FILES["support.yml"]).replace("Here", "There")})
    kept(course)
    assert ["help.md"] == counted


def test_a_page_that_says_how_long_a_part_of_another_takes_follows_that(write_course, builds):
    kept, clean = builds
    question = "{id: it, kind: true-false, prompt: So., answer: true, objective: aim}"
    elsewhere = {
        "docs/other/plain.md": "# Plain\n\n::quiz[elsewhere]\n",
        "quizzes/elsewhere.yml": f"title: E\nquestions:\n  - {question}\n  - {{id: or, kind: reflection, prompt: O}}\n",
    }
    course = write_course(FILES | elsewhere)
    before = kept(course)

    one = str(FILES["docs/modules/01-one.md"])
    write_course({"docs/modules/01-one.md": one.replace("Words.", "Words. " * 3000)})
    after = kept(course)

    assert before["other/plain.html"] != after["other/plain.html"]
    assert clean(course) == after


def _directory(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_bytes(b"no such file"),
        lambda file: file.write_bytes(file.read_bytes()[:9000]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"page", b"gape")),
        lambda file: file.chmod(0o444),
        lambda file: file.parent.chmod(0o555),
        _directory,
        lambda file: shutil.rmtree(file.parent),
    ],
    ids=["foreign", "cut", "changed", "read-only", "in a read-only folder", "a folder", "gone"],
)
def test_a_folder_that_is_harmed_makes_pages_anew_and_says_nothing(write_course, builds, harm, caplog):
    kept, clean = builds
    course = write_course({"mkdocs.yml": TINY, "docs/index.md": "# Tiny\n\n::my-data\n", "docs/two.md": "# Two\n"})
    kept(course)
    folder = course / FOLDER
    (file,) = folder.glob("*.sqlite")
    harm(file)
    caplog.clear()

    assert kept(course) == clean(course)

    assert [] == [record.message for record in caplog.records if record.levelname in ("WARNING", "ERROR")]
    folder.chmod(0o755)


def test_what_was_kept_for_something_else_is_not_taken(tmp_path):
    kept = Kept(tmp_path / "cache")
    kept.keep("page", "a.md", key_of("one"), ["words"])
    kept.close()

    kept = Kept(tmp_path / "cache")

    assert ["words"] == kept.find("page", "a.md", key_of("one"))
    assert kept.find("page", "a.md", key_of("two")) is None
    assert kept.find("page", "b.md", key_of("one")) is None
    assert "*\n" == (tmp_path / "cache" / ".gitignore").read_text()


def test_two_builds_at_once_harm_neither(tmp_path):
    one, two = Kept(tmp_path / "cache"), Kept(tmp_path / "cache")
    for kept, text in ((one, "first"), (two, "second")):
        kept.keep("page", text, "key", text)
    with closing(sqlite3.connect(next((tmp_path / "cache").glob("*.sqlite")))) as third:
        third.execute("BEGIN EXCLUSIVE")
        one.close()  # finds no room to write, and goes on without

    two.close()

    kept = Kept(tmp_path / "cache")
    assert [None, "second"] == [kept.find("page", text, "key") for text in ("first", "second")]


@pytest.mark.parametrize(
    "added",
    [
        "hooks: [hook.py]\n",
        "plugins: [primerpress, tags]\n",
        "markdown_extensions: [primerpress, pymdownx.b64]\n",
        "markdown_extensions: [primerpress, pymdownx.snippets: {url_download: true}]\n",
    ],
)
def test_where_nobody_knows_what_has_a_say_in_pages_all_are_made_anew(write_course, builds, counted, added):
    kept, _ = builds
    settings = (
        "site_name: Kept\ntheme: {name: primerpress}\nplugins: [primerpress]\nmarkdown_extensions: [primerpress]\n"
    )
    key = added.partition(":")[0]
    settings = "".join(line for line in settings.splitlines(keepends=True) if not line.startswith(key)) + added
    course = write_course({"mkdocs.yml": settings, "hook.py": "def on_page_content(html, **_):\n    return html\n"})
    kept(course)
    counted.clear()

    kept(course)

    assert ["index.md"] == counted


def test_a_template_of_the_course_is_followed(write_course, builds):
    kept, clean = builds
    settings = MKDOCS_YML.replace("{name: primerpress}", "{name: primerpress, custom_dir: own}")
    main = '{% extends "primerpress.html" %}{% block announce %}NEWS{% endblock %}'
    course = write_course(FILES | {"mkdocs.yml": settings, "own/main.html": main})
    kept(course)

    write_course({"own/main.html": main.replace("NEWS", "OTHER")})

    built = kept(course)
    assert built == clean(course)
    assert b"OTHER" in built["index.html"]


def test_what_the_engine_tells_of_a_page_it_tells_each_time(write_course, builds, caplog):
    kept, _ = builds
    course = write_course(FILES | {"docs/other/plain.md": "[nowhere](../modules/two.md#no) [mail](gone.md?x)\n"})
    told = []
    for _ in range(2):
        caplog.clear()
        kept(course)
        told.append([record.getMessage() for record in caplog.records if "plain.md" in record.getMessage()])

    assert told[0] == told[1]


def test_the_engine_keeps_the_title_where_it_is_looked_for():
    assert TITLE in Page.render.__code__.co_names


def test_the_files_of_the_theme_are_those_that_the_engine_finds(write_course):
    settings = TINY.replace("{name: primerpress}", "{name: primerpress, custom_dir: own}")
    course = write_course(
        {"mkdocs.yml": settings, "own/a.css": "", "own/.b.css": "", "own/.c/d.css": "", "own/e/f.js": ""}
    )
    config = load_config(str(course / "mkdocs.yml"))

    def found():
        files = Files([])
        files.add_files_from_theme(config.theme.get_env(), config)
        return [(file.src_uri, file.abs_src_path) for file in files]

    before = found()
    leave_out(config.theme)
    as_before = found()
    leave_out(config.theme, OTHER_SEARCH)

    assert before == as_before
    assert {"a.css", "e/f.js"} <= {name for name, _ in before}
    left_out = {name for name, _ in before} - {name for name, _ in found()}
    assert "assets/javascripts/lunr/wordcut.js" in left_out
    assert all(name.startswith(tuple(OTHER_SEARCH)) for name in left_out)
    assert len(config.theme.get_env().list_templates()) < 1000


def test_a_second_process_does_its_work_unseen(tmp_path, capfd):
    def work():
        os.write(1, b"heard")
        (tmp_path / "done").touch()
        yield
        raise ValueError("lost")

    second = SecondProcess()
    second.start(work(), size=1000)
    for _ in range(200):
        if not second.started or (tmp_path / "done").exists():
            break
        time.sleep(0.05)
    started = second.started
    second.end()

    assert started == (tmp_path / "done").exists()
    assert "" == "".join(capfd.readouterr())


def test_where_no_second_process_can_be_had_the_first_goes_on(monkeypatch):
    def none_left():
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", none_left)
    before = gc.get_freeze_count()
    second = SecondProcess()
    second.start(iter(()), size=1000)
    second.end()

    assert not second.started
    assert gc.get_freeze_count() == before


def test_a_second_process_leaves_no_trace_in_the_pages(write_course, tmp_path):
    pages = {f"docs/page-{number}.md": f"# Page {number}\n\n::quiz[quiz-{number}]\n" for number in range(30)}
    question = "[{id: a, kind: reflection, prompt: What do you think?}]"
    quizzes = {f"quizzes/quiz-{one}.yml": f"title: Quiz {one}\nquestions: {question}" for one in range(30)}
    course = write_course({"mkdocs.yml": TINY} | pages | quizzes)
    sites = []
    for place in ("off", str(tmp_path / "cache")):
        site = tmp_path / f"site-{len(sites)}"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        subprocess.run(command, cwd=course, env=os.environ | {PLACE: place}, check=True, capture_output=True)
        sites.append({file.relative_to(site): file.read_bytes() for file in site.rglob("*") if file.is_file()})

    assert sites[0] == sites[1]
