"""What the theme changes in Material's pages, whatever the engine, and that it says where Material is another one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest

BIN = Path(sys.executable).parent
TITLE = 'One & two "three" <4>'
SETTINGS = """\
site_name: A course
use_directory_urls: false
theme: {name: primerpress, custom_dir: overrides, features: [navigation.footer]}
markdown_extensions: [primerpress]
plugins: [material/search, primerpress]
watch: [quizzes]
"""
FILES: dict[str, str | bytes] = {
    "mkdocs.yml": SETTINGS,
    "docs/index.md": '# One &amp; two "three" &lt;4&gt;\n',
    "docs/next.md": "# Next\n",
    "overrides/.gitkeep": "",
}


@pytest.fixture(params=["mkdocs", "zensical"])
def build(request, write_course):
    """Return a function that builds a course; it returns the built site and what the engine said."""
    if not (BIN / request.param).exists():
        pytest.skip(f"{request.param} is not installed")

    def run(files):
        folder = write_course(FILES | files)
        done = subprocess.run([BIN / request.param, "build"], cwd=folder, check=False, capture_output=True, text=True)
        return folder / "site", done.returncode, done.stdout + done.stderr

    return run


def test_every_page_has_the_frame_of_the_theme_with_titles_as_they_are(build):
    site, code, said = build({})

    assert code == 0, said
    for name in ("index.html", "next.html", "404.html"):
        page = lxml.html.parse(site / name).getroot()
        assert ["Leave now"] == [link.text for link in page.cssselect("header.pp-header .pp-exit")]
        assert ["A course"] == [link.text_content().strip() for link in page.cssselect("header .pp-site")]
        titles = [title.text_content() for title in page.cssselect(".md-sidebar .pp-nav li > a")]
        assert {TITLE, "Next"} >= set(titles[-1:]), name
        assert ["auto", "default", "slate"] == [
            choice.get("data-md-color-scheme") for choice in page.cssselect(".pp-colours input")
        ]
        assert page.cssselect("link[href*='primerpress/screen.css?']")
        assert [] == page.cssselect("[data-md-type=toc]")
        assert ["Search"] == [button.get("aria-label") for button in page.cssselect("header [data-opens=search]")]
        assert ["Search"] == [dialog.get("aria-label") for dialog in page.cssselect("dialog, [role=dialog]")]
        # With a feature comes its script, which would fetch its index where such a form stands.
        assert page.cssselect("script[src*='javascripts/bundle']")
        assert [] == page.cssselect("form[name=search]")


def test_a_page_leads_on_to_the_next(build):
    site, code, said = build({})

    assert code == 0, said
    (way,) = lxml.html.parse(site / "index.html").getroot().cssselect("footer .pp-next")
    assert ("next.html", "Next Next") == (way.get("href").removeprefix("./"), " ".join(way.text_content().split()))


@pytest.mark.parametrize(("exit_", "address"), [("false", None), ("https://a.example/", "https://a.example/")])
def test_the_way_out_leads_where_the_course_says_or_is_not_there(build, exit_, address):
    site, code, said = build({"mkdocs.yml": f"{SETTINGS}extra: {{course: {{id: a, exit: {exit_}}}}}\n"})

    assert code == 0, said
    page = lxml.html.parse(site / "next.html").getroot()
    faces = [face for script in page.cssselect("script[data-faces]") for face in script.get("data-faces").split()]
    assert [True, True] == [(site / face).is_file() for face in faces], "each is asked for before the style is there"
    assert [address] * bool(address) == [link.get("href") for link in page.cssselect(".pp-exit")]
    assert ["a"] == [course.get("data-course") for course in page.cssselect(".pp-course")]


def test_a_course_may_have_a_header_of_its_own_and_scripts_know_it_all_the_same(build):
    files = {
        "mkdocs.yml": SETTINGS.replace("name: primerpress,", "name: primerpress, language: ar,"),
        "overrides/partials/header.html": '<header class="md-header">Another one</header>',
    }

    site, code, said = build(files)

    assert code == 0, said
    page = lxml.html.parse(site / "next.html").getroot()
    assert ["Another one"] == [header.text for header in page.cssselect("header")]
    assert ["a-course"] == [course.get("data-course") for course in page.cssselect(".pp-course")]
    assert [] == page.cssselect("script[data-faces]"), "Arabic has letters of its own"


def test_a_page_loads_what_something_on_it_needs(build):
    """Material's own script only where something builds on it, and fonts where the course wants them."""
    settings = "\n".join(line for line in SETTINGS.splitlines() if not line.startswith("theme"))
    files = {
        "mkdocs.yml": f"{settings}\ntheme: {{name: primerpress}}\nextra: {{course: {{id: a, fonts: false}}}}\n",
        "docs/code.md": "# Code\n\n    print()\n",
    }

    site, code, said = build(files)

    assert code == 0, said
    assert "primerpress/no-fonts.css?" in (site / "next.html").read_text("utf-8")
    assert "data-faces" not in (site / "next.html").read_text("utf-8")
    for name, theirs in {"index.html": 0, "next.html": 0, "404.html": 0, "code.html": 1}.items():
        page = lxml.html.parse(site / name).getroot()
        assert theirs == len(page.cssselect("script[src*='javascripts/bundle']")), name
        assert 1 - theirs == len(page.cssselect("script[src*='primerpress/frame.js']")), name


def test_the_page_that_is_open_is_marked_once_with_its_parts(build):
    files = {
        "docs/a/one.md": "# One & only\n\n## First\n\n## Second\n",
        "docs/a/two.md": "# Two\n",
        "docs/b/deep/three.md": "# Three\n\n## Third\n",
    }

    site, code, said = build(files)

    assert code == 0, said
    for name, parts in {"a/one.html": ["First", "Second"], "a/two.html": [], "b/deep/three.html": ["Third"]}.items():
        nav = lxml.html.parse(site / name).getroot().cssselect("nav.pp-nav")[0]
        (current,) = nav.cssselect("[aria-current]")
        assert name.rpartition("/")[2] == current.get("href").rpartition("/")[2]
        assert parts == [part.text_content() for part in nav.cssselect(".pp-nav__parts a")]
        links = [link.get("href") for link in nav.cssselect("a") if not link.get("href").startswith("#")]
        assert all((site / name).parent.joinpath(link).is_file() for link in links), links
        opened = [heading.text_content() for heading in nav.cssselect(".pp-nav__heading")]
        assert [name[0].upper()] == opened[:1]
