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


def test_the_theme_adds_ways_out_and_a_search_and_says_titles_as_they_are(build):
    site, code, said = build({})

    assert code == 0, said
    page = lxml.html.parse(site / "next.html")
    (header,) = page.xpath("//header")
    assert ["Leave now"] == [link.text for link in header.cssselect(".pp-exit")]
    assert ["Search"] == [button.get("aria-label") for button in header.cssselect("[data-opens=search]")]
    assert ["Search"] == [dialog.get("aria-label") for dialog in page.getroot().cssselect("dialog, [role=dialog]")]
    # Material's script would fetch its index where such a form stands.
    assert [] == page.getroot().cssselect("form[name=search]")
    (previous,) = page.getroot().cssselect(".md-footer__link--prev")
    assert previous.get("aria-label") == f"Previous: {TITLE}"


@pytest.mark.parametrize(("exit_", "address"), [("false", None), ("https://a.example/", "https://a.example/")])
def test_the_way_out_leads_where_the_course_says_or_is_not_there(build, exit_, address):
    site, code, said = build({"mkdocs.yml": f"{SETTINGS}extra: {{course: {{id: a, exit: {exit_}}}}}\n"})

    assert code == 0, said
    page = lxml.html.parse(site / "next.html").getroot()
    assert [address] * bool(address) == [link.get("href") for link in page.cssselect(".pp-exit")]
    assert ["a"] == [course.get("data-course") for course in page.cssselect(".pp-course")]


def test_a_header_that_the_theme_does_not_know_ends_the_build_and_says_why(build):
    _, code, said = build({"overrides/partials/header.html": '<header class="md-header">Another one</header>'})

    assert code != 0
    assert "This header is not the one that primerpress/theme/primerpress.html changes" in said
    assert "install the mkdocs-material that primerpress asks for" in said
