"""What is kept of a learner, when it comes back, and what leaves the browser, asked of the very scripts of a page."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from primerpress.model.quiz import KINDS as ALL_KINDS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "primerpress"
BROWSER = PACKAGE / "browser"
MODULES = [
    BROWSER / f"{name}.js"
    for name in (
        "every/provides",
        "questions/provides",
        "record/record",
        "questions/due",
        "renamed/renaming",
        "questions/attempt",
        "answered/history",
        "questions/schedule",
        "panels/calendar",
        "panels/interleaved",
        "my-data/slip",
        "my-data/transfer",
    )
]
NODE = Path(sys.executable).with_name("node")

# India has had no summer time since 1945, so that a day there can be told without a table of them.
ZONE, PLACE = timezone(timedelta(hours=5, minutes=30)), "Asia/Kolkata"

# Answers one question a line: [function, argument…]. What the scripts take from a page's window is put there.
SERVER = """
import { createInterface } from 'node:readline';
globalThis.window = { isSecureContext: true, crypto: globalThis.crypto };
const [every, questions, ...others] = process.argv.slice(1);
globalThis.primerpress = { ...(await import(every)).provided };
primerpress.questions = (await import(questions)).provided;
const scripts = Object.assign({}, ...(await Promise.all(others.map((url) => import(url)))));
// Returns what a record has put where every object finds it, and the groups that are no longer plain objects.
const harm = (found) => {
  const read = scripts.readRecord(found);
  const merged = scripts.merge(read, read);
  const groups = ['answers', 'drafts', 'attempts', 'reviews', 'outcomes', 'history', 'pages'];
  const isPlain = (one) => Object.getPrototypeOf(one) === Object.prototype;
  const changed = groups.filter((group) => !isPlain(read[group]) || !isPlain(merged[group]));
  return [...Object.keys(Object.prototype), ...changed];
};
const secure = (is) => { window.isSecureContext = is === 'yes'; };
const begun = (record, ...how) => { scripts.beginAttempt(record, ...how); return record; };
const noted = (record, ...how) => { scripts.noteAttempt(record, ...how); return record; };
const functions = { ...scripts, harm, secure, begun, noted };
for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...given] = JSON.parse(line);
  let said;
  try {
    said = { result: await functions[name](...given.map((one) => one ?? undefined)) };
  } catch (error) {
    said = error instanceof scripts.CannotImport ? { refused: error.message } : { error: `${error.stack}` };
  }
  process.stdout.write(`${JSON.stringify(said)}\\n`);
}
"""


class Refused(Exception):  # noqa: N818 - it is what a learner is told, and nothing failed
    """A file cannot be brought in; its text names the words that say why."""


@pytest.fixture(scope="module")
def ask() -> Iterator[Callable[..., Any]]:
    """Return a function that asks the scripts, in one process for all tests; None stands for what is left out."""
    node = NODE if NODE.exists() else shutil.which("node")
    assert node, "node is missing; `make test` installs it"
    command = [str(node), "--no-warnings", "--input-type=module", "-e", SERVER, *(file.as_uri() for file in MODULES)]
    environment = {**os.environ, "TZ": PLACE}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=environment
    ) as process:

        def put(*question: Any) -> Any:
            process.stdin.write(json.dumps(question, allow_nan=False) + "\n")
            process.stdin.flush()
            # JavaScript knows one kind of number, and writes 2e16 as an integer.
            said = json.loads(process.stdout.readline(), parse_int=float)
            assert "error" not in said, f"{question}: {said['error']}"
            if "refused" in said:
                raise Refused(said["refused"])
            return said.get("result")

        yield put
        process.stdin.close()


# ---- What a record may hold ----

GROUPS = ("answers", "drafts", "attempts", "reviews", "outcomes", "history", "pages")
STATES = ("right", "partly", "not-right", "passed-over", "noted")
NEVER = 2**53 - 1
MINUTE = 60 * 1000
DAY = 24 * 60 * MINUTE

WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
NUMBERS = WHOLE | st.floats(allow_nan=False, allow_infinity=False)
# Three names, so that two records have some in common.
NAMES = st.sampled_from(["one", "two/three", "modules/four.html"])
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.just("__proto__"), inner, max_size=3)
    ),
    max_leaves=6,
)
# Often the same moment, so that ties are met.
MOMENTS = st.integers(0, 3) | st.integers(0, 2**50)
COUNTS = st.integers(0, 20)
ENTRIES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "answers": st.fixed_dictionaries(
        {"fingerprint": st.text(max_size=3), "state": st.sampled_from(STATES), "at": MOMENTS},
        optional={"response": JSON, "confidence": st.sampled_from(["sure", "fairly", "guessing"])},
    ),
    "drafts": st.fixed_dictionaries({"fingerprint": st.text(max_size=3), "at": MOMENTS}, optional={"response": JSON}),
    "attempts": st.fixed_dictionaries(
        {"order": st.lists(st.text(max_size=3), max_size=3)}, optional={"at": st.integers(1, 2**50)}
    ),
    "reviews": st.fixed_dictionaries({"step": st.integers(0, 5), "due": MOMENTS, "at": MOMENTS}),
    "outcomes": st.fixed_dictionaries({"earned": COUNTS, "possible": COUNTS, "passed": st.booleans(), "at": MOMENTS}),
    "history": st.fixed_dictionaries(
        {"right": COUNTS, "asked": COUNTS, "at": MOMENTS},
        optional={"parts": st.dictionaries(st.text(max_size=3), st.lists(COUNTS, min_size=2, max_size=2), max_size=2)},
    ),
    "pages": st.fixed_dictionaries(
        {"read": st.booleans(), "answered": COUNTS, "total": COUNTS, "at": MOMENTS}, optional={"readAt": MOMENTS}
    ),
}
RECORDS = st.fixed_dictionaries(
    {
        "version": st.just(2),
        "days": st.integers(1, 366),
        "reflections": st.booleans(),
        **{group: st.dictionaries(NAMES, entry, max_size=3) for group, entry in ENTRIES.items()},
    },
    optional={
        "mode": st.sampled_from(["nothing", "tab", "device"]),
        "expires": MOMENTS,
        "name": st.text(max_size=5),
    },
)
NOTHING = {"version": 2, "reflections": False, **{group: {} for group in GROUPS}}


@st.composite
def _damaged(draw: st.DrawFn) -> dict[str, Any]:
    """Return a record in which some values, however deep, are others or gone."""
    record = json.loads(json.dumps(draw(RECORDS)))
    for _ in range(draw(st.integers(1, 4))):
        group = record
        while True:
            key = draw(st.sampled_from(sorted(group)) | st.just("__proto__"))
            if not isinstance(group.get(key), dict) or not group[key] or draw(st.booleans()):
                break
            group = group[key]
        if draw(st.booleans()):
            group[key] = draw(JSON)
        else:
            group.pop(key, None)
        if not group:
            break
    return record


def _is_moment(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0


def _fits(group: str, entry: Any) -> bool:
    """Whether an entry is what the scripts rely on."""
    if not isinstance(entry, dict):
        return False
    moments = {"answers": ["at"], "drafts": ["at"], "attempts": [], "reviews": ["step", "due", "at"]} | {
        "outcomes": ["earned", "possible", "at"],
        "history": ["right", "asked", "at"],
        "pages": ["answered", "total", "at"],
    }
    own = {
        "answers": entry.get("state") in STATES and isinstance(entry.get("fingerprint"), str),
        "drafts": isinstance(entry.get("fingerprint"), str),
        "attempts": isinstance(entry.get("order"), list) and all(isinstance(id_, str) for id_ in entry["order"]),
        "reviews": True,
        "outcomes": isinstance(entry.get("passed"), bool),
        "history": isinstance(entry.get("parts", {}), dict),
        "pages": isinstance(entry.get("read"), bool),
    }
    return own[group] and all(_is_moment(entry.get(name)) for name in moments[group])


def _only_entries(record: dict[str, Any]) -> dict[str, Any]:
    return {group: record[group] for group in GROUPS}


# ---- Reading a record ----


@given(found=JSON | _damaged())
def test_whatever_is_found_is_read_or_refused_and_what_was_read_can_be_relied_on(ask, found):
    kept = ask("readRecord", found)

    if kept is None:
        return
    assert 2 == kept["version"]
    assert 1 <= kept.get("days", 1) <= 366
    assert isinstance(kept["reflections"], bool)
    assert kept.get("mode") in (None, "nothing", "tab", "device" if "days" in kept else None)
    assert isinstance(kept.get("name", ""), str)
    assert _is_moment(kept.get("expires", 0))
    assert [] == [entry for group in GROUPS for entry in kept[group].values() if not _fits(group, entry)]


@given(found=_damaged())
def test_damage_in_one_place_leaves_the_rest(ask, found):
    """Only without a version and a group of answers it is no record at all."""
    kept = ask("readRecord", found)

    if found.get("version") not in (1, 2) or not isinstance(found.get("answers"), dict):
        assert kept is None
        return
    assume(found["version"] == 2)
    for group in GROUPS:
        written = found.get(group)
        sound = written if isinstance(written, dict) else {}
        expected = {key: entry for key, entry in sound.items() if key != "__proto__" and _fits(group, entry)}
        assert expected == kept[group]


@given(record=RECORDS)
def test_a_sound_record_is_read_as_it_is(ask, record):
    assert record == ask("readRecord", record)


@given(found=JSON | _damaged())
def test_reading_what_was_read_changes_nothing(ask, found):
    kept = ask("readRecord", found)

    assert kept is None or kept == ask("readRecord", kept)


@pytest.mark.parametrize("found", [None, True, 0, "", "{}", [], {}, {"version": 2}, {"answers": {}}])
def test_what_is_no_record_is_refused(ask, found):
    assert ask("readRecord", found) is None


@given(record=RECORDS, version=JSON | st.integers(3, 1000) | st.integers(-1000, 0))
@example(record=NOTHING, version=3)
@example(record=NOTHING, version=1.5)
@example(record=NOTHING, version="2")
@example(record=NOTHING, version=[2])
def test_a_record_of_a_newer_or_unknown_version_is_refused(ask, record, version):
    assume(isinstance(version, bool) or version not in (1, 2))

    assert ask("readRecord", {**record, "version": version}) is None


@given(record=RECORDS)
def test_a_record_of_version_1_loses_nothing(ask, record):
    """It said nothing of when an answer was given, and knew answers and attempts only."""
    answers = {
        name: {key: value for key, value in answer.items() if key != "at"} for name, answer in record["answers"].items()
    }
    kept = ask("readRecord", {"version": 1, "answers": answers, "attempts": record["attempts"]})
    expected = {name: {**answer, "at": 0} for name, answer in answers.items()}

    assert {**NOTHING, "answers": expected, "attempts": record["attempts"]} == kept


@given(other=RECORDS)
def test_what_was_answered_since_replaces_an_answer_of_version_1(ask, other):
    answers = {name: {"fingerprint": "old", "state": "right"} for name in other["answers"]}
    old = ask("readRecord", {"version": 1, "answers": answers})
    newer = {name: answer for name, answer in other["answers"].items() if answer["at"] > 0}

    assert newer == {name: ask("merge", old, other)["answers"][name] for name in newer}


EARLIER = sorted((Path(__file__).parent / "cases" / "records").glob("*.json"))


@pytest.mark.parametrize("file", EARLIER, ids=lambda file: file.stem)
def test_every_record_that_was_ever_kept_is_read_without_a_loss(ask, file):
    """One of each shape that a version has written; none of these files may change."""
    found = json.loads(file.read_text("utf-8"))
    kept = ask("readRecord", found)

    for group in GROUPS:
        at = {"at": 0} if group == "answers" and found["version"] == 1 else {}
        assert {name: at | entry for name, entry in found.get(group, {}).items()} == kept[group]
    settings_ = {"mode", "days", "expires", "reflections", "name"}
    assert {key: found[key] for key in settings_ & found.keys()}.items() <= kept.items()


ODD_ENTRIES = [
    ("answers", {"fingerprint": "f", "state": "wrong", "at": 1}),
    ("answers", {"fingerprint": "f", "state": "right"}),
    ("answers", {"fingerprint": "f", "state": "right", "at": "now"}),
    ("answers", {"fingerprint": "f", "state": "right", "at": -1}),
    ("answers", {"fingerprint": 1, "state": "right", "at": 1}),
    ("answers", [{"fingerprint": "f", "state": "right", "at": 1}]),
    ("drafts", {"fingerprint": "f"}),
    ("drafts", {"fingerprint": 1, "at": 1}),
    ("attempts", {"order": "abc"}),
    ("attempts", {"order": ["a", 1]}),
    ("attempts", ["a"]),
    ("reviews", {"step": 1, "due": None, "at": 1}),
    ("reviews", {"step": "1", "due": 1, "at": 1}),
    ("outcomes", {"earned": 1, "possible": 1, "passed": "yes", "at": 1}),
    ("outcomes", {"earned": 1, "possible": -1, "passed": True, "at": 1}),
    ("history", {"right": 1, "asked": 1}),
    ("history", {"right": "1", "asked": 1, "at": 1}),
    ("history", {"right": 1, "asked": 1, "at": 1, "parts": [1]}),
    ("pages", {"read": 1, "answered": 1, "total": 1, "at": 1}),
    ("pages", {"read": True, "answered": 1, "at": 1}),
    *((group, odd) for group in GROUPS for odd in (None, True, "", 1, [])),
]


@pytest.mark.parametrize(("group", "entry"), ODD_ENTRIES)
def test_an_entry_of_the_wrong_shape_is_left_out_and_its_neighbours_stay(ask, group, entry):
    sound = {
        "answers": {"fingerprint": "f", "state": "right", "at": 1},
        "drafts": {"fingerprint": "f", "at": 1},
        "attempts": {"order": ["a"]},
        "reviews": {"step": 1, "due": 1, "at": 1},
        "outcomes": {"earned": 1, "possible": 1, "passed": True, "at": 1},
        "history": {"right": 1, "asked": 2, "at": 1, "parts": {"one.html": [1, 2]}},
        "pages": {"read": True, "answered": 1, "total": 1, "at": 1},
    }[group]

    kept = ask("readRecord", {**NOTHING, group: {"odd": entry, "sound": sound}})

    assert {**NOTHING, group: {"sound": sound}} == kept


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("mode", "always"),
        ("mode", ["tab"]),
        ("mode", "device"),  # for how long?
        ("days", 0),
        ("days", 0.5),
        ("days", 367),
        ("days", "30"),
        ("days", None),
        ("expires", -1),
        ("expires", "never"),
        ("name", ["A"]),
        ("name", None),
        ("reflections", "yes"),
        ("reflections", 1),
        ("attempts", []),
        ("pages", "all"),
        ("left", True),
        ("own", {"words": "x"}),
    ],
)
def test_a_setting_of_the_wrong_shape_is_as_if_it_were_not_there(ask, key, value):
    assert ask("readRecord", {**NOTHING, key: value}) == NOTHING


SOUND_ANSWER = {"fingerprint": "f", "state": "right", "at": 1}


@pytest.mark.parametrize(
    "found",
    [
        {**NOTHING, "__proto__": {"mode": "device", "state": "right", "x": 1}},
        {**NOTHING, "answers": {"__proto__": {**SOUND_ANSWER, "x": 1}, "one": SOUND_ANSWER}},
        {**NOTHING, "answers": {"one": {**SOUND_ANSWER, "__proto__": {"x": 1}, "response": {"__proto__": {"x": 1}}}}},
        {**NOTHING, "pages": {"__proto__": {"read": True, "answered": 1, "total": 1, "at": 1}}},
        {"version": 1, "answers": {"__proto__": {"fingerprint": "f", "state": "right", "x": 1}}},
        {**NOTHING, "constructor": {"prototype": {"x": 1}}},
    ],
)
def test_a_name_that_means_something_to_the_language_does_no_harm(ask, found):
    assert [] == ask("harm", found)
    assert "__proto__" not in ask("readRecord", found)["answers"]
    assert "mode" not in ask("readRecord", found)


# ---- Bringing two records together ----


@given(one=RECORDS, other=RECORDS)
def test_merged_records_have_all_that_either_had_and_nothing_else(ask, one, other):
    merged = ask("merge", one, other)

    for group in GROUPS:
        assert one[group].keys() | other[group].keys() == merged[group].keys()
        for name, entry in merged[group].items():
            assert entry in (one[group].get(name), other[group].get(name))


@given(one=RECORDS, other=RECORDS)
def test_of_two_entries_the_newer_stays(ask, one, other):
    merged = ask("merge", one, other)

    for group in ("answers", "reviews"):
        for name in one[group].keys() & other[group].keys():
            expected = max(one[group][name]["at"], other[group][name]["at"])
            assert expected == merged[group][name]["at"]


@given(one=RECORDS, other=RECORDS)
def test_what_was_passed_stays_passed_and_what_was_read_stays_read(ask, one, other):
    merged = ask("merge", one, other)

    for group, done in (("outcomes", "passed"), ("pages", "read")):
        for name in one[group].keys() & other[group].keys():
            both = (one[group][name], other[group][name])
            expected = [entry for entry in both if entry[done]] or list(both)
            assert max(entry["at"] for entry in expected) == merged[group][name]["at"]
            assert any(entry[done] for entry in both) == merged[group][name][done]


@given(one=RECORDS, other=RECORDS)
def test_it_makes_no_difference_which_device_brings_in_the_other(ask, one, other):
    assert _only_entries(ask("merge", one, other)) == _only_entries(ask("merge", other, one))


@given(one=RECORDS, two=RECORDS, three=RECORDS)
def test_of_three_devices_it_makes_no_difference_which_two_meet_first(ask, one, two, three):
    left = ask("merge", ask("merge", one, two), three)
    right = ask("merge", one, ask("merge", two, three))

    assert left == right


@given(one=RECORDS, other=RECORDS)
def test_merging_again_changes_nothing(ask, one, other):
    merged = ask("merge", one, other)

    assert one == ask("merge", one, one)
    assert merged == ask("merge", merged, other)
    assert merged == ask("merge", merged, one)


@given(record=RECORDS)
def test_merging_with_nothing_changes_nothing(ask, record):
    assert record == ask("merge", record, ask("nothingKept"))


@given(one=RECORDS, other=RECORDS)
def test_how_things_are_kept_the_own_record_says(ask, one, other):
    merged = ask("merge", one, other)

    assert {key: value for key, value in one.items() if key not in GROUPS} == {
        key: value for key, value in merged.items() if key not in GROUPS
    }


@given(one=RECORDS, other=RECORDS)
def test_what_was_merged_can_be_kept(ask, one, other):
    merged = ask("merge", one, other)

    assert merged == ask("readRecord", merged)


@pytest.mark.parametrize("name", ["constructor", "toString", "valueOf"])
def test_a_quiz_may_be_called_like_something_that_every_object_has(ask, name):
    own = {**NOTHING, "attempts": {name: {"order": ["a", "b"]}}}

    assert own == ask("merge", own, NOTHING)


def test_a_stray_moment_makes_no_difference_to_which_entry_stays(ask):
    one = ask("readRecord", {**NOTHING, "attempts": {"one": {"order": ["a"], "at": "never"}}})
    other = ask("readRecord", {**NOTHING, "attempts": {"one": {"order": ["b"], "at": 5}}})

    assert ask("merge", one, other) == ask("merge", other, one)


@given(one=RECORDS, other=RECORDS)
def test_before_a_file_is_brought_in_each_of_its_answers_is_counted_once(ask, one, other):
    counts = ask("preview", one, other)
    newer = [name for name, answer in other["answers"].items() if answer["at"] > one["answers"].get(name, answer)["at"]]

    assert len(other["answers"].keys() - one["answers"].keys()) == counts["fresh"]
    assert len(newer) == counts["newer"]
    assert len(other["answers"]) == counts["fresh"] + counts["newer"] + counts["known"]
    assert len(one["answers"]) == counts["own"]


def test_before_a_file_replaces_words_of_ones_own_it_says_how_often(ask):
    def record(at: int, **texts: str) -> dict[str, Any]:
        written = {"fingerprint": "f", "at": at}
        answers = {name: written | {"state": "noted", "response": {"text": text}} for name, text in texts.items()}
        return {**NOTHING, "answers": answers}

    own = record(5, same="a", older="b", newer="c", mine="d")
    own["drafts"] = {"draft": {"fingerprint": "f", "at": 5, "response": {"text": "e"}}}
    other = record(9, same="a", newer="C", draft="E") | {"drafts": {}}
    other["answers"] |= record(1, older="B")["answers"]

    assert 2 == ask("preview", own, other)["words"]


@given(own=RECORDS, other=RECORDS)
def test_what_a_file_brought_in_can_be_taken_back(ask, own, other):
    merged = ask("merge", own, other)

    assert own == ask("takenBack", merged, own, other)


@given(own=RECORDS, other=RECORDS, since=st.dictionaries(NAMES, ENTRIES["answers"], max_size=3))
def test_what_was_done_since_stays_when_a_file_is_taken_back(ask, own, other, since):
    assume(not any(entry in other["answers"].values() for entry in since.values()))
    merged = ask("merge", own, other)
    merged["answers"] = merged["answers"] | since

    assert own["answers"] | since == ask("takenBack", merged, own, other)["answers"]


@given(record=RECORDS, now=st.integers(0, 3) | st.integers(0, 2**50))
def test_what_is_dated_ahead_is_dated_back_and_nothing_else(ask, record, now):
    said = ask("upToNow", record, now)
    ahead = [(group, name) for group in GROUPS for name, entry in record[group].items() if entry.get("at", 0) > now]

    assert len(ahead) == said["future"]
    expected = {
        group: {name: entry | {"at": now} if (group, name) in ahead else entry for name, entry in record[group].items()}
        for group in GROUPS
    }
    assert record | expected == said["kept"]


# ---- How long it is kept ----


@given(record=RECORDS, now=st.integers(0, 2**45))
def test_a_record_expires_after_its_days_and_not_before(ask, record, now):
    kept = ask("withExpiry", record, now)
    until = now + record["days"] * DAY

    assert {**record, "expires": until} == kept
    assert not ask("isExpired", kept, now)
    assert not ask("isExpired", kept, until - 1)
    assert ask("isExpired", kept, until)
    assert ask("isExpired", kept, until + 1)


@given(record=RECORDS, now=st.integers(0, 2**53 - 1))
def test_a_record_without_an_end_never_expires(ask, record, now):
    record.pop("expires", None)

    assert not ask("isExpired", record, now)


# ---- When a question comes back ----

NOW = st.integers(0, 2**45)
DAYS = [1, 3, 7, 21]
CONFIDENCE = st.sampled_from([None, "guessing", "fairly", "sure"])
REVIEWS = st.none() | ENTRIES["reviews"]


def _answer(right: bool, confidence: str | None = None) -> dict[str, Any]:  # noqa: FBT001 - read beside its name
    return {"right": right, "confidence": confidence} if confidence else {"right": right}


@given(now=NOW)
def test_a_question_answered_rightly_comes_back_after_1_3_7_and_21_days_and_then_rests(ask, now):
    review, waits = None, []
    for _ in range(6):
        review = ask("nextReview", review, _answer(right=True), now, DAYS)
        waits.append("rests" if review["due"] == NEVER else (review["due"] - now) / DAY)
        now = min(review["due"], 2**52)

    assert [*DAYS, "rests", "rests"] == waits


@given(now=NOW)
def test_who_is_sure_and_right_skips_a_step(ask, now):
    review, waits = None, []
    for _ in range(3):
        review = ask("nextReview", review, _answer(right=True, confidence="sure"), now, DAYS)
        waits.append("rests" if review["due"] == NEVER else (review["due"] - now) / DAY)
        now = min(review["due"], 2**52)

    assert [3, 21, "rests"] == waits


@given(before=REVIEWS, now=NOW)
def test_who_is_sure_and_not_right_is_asked_again_the_same_day(ask, before, now):
    review = ask("nextReview", before, _answer(right=False, confidence="sure"), now, DAYS)

    assert {"step": 0, "due": now + 10 * MINUTE, "at": now} == review


@given(before=REVIEWS, confidence=st.sampled_from([None, "guessing", "fairly"]), now=NOW)
def test_what_was_not_right_starts_again_the_next_day(ask, before, confidence, now):
    missed = ask("nextReview", before, _answer(right=False, confidence=confidence), now, DAYS)

    assert {"step": 0, "due": now + DAY, "at": now} == missed
    first, again = (ask("nextReview", one, _answer(right=True), now, DAYS) for one in (None, missed))
    assert first == again


@given(before=REVIEWS, right=st.booleans(), confidence=CONFIDENCE, now=NOW)
@example(before={"step": 5, "due": NEVER, "at": 0}, right=True, confidence="sure", now=0)
def test_a_question_never_comes_back_in_the_past(ask, before, right, confidence, now):
    review = ask("nextReview", before, _answer(right, confidence), now, DAYS)

    assert review["due"] > now
    assert review == before or now == review["at"]
    assert review["step"] in range(6)


@given(answers=st.lists(st.tuples(CONFIDENCE, st.integers(0, 10 * MINUTE)), min_size=1, max_size=6), now=NOW)
def test_answering_again_before_it_is_due_is_no_further_step(ask, answers, now):
    reviews = []
    for confidence, pause in answers:
        earlier = reviews[-1] if reviews else None
        reviews.append(ask("nextReview", earlier, _answer(right=True, confidence=confidence), now, DAYS))
        now += pause

    assert [reviews[0]] * len(reviews) == reviews


@given(before=REVIEWS, right=st.booleans(), confidence=CONFIDENCE, now=NOW)
def test_what_is_due_on_a_day_can_be_asked_from_its_morning_on(ask, before, right, confidence, now):
    review = ask("nextReview", before, _answer(right, confidence), now, DAYS)
    assert not ask("isDue", review, now)
    assume(review["due"] < 2**46)
    day = datetime.fromtimestamp(review["due"] / 1000, ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    morning = day.timestamp() * 1000

    is_later = datetime.fromtimestamp(review["at"] / 1000, ZONE) < day
    assert is_later == ask("isDue", review, morning)
    assert not ask("isDue", review, morning - 1)
    assert ask("isDue", review, review["due"])


@given(before=REVIEWS, right=st.booleans(), confidence=CONFIDENCE, now=NOW)
def test_when_a_question_comes_back_can_be_kept(ask, before, right, confidence, now):
    record = {**NOTHING, "reviews": {"one": ask("nextReview", before, _answer(right, confidence), now, DAYS)}}

    assert record == ask("readRecord", record)


@given(before=REVIEWS, confidence=CONFIDENCE, now=NOW)
def test_a_right_answer_never_brings_a_question_back_sooner_than_a_wrong_one(ask, before, confidence, now):
    right = ask("nextReview", before, _answer(right=True, confidence=confidence), now, DAYS)
    wrong = ask("nextReview", before, _answer(right=False, confidence=confidence), now, DAYS)
    assume(right != before)  # practice before it is due changes nothing

    assert right["due"] >= wrong["due"]


def test_a_damaged_step_does_not_lose_the_question(ask):
    found = {**NOTHING, "reviews": {"one": {"step": 0.5, "due": 1, "at": 1}}}
    before = ask("readRecord", found)["reviews"].get("one")

    assert ask("nextReview", before, _answer(right=True), 1, DAYS)["due"]


# ---- The attempts that were finished ----


def _finished(ask: Callable[..., Any], record: Any, quiz: str, at: int, *, right: int = 1) -> Any:
    """Return the record after an attempt at a quiz is finished, or finished anew."""
    return ask("noted", record, quiz, {"right": right, "asked": 2, "at": at})


def test_each_attempt_is_remembered_and_one_that_is_changed_only_as_it_is_now(ask):
    record = _finished(ask, NOTHING, "quiz", 10)
    record = _finished(ask, record, "quiz", 20, right=2)
    assert {"quiz/10": {"right": 2, "asked": 2, "at": 20}} == record["history"]

    record = _finished(ask, ask("begun", record, "quiz", 30), "quiz", 40)
    assert {"quiz/10", "quiz/30"} == record["history"].keys()


def test_the_history_is_short_and_that_of_another_quiz_stays(ask):
    record = _finished(ask, NOTHING, "other", 1)
    for at in range(10, 100, 10):
        record = _finished(ask, ask("begun", record, "quiz", at), "quiz", at + 1)

    assert {"other/1", *(f"quiz/{at}" for at in (50, 60, 70, 80, 90))} == record["history"].keys()


@given(times=st.lists(st.integers(1, 50), max_size=8), times_there=st.lists(st.integers(1, 50), max_size=8))
def test_the_attempts_of_two_devices_stand_side_by_side(ask, times, times_there):
    here, there = NOTHING, NOTHING
    for at in times:
        here = _finished(ask, ask("begun", here, "quiz", at), "quiz", at)
    for at in times_there:
        there = _finished(ask, ask("begun", there, "quiz", at), "quiz", at)

    merged = ask("merge", here, there)["history"]
    assert here["history"].keys() | there["history"].keys() == merged.keys()


@given(
    answers=st.lists(st.fixed_dictionaries({"right": st.booleans(), "part": st.sampled_from(["", "a.html", "b.html"])}))
)
def test_what_was_right_is_counted_as_a_whole_and_by_part(ask, answers):
    how = ask("counted", answers, 5)

    assert (sum(one["right"] for one in answers), len(answers), 5) == (how["right"], how["asked"], how["at"])
    parts = how.get("parts", {})
    assert (len({one["part"] for one in answers}) > 1) == bool(parts)
    if parts:
        assert [how["right"], how["asked"]] == [sum(one) for one in zip(*parts.values(), strict=True)]


# ---- What an attempt consists of ----

IDS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def _tagged(ids, tags=()):
    return [{"id": id_, "tag": dict(tags).get(id_, "")} for id_ in ids]


@given(order=st.lists(st.sampled_from("abcdefgh"), max_size=8), deck=IDS, draw=st.integers(0, 9), shuffle=st.booleans())
def test_an_attempt_has_as_many_questions_as_its_quiz_says(ask, order, deck, draw, shuffle):
    ids = sorted(deck)
    how = {"draw": ask("drawn", str(draw or "")), "shuffle": shuffle}
    asked = ask("upToDate", order, _tagged(ids), deck, how)

    assert min(draw or len(ids), len(ids)) == len(asked) == len(set(asked))
    assert set(asked) <= set(ids)
    assert asked == ask("upToDate", asked, _tagged(ids), deck, how)
    if not shuffle:
        assert asked == sorted(asked)
    known = [id_ for id_ in dict.fromkeys(order) if id_ in ids]
    if shuffle:
        assert known[: len(asked)] == asked[: len(known)]


@given(
    order=st.lists(st.sampled_from("abcdefgh"), max_size=8),
    deck=IDS,
    tags=st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["constructor", "timing", "rest"])),
    shuffle=st.booleans(),
)
def test_an_attempt_has_as_many_of_each_tag_as_its_quiz_says(ask, order, deck, tags, shuffle):
    draw = {"constructor": 2, "timing": 1}
    how = {"draw": ask("drawn", "constructor:2 timing:1"), "shuffle": shuffle}
    questions = _tagged(sorted(deck), tags)
    asked = ask("upToDate", order, questions, deck, how)

    for tag in ("constructor", "timing", "rest", ""):
        there = [one["id"] for one in questions if one["tag"] == tag]
        assert min(draw.get(tag, len(there)), len(there)) == len(set(there) & set(asked))
    assert asked == ask("upToDate", asked, questions, deck, how)


def test_a_new_attempt_is_drawn_from_the_deck(ask):
    questions = _tagged("abc")
    assert ["c", "a"] == ask("upToDate", [], questions, ["c", "a", "b"], {"draw": [["", 2]], "shuffle": True})
    assert ["a", "c"] == ask("upToDate", [], questions, ["c", "a", "b"], {"draw": [["", 2]], "shuffle": False})


def test_an_attempt_whose_draw_has_changed_keeps_what_still_fits(ask):
    questions = _tagged("abcd", {"a": "one", "b": "one", "c": "two"})
    kept = ask(
        "upToDate", ["b", "a", "d"], questions, list("abcd"), {"draw": [["one", 1], ["two", 1]], "shuffle": True}
    )

    assert ["b", "d", "c"] == kept


GROUPS_OF_ITEMS = st.lists(st.lists(st.integers(), max_size=5), max_size=5)


@given(groups=GROUPS_OF_ITEMS)
def test_questions_of_different_quizzes_take_turns(ask, groups):
    marked = [[[number, item] for item in range(len(group))] for number, group in enumerate(groups)]
    expected = sorted((one for group in marked for one in group), key=lambda one: (one[1], one[0]))

    assert expected == ask("interleaved", marked)


# ---- Reminders for a calendar ----

# A page's text holds no carriage return: HTML makes a line feed of it.
TITLES = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=120)
YEAR_9999 = 253_402_200_000_000
DUE = st.lists(st.integers(0, YEAR_9999), max_size=8)
CLOCK = st.integers(0, YEAR_9999)


def _events(calendar: str) -> list[dict[str, str]]:
    """Return the properties of each event, unfolded."""
    unfolded = calendar.replace("\r\n ", "").split("\r\n")
    events: list[dict[str, str]] = []
    for line in unfolded:
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and ":" in line and line != "END:VCALENDAR":
            name, _, value = line.partition(":")
            events[-1].setdefault(name, value)
    return events


def _day(moment: int) -> str:
    return f"{datetime.fromtimestamp(moment / 1000, ZONE):%Y%m%d}".zfill(8)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], text, flags=re.DOTALL)


@given(due=DUE, title=TITLES, now=CLOCK)
@example(due=[1], title="é" * 200, now=0)
@example(due=[1], title="😀" * 60, now=0)
@example(due=[1], title="a" * 67 + "é", now=0)
@example(due=[1], title="\\;,\n" * 40, now=0)
def test_no_line_of_a_calendar_is_longer_than_75_bytes_and_each_ends_as_it_should(ask, due, title, now):
    calendar = ask("reminders", due, title, now)
    lines = calendar.split("\r\n")

    assert [] == [line for line in lines if len(line.encode()) > 75]
    assert [] == [line for line in lines if "\n" in line or "\r" in line]
    assert calendar.endswith("\r\nEND:VCALENDAR\r\n")


@given(due=st.lists(st.integers(0, YEAR_9999), min_size=1, max_size=3), title=TITLES, now=CLOCK)
@example(due=[1], title="a\\nb", now=0)
@example(due=[1], title=" " * 100, now=0)
@example(due=[1], title="one, two; three: four\\", now=0)
def test_unfolding_a_calendar_gives_back_the_title(ask, due, title, now):
    events = _events(ask("reminders", due, title, now))

    assert {title} == {_unescaped(event["SUMMARY"]) for event in events}


@given(due=DUE, now=CLOCK)
def test_a_calendar_has_one_event_for_each_day_by_the_learners_own_clock(ask, due, now):
    events = _events(ask("reminders", due, "A title", now))
    expected = sorted({_day(max(moment, now)) for moment in due})

    assert expected == [event["DTSTART;VALUE=DATE"] for event in events]
    assert len(expected) == len({event["UID"] for event in events})


@given(due=DUE, now=CLOCK)
def test_a_reminder_never_lies_in_the_past(ask, due, now):
    events = _events(ask("reminders", due, "A title", now))

    assert [] == [event for event in events if event["DTSTART;VALUE=DATE"] < _day(now)]


def test_a_reminder_of_a_day_is_the_same_one_whenever_it_is_made(ask):
    due = 1_764_000_000_123
    first, again = (_events(ask("reminders", [due], "A title", due - days * DAY, "tiny")) for days in (1, 2))
    (other,) = _events(ask("reminders", [due], "A title", 0, "another"))

    assert first[0]["UID"] == again[0]["UID"] != other["UID"]


def test_what_means_something_to_a_calendar_is_escaped(ask):
    (event,) = _events(ask("reminders", [0], "one, two; three\\four\nfive: six", 0))

    assert r"one\, two\; three\\four\nfive: six" == event["SUMMARY"]


def test_a_calendar_says_when_it_was_made(ask):
    (event,) = _events(ask("reminders", [0], "A title", 1_764_000_000_123))

    assert "20251124T160000Z" == event["DTSTAMP"]


# ---- The class slip ----

CHOSEN = {"single-choice", "multiple-choice", "true-false", "matching", "categorize", "ordering"}
CHOSEN |= {"rating", "judgement", "scenario"}
WRITTEN = {"short-answer", "numeric", "fill-in-the-blanks"}
KINDS = sorted({*CHOSEN, *WRITTEN, "reflection"})
OWN_WORDS = "Words of one's own"


@st.composite
def _answered(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, Any]]:
    """Return the kinds of a course's questions, and a record with answers to some, to others, and words in it."""
    kinds = draw(st.dictionaries(st.sampled_from([f"quiz/{letter}" for letter in "abcdef"]), st.sampled_from(KINDS)))
    record = {**draw(RECORDS), "name": OWN_WORDS, "answers": {}}
    for name in draw(st.lists(st.sampled_from([*kinds, "gone/question"]), unique=True)):
        chosen = draw(st.lists(st.sampled_from(["1a2b3c4d", "5e6f7a8b"]), max_size=2))
        response = chosen if kinds.get(name) in CHOSEN else draw(st.sampled_from([OWN_WORDS, {"text": OWN_WORDS}]))
        answer = {"fingerprint": OWN_WORDS, "state": draw(st.sampled_from(STATES)), "at": 1_764_000_000_123}
        answer |= draw(st.sampled_from([{}, {"confidence": "sure"}, {"confidence": OWN_WORDS}]))
        record["answers"][name] = answer | ({"response": response} if draw(st.booleans()) else {})
    return kinds, record


