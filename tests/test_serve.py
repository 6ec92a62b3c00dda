"""Somebody writes, and the page in the browser follows: also into a mistake and out of it again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from functools import partial
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from primerpress.cli import main
from primerpress.site.engine_output import zensical_serving
from primerpress.site.failure import SiteError
from primerpress.site.serve import parse_address

QUIZ = """\
title: A quiz
questions:
  - id: only
    kind: true-false
    prompt: Is it so?
    answer: true
"""
COURSE = {"docs/index.md": "# Welcome\n\nThe first words.\n\n::quiz[one]\n", "quizzes/one.yml": QUIZ}
PATIENCE = 30_000

pytestmark = pytest.mark.usefixtures("interruptible")


class Served:
    """A course that is being served: its folder, its address, and the process."""

    def __init__(self, folder, temporary, *more):
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        self.output = folder.parent / "output.txt"
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "primerpress", "serve", "--address", f"127.0.0.1:{self.port}", *more],
                cwd=folder,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env=os.environ | {"TMPDIR": str(temporary)},
            )

    def wait(self):
        end = time.monotonic() + PATIENCE / 1000
        while "Serving on" not in self.said() and self.process.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        assert "Serving on" in self.said(), self.said()

    def said(self):
        return self.output.read_text("utf-8")

    def press_ctrl_c(self):
        """Send what a terminal sends: to the whole group."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(20)

    def stop(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def temporary(tmp_path):
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


@pytest.fixture
def served(write_course, temporary):
    served = Served(write_course(COURSE), temporary)
    try:
        served.wait()
        yield served
    finally:
        served.stop()


@pytest.fixture
def page(served, browser):
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(served.url)
    yield page
    page.close()


@pytest.fixture
def edit_in():
    """Return a function that saves a file of a folder as an editor does."""

    def save(folder, name, old, new):
        file = folder / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return lambda folder: partial(save, folder)


@pytest.fixture
def edit(served, edit_in):
    """Return a function that saves a file of the course that is served."""
    return edit_in(served.folder)


def test_the_page_follows_what_is_written_into_a_mistake_and_out_of_it_again(page, edit, served):
    """The panel shows the place of the mistake, and mending it brings the quiz back."""
    expect(page.locator("article")).to_contain_text("The first words.")
    edit("docs/index.md", "first words", "second words")
    expect(page.locator("article")).to_contain_text("The second words.", timeout=PATIENCE)
    edit("quizzes/one.yml", "Is it so?", "Is it really so?")
    expect(page.locator("#one--only")).to_contain_text("Is it really so?", timeout=PATIENCE)

    assert served.said().startswith(f"The course will be at {served.url} ")

    edit("quizzes/one.yml", "answer: true", "anwser: true")
    panel = page.locator(".primerpress-problems")
    expect(panel).to_contain_text("quizzes/one.yml:6:5", timeout=PATIENCE)
    expect(panel).to_contain_text("Did you mean “answer”?")
    edit("quizzes/one.yml", "anwser: true", "answer: true")
    expect(page.locator("#one--only")).to_be_visible(timeout=PATIENCE)

    assert "quizzes/one.yml:6:5: the key “anwser” is not known here [unknown-key]" in served.said()


def test_with_zensical_pages_and_quizzes_are_followed_into_a_mistake_and_out_of_it(write_course, temporary, edit_in):
    served = Served(write_course(COURSE), temporary, "--engine", "zensical")
    edit = edit_in(served.folder)

    def shown():
        try:
            return urlopen(served.url).read().decode()  # noqa: S310 - our own server
        except OSError:  # it has not begun
            return ""

    try:
        wait_until(lambda: "The first words." in shown())
        edit("docs/index.md", "first words", "second words")
        wait_until(lambda: "The second words." in shown())
        edit("quizzes/one.yml", "Is it so?", "Is it really so?")
        wait_until(lambda: "Is it really so?" in shown())
        edit("quizzes/one.yml", "answer: true", "anwser: true")
        wait_until(lambda: "primerpress-problems" in shown() and "quizzes/one.yml:6:5" in shown())
        wait_until(lambda: "quizzes/one.yml:6:5: the key “anwser” is not known here [unknown-key]" in served.said())
        edit("quizzes/one.yml", "anwser: true", "answer: true")
        wait_until(lambda: "one--only" in shown())

        assert "issues found" not in served.said()
        assert served.press_ctrl_c() == 0
        assert [] == list(served.folder.glob(".primerpress-stage*"))
    finally:
        served.stop()


def test_of_what_zensical_says_there_is_what_nobody_else_has_said():
    said = [
        "Serving /a/course/.stage/site on http://127.0.0.1:8000",
        "Build started",
        "\x1b[33mWarning\x1b[0m: page does not exist",
        "    ╭─[ glossary.md:15:83 ]",
        " 15 │ :   A moment. *[Make room](modules/01-make-room.md)*",
        "────╯",
        "Warning: unresolved footnote reference",
        "    ╭─[ index.md:3:1 ]",
        "────╯",
        "2 issues found",
        "Reloading...",
    ]

    assert [*said[6:9], said[-1]] == list(zensical_serving(said))


def wait_until(condition):
    end = time.monotonic() + PATIENCE / 1000
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


def test_ctrl_c_ends_it_cleanly(served, temporary):
    assert b"The first words." in urlopen(served.url).read()  # noqa: S310 - our own server
    assert served.press_ctrl_c() == 0
    assert served.said().endswith("Ended.\n")
    assert "Traceback" not in served.said()
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=str)
def test_ending_the_command_ends_the_engine_too(served, temporary, sign):
    """A signal from another program goes to the command alone, and the engine must not keep the port."""
    served.process.send_signal(sign)
    served.process.wait(20)

    assert list(temporary.iterdir()) == []
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", served.port))


