"""What an afternoon is enough for: from the package alone to a course that is online and answered."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from primerpress.model.quiz import KINDS
from tests.browser.harness.serving import served
from tests.browser.harness.tabs import new_session
from tests.proof.recordings import sound, video

pytestmark = pytest.mark.proof

PROJECT = Path(__file__).parents[2]

HOST = "https://you.example"
MODULE = "docs/modules/01-make-room.md"
WRITTEN = """
## A talk {#a-talk}

![Two people at a table, one is talking](../images/table.png)

![A talk about short turns](../media/talk.webm)

![A greeting](../media/hello.wav)

With four people in an hour each has $\\frac{60}{4} = 15$ minutes.
"""
BESIDE = {
    "docs/media/talk.vtt": "WEBVTT\n\n00:00.000 --> 00:05.000\nShort turns are kind.\n",
    "docs/media/talk.txt": "Noor: Short turns are kind.\n",
    "docs/media/hello.txt": "Hello, and welcome.\n",
}

# Fills each field of a question in some way, plays a conversation to its end, and presses what checks the answer.
ANSWER = """(question) => {
  const seen = new Set();
  for (const field of question.querySelectorAll('form :is(input, textarea, select)')) {
    if (/radio|checkbox/.test(field.type)) {
      if (!seen.has(field.name)) field.click();
      seen.add(field.name);
    } else {
      if (field.tagName === 'SELECT') field.selectedIndex = 1;
      else field.value = '1';
      for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
    }
  }
  question.querySelector('[data-move="1"]:not([hidden] *)')?.click();
  const next = () => [...question.querySelectorAll('.pp-choice')].find((choice) => choice.checkVisibility());
  for (let choice = next(), most = 20; choice && most; choice = next(), most -= 1) choice.click();
  question.querySelector('[data-action=check]')?.click();
}"""
PLAY = """(media) => new Promise((played, failed) => {
  media.muted = true;  // or no browser plays without a press
  media.addEventListener('timeupdate', () => played(media.textTracks[0]?.cues?.[0]?.text ?? ''), { once: true });
  for (const track of media.textTracks) track.mode = 'showing';
  media.play().catch(failed);
})"""


class Stopwatch:
    """How long each step took, in seconds."""

    def __init__(self) -> None:
        self._took: list[str] = []

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.add(name, time.monotonic() - began)

    def add(self, name: str, seconds: float) -> None:
        self._took.append(f"{name} {seconds:.0f} s")

    def __str__(self) -> str:
        return ", ".join(self._took)


class Machine:
    """A computer on which nothing is installed but Python, a shell and git, and which has the package at hand."""

    def __init__(self, folder: Path, release: Path) -> None:
        self._folder = folder
        kept = ("PIP_", "SSL_", "HTTP", "http", "NO_PROXY", "no_proxy", "REQUESTS_")
        self._environment = {name: value for name, value in os.environ.items() if name.startswith(kept)} | {
            "HOME": str(Path.home()),  # where pip is told how to reach packages
            "LANG": "C.UTF-8",
            "PATH": f"{folder / 'python' / 'bin'}:/usr/bin:/bin",
            "PIP_FIND_LINKS": str(release),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }
        venv.create(folder / "python", with_pip=True)

    def run(self, *command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=cwd, env=self._environment | environment, check=False, capture_output=True, text=True
        )

    def do(self, *command: str, cwd: Path) -> str:
        """Return what a command says that ends well."""
        done = self.run(*command, cwd=cwd)
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
        return done.stdout


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=PROJECT,
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(scope="module")
def stopwatch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, release: Path, stopwatch: Stopwatch) -> Machine:
    """The computer of whoever writes the course, with Primerpress installed."""
    folder = tmp_path_factory.mktemp("own")
    machine = Machine(folder, release)
    with stopwatch.step("install"):
        machine.do("pip", "install", "--quiet", "primerpress", cwd=folder)
    return machine


@pytest.fixture(scope="module")
def course(own: Machine, tmp_path_factory: pytest.TempPathFactory, browser: Browser, stopwatch: Stopwatch) -> Path:
    """A course of three modules with all kinds, a picture, sound, a video and a formula, kept in git."""
    folder = tmp_path_factory.mktemp("afternoon") / "kindly-listening"
    with stopwatch.step("new"):
        own.do("primerpress", "new", folder.name, cwd=folder.parent)
    with stopwatch.step("write"):
        quizzes = "".join(quiz.read_text("utf-8") for quiz in folder.glob("quizzes/*.yml"))
        for kind in KINDS.keys() - set(re.findall(r"^ +(?:- )?kind: (\S+)", quizzes, re.MULTILINE)):
            own.do("primerpress", "new", "question", "make-room", kind, "--page", MODULE, cwd=folder)
        _write(folder, browser)
    own.do("git", "init", "--quiet", cwd=folder)
    return folder


def _write(folder: Path, browser: Browser) -> None:
    recorded = {
        "docs/images/table.png": (PROJECT / "docs" / "images" / "first-page.png").read_bytes(),
        "docs/media/talk.webm": video(browser),
        "docs/media/hello.wav": sound(),
    }
    for name, content in (recorded | {name: words.encode() for name, words in BESIDE.items()}).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    before = "\n## See what you know"
    _change(folder / MODULE, before, WRITTEN + before)
    _add_guide(folder / ".github" / "workflows" / "publish.yml")
    _change(folder / "mkdocs.yml", "# site_url: https://example.org/my-course/", f"site_url: {HOST}/{folder.name}/")


def _add_guide(workflow: Path) -> None:
    """Add the step that the pages for instructors give, at the place that they say."""
    described = (PROJECT / "docs" / "teach" / "publish.md").read_text("utf-8")
    [step] = re.findall(r"^```yaml\n( +- name: Put the pages .*?)^```", described, re.MULTILINE | re.DOTALL)
    build = '        run: primerpress build --course "$COURSE" --output site\n'
    _change(workflow, build, build + step)


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


# ---- The workflow ----


class Runner:
    """Runs what the file of a workflow says, on a computer of its own: its lines in order, and what its actions do."""

    def __init__(self, machine: Machine, repository: Path, workspace: Path) -> None:
        self._machine = machine
        self._workspace = workspace
        shutil.copytree(repository, workspace, ignore=shutil.ignore_patterns(".git", ".primerpress-cache", "site"))
        [file] = (workspace / ".github" / "workflows").glob("*.yml")
        self.workflow: dict[Any, Any] = yaml.safe_load(file.read_text("utf-8"))

    def build(self) -> Iterator[tuple[str, subprocess.CompletedProcess[str]]]:
        """Run the job that builds. Yield the name and the end of each step; after one that fails comes no other."""
        environment = self.workflow["env"] | {"CI": "true", "GITHUB_WORKSPACE": str(self._workspace)}
        for step in self.workflow["jobs"]["build"]["steps"]:
            if "run" in step:
                done = self._machine.run("bash", "-e", "-c", step["run"], cwd=self._workspace, **environment)
                yield step["name"], done
                if done.returncode:
                    return

    def artifact(self, folder: Path) -> Path:
        """Return what is handed to the host: the folder that the last step names, without what is hidden in it."""
        [path] = [
            step["with"]["path"] for step in self.workflow["jobs"]["build"]["steps"] if "path" in step.get("with", {})
        ]
        return shutil.copytree(self._workspace / path, folder, ignore=shutil.ignore_patterns(".*"))


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory, release: Path) -> Machine:
    """The computer of whoever runs workflows, on which nothing is installed."""
    return Machine(tmp_path_factory.mktemp("theirs"), release)


@pytest.fixture(scope="module")
def host(
    own: Machine, theirs: Machine, course: Path, stopwatch: Stopwatch, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A host of many: the course is a folder of it, which its pages do not know."""
    with stopwatch.step("check"):
        assert own.do("primerpress", "check", "--strict", cwd=course) == "No problems found.\n"
    with stopwatch.step("build"):
        assert own.do("primerpress", "build", "--strict", cwd=course).startswith("10 pages and 4 quizzes are in site.")
    runner = Runner(theirs, course, tmp_path_factory.mktemp("runner") / "work")
    for name, done in _timed(runner.build(), stopwatch):
        assert done.returncode == 0, f"{name}\n{done.stdout}{done.stderr}"
    folder = tmp_path_factory.mktemp("host")
    runner.artifact(folder / course.name)
    return folder


