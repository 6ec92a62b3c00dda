"""What a question is called, by everybody who means it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class QuestionName:
    """The quiz that a question is in, and its id there; as a text `quiz/id`, as authors and records write it."""

    quiz: str
    id: str

    def __str__(self) -> str:
        return f"{self.quiz}/{self.id}"

    @property
    def element(self) -> str:
        """The id of the question's element, which pages may link to."""
        return f"{self.quiz}--{self.id}"

    @classmethod
    def read(cls, written: str, quiz: str = "") -> QuestionName:
        """Read `quiz/id`, or a bare id within a quiz."""
        before, slash, after = written.partition("/")
        return cls(before, after) if slash else cls(quiz, written)
