"""A site is built aside from the old one, looked through, and put in its place as a whole, or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from primerpress.cli import main
from primerpress.course.course import read_course
from primerpress.kept import FOLDER
from primerpress.site import engines, manifest
from primerpress.site.engine_output import mkdocs_warnings, without_tracebacks
from primerpress.site.settings import SiteSettings
from primerpress.site.verify import verify

QUIZ = """\
title: Two questions
questions:
  - id: first
    kind: true-false
    prompt: Is it?
    answer: true
  - id: second
    kind: true-false
    prompt: Is it not?
    answer: false
"""
GOOD = {"docs/index.md": "# Welcome\n\n::quiz[two]\n", "quizzes/two.yml": QUIZ}
WAY_ON = (
    "How to put it online: primerpress guide. To hand it out: primerpress package zip.\n"
    "For a web server: primerpress headers nginx|apache|netlify.\n"
)
# Keeps MkDocs from coming to an end, after it has begun to write.
SLOW = {
    "slow.py": "import time\nfrom pathlib import Path\n"
    "def on_post_build(config):\n    Path('slow').touch()\n    time.sleep(60)\n",
}
# What mkdocs-macros-plugin puts in the place of a page that it cannot read.
FAILED = """\
def on_page_markdown(markdown, **_):
    return "# _Macro Syntax Error_\\n\\n_File_: `index.md`\\n\\n_Line 3 in Markdown file:_ **unexpected '}'**\\n"
"""
BROKEN = {"broken.py": "def on_post_page(output, **_):\n    raise RuntimeError('the hook is broken')\n"}


@pytest.fixture
def build():
    """Return a function that runs `primerpress build` on a course and returns exit code and output."""

    def run(course, *arguments):
        result = CliRunner().invoke(main, ["build", "--course", str(course), *map(str, arguments)])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result.exit_code, result.output

    return run


@pytest.fixture(scope="session")
def once_built(once, course_in):
    """Build a course once, for all tests that begin with a site that is there already."""

    def fill(folder):
        course_in(folder)({**GOOD, "docs/old.md": "# Old\n"})
        result = CliRunner().invoke(main, ["build", "--course", str(folder)])
        assert result.exit_code == 0, result.output

    return once("built-course", fill)


@pytest.fixture
def built(once_built, tmp_path):
    """Return a course of the test's own, with its site."""
    return shutil.copytree(once_built, tmp_path / "course", symlinks=True)


def hook(write_course, files):
    """Add a hook of MkDocs' to the configuration of a course."""
    course = write_course(files)
    configuration = course / "mkdocs.yml"
    configuration.write_text(f"{configuration.read_text()}hooks:\n  - {next(iter(files))}\n")
    return course


def left_over(folder):
    """Return what a build should not leave behind."""
    hidden = (*folder.glob(".*"), *folder.glob("site/.*"))
    return [path.name for path in hidden if path.name not in (manifest.NAME, FOLDER, ".nojekyll")]


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# ---- Building ----


def test_a_build_ends_with_the_site_in_its_place_and_says_what_is_there_and_how_to_go_on(write_course, build):
    course = write_course(GOOD)
    code, output = build(course)

    assert (0, f"1 page and 1 quiz are in {course / 'site'}.\n{WAY_ON}") == (code, output)
    assert 'id="two--second"' in (course / "site" / "index.html").read_text()
    assert left_over(course) == []
    # The folder that temporary files go to is closed to others; the site is open to a web server.
    assert {course.stat().st_mode & 0o777} == {one.stat().st_mode & 0o777 for one in (course / "site").glob("**/")}
    assert (course / "site" / "index.html").stat().st_mode == (course / "docs" / "index.md").stat().st_mode


def test_nothing_of_the_old_site_stays(built, build):
    assert (built / "site" / "old.html").exists()
    (built / "docs" / "old.md").unlink()
    code, _ = build(built)

    assert code == 0
    assert not (built / "site" / "old.html").exists()