def _told(kinds: dict[str, str]) -> dict[str, list[str]]:
    """Return the questions that a slip tells of, as the page names them."""
    return {
        "choices": [name for name, kind in kinds.items() if kind in CHOSEN],
        "others": [name for name, kind in kinds.items() if kind in WRITTEN],
    }


def _slip_of(ask: Callable[..., Any], record: dict[str, Any], kind: str) -> dict[str, Any]:
    """Return what a slip tells of the record's answer to a question of that kind."""
    return json.loads(ask("classSlip", "course", record, _told({"quiz/a": kind})))["answers"]["quiz/a"]


@given(case=_answered())
def test_a_slip_holds_ids_states_and_choices_and_nothing_else(ask, case):
    kinds, record = case
    slip = json.loads(ask("classSlip", "course", record, _told(kinds)))
    expected = {
        name: {"state": answer["state"]}
        | ({"chosen": answer["response"]} if kinds[name] in CHOSEN and "response" in answer else {})
        | ({"confidence": "sure"} if answer.get("confidence") == "sure" else {})
        for name, answer in record["answers"].items()
        if kinds.get(name, "reflection") != "reflection"
    }

    head = {"primerpress": "class-slip", "version": 1, "course": "course", "edition": "", "number": ""}
    assert head | {"answers": expected} == slip


