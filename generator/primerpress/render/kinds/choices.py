"""What can be chosen in a question, as the choice template shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from primerpress.model.fill_in_the_blanks import Blank, FillInTheBlanksQuestion, gap_names
from primerpress.model.identity import text_key
from primerpress.model.judgement import JudgementOption
from primerpress.model.option import Option
from primerpress.model.short_answer import ShortAnswerQuestion, accepted_text, regular_expression
from primerpress.model.true_false import TrueFalseQuestion
from primerpress.render.fragment import Fragment


@dataclass(frozen=True)
class Choice:
    """One thing to choose. `key` is the value that is saved."""

    key: str
    text: Fragment
    correct: bool
    feedback: Fragment | None = None
    missed: Fragment | None = None
    pin: bool = False
    quality: str = ""
    principle: str = ""


def choices(options: Iterable[Option | JudgementOption]) -> list[Choice]:
    """Return the options of a choice question."""
    return [_choice(vars(option)) for option in options]


def _choice(written: dict[str, Any]) -> Choice:
    """Return an option by what was written for it; no kind has all the keys."""
    return Choice(
        text_key(written["text"]),
        written["text"],
        written.get("correct", False),
        written["feedback"],
        written.get("feedback_if_missed"),
        written["pin"],
        written.get("quality", ""),
        written.get("principle") or "",
    )


def true_or_false(question: TrueFalseQuestion, true: str, false: str) -> list[Choice]:
    """Return the two choices of a true-false question, called `true` and `false` in the learner's language."""
    answers = (
        ("true", true, question.answer, question.feedback.on_true),
        ("false", false, not question.answer, question.feedback.on_false),
    )
    return [
        Choice(key, Fragment(words, (str(escape(words)),)), correct, feedback)  # type: ignore[arg-type]
        for key, words, correct, feedback in answers
    ]


def accepted_texts(part: ShortAnswerQuestion | Blank) -> list[str]:
    """Return the accepted answers that are plain texts."""
    return [accepted_text(accepted) for accepted in part.accept if not regular_expression(accepted)]


def gap_answers(question: FillInTheBlanksQuestion) -> list[dict[str, object]]:
    """Return for each gap, in the order of the text, what the script marks it by."""
    blanks = (question.blanks[name] for name in gap_names(question.text))
    return [{"answer": blank.answer} if blank.options else {"accept": blank.accept} for blank in blanks]