def test_the_folder_is_site_dir_of_the_configuration_or_what_output_names(write_course, build, tmp_path):
    course = write_course(GOOD)
    configuration = course / "mkdocs.yml"
    configuration.write_text(f"site_dir: ../public\n{configuration.read_text()}")
    build(course)
    build(course, "--output", tmp_path / "deep" / "down")

    assert (tmp_path / "public" / "index.html").is_file()
    assert (tmp_path / "deep" / "down" / "index.html").is_file()


def test_errors_in_the_course_stop_before_the_engine_starts(built, write_course, build):
    before = contents(built / "site")
    write_course({"quizzes/two.yml": QUIZ.replace("true-false", "true-flase"), "docs/index.md": "::quizz[two]\n"})
    code, output = build(built)

    assert code == 1
    assert "docs/index.md:1:1: there is no directive" in output
    assert output.count("[unknown-kind]") == 2
    assert before == contents(built / "site")


def test_a_build_says_warnings_once_and_does_not_stop_and_the_engine_by_itself_says_them_too(
    write_course, build, tmp_path
):
    course = write_course({**GOOD, "docs/index.md": "# Welcome\n\n::question[two/first]\n"})
    code, output = build(course, "--verbose")
    changed_since = engines.build_with_mkdocs(read_course(course), tmp_path / "site", engines.Wanted("another state"))

    assert (0, 1) == (code, output.count("[unused-question]"))
    assert "1 page and 1 quiz are in" in output
    assert 1 == changed_since.output.count("[unused-question]")


def test_what_the_engine_warns_of_is_said_and_the_rest_only_when_asked_for(write_course, build):
    course = write_course({**GOOD, "docs/left-out.md": "# Left out\n"})
    configuration = course / "mkdocs.yml"
    configuration.write_text(
        f"{configuration.read_text()}validation: {{nav: {{omitted_files: warn}}}}\nnav: [index.md]\n"
    )
    _, short = build(course)
    _, long = build(course, "--verbose")

    assert "warning: The following pages exist in the docs directory" in short
    assert "left-out.md" in short
    assert "INFO" not in short
    assert "INFO    -  Documentation built" in long


def test_a_failing_engine_leaves_the_old_site_and_no_traceback(built, write_course, build):
    before = contents(built / "site")
    hook(write_course, BROKEN)
    code, output = build(built)

    assert code == 1
    assert output.startswith("Error: MkDocs could not build the course:")
    assert "the hook is broken" in output
    assert "Traceback" not in output
    assert "File " not in output
    assert before == contents(built / "site")
    assert left_over(built) == []


HOOK = """\
from mkdocs.structure.files import File

def on_files(files, config):
    files.append(File.generated(config, "made.md", content="# Made\\n\\n::question[two/second]\\n"))
    return files
"""


def test_a_question_on_a_page_that_a_hook_makes_is_left_out_of_its_quiz_and_not_missed(write_course, build):
    course = hook(write_course, {"made.py": HOOK, **GOOD})
    code, output = build(course)

    assert (0, f"2 pages and 1 quiz are in {course / 'site'}.\n{WAY_ON}") == (code, output)
    assert 'id="two--second"' in (course / "site" / "made.html").read_text()
    assert 'id="two--second"' not in (course / "site" / "index.html").read_text()


def test_what_a_plugin_could_not_fetch_from_another_site_is_told_as_such(write_course, tmp_path):
    (tmp_path / "index.html").write_text(page('<script src="/https://example.org/a.js"></script>'))
    (found,) = verify(tmp_path, read_course(write_course({})), SiteSettings(), tmp_path / "site").problems

    assert "“https://example.org/a.js” could not be fetched, so it is not in the site" == found.message


def test_an_error_in_the_place_of_a_page_reaches_no_learner(write_course, build):
    course = hook(write_course, {"failed.py": FAILED})
    code, output = build(course)

    assert code == 1
    assert "index.md: learners would see an error of the plugin “macros” here: _Line 3 in Markdown file:_" in output
    assert not (course / "site").exists()