@given(case=_answered())
def test_a_slip_holds_no_words_no_name_and_no_times(ask, case):
    kinds, record = case
    slip = ask("classSlip", "course", record, _told(kinds))

    assert OWN_WORDS not in slip
    assert "1764000000123" not in slip
    assert "reflection" not in slip


@given(case=_answered())
def test_a_slip_is_what_its_schema_says(ask, case):
    schema = json.loads((ROOT / "docs" / "teach" / "class-slip.schema.json").read_text(encoding="utf-8"))["properties"]
    slip = json.loads(ask("classSlip", "course", case[1], _told(case[0])))
    answer = schema["answers"]["additionalProperties"]["properties"]

    assert schema.keys() == slip.keys()
    assert (schema["primerpress"]["const"], schema["version"]["const"]) == (slip["primerpress"], slip["version"])
    for name, said in slip["answers"].items():
        assert re.search(schema["answers"]["propertyNames"]["pattern"], name)
        assert said.keys() <= answer.keys()
        assert said["state"] in answer["state"]["enum"]


def test_every_kind_is_known_to_the_slip():
    """A new kind must be put with those that are chosen, or with those that hold words of one's own."""
    assert set(KINDS) == set(ALL_KINDS)


@pytest.mark.parametrize("response", [OWN_WORDS, [OWN_WORDS], {"0": OWN_WORDS}, {"text": OWN_WORDS, "ticked": [True]}])
@pytest.mark.parametrize("kind", ["single-choice", "matching", "rating", "scenario"])
def test_a_slip_holds_no_words_where_a_question_asks_for_a_choice_now_and_asked_for_words_before(ask, kind, response):
    record = {**NOTHING, "answers": {"quiz/a": {**SOUND_ANSWER, "response": response}}}

    assert {"state": "right"} == _slip_of(ask, record, kind)


