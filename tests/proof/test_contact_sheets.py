"""Every kind of question in every state, on every width and in every scheme, under both engines: sheets to look at."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.harness.learner import Question
from tests.browser.kinds.answering import OfAKind
from tests.question_cases import ONE_OF_EACH_KIND, Case
from tests.question_cases import OTHER_KINDS as IN_A_WAY_OF_THEIR_OWN

if TYPE_CHECKING:
    from tests.conftest import WriteCourse

SHEETS = Path(__file__).parents[2] / "site-pictures" / "sheets"
BIN = Path(sys.executable).parent

CASES: dict[str, Case] = {case.kind: case for case in ONE_OF_EACH_KIND} | IN_A_WAY_OF_THEIR_OWN
ENGINES = ["mkdocs", "zensical"]
WIDTHS = [320, 390, 768, 1440]
SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
PAPER: dict[str, Any] = {"color_scheme": "light", "forced_colors": "none", "media": "print"}

# The header would lie over the picture, and the room that is left for it push a question out of the window. One engine
# leaves room for a bar to scroll that a phone does not have.
UNCOVER = """() => {
  document.querySelector('.md-header').style.display = 'none';
  Object.assign(document.documentElement.style, { scrollPadding: '0', scrollbarGutter: 'auto' });
}"""

SETTINGS = """\
site_name: Contact sheets
use_directory_urls: false
theme: {name: primerpress}
markdown_extensions: [primerpress, attr_list, tables, footnotes, admonition]
plugins: [material/search, primerpress]
extra: {course: {id: sheets}}
"""

pytestmark = pytest.mark.proof

Boxes = dict[str, dict[str, float]]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, course_in: Callable[[Path], WriteCourse]) -> dict[str, Path]:
    files: dict[str, str | bytes] = {"mkdocs.yml": SETTINGS, "docs/index.md": "# Contact sheets\n"}
    for kind, case in CASES.items():
        files |= {f"docs/{kind}.md": f"# {kind}\n\n::quiz[{case.name}]\n", f"quizzes/{case.name}.yml": case.quiz_text}
    shutil.rmtree(SHEETS, ignore_errors=True)
    sites = {}
    for engine in ENGINES:
        folder = course_in(tmp_path_factory.mktemp("sheets") / engine)(files)
        subprocess.run([BIN / engine, "build"], cwd=folder, check=True, capture_output=True)
        sites[engine] = folder / "site"
    return sites


@pytest.mark.parametrize("kind", CASES)
def test_a_kind_in_every_state_width_and_scheme(browser: Browser, sites: dict[str, Path], kind: str):
    """Each state of a kind has its picture, of the same size under both engines; they are in site-pictures/sheets/."""
    boxes = {engine: _photographed(browser, site, engine, kind) for engine, site in sites.items()}

    assert boxes["mkdocs"] == boxes["zensical"]
    states = {name.partition(" ")[0] for name in boxes["mkdocs"]}
    assert {"open", "passed-over"} < states
    assert len(boxes["mkdocs"]) == len(states) * (len(WIDTHS) * len(SCHEMES) + 1)


def _photographed(browser: Browser, site: Path, engine: str, kind: str) -> Boxes:
    """Take a picture of each state in each look, put them on one sheet, and return how large each was."""
    folder = SHEETS / engine / kind
    folder.mkdir(parents=True)
    boxes: Boxes = {}
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        for state in _states(page, f"{(site / kind).as_uri()}.html?seed=1", CASES[kind]):
            for name, width, media in _looks():
                # On paper the questions of a quiz are a worksheet, with the key after it.
                question = page.locator("main article" if media is PAPER else f"[id='{CASES[kind].id}']")
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(**({"media": "screen"} | media))
                question.screenshot(path=folder / f"{state}-{name}.png", animations="disabled")
                boxes[f"{state} {name}"] = question.evaluate(
                    "one => (({ width, height }) => ({ width, height }))(one.getBoundingClientRect())"
                )
            page.emulate_media(media="screen", color_scheme="light", forced_colors="none")
            page.set_viewport_size({"width": 1440, "height": 900})
        _lay_out(page, folder, kind, list(boxes))
    return boxes


def _looks() -> Iterator[tuple[str, int, dict[str, Any]]]:
    yield from ((f"{width}-{scheme}", width, media) for scheme, media in SCHEMES.items() for width in WIDTHS)
    yield "paper", 700, PAPER


def _states(page: Page, address: str, case: Case) -> Iterator[str]:
    """Bring a question into one state after the other, each from the start, and yield its name."""

    def opened() -> Question:
        page.goto(address)
        page.evaluate("sessionStorage.clear()")
        page.reload()
        page.evaluate(UNCOVER)
        written = case.question
        own = case.kind in IN_A_WAY_OF_THEIR_OWN
        return OfAKind(page, case.id, case, written) if own else Question(page, case.id)

    opened()
    yield "open"
    if case.question.get("hints"):
        opened().button("Hint").click()
        yield "hint"
    for how in [one for one in ("wrong", "partly", "right", "noted") if one in case.answers]:
        question = opened()
        if isinstance(question, OfAKind):
            question.answer(how)
        else:
            question.answer(case.answers[how])
        yield how
        if how in ("wrong", "partly") and question.button("Show me").is_visible():
            question.button("Show me").click()
            yield f"{how}-shown"
    passed = opened().button("I’d rather not answer")
    passed.click()
    yield "passed-over"


def _lay_out(page: Page, folder: Path, kind: str, names: list[str]) -> None:
    """Write a sheet with a row for each state, and take a picture of it."""
    states = list(dict.fromkeys(name.partition(" ")[0] for name in names))
    rows = "".join(
        f"<tr><th>{escape(state)}</th>"
        + "".join(f'<td><figure><img src="{state}-{name}.png"><figcaption>{name}' for name, *_ in _looks())
        for state in states
    )
    style = "img { max-height: 30rem } td, th { vertical-align: top; font: 1rem sans-serif } figure { margin: .3rem }"
    sheet = folder / "index.html"
    sheet.write_text(
        f"<!doctype html><meta charset=utf-8><title>{kind}</title><style>{style}</style><table>{rows}</table>"
    )
    page.goto(sheet.as_uri())
    page.screenshot(path=folder.parent / f"{kind}.png", full_page=True)