def test_a_mistake_in_the_configuration_is_told_in_the_words_of_the_engine(write_course, build):
    course = write_course(GOOD)
    configuration = course / "mkdocs.yml"
    configuration.write_text(f"{configuration.read_text()}nav: 7\n")
    code, output = build(course)

    assert code == 1
    assert "mkdocs.yml:21:6: MkDocs does not take “nav:”: Expected nav to be a list" in output


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "cancelled job"])
@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_build_leaves_the_old_site_and_nothing_else(built, write_course, sign):
    before = contents(built / "site")
    hook(write_course, SLOW)
    process = subprocess.Popen(
        [sys.executable, "-m", "primerpress", "build"],
        cwd=built,
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_for((built / "slow").exists)
    os.kill(process.pid, sign)
    _, output = process.communicate(timeout=20)

    assert process.returncode != 0
    assert "Traceback" not in output
    assert before == contents(built / "site")
    assert left_over(built) == []


def wait_for(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


def test_zensical_builds_the_same_course_and_leaves_out_what_is_not_part_of_a_site(write_course, build):
    course = write_course(GOOD)
    code, output = build(course, "--engine", "zensical")

    assert (0, f"1 page and 1 quiz are in {course / 'site'}.\n{WAY_ON}") == (code, output)
    assert 'id="two--second"' in (course / "site" / "index.html").read_text()
    assert not list((course / "site").glob("*.py")) + list((course / "site").glob("*.yml"))
    assert left_over(course) == [".cache"]


def test_zensical_builds_into_a_folder_outside_of_the_course_as_well(write_course, build, tmp_path):
    course = write_course(GOOD)
    code, _ = build(course, "--engine", "zensical", "--output", tmp_path / "elsewhere")

    assert code == 0
    assert (tmp_path / "elsewhere" / "index.html").is_file()


def test_a_broken_link_is_told_at_its_line_with_zensical_too(write_course, build):
    course = write_course({**GOOD, "docs/index.md": "# Welcome\n\nSee [this](gone.md).\n\n::quiz[two]\n"})
    code, output = build(course, "--engine", "zensical")

    assert code == 1
    assert "docs/index.md:3:12: the link" in output
    assert not (course / "site").exists()


def test_a_missing_zensical_is_told_with_the_way_out(write_course, build, monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda _name: None)
    course = write_course(GOOD)
    code, output = build(course, "--engine", "zensical")

    assert code == 1
    assert output == 'Error: Zensical is not installed. Install it with: pip install "primerpress[zensical]"\n'


# ---- Verification ----


@pytest.fixture
def look_through(write_course, tmp_path):
    """Return a function that writes a course and a built site by hand and returns what the verification says."""

    def run(pages, course=None, settings=None):
        folder = write_course(course or {})
        site = tmp_path / "built"
        for name, html in pages.items():
            file = site / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(html)
        return [
            f"{problem.location} {problem.code}"
            for problem in verify(site, read_course(folder), settings or SiteSettings(), folder / "site").problems
        ]

    return run


QUESTIONS = "".join(f'<primerpress-question id="two--{id_}"></primerpress-question>' for id_ in ("first", "second"))
LINKED = QUIZ.replace("Is it?", '"See [this](gone.png)"')


def page(body):
    return f"<!doctype html><html><head></head><body>{body}</body></html>"


def test_links_to_pages_folders_files_and_places_on_pages_are_followed(look_through):
    found = look_through(
        {
            "index.html": page(
                '<a href="a/">1</a><a href="a/b.html#x">2</a><a href="a/b.html?q#x">3</a><a href="#here">4</a>'
                '<a href="#">5</a><a href="#top">6</a><a href="">7</a><a href=".">8</a><i id="here"></i>'
                '<a href="https://example.org/x">9</a><a href="mailto:a@example.org">10</a><a href="/a/">11</a>'
                '<a href="a/caf%C3%A9.html#%C3%A9">12</a><img src="data:image/png;base64,x"><a href="a">13</a>'
            ),
            "a/index.html": page('<a href="..">up</a><a href="../#here">up</a><a href="b.html#named">b</a>'),
            "a/b.html": page('<h2 id="x">x</h2><a name="named"></a>'),
            "a/café.html": page('<h2 id="é">é</h2>'),
        }
    )

    assert found == []


@pytest.mark.parametrize(
    "link",
    [
        "gone.html",
        "Other.html",
        "../other.html",
        "/gone.html",
        "folder/",
        "other.html/",
        r"C:\Users\me\picture.png",
        "file:///home/me/picture.png",
    ],
)
def test_a_link_that_leads_nowhere_is_told(look_through, link):
    found = look_through({"index.html": page(f'<a href="{link}">x</a>'), "other.html": "", "folder/x.html": ""})

    assert found == ["site/index.html:1:1 broken-link"]


@pytest.mark.parametrize(
    "html",
    ['<img src="gone.png">', '<script src="gone.js"></script>', '<img srcset="gone.png 2x, also-gone.png 3x">'],
)
def test_a_file_that_a_page_needs_and_that_is_not_there_is_told(look_through, html):
    assert set(look_through({"index.html": page(html)})) == {"site/index.html:1:1 broken-link"}


def test_a_place_that_is_not_on_the_page_is_told(look_through):
    found = look_through({"index.html": page('<a href="#gone">x</a><a href="b.html#gone">x</a>'), "b.html": page("")})

    assert found == ["site/index.html:1:1 broken-anchor"] * 2


def test_absolute_paths_are_judged_by_the_path_that_the_site_is_served_under(look_through):
    """The page for mistyped addresses is shown at any depth, so its links are absolute."""
    found = look_through(
        {"404.html": page('<a href="/course/">home</a><a href="/">out</a>'), "index.html": ""},
        settings=SiteSettings(url="https://example.org/course/"),
    )

    assert found == ["site/404.html:1:1 broken-link"]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://example.org/a.png">',
        '<img src="//example.org/a.png">',
        '<img srcset="https://example.org/a.png 2x">',
        '<script src="https://example.org/a.js"></script>',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '<link rel="icon" href="https://example.org/a.png">',
        '<link rel="preconnect" href="https://example.org">',
        '<link rel="alternate stylesheet" href="https://example.org/a.css">',
        '<iframe src="https://example.org/"></iframe>',
        '<video poster="https://example.org/a.png"></video>',
        '<video><source src="https://example.org/a.webm"></video>',
        '<audio src="https://example.org/a.ogg"></audio>',
        '<object data="https://example.org/a.svg"></object>',
        '<embed src="https://example.org/a.svg">',
        '<form action="https://example.org/"></form>',
        '<p style="background: url(https://example.org/a.png)"></p>',
        '<style>@import "https://example.org/a.css";</style>',
        '<style>p { background: url("//example.org/a.png") }</style>',
        '<svg><image href="https://example.org/a.png"></image></svg>',
    ],
)
def test_what_would_be_loaded_from_another_site_is_told(look_through, html):
    assert look_through({"index.html": page(html)}) == ["site/index.html:1:1 external-request"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.org/">x</a>',
        '<link rel="canonical" href="https://example.org/">',
        '<link rel="alternate" href="https://example.org/feed.xml">',
        '<img src="https://own.example/course/a.png">',
        "<p>url(https://example.org/a.png)</p>",
        '<p style="background: url(data:image/png;base64,x)"></p>',
    ],
)
def test_what_a_learner_chooses_or_the_site_itself_holds_is_no_such_request(look_through, html):
    settings = SiteSettings(url="https://own.example/course/")

    assert look_through({"index.html": page(html)}, settings=settings) == []