@pytest.mark.parametrize(
    ("kind", "response"),
    [
        ("single-choice", ["1a2b3c4d"]),
        ("true-false", ["true"]),
        ("matching", {"1a2b3c4d": "5e6f7a8b"}),
        ("rating", [0, None, 2]),
        ("scenario", ["start/1a2b3c4d", "a-quiet-room/5e6f7a8b"]),
    ],
)
def test_a_slip_holds_what_was_chosen_whatever_the_kind(ask, kind, response):
    record = {**NOTHING, "answers": {"quiz/a": {**SOUND_ANSWER, "response": response}}}

    assert response == _slip_of(ask, record, kind)["chosen"]


# ---- Taking a record to another device ----

PASSPHRASE = "a long walk by the river"
# Deriving a key is slow on purpose.
few_examples = settings(max_examples=5)
WORDS = (PACKAGE / "templates" / "panels" / "my-data.html.jinja").read_text(encoding="utf-8")


def _reasons() -> set[str]:
    scripts = [BROWSER / "my-data" / "transfer.js", BROWSER / "my-data" / "my-data.js"]
    return {name for file in scripts for name in re.findall(r"'(import-[\w-]+)'", file.read_text(encoding="utf-8"))}


def _taken(record: dict[str, Any]) -> dict[str, Any]:
    """Return what a file takes along: how things are kept belongs to the device."""
    return {key: value for key, value in record.items() if key not in ("mode", "expires")}