def serve(course, *arguments):
    result = CliRunner().invoke(main, ["serve", "--course", str(course), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result.exit_code, result.output


def test_a_port_that_is_taken_is_told_in_one_sentence(write_course):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, output = serve(write_course(COURSE), "--address", f"127.0.0.1:{port}")

    assert code == 1
    assert f"Error: 127.0.0.1:{port} is in use by another program. Choose another: primerpress serve" in output


def test_the_address_of_the_configuration_is_used_and_checked(write_course):
    course = write_course(COURSE)
    configuration = course / "mkdocs.yml"
    configuration.write_text(f"{configuration.read_text()}dev_addr: everywhere\n")
    code, output = serve(course)

    assert code == 1
    assert output.startswith("Error: “everywhere” is not an address to serve at.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("127.0.0.1:8000", ("127.0.0.1", 8000)),
        ("localhost:65535", ("localhost", 65535)),
        ("[::1]:80", ("[::1]", 80)),
    ],
)
def test_addresses(text, expected):
    assert expected == parse_address(text)


@pytest.mark.parametrize(
    "text", ["", "8000", "localhost", "localhost:", "localhost:0", "localhost:65536", "http://a:80"]
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(SiteError, match="HOST:PORT"):
        parse_address(text)


def test_every_file_of_the_course_is_followed_wherever_it_moves(page, edit, served):
    """Rename, add and delete; rename the folder of quizzes away and back; then write on."""
    (served.folder / "quizzes").rename(served.folder / "away")
    expect(page.locator(".primerpress-problems")).to_contain_text("quizzes", timeout=PATIENCE)
    (served.folder / "away").rename(served.folder / "quizzes")
    expect(page.locator("#one--only")).to_be_visible(timeout=PATIENCE)
    edit("quizzes/one.yml", "Is it so?", "Is it really so?")
    expect(page.locator("#one--only")).to_contain_text("Is it really so?", timeout=PATIENCE)
    (served.folder / "docs").rename(served.folder / "pages")
    expect(page.locator("main")).to_contain_text("docs", timeout=PATIENCE)
    (served.folder / "pages").rename(served.folder / "docs")
    expect(page.locator("#one--only")).to_be_visible(timeout=PATIENCE)
    (served.folder / "support.yml").write_text("resources: none\n", "utf-8")
    wait_until(lambda: "support.yml:1:12: " in served.said())
    new = served.folder / "new.md"
    new.write_text("# Welcome\n\nThe third words.\n\n::quiz[one]\n", "utf-8")
    new.replace(served.folder / "docs" / "index.md")
    expect(page.locator("article")).to_contain_text("The third words.", timeout=PATIENCE)

    assert "Traceback" not in served.said()


def test_a_broken_configuration_is_shown_on_the_page_as_in_the_terminal_until_it_is_mended(page, edit, served):
    edit("mkdocs.yml", "theme:\n", "theme: [\n")
    shown = page.locator(".primerpress-problems")
    expect(shown).to_contain_text("mkdocs.yml:3:8", timeout=PATIENCE)
    message = shown.locator("li").inner_text().split("\n")[0]
    edit("mkdocs.yml", "theme: [\n", "theme:\n")
    expect(page.locator("#one--only")).to_be_visible(timeout=PATIENCE)
    edit("docs/index.md", "first words", "second words")
    expect(page.locator("article")).to_contain_text("The second words.", timeout=PATIENCE)

    place, _, told = message.partition(" ")
    assert f"{place}: {told}" in served.said()
    assert "Traceback" not in served.said()
    assert "File " not in served.said()