def test_a_style_sheet_is_looked_through_too(look_through):
    found = look_through({"index.html": "", "extra.css": "\n@import url(https://example.org/font.css);\n"})

    assert found == ["site/extra.css:2:1 external-request"]


def test_an_id_that_is_used_twice_is_told_as_a_warning(look_through, write_course, tmp_path):
    found = look_through({"index.html": page('<i id="a"></i><i id="a"></i><i id="b"></i>')})
    problems = verify(tmp_path / "built", read_course(write_course({})), SiteSettings(), tmp_path / "site").problems

    assert found == ["site/index.html:1:1 duplicate-element-id"]
    assert [problem.severity for problem in problems] == ["warning"]


def test_the_place_is_the_line_of_the_page_or_of_the_quiz_or_of_the_configuration(look_through, write_course):
    course = write_course({})
    configuration = f"{(course / 'mkdocs.yml').read_text()}extra_javascript: [https://example.org/a.js]\n"
    last = configuration.count("\n")
    found = look_through(
        {
            "part/one/index.html": page(
                '<a href="gone.md">x</a><a href="../../index.html#no-such">x</a><a href="lost.md">x</a>'
                f'<script src="https://example.org/a.js"></script>{QUESTIONS}'
            ),
            "index.html": page('<script src="https://example.org/a.js"></script>'),
        },
        {
            "mkdocs.yml": configuration,
            "docs/part/one.md": "# One\n\n```\n[x](gone.md)\n```\n[x](gone.md) [y](../index.md#no-such)\n\n"
            "::quiz[two]\n",
            "quizzes/two.yml": QUIZ.replace("Is it?", '"See [this](lost.md)"'),
        },
    )

    assert found == [
        "docs/part/one.md:6:5 broken-link",
        "docs/part/one.md:6:18 broken-anchor",
        f"mkdocs.yml:{last}:20 external-request",
        "quizzes/two.yml:5:25 broken-link",
    ]