def test_from_nothing_to_answers(
    host: Path, course: Path, browser: Browser, stopwatch: Stopwatch, record_property: Callable[[str, str], None]
):
    """All kinds, media and a formula: made from the package alone, published by the workflow, and answered."""
    with stopwatch.step("answer"), served(host) as address:
        kinds = _answered(browser, f"{address}{course.name}/", host / course.name)

    assert kinds == set(KINDS)
    assert (host / course.name / "guide" / "use-template.svg").is_file()
    record_property("proved", f"It took: {stopwatch}")


def _timed(steps: Iterator[tuple[str, Any]], stopwatch: Stopwatch) -> Iterator[tuple[str, Any]]:
    while True:
        began = time.monotonic()
        step = next(steps, None)
        if step is None:
            return
        stopwatch.add(f"their “{step[0]}”", time.monotonic() - began)
        yield step


def _answered(browser: Browser, address: str, site: Path) -> set[str]:
    """Answer every question of every page, play what can be played, and return the kinds that were answered."""
    told: list[str] = []
    kinds: set[str] = set()
    with new_session(browser, told, base_url=address) as session:
        page = session.new_page()
        names = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
        for name in sorted(name for name in names if not name.startswith("guide/")):
            page.goto(name)
            for question in page.locator("main primerpress-question").all():
                question.evaluate(ANSWER)
                expect(question).not_to_have_attribute("data-state", "open")
                kinds.add(question.get_attribute("kind") or "")
            if "talk.webm" in page.content():
                _expect_media(page)
    assert told == []
    return kinds


def _expect_media(page: Page) -> None:
    assert page.locator("video").evaluate(PLAY) == "Short turns are kind."
    assert page.locator("audio").evaluate(PLAY) == ""
    assert page.locator("img[src$='table.png']").evaluate("(picture) => picture.naturalWidth") > 0
    expect(page.locator("math mfrac")).to_be_visible()


def test_a_mistake_is_not_published(theirs: Machine, course: Path, tmp_path: Path):
    """In a folder of a repository, too, the workflow ends at a mistake, and shows it beside its very line."""
    repository = tmp_path / "repository"
    inside = shutil.copytree(course, repository / "courses" / "listening")
    shutil.move(inside / ".github", repository / ".github")
    [workflow] = (repository / ".github" / "workflows").glob("*.yml")
    _change(workflow, "COURSE: . ", "COURSE: courses/listening ")
    page = inside / MODULE
    _change(page, "::quiz[make-room]", "::quiz[make-rom]")
    line = page.read_text("utf-8").split("\n").index("::quiz[make-rom]") + 1
    runner = Runner(theirs, repository, tmp_path / "runner")

    *_, (name, done) = runner.build()

    assert (name, done.returncode) == ("Check the course", 1)
    assert f"::error file=courses/listening/{MODULE},line={line},col=1,title=unknown-quiz::" in done.stdout
    assert not (tmp_path / "runner" / "site").exists()
