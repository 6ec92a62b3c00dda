"""One file of `quizzes/`: the quiz in it, and where each part of it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from primerpress.course.located_file import LocatedFile
from primerpress.course.minutes import Minutes, minutes_to_answer
from primerpress.course.part_reader import read_part, unknown_key
from primerpress.kept import NOTHING, Kept, key_of
from primerpress.model.question_name import QuestionName
from primerpress.model.quiz import KEYS, KINDS, Question, Quiz
from primerpress.model.values import NAME
from primerpress.problems import Location, Problem, did_you_mean, errors, nearest, shortened, untold
from primerpress.reading.files import Source, read_source
from primerpress.reading.located_yaml import Mapping, Node, Sequence, Text, read
from primerpress.reading.word_processor import cleaned, in_a_word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

    from primerpress.model.values import Part, Path


@dataclass(frozen=True, slots=True)
class PlacedQuestion:
    """A question and its place in the list, from 0, broken neighbours counted."""

    question: Question
    index: int


@dataclass(frozen=True)
class QuizFile(LocatedFile):
    """A quiz as read. With problems in it, `quiz` and `questions` hold what could be made out.

    `digest` is that of all that the file says; `minutes` says by id how long each question takes that can be read.
    """

    name: str
    path: str
    source: Source
    quiz: Quiz
    questions: tuple[PlacedQuestion, ...]
    ids: tuple[Text, ...]
    problems: tuple[Problem, ...]
    digest: str = ""
    minutes: dict[str, Minutes] = field(default_factory=dict, compare=False, repr=False)

    @property
    def document(self) -> Node:  # type: ignore[override]
        """What is written where. It takes more room than all else, so it is read again when somebody asks."""
        return _document(self.source)[0] or Mapping({}, Location(self.path))

    @property
    def broken(self) -> bool:
        """Whether this must not be shown to a learner."""
        return bool(errors(self.problems))

    @cached_property
    def names(self) -> tuple[QuestionName, ...]:
        """What the questions are called, also those that cannot be read otherwise."""
        return tuple(QuestionName(self.name, text.value) for text in self.ids)

    @cached_property
    def named(self) -> dict[QuestionName, Any]:
        """The questions that can be read, by name."""
        return {QuestionName(self.name, placed.question.id): placed.question for placed in self.questions}

    @property
    def parts(self) -> Iterator[tuple[Path, Part]]:
        """What it says of itself, and each question, with the keys that lead there."""
        yield (), self.quiz.header
        yield from ((("questions", placed.index), placed.question) for placed in self.questions)

    def former(self, question: Question) -> list[QuestionName]:
        """Return what a question was called before it or its quiz was renamed, the newest name first."""
        quizzes = [self.name, *reversed(self.quiz.was)]
        names = [QuestionName(quiz, id_) for id_ in (question.id, *reversed(question.was)) for quiz in quizzes]
        return names[1:]

    @property
    def unread(self) -> bool:
        """Whether not even the ids of the questions could be read."""
        return self.broken and not self.ids


def read_quiz_file(file: FilePath, path: str, kept: Kept = NOTHING) -> QuizFile:
    """Read a quiz; what is wrong with it is in its `problems`.

    Args:
        file: the file.
        path: from the course folder on.
        kept: where what was read before is kept.
    """
    source = read_source(file, path)
    key = key_of(path, source if isinstance(source, Problem) else source.text)

    def make() -> QuizFile:
        found = _read_source(source, file.stem, path)
        bare = replace(found.source)  # without what it has worked out of its lines
        return replace(found, digest=key, source=bare, ids=tuple(text._replace(source=bare) for text in found.ids))

    return kept.made("quiz", path, key, make)


def _read_source(source: Source | Problem, name: str, path: str) -> QuizFile:
    problems = list(_name_problems(path, name))
    if isinstance(source, Problem):
        return QuizFile(name, path, Source(path, ""), _nothing(), (), (), (*problems, source))
    document, met = _document(source)
    problems += met
    if document is None:
        return QuizFile(name, path, source, _nothing(), (), (), tuple(problems))
    if not isinstance(document, Mapping):
        problems.append(
            Problem(
                document.location,
                "wrong-shape",
                "a quiz file should be a group of keys",
                "Start with “title: …”, and a list under “questions:”.",
            )
        )
        return QuizFile(name, path, source, _nothing(), (), (), tuple(problems))
    quiz, questions, found = _read_document(document)
    problems += untold(found, problems)
    minutes = {placed.question.id: minutes_to_answer(placed.question) for placed in questions}
    told = tuple(sorted(set(problems)))
    return QuizFile(name, path, source, quiz, questions, tuple(_ids(document)), told, minutes=minutes)


@lru_cache(maxsize=32)
def _document(source: Source) -> tuple[Node | None, tuple[Problem, ...]]:
    document, problems = read(source, KEYS.__contains__)
    return _with_questions(document) if isinstance(document, Mapping) else document, tuple(problems)


def _read_document(document: Mapping) -> tuple[Quiz, tuple[PlacedQuestion, ...], list[Problem]]:
    header = Mapping({key: entry for key, entry in document.entries.items() if key != "questions"}, document.location)
    quiz, problems = read_part(header, Quiz)
    written = document.get("questions")
    if not isinstance(written, Sequence) or not written.items:
        location = written.location if written else document.location
        problems.append(
            Problem(
                location,
                "no-questions",
                "the quiz has no questions",
                "Add “questions:” and below it a list, each question starting with “- id: …”.",
            )
        )
        return quiz or _nothing(), (), problems
    questions = []
    for index, node in enumerate(written.items):
        question, found = _read_question(node)
        problems += found
        if question:
            questions.append(PlacedQuestion(question, index))
    quiz = quiz or _nothing()
    return (
        quiz.model_copy(update={"questions": tuple(q.question for q in questions)}),
        tuple(questions),
        problems,
    )


def _read_question(node: Node) -> tuple[Question | None, list[Problem]]:
    if not isinstance(node, Mapping):
        return None, [
            Problem(
                node.location,
                "wrong-shape",
                "a question should be a group of keys",
                "Start it with “- id: …”, and write the other keys below, in the same column.",
            )
        ]
    kind = node.get("kind")
    if kind is None:
        unknown = (entry for key, entry in node.entries.items() if key not in KEYS)
        misspelt = next((key for key, value in unknown if _is_kind(key, value)), None)
        if misspelt:
            return None, [unknown_key(misspelt.value, misspelt.location, "Did you mean “kind”?")]
        return None, [
            Problem(
                node.location,
                "missing-key",
                "“kind” is missing",
                f"Add a line “kind: …”: {', '.join(KINDS)}.",
            )
        ]
    if not isinstance(kind, Text) or kind.value not in KINDS:
        written = shortened(kind.value) if isinstance(kind, Text) else "a list or a group of keys"
        odd = in_a_word(kind.written, kind.location) if isinstance(kind, Text) else None
        return None, [
            odd
            or Problem(
                kind.location,
                "unknown-kind",
                f"there is no kind of question called “{written}”",
                did_you_mean(written, KINDS),
            )
        ]
    return read_part(node, KINDS[kind.value])


def _is_kind(key: Text, value: Node) -> bool:
    """Whether a key that nobody knows stands for “kind”, by its letters or by what stands behind it."""
    return bool(nearest(cleaned(key.value), ["kind"])) or (isinstance(value, Text) and value.value in KINDS)


def _with_questions(document: Mapping) -> Mapping:
    """Return the document with its list of questions under their key, where that is misspelt and told to be."""
    lists = [(key, entry) for key, entry in document.entries.items() if isinstance(entry.value, Sequence)]
    near = next((entry for key, entry in lists if key not in KEYS and nearest(key, ["questions"])), None)
    if near is None or "questions" in document.entries:
        return document
    return document._replace(entries={**document.entries, "questions": near})


def _ids(document: Mapping) -> list[Text]:
    """Return the ids written, also those of questions that cannot be read otherwise."""
    questions = document.get("questions")
    items = questions.items if isinstance(questions, Sequence) else ()
    ids = [item.get("id") for item in items if isinstance(item, Mapping)]
    return [text for text in ids if isinstance(text, Text)]


def _name_problems(path: str, name: str) -> list[Problem]:
    if re.fullmatch(NAME, name):
        return []
    return [
        Problem(
            Location(path),
            "quiz-file-name",
            f"“{name}” cannot be the name of a quiz",
            "Name the file with letters, digits and single hyphens, such as “boundaries.yml”.",
        )
    ]


def _nothing() -> Quiz:
    return Quiz.model_construct(title="", questions=())