@pytest.mark.parametrize(
    ("files", "built", "place"),
    [
        ({"docs/index.md": "# A\n\n[x](two.md) [y](part/two.md)"}, {"index.html": "part/two/"}, "docs/index.md:3:17"),
        (
            {"docs/part/one.md": "[b](b/x.png) ![a](x.png)"},
            {"part/one/index.html": "../x.png"},
            "docs/part/one.md:1:19",
        ),
        ({"docs/part/README.md": "# A\n\n[b]: ../b.md 'B'"}, {"part/index.html": "../b/"}, "docs/part/README.md:3:6"),
        (
            {**GOOD, "docs/index.md": "::review\n", "docs/part/one.md": "::quiz[two]", "quizzes/two.yml": LINKED},
            {"index.html": "part/gone.png"},
            "quizzes/two.yml:5:25",
        ),
    ],
)
def test_the_place_of_a_link_is_found_however_the_engine_and_the_press_write_it(look_through, files, built, place):
    [(name, address)] = built.items()

    assert f"{place} broken-link" in look_through({name: page(f'<a href="{address}">x</a>')}, files)


def test_a_picture_that_an_extension_fetches_is_found_by_what_the_author_wrote_for_it(look_through):
    html = '<img alt="\N{SMILING FACE WITH OPEN MOUTH}" title=":smile:" src="https://example.org/1f604.png">'
    course = {"docs/index.md": "# Start\n\nBe well :smile:\n"}

    assert ["docs/index.md:3:9 external-request"] == look_through({"index.html": page(html)}, course)


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_footnote_that_nothing_refers_to_is_told_as_such(write_course, build, engine):
    """Its link back to the text is broken, and the author never wrote a link."""
    code, output = build(write_course({"docs/index.md": "# Welcome\n\n[^1]: A note.\n"}), "--engine", engine)

    assert code == 1
    assert "docs/index.md:3:1: the footnote “1” leads back to a place that is not there" in output


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
@pytest.mark.parametrize("folders", ["true", "false"])
def test_a_course_in_order_has_no_problems_however_its_addresses_look(write_course, build, engine, folders):
    """Also where a directive stands inside a tag, which Python-Markdown leaves as it is, and the mark with it.

    And where a file of the course is called as a module of the engine.
    """
    course = write_course(
        {
            **GOOD,
            "docs/index.md": "# Welcome\n\n<div>\n\n::quiz[two]\n\n::progress\n\n</div>\n",
            "docs/part/one.md": "# One\n\n[A question](../index.md#two--first), a note[^1]\n\n[^1]: n\n",
            "markdown.py": "raise RuntimeError\n",
        }
    )
    configuration = (course / "mkdocs.yml").read_text().replace("urls: false", f"urls: {folders}")
    configuration += "validation: {links: {anchors: warn}}\n"
    (course / "mkdocs.yml").write_text(f"site_url: https://example.org/course/\n{configuration}")
    code, output = build(course, "--engine", engine)
    html = (course / "site" / "index.html").read_text("utf-8")

    assert (code, output) == (0, f"2 pages and 1 quiz are in {course / 'site'}.\n{WAY_ON}")
    assert 'id="two--first"' in html
    assert 'id="progress-panel"' in html
    assert "\u0002" not in html


