"""The cases below `tests/cases/questions`: each folder holds a quiz, its page, and answers to its first question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from primerpress.model.identity import text_key

FOLDER = Path(__file__).parent / "cases" / "questions"

_AS_TEXT = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Makes nothing but text, with libyaml where it is there, because each worker reads all cases before it begins."""

Answer = str | list[str] | dict[str, str]


@dataclass(frozen=True)
class Case:
    """One folder. `answers` maps `right`, `wrong`, `partly`, `near` and `unreadable` to what a learner gives."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def page(self) -> str:
        """The page's source."""
        file = self.folder / "page.md"
        return file.read_text("utf-8") if file.exists() else f"# {self.name}\n\n::quiz[{self.name}]\n"

    @property
    def quiz_text(self) -> str:
        return (self.folder / "quiz.yml").read_text("utf-8")

    @cached_property
    def quiz(self) -> dict[str, Any]:
        """The quiz as written, with every scalar as text."""
        return yaml.load(self.quiz_text, _AS_TEXT)

    @cached_property
    def answers(self) -> dict[str, Answer]:
        file = self.folder / "answers.yml"
        return (yaml.load(file.read_bytes(), _AS_TEXT) or {}) if file.exists() else {}

    @property
    def question(self) -> dict[str, Any]:
        """The first question as written."""
        return self.quiz["questions"][0]

    @property
    def kind(self) -> str:
        return self.question["kind"]

    @property
    def id(self) -> str:
        """The id of the first question's element."""
        return f"{self.name}--{self.question['id']}"

    def __str__(self) -> str:
        return self.name


ALL_CASES = [Case(folder) for folder in sorted(FOLDER.iterdir()) if (folder / "quiz.yml").is_file()]
"""All cases, by name."""

TELLING = ("-awkward", "-markup", "-right-to-left")
"""How the names of cases end whose texts may upset more than widths; others are long, or many of the same."""

BY_CHOOSING_OR_TYPING = {"single-choice", "multiple-choice", "true-false", "short-answer", "numeric"}

CASES = [case for case in ALL_CASES if case.kind in BY_CHOOSING_OR_TYPING]
"""The cases that are answered by choosing or typing. `tests/browser/kinds` answers the others, each in its own way."""

OTHER_KINDS = {
    case.kind: case for case in ALL_CASES if case.kind not in BY_CHOOSING_OR_TYPING and case.name == case.kind
}
"""The case of each other kind that has nothing awkward, by the name of the kind."""

UNHAPPY: dict[str, list[Case]] = {}
"""The cases of the other kinds with texts that no author should need and some will write, by their kind."""

for _case in ALL_CASES:
    if _case.kind not in BY_CHOOSING_OR_TYPING and _case.name != _case.kind:
        UNHAPPY.setdefault(_case.kind, []).append(_case)


def answered(how: str, cases: list[Case] = CASES) -> list[Case]:
    """Return the cases that say how to answer in a way, such as `wrong`."""
    return [case for case in cases if how in case.answers]


CASES_OF_A_KIND = {kind: [case for case in CASES if case.kind == kind] for kind in sorted(BY_CHOOSING_OR_TYPING)}

ONE_OF_EACH_KIND = list({case.kind: case for case in reversed(answered("right"))}.values())
"""The first case of each question kind."""


def option_value(text: str) -> str:
    """Return the value of the radio or checkbox of an option, given as its Markdown in the quiz file."""
    known = {"True": "true", "False": "false"}
    return known.get(text) or text_key(text)
