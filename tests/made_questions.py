"""A question of each kind in which every text is written by whoever asks for it, so that no field is forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol, get_args

from primerpress.model.quiz import KINDS, Quiz
from primerpress.model.support import Support
from primerpress.model.values import Part, parts_in


class Writer(Protocol):
    """Writes one text after another."""

    def __call__(self, *, blocks: bool = True) -> str:
        """Return Markdown, which may be blocks or is a phrase."""
        ...

    def plain(self) -> str:
        """Return a text that is shown as it is."""
        ...

    def pressed(self) -> str:
        """Return a phrase to press, in which no link may stand."""
        ...

    def gapped(self) -> str:
        """Return Markdown to stand before a gap."""
        ...


def _options(write: Writer, **more: Any) -> list[dict[str, Any]]:
    return [
        {"text": write(), "feedback": write(), **{key: value[index] for key, value in more.items()}}
        for index in range(3)
    ]


def _chosen_gap(write: Writer) -> dict[str, Any]:
    answer = write(blocks=False)
    return {"options": [answer, write(blocks=False)], "answer": answer}


_BY_KIND: dict[str, Callable[[Writer], dict[str, Any]]] = {
    "single-choice": lambda w: {"options": _options(w, correct=["true", "false", "false"])},
    "multiple-choice": lambda w: {
        "options": [
            *({"text": w(), "correct": "true", "feedback": w(), "feedback_if_missed": w()} for _ in range(2)),
            {"text": w(), "feedback": w()},
        ]
    },
    "true-false": lambda w: {"answer": "true", "feedback": {"true": w(), "false": w()}},
    "short-answer": lambda w: {"accept": [w.plain()], "feedback": w()},
    "numeric": lambda w: {"answer": "5", "unit": w.plain()},
    "matching": lambda w: {
        "pairs": [{"item": w(), "match": w(blocks=False), "feedback": w()} for _ in range(2)],
        "distractors": [w(blocks=False)],
    },
    "ordering": lambda w: {"items": [w(), w(), w()]},
    "fill-in-the-blanks": lambda w: {
        "text": f"{w.gapped()} {{a}} and **{w.gapped()}** {{b}}",
        "blanks": {"a": {"accept": [w.plain()]}, "b": _chosen_gap(w)},
    },
    "categorize": lambda w: {
        "categories": {w(blocks=False): [w(), {"text": w(), "feedback": w()}], w(blocks=False): [w()]}
    },
    "rating": lambda w: {"statements": [w(blocks=False)], "scale": [w(blocks=False), w(blocks=False)]},
    "reflection": lambda w: {
        "alternative": w(),
        "models": [{"title": w.pressed(), "text": w(), "comment": w()}],
        "checklist": [w(blocks=False)],
    },
    "judgement": lambda w: {
        "options": _options(w, quality=["best", "weak", "harmful"], principle=[w.plain() for _ in range(3)])
    },
    "scenario": lambda w: {
        "start": "a",
        "scenes": {
            "a": {"text": w(), "choices": [{"text": w.pressed(), "to": "b", "feedback": w()}]},
            "b": {"text": w(), "ending": {"quality": "best", "debrief": w()}},
        },
    },
}


def make_question(kind: str, write: Writer) -> dict[str, Any]:
    """Return a question as an author writes it in YAML."""
    question = {"id": "q", "kind": kind, "prompt": write(), **_BY_KIND[kind](write)}
    return question | {
        "note": write(),
        "hints": [write(), write()],
        "explanation": write(),
        "sources": [write(blocks=False)],
    }


# Names, choices among a few words, and what is said to the checks alone: nothing of it is shown as it is written.
_NO_TEXTS = {
    "id",
    "kind",
    "objective",
    "compare_with",
    "tag",
    "marking",
    "lint",
    "start",
    "to",
    "quality",
    "scoring",
    "was",
}


def text_fields(root: type[Part]) -> set[tuple[type[Part], str]]:
    """Return every field of a class of the model, and of what it may hold, in which a text is shown."""
    found: set[tuple[type[Part], str]] = set()
    waiting, seen = [root], set()
    while waiting:
        part = waiting.pop()
        seen.add(part)
        for name, field in part.model_fields.items():
            if name not in _NO_TEXTS:
                found |= {(part, name)} if _holds_text(field.annotation) else set()
                waiting += [one for one in parts_in(field.annotation) if one not in seen]
    return found


def _holds_text(annotation: Any) -> bool:
    return annotation is str or any(map(_holds_text, get_args(annotation)))


def written_fields(value: Any) -> Iterator[tuple[type[Part], str]]:
    """Yield the fields in which something is written, of a part of the model and of what it holds."""
    if isinstance(value, Part):
        for name in type(value).model_fields:
            if held := getattr(value, name):
                yield type(value), name
                yield from written_fields(held)
    elif isinstance(value, (tuple, dict)):
        for held in value.values() if isinstance(value, dict) else value:
            yield from written_fields(held)


TEXT_FIELDS = set().union(*map(text_fields, (*KINDS.values(), Quiz, Support)))
"""Every field in which an author writes what is shown."""