def _refusal(ask: Callable[..., Any], *given_: Any) -> str:
    with pytest.raises(Refused) as refused:
        ask("imported", *given_)
    return str(refused.value)


@pytest.fixture(scope="module")
def encrypted(ask) -> dict[str, Any]:
    """Return a file that was saved with a passphrase."""
    return json.loads(ask("exported", "course", {**NOTHING, "answers": {"one": SOUND_ANSWER}}, PASSPHRASE))


@given(record=RECORDS)
def test_a_plain_file_brings_everything_but_how_it_is_kept(ask, record):
    file = ask("exported", "course", record, "")

    assert _taken(record) == ask("imported", "course", file, "")
    assert _taken(record) == ask("imported", "course", file, "a passphrase that it does not need")


@few_examples
@given(record=RECORDS, passphrase=st.text(min_size=1, max_size=20))
def test_an_encrypted_file_brings_everything_but_how_it_is_kept(ask, record, passphrase):
    file = ask("exported", "course", record, passphrase)

    assert _taken(record) == ask("imported", "course", file, passphrase)


def test_an_encrypted_file_holds_nothing_that_can_be_read(ask):
    record = {**NOTHING, "name": OWN_WORDS, "answers": {OWN_WORDS: {**SOUND_ANSWER, "response": OWN_WORDS}}}
    file = json.loads(ask("exported", "course", record, PASSPHRASE))

    assert {"primerpress", "course", "kdf", "iterations", "cipher", "salt", "iv", "data"} == file.keys()
    assert OWN_WORDS not in json.dumps(file)
    assert OWN_WORDS.encode() not in base64.b64decode(file["data"])


