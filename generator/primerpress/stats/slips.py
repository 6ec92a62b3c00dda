"""A folder of class slips, which learners have handed out: what is in them, and which files are none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from primerpress.course.course import Course
from primerpress.course.former import renamed

STATES = ("right", "partly", "not-right", "passed-over", "noted")
LEVELS = ("guessing", "fairly", "sure")
_LARGEST = 1_000_000
_DIGITS = 5000


@dataclass(frozen=True)
class Answer:
    """How a learner answered a question: `chosen` as the page keeps it, and how sure they were, where that was said."""

    state: str
    chosen: Any = None
    confidence: str = ""


@dataclass(frozen=True)
class Slip:
    """What one learner handed out: the file, the edition of the course, and the answers by `quiz/question`."""

    file: str
    edition: str
    answers: dict[str, Answer]


@dataclass(frozen=True)
class Slips:
    """The slips of a folder, and a sentence for each file that was passed over or needs a word."""

    slips: tuple[Slip, ...]
    told: tuple[str, ...]


class _NoSlipError(Exception):
    """A file is no slip of the course, for the reason in the message."""


def read_slips(folder: Path, course: Course) -> Slips:
    """Read all slips below a folder. A file that is none is passed over; a copy counts once.

    Raises:
        OSError: the folder cannot be read.
    """
    former = dict(renamed(course))
    first: dict[str, str] = {}
    slips: list[Slip] = []
    told: list[str] = []
    for file in _files(folder):
        name = _shown(file.relative_to(folder).as_posix())
        try:
            said = _said(file, course.settings.course)
        except _NoSlipError as error:
            told.append(f"{name}: passed over, {error}")
            continue
        same = json.dumps(said, sort_keys=True)
        if same in first:
            told.append(f"{name}: counted once, it is the same slip as {first[same]}")
            continue
        first[same] = name
        slips.append(_slip(name, said, former))
    return Slips(tuple(slips), (*told, *_of_editions(slips, course)))


def _of_editions(slips: list[Slip], course: Course) -> Iterator[str]:
    now = course.settings.version
    for edition in sorted({slip.edition for slip in slips if slip.edition and slip.edition != now}):
        names = [slip.file for slip in slips if slip.edition == edition]
        what = f"{len(names)} slips are" if len(names) > 1 else f"{names[0]} is"
        yield (
            f"{what} from edition {edition} of the course{f', and this is edition {now}' if now else ''}: "
            "what was asked otherwise then counts as something that is no longer offered"
        )


def _files(folder: Path) -> list[Path]:
    """Return the files below a folder; hidden ones are those of systems, and not of learners."""
    found = (file for file in folder.rglob("*") if file.is_file())
    return sorted(file for file in found if not any(part.startswith(".") for part in file.relative_to(folder).parts))


def _said(file: Path, course: str) -> dict[str, Any]:
    """Return what a slip says.

    Raises:
        _NoSlipError: the file is none, or none of the course.
    """
    found = _json(file)
    if isinstance(found, dict) and "primerpress" in found and found["primerpress"] != "class-slip":
        raise _NoSlipError("it is all that somebody has kept of the course, and no slip: delete it, and ask for a slip")
    if not isinstance(found, dict) or found.get("primerpress") != "class-slip":
        raise _NoSlipError("it is no class slip")
    if found.get("course") != course:
        raise _NoSlipError(f"it is a slip of another course, “{_shown(str(found.get('course'))[:60])}”")
    if found.get("version") != 1:
        raise _NoSlipError("it was saved by a newer edition of Primerpress: install that one to read it")
    answers = found.get("answers")
    if not isinstance(answers, dict) or not all(_fits(answer) for answer in answers.values()):
        raise _NoSlipError("it is damaged")
    return found


def _json(file: Path) -> object:
    try:
        if file.stat().st_size > _LARGEST:
            raise _NoSlipError("it is larger than any slip")
        return json.loads(file.read_bytes().decode("utf-8-sig"), parse_int=_number)
    except OSError as error:
        raise _NoSlipError(f"it cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise _NoSlipError("it is no class slip") from None


def _number(digits: str) -> int:
    return int(digits) if len(digits) < _DIGITS else 0


def _fits(answer: object) -> bool:
    if not isinstance(answer, dict) or answer.get("state") not in STATES:
        return False
    chosen, sure = answer.get("chosen", []), answer.get("confidence")
    if sure is not None and sure not in LEVELS:
        return False
    if isinstance(chosen, dict):
        return all(isinstance(one, str) for one in chosen.values())
    return isinstance(chosen, list) and all(
        one is None or (isinstance(one, (str, int)) and not isinstance(one, bool)) for one in chosen
    )


def _slip(name: str, said: dict[str, Any], former: dict[str, str]) -> Slip:
    answers = {
        former.get(question, question): Answer(one["state"], one.get("chosen"), one.get("confidence") or "")
        for question, one in said["answers"].items()
    }
    edition = said.get("edition")
    return Slip(name, _shown(edition[:60]) if isinstance(edition, str) else "", answers)


def _shown(written: str) -> str:
    """Return what somebody else has written so that a terminal and a file can hold it: no escapes, no half signs."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in written)
