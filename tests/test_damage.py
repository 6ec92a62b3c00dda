"""However a file of a course is damaged: problems come of it, in seconds, and no text is lost without a word."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from primerpress.course.course import read_course
from primerpress.problems import CourseError
from primerpress.reading.located_yaml import Mapping, Node, Sequence, Text
from primerpress.site.check import everything_wrong
from tests.question_cases import ALL_CASES
from tests.small_course import MKDOCS_YML

PROJECT = Path(__file__).parents[1]
SUPPORT = (PROJECT / "support.yml").read_text("utf-8")
PAGE = """\
---
title: Listening
parts: [Short turns]
---

# Listening

Some words, a [link](index.md), and a picture: ![a house](house.png).

## Short turns {#short-turns}

!!! note

    ::question[one/only]

::quiz[one]

::support
"""
QUIZ = "title: One\nquestions:\n  - {id: only, kind: true-false, prompt: Is it so?, answer: true}\n"
FILES = {"quizzes/one.yml": [case.quiz_text for case in ALL_CASES], "mkdocs.yml": [MKDOCS_YML]}
FILES |= {"support.yml": [SUPPORT], "docs/page.md": [PAGE]}

PIECES = (
    *(": ", ":", "- ", "-", '"', "'", "#", " # ", "|", ">", "[", "]", "{", "}", "*", "&a ", "!x ", "? ", "%", "@", "`"),
    *(
        "\t",
        " ",
        "  ",
        "\n",
        "\n\n",
        "---\n",
        "...\n",
        "\\",
        "\u2013 ",
        "\u00a0",
        "\u200b",
        "“",
        "”",
        "\u2018",
        "\u2019",
        "\ufeff",
    ),
    *(
        "\u2028",
        "\x07",
        "\x00",
        "<b>",
        "](",
        "::quiz[",
        "no",
        "1:30",
        "2024-13-99",
        "!!bool x",
        "{#id}",
        "::",
        "\uff1a",
    ),
)


def damaged(text: str, random: Random) -> str:
    """Return a text after one to three slips."""
    for _ in range(random.randint(1, 3)):
        lines = text.split("\n")
        number = random.randrange(len(lines))
        at = random.randrange(len(text) + 1)
        text = random.choice(
            [
                lambda: text[:at] + random.choice(PIECES) + text[at:],  # noqa: B023 - called at once
                lambda: text[:at] + text[at + random.randint(1, 12) :],  # noqa: B023
                lambda: "\n".join([*lines[:number], *lines[number + 1 :]]),  # noqa: B023
                lambda: "\n".join([*lines[:number], lines[number], *lines[number:]]),  # noqa: B023
                lambda: "\n".join([*lines[:number], f" {lines[number]}", *lines[number + 1 :]]),  # noqa: B023
                lambda: "\n".join([*lines[:number], lines[number][1:], *lines[number + 1 :]]),  # noqa: B023
                lambda: text[:at],  # noqa: B023
            ]
        )()
    return text


def words(text: str) -> set[str]:
    """Return the words of a file in YAML, without its comments."""
    told = re.sub(r"(?m)(?:^[ \t]*|[ \t]{2,})#.*$", "", text)
    return set(re.findall(r"[A-Za-z]{3,}", told))


def read_words(node: Node | None) -> Iterator[str]:
    if isinstance(node, Text):
        yield from re.findall(r"[A-Za-z]{3,}", node.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from read_words(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries.values():
            yield from read_words(key)
            yield from read_words(value)


class Damage:
    """A small course, in which one file after another is damaged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for path, text in {"mkdocs.yml": MKDOCS_YML, "docs/index.md": "# Start\n", "quizzes/one.yml": QUIZ}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")

    def look(self, path: str, text: str) -> None:
        """Check the course with a file as it is now.

        Raises:
            AssertionError: it took long, or a text is gone and nothing is told.
        """
        file = self.folder / path
        before = file.read_bytes() if file.exists() else None
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        started = time.process_time()
        try:
            course = read_course(self.folder)
            problems = everything_wrong(course)
        except CourseError as error:
            problems, course = list(error.problems), None
        assert time.process_time() - started < 2, f"this took long:\n{text}"
        if not any(problem.location.path == path for problem in problems) and course and "\\" not in text:
            document = course.quizzes["one"].document if path.startswith("quizzes") else course.support_file.document
            if path.endswith("one.yml") or path == "support.yml":
                assert set() == words(text) - set(read_words(document)), f"this is lost:\n{text}"
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)


def damage(folder: Path, path: str, times: int, seed: int) -> None:
    random, course = Random(seed), Damage(folder)  # noqa: S311 - nothing is secret here
    for _ in range(times):
        text = damaged(random.choice(FILES[path]), random)
        try:
            course.look(path, text)
        except AssertionError:
            raise
        except Exception as error:
            raise AssertionError(f"{path} ends in {error!r}:\n{text}") from error


@pytest.mark.parametrize("path", FILES)
def test_a_damaged_file_is_told_of_and_nothing_is_lost(path, tmp_path):
    damage(tmp_path, path, 40, seed=1)


@pytest.mark.proof
@pytest.mark.parametrize(
    ("path", "times"),
    [("quizzes/one.yml", 10_000), ("mkdocs.yml", 1_000), ("support.yml", 1_000), ("docs/page.md", 1_000)],
)
def test_thousands_of_damaged_files_are_told_of_and_nothing_is_lost(path, times, tmp_path):
    for part in range(0, times, 500):
        damage(tmp_path / str(part), path, 500, seed=part)
        shutil.rmtree(tmp_path / str(part))