def test_no_two_files_are_encrypted_with_the_same_key(ask, encrypted):
    again = json.loads(ask("exported", "course", {**NOTHING, "answers": {"one": SOUND_ANSWER}}, PASSPHRASE))

    assert set() == {encrypted[part] for part in ("salt", "iv", "data")} & {again[part] for part in again}
    assert (16, 12) == tuple(len(base64.b64decode(again[part])) for part in ("salt", "iv"))
    assert again["iterations"] >= 600_000


def test_a_passphrase_is_the_same_however_a_keyboard_writes_it(ask):
    file = ask("exported", "course", NOTHING, "caf\u00e9 \ufb01n")

    assert ask("imported", "course", file, "cafe\u0301 fin") == NOTHING


@pytest.mark.parametrize("passphrase", [f"{PASSPHRASE} ", PASSPHRASE.upper(), "x"])
def test_another_passphrase_does_not_open_a_file(ask, encrypted, passphrase):
    assert "import-wrong-passphrase" == _refusal(ask, "course", json.dumps(encrypted), passphrase)


def test_without_its_passphrase_a_file_asks_for_it(ask, encrypted):
    assert "import-needs-passphrase" == _refusal(ask, "course", json.dumps(encrypted), "")


def test_where_the_browser_cannot_decrypt_that_is_what_is_said(ask, encrypted):
    ask("secure", "no")
    try:
        assert not ask("canEncrypt")
        assert "import-cannot-decrypt" == _refusal(ask, "course", json.dumps(encrypted), PASSPHRASE)
        assert ask("imported", "course", ask("exported", "course", NOTHING, ""), "") == NOTHING
    finally:
        ask("secure", "yes")
    assert ask("canEncrypt")