def test_what_is_on_every_page_is_told_once(write_course, tmp_path):
    site = tmp_path / "built"
    site.mkdir()
    for name in ("a", "b", "c"):
        (site / f"{name}.html").write_text(page('<img src="gone.png">'))
    problems = verify(site, read_course(write_course({})), SiteSettings(), tmp_path / "site").problems

    assert [p.message for p in problems] == ["“gone.png”, which the page needs, leads to nothing (and on 2 more pages)"]


def test_what_a_directive_places_and_a_page_does_not_hold_is_told_at_the_directive(look_through):
    course = {**GOOD, "docs/index.md": "# Welcome\n\n::quiz[two]\n\n::support[now]\n"}

    assert ["docs/index.md:3:1 quiz-not-shown", "docs/index.md:5:1 quiz-not-shown"] == look_through(
        {"index.html": page("<p>Nothing of it.</p>")}, course
    )
    panel = '<dl data-panel="support[now]" class="pp-support"></dl>'
    assert [] == look_through({"index.html": page(f"{QUESTIONS}{panel}")}, course)


@pytest.mark.parametrize(
    "html",
    [
        '<div id="two--first"></div><div id="two--second"></div><div data-panel="support[now]"></div>',
        f'<template data-question="two/first">{QUESTIONS}</template>',
    ],
)
def test_what_only_looks_like_it_is_not_what_a_directive_places(look_through, html):
    course = {**GOOD, "docs/index.md": "# Welcome\n\n::quiz[two]\n\n::support[now]\n"}

    assert ["docs/index.md:3:1 quiz-not-shown", "docs/index.md:5:1 quiz-not-shown"] == look_through(
        {"index.html": page(html)}, course
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>::review</p>",
        "<table><tr><td>::quiz[two]</td></tr></table>",
        "<p>::video[intro]</p>",
        "<p>Words<br>::support[now]</p>",
        "<p>\u0002primerpress:3\u0003</p>",
    ],
)
def test_a_directive_that_learners_would_read_is_told(look_through, html):
    assert ["site/index.html:1:1 directive-not-shown"] == look_through({"index.html": page(html)})


def test_a_directive_that_learners_would_read_is_told_at_its_line(look_through):
    course = {"docs/index.md": "# Welcome\n\nA word before it\n::quiz[two]\n"}

    assert "docs/index.md:4:1 directive-not-shown" in look_through({"index.html": page("<p>::quiz[two]</p>")}, course)


@pytest.mark.parametrize("html", ["<code>::review</code>", "<pre>\n::quiz[two]\n</pre>", "<p>a::b</p>", "<p>::</p>"])
def test_an_example_of_a_directive_is_none(look_through, html):
    assert [] == look_through({"index.html": page(html)})


def test_a_page_that_is_left_out_of_the_site_is_not_missed(write_course, build):
    course = write_course({**GOOD, "docs/draft.md": "# Draft\n\n::quiz[two]\n"})
    configuration = course / "mkdocs.yml"
    configuration.write_text(f"{configuration.read_text()}exclude_docs: draft.md\n")

    assert build(course)[0] == 0


@pytest.mark.parametrize("html", ["", "<", "<a href=", "\0", "<p>" * 3000, "<a href='http://['>x</a>"])
def test_html_that_is_hardly_html_is_read_without_a_traceback(look_through, html):
    assert look_through({"index.html": html}) == []


# ---- What an engine says ----


def test_of_a_chain_of_tracebacks_only_the_last_message_stays():
    said = """\
INFO    -  Building
Traceback (most recent call last):
  File "a.py", line 1, in a
ValueError: one

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "b.py", line 1, in b
RuntimeError: two
  with a second line
ERROR   -  It failed
"""

    assert list(without_tracebacks(said.splitlines())) == [
        "INFO    -  Building",
        "RuntimeError: two\n  with a second line",
        "ERROR   -  It failed",
    ]


def test_what_the_checks_have_said_is_not_said_again_by_the_engine():
    said = """\
INFO    -  Building
WARNING -  primerpress: quizzes/a.yml:1:1: warning: no
    hint: no
WARNING -  Something else:
  - with a list
INFO    -  Built
"""

    assert mkdocs_warnings(said) == ["Something else:\n  - with a list"]
