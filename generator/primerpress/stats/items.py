"""How a group answered each question: what they chose, how hard it was, and how well it tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import StatisticsError, correlation
from typing import Any

from primerpress.course.course import Course
from primerpress.stats.choices import Choice, choices_of
from primerpress.stats.figures import Row, Table, Words, plain_words, share
from primerpress.stats.slips import LEVELS, Answer, Slip

LEAST = 5
"""Of a group with fewer than these, nothing is shown: what each of them answered could be guessed."""

_SCORES = {"right": 1.0, "partly": 0.5, "not-right": 0.0}
_MARKED = tuple(_SCORES)


@dataclass(frozen=True)
class Sure:
    """How many said that they were so sure, and how many of these were right; None where too few said so."""

    level: str
    answered: int
    right: int | None


@dataclass(frozen=True)
class Item:
    """A question in figures.

    Args:
        name: `quiz/id`.
        kind: of the question.
        prompt: its words.
        answered: how many did; 0 where too few did to say more.
        passed_over: how many would rather not.
        states: how many were right, and so on; empty where nothing is marked.
        choices: what was chosen, by what it was chosen for: a statement, an item, a place; “” where for the question.
        difficulty: the mean score, from 0 (nobody right) to 1 (all right); None where nothing is marked.
        discrimination: how the score goes with that of all other questions, from -1 to 1; None where nobody can tell.
        sureness: by how sure they were, where that was asked.
    """

    name: str
    kind: str
    prompt: str
    answered: int = 0
    passed_over: int = 0
    states: dict[str, int] = field(default_factory=dict)
    choices: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    difficulty: float | None = None
    discrimination: float | None = None
    sureness: tuple[Sure, ...] = ()


@dataclass(frozen=True)
class OfGroup:
    """How a group answered a course: how many slips there are, the items, and how many items too few have answered."""

    title: str
    slips: int
    items: tuple[Item, ...]

    @property
    def shown(self) -> list[Item]:
        """Those that enough have answered."""
        return [item for item in self.items if item.answered]

    @property
    def suppressed(self) -> list[Item]:
        """Those of which nothing is shown."""
        return [item for item in self.items if not item.answered]

    def tables(self) -> list[Table]:
        """Return what people read: one table of all questions, and one of what was chosen for each."""
        rows = tuple(
            (
                item.name,
                str(item.answered),
                str(item.passed_over),
                share(item.states.get("right", 0), item.answered) if item.states else "–",  # noqa: RUF001
                _number(item.difficulty),
                _number(item.discrimination),
            )
            for item in self.shown
        )
        heads = ("question", "answered", "passed over", "right", "difficulty", "discrimination")
        note = (
            "Difficulty: the mean score, 1.00 where all were right. Discrimination: how far those who did well in the "
        )
        note += "rest did well here, too; below 0.20 is worth a look, below 0 a mistake in the key is likely."
        if self.suppressed:
            note += f" Answered by fewer than {LEAST}, and not shown: {len(self.suppressed)}."
        return [Table("Questions", heads, rows, note), *map(_chosen, self.shown), *_sureness(self.shown)]

    def rows(self) -> list[Row]:
        """Return every figure."""
        found: list[Row] = [("group", "", "slips", str(self.slips))]
        for item in self.items:
            found += _rows(item)
        return found


def of_group(course: Course, slips: Sequence[Slip]) -> OfGroup:
    """Return the figures of a group that has handed out slips."""
    plain = plain_words()
    marked = {str(name) for name, question in course.questions.items() if not question.unscored}
    scores = [_scores(slip, marked) for slip in slips]
    items = []
    for name in dict.fromkeys(name for page in course.pages for name in course.showing.on(page)):
        answers = [slip.answers.get(str(name)) for slip in slips]
        if any(answers):
            items.append(_item(str(name), course.questions[name], answers, scores, plain))
    return OfGroup(course.settings.title, len(slips), tuple(items))


def _scores(slip: Slip, marked: Container[str]) -> dict[str, float]:
    return {name: _SCORES[one.state] for name, one in slip.answers.items() if name in marked and one.state in _SCORES}


def _item(name: str, question: Any, given: list[Answer | None], scores: list[dict[str, float]], plain: Words) -> Item:
    answers = [one for one in given if one and one.state != "passed-over"]
    item = Item(name, question.kind, plain(question.prompt))
    if len(answers) < LEAST:
        return item
    marked = [] if question.unscored else [one.state for one in answers if one.state in _MARKED]
    states = Counter(marked)
    return Item(
        name,
        question.kind,
        item.prompt,
        len(answers),
        sum(1 for one in given if one and one.state == "passed-over"),
        {state: states[state] for state in _MARKED} if marked else {},
        choices_of(question, [one.chosen for one in answers], plain),
        sum(_SCORES[state] for state in marked) / len(marked) if marked else None,
        _discrimination(name, scores) if marked else None,
        tuple(_of_level(level, answers) for level in LEVELS) if question.confidence and marked else (),
    )


def _of_level(level: str, answers: list[Answer]) -> Sure:
    said = [one.state for one in answers if one.confidence == level]
    return Sure(level, len(said), said.count("right")) if len(said) >= LEAST else Sure(level, 0, None)


def _discrimination(name: str, scores: list[dict[str, float]]) -> float | None:
    """Return how the score of a question goes with the mean of all others that the same learner answered."""
    pairs = [
        (of[name], sum(rest) / len(rest))
        for of in scores
        if name in of and (rest := [score for other, score in of.items() if other != name])
    ]
    if len(pairs) < LEAST:
        return None
    try:
        return correlation(*zip(*pairs, strict=True))
    except StatisticsError:  # all alike
        return None


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"  # noqa: RUF001 - as it is printed


def _chosen(item: Item) -> Table:
    """Return a table of what was chosen for a question."""
    rows = []
    for group, choices in item.choices.items():
        lead = f"{group}: " if group else ""
        for choice in choices:
            sign = {True: " (right)", False: "", None: ""}[choice.right]
            rows.append((f"{lead}{choice.words}{sign}", str(choice.count), share(choice.count, item.answered)))
    if not rows:
        rows = [
            (words, str(item.states[state]), share(item.states[state], item.answered))
            for state, words in _STATES
            if item.states
        ]
    return Table(f"{item.name}: {item.prompt}", ("chosen", "learners", "share"), tuple(rows))


_STATES = (("right", "right"), ("partly", "partly right"), ("not-right", "not right"))
LEVEL_WORDS = {"guessing": "guessing", "fairly": "fairly sure", "sure": "sure"}


def _sureness(items: list[Item]) -> Iterator[Table]:
    asked = [item for item in items if item.sureness]
    if not asked:
        return
    rows = tuple(
        (
            item.name,
            *("–" if one.right is None else f"{one.right} of {one.answered}" for one in item.sureness),  # noqa: RUF001
        )
        for item in asked
    )
    note = f"How many of those who were so sure were right; a dash where fewer than {LEAST} said so."
    yield Table("How sure they were, and right", ("question", *LEVEL_WORDS.values()), rows, note)


def _rows(item: Item) -> Iterator[Row]:
    if not item.answered:
        yield "question", item.name, "answered", f"fewer than {LEAST}"
        return
    yield "question", item.name, "prompt", item.prompt
    yield "question", item.name, "answered", str(item.answered)
    yield "question", item.name, "passed over", str(item.passed_over)
    for state, count in item.states.items():
        yield "question", item.name, state, str(count)
    for name, value in (("difficulty", item.difficulty), ("discrimination", item.discrimination)):
        if value is not None:
            yield "question", item.name, name, f"{value:.3f}"
    for group, choices in item.choices.items():
        for choice in choices:
            yield "choice", item.name, f"{group}: {choice.words}" if group else choice.words, str(choice.count)
    for one in item.sureness:
        yield (
            "sureness",
            item.name,
            f"{LEVEL_WORDS[one.level]}, answered",
            (f"fewer than {LEAST}" if one.right is None else str(one.answered)),
        )
        if one.right is not None:
            yield "sureness", item.name, f"{LEVEL_WORDS[one.level]}, right", str(one.right)