def _flipped(text: str) -> str:
    """Return base 64 of which one bit has changed."""
    content = bytearray(base64.b64decode(text))
    content[len(content) // 2] ^= 1
    return base64.b64encode(content).decode()


@pytest.mark.parametrize("part", ["salt", "iv", "data"])
@pytest.mark.parametrize(
    "damage",
    [_flipped, lambda text: text[: len(text) // 2], lambda _: "", lambda _: "***", lambda _: 5, lambda _: None],
    ids=["one bit", "half of it", "nothing", "no base 64", "a number", "null"],
)
def test_damage_to_what_is_encrypted_is_told_from_no_wrong_passphrase(ask, encrypted, part, damage):
    """The cipher cannot say which of the two it is, and the words say so."""
    damaged = {**encrypted, part: damage(encrypted[part])}

    assert "import-wrong-passphrase" == _refusal(ask, "course", json.dumps(damaged), PASSPHRASE)


@pytest.mark.parametrize("iterations", [0, -1, 6_000_001, 1e300, "many", None, [], {}])
def test_a_file_does_not_keep_the_page_busy_for_minutes(ask, encrypted, iterations):
    damaged = {**encrypted, "iterations": iterations}

    assert "import-damaged" == _refusal(ask, "course", json.dumps(damaged), PASSPHRASE)


@pytest.mark.parametrize(
    "text", ["", " ", "{", "hello", "null", "[]", "{}", '"record"', '{"primerpress": "class-slip"}']
)
def test_what_is_no_file_of_ours_is_called_foreign(ask, text):
    assert "import-foreign" == _refusal(ask, "course", text, "")


@given(share=st.floats(0, 0.999))
def test_a_file_that_was_cut_off_is_called_foreign(ask, encrypted, share):
    text = json.dumps(encrypted)

    assert "import-foreign" == _refusal(ask, "course", text[: int(len(text) * share)], PASSPHRASE)


@given(found=JSON)
def test_whatever_a_file_holds_it_is_refused_with_a_reason_that_has_words(ask, found):
    for text in (json.dumps(found), json.dumps({"primerpress": "record", "course": "course", "record": found})):
        assert _refusal(ask, "course", text, "") in _reasons()


@given(found=JSON | _damaged())
def test_a_record_in_a_file_is_read_as_carefully_as_any_other(ask, found):
    expected = ask("readRecord", found)
    file = json.dumps({"primerpress": "record", "course": "course", "record": found})

    if expected is None:
        assert _refusal(ask, "course", file, "") in ("import-damaged", "import-newer")
    else:
        assert expected == ask("imported", "course", file, "")


def test_a_file_of_another_course_is_refused(ask, encrypted):
    plain = ask("exported", "course", NOTHING, "")

    assert "import-other-course" == _refusal(ask, "another", plain, "")
    assert "import-other-course" == _refusal(ask, "another", json.dumps(encrypted), PASSPHRASE)


def test_a_file_of_a_newer_edition_is_refused(ask):
    assert "import-newer" == _refusal(ask, "course", ask("exported", "course", {**NOTHING, "version": 3}, ""), "")
    newer = ask("exported", "course", {**NOTHING, "version": 3}, PASSPHRASE)
    assert "import-newer" == _refusal(ask, "course", newer, PASSPHRASE)


@pytest.mark.parametrize("record", [None, [], {}, "x", {"answers": {}}, {"version": 0, "answers": {}}])
def test_a_file_without_a_record_is_called_damaged(ask, record):
    file = json.dumps({"primerpress": "record", "course": "course", "record": record})

    assert "import-damaged" == _refusal(ask, "course", file, "")


@pytest.mark.parametrize("version", [1, 2])
def test_a_file_of_a_known_version_whose_answers_are_gone_is_called_damaged(ask, version):
    file = json.dumps({"primerpress": "record", "course": "course", "record": {"version": version}})

    assert "import-damaged" == _refusal(ask, "course", file, "")


def test_a_file_larger_than_any_record_is_refused(ask):
    assert "import-too-large" == _refusal(ask, "course", " " * (8 * 1024 * 1024 + 1), "")


def test_a_file_that_an_earlier_version_saved_can_be_brought_in(ask):
    record = {"version": 1, "answers": {"one": {"fingerprint": "f", "state": "right"}}}
    file = json.dumps({"primerpress": "record", "course": "course", "record": record})

    assert {**NOTHING, "answers": {"one": {"fingerprint": "f", "state": "right", "at": 0}}} == ask(
        "imported", "course", file, ""
    )


def test_every_reason_for_a_refusal_has_its_words():
    said = set(re.findall(r'data-word="(import-[\w-]+)"', WORDS))

    assert {"import-foreign", "import-damaged"} < _reasons()
    assert _reasons() | {"import-preview"} == said


# ---- Another name ----


def answered(state, at):
    return {"fingerprint": "aa", "state": state, "at": at}


def kept_of(**groups):
    return {"version": 2, "mode": "tab", "reflections": False, "answers": {}, **groups}


def test_what_is_kept_of_a_quiz_and_its_questions_has_its_new_name(ask):
    kept = ask(
        "readRecord",
        kept_of(
            answers={"old/a": answered("right", 1), "older/b": answered("partly", 2), "olden/a": answered("right", 3)},
            attempts={"old": {"order": ["old--a", "old--b"], "at": 5}, "old/a": {"order": ["x", "old--y"]}},
            outcomes={"old": {"earned": 1, "possible": 2, "passed": False, "at": 5}},
            history={"old/5": {"right": 1, "asked": 2, "at": 5}},
            pages={"a/old.html": {"read": True, "answered": 1, "total": 1, "at": 1}},
        ),
    )
    pairs = [["old", "new"], ["old/a", "new/c"], ["new/a", "new/c"], ["older/b", "new/b"], ["a/old.html", "b/new.html"]]

    found = ask("renameIn", kept, pairs)

    assert found["answers"].keys() == {"new/c", "new/b", "olden/a"}
    assert found["attempts"]["new"] == {"order": ["new--c", "new--b"], "at": 5}
    assert (found["outcomes"].keys(), found["history"].keys()) == ({"new"}, {"new/5"})
    assert found["pages"].keys() == {"b/new.html"}


def test_where_both_names_have_an_answer_the_newer_stays(ask):
    kept = ask("readRecord", kept_of(answers={"q/old": answered("right", 9), "q/new": answered("not-right", 1)}))

    assert ask("renameIn", kept, [["q/old", "q/new"]])["answers"] == {"q/new": answered("right", 9)}


def test_a_page_that_was_read_under_either_name_was_read(ask):
    pages = {
        "a.html": {"read": True, "answered": 0, "total": 1, "at": 1},
        "b.html": {"read": False, "answered": 1, "total": 1, "at": 2},
    }

    assert ask("renameIn", ask("readRecord", kept_of(pages=pages)), [["a.html", "b.html"]])["pages"]["b.html"]["read"]
