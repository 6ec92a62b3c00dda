"""Asks databases of advisories whether a version in the locks has a known flaw. Where none can be reached, it says so.

`make audit` runs it. It ends with 1 where something is known.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
PATIENCE = 300


@dataclass(frozen=True)
class Question:
    """What is asked, the command that asks, and the words by which it tells of something known."""

    what: str
    command: tuple[str, ...]
    known: tuple[str, ...]


QUESTIONS = (
    *(
        Question(
            lock,
            (str(BIN / "uv"), "tool", "run", "pip-audit", "--disable-pip", "--require-hashes", "--requirement", lock),
            ("known vulnerabilit",),
        )
        for lock in LOCKS
    ),
    Question(
        "package-lock.json", (str(BIN / "npm"), "audit", "--package-lock-only"), ("Severity:", "vulnerabilities (")
    ),
)


def answer(question: Question, code: int, output: str) -> tuple[str, bool]:
    """Return what is to be said of an answer, and whether something is known.

    Args:
        question: what was asked.
        code: with which the command ended.
        output: all that it printed.
    """
    if code == 0:
        return f"{question.what}: nothing is known against any version in it.", False
    if any(words in output for words in question.known):
        return f"{output.strip()}\n{question.what}: see above. Run `make lock UPGRADE=1`, and `make test`.", True
    last = next((line for line in reversed(output.splitlines()) if line.strip()), "no answer")
    return (
        f"{question.what}: no database could be asked just now ({last.strip()[:120]}). Nothing is known either way.",
        False,
    )


def main() -> int:
    """Ask, and say what was answered. Return 1 if something is known."""
    anything = False
    for question in QUESTIONS:
        try:
            done = subprocess.run(
                question.command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE
            )
            code, output = done.returncode, done.stdout + done.stderr
        except (OSError, subprocess.TimeoutExpired) as error:
            code, output = -1, str(error)
        words, known = answer(question, code, output)
        print(words)
        anything |= known
    return 1 if anything else 0


if __name__ == "__main__":
    sys.exit(main())
