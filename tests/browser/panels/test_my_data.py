"""Everything that is kept is told, erased, taken along, brought in or handed out as the learner says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.harness.learner import AGAIN, Question
from tests.browser.harness.sites import PROJECT
from tests.browser.harness.tabs import NewContext
from tests.browser.panels.learner import (
    COURSE,
    HEARD,
    KEY,
    LISTENING,
    TURNS,
    WRONG,
    answer,
    kept,
    reflect,
    stored,
)

PASSPHRASE = "a pause, a breath"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def saved(page: Page, button: str) -> str:
    """Return the content of the file that a button saves."""
    with page.expect_download() as waiting:
        press(page, button)
    return Path(waiting.value.path()).read_text("utf-8")


def open_file(page: Page, content: Any, passphrase: str = "") -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    page.get_by_label("Its passphrase").fill(passphrase)
    page.get_by_label("The file", exact=True).set_input_files(
        {"name": "panels.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def file_of(record: dict[str, Any]) -> dict[str, Any]:
    return {"primerpress": "record", "course": COURSE, "record": record}


# ---- What is kept ----


def test_where_nothing_is_kept_the_page_says_so(page: Page):
    page.goto("my-data.html")

    expect(page.get_by_text("Nothing of yours is kept.")).to_be_visible()
    expect(page.locator(".pp-places li:visible")).to_have_count(0)
    assert {"device": {}, "tab": {}} == stored(page)


def test_what_is_kept_is_told_in_plain_words_page_by_page(filled: Page):
    filled.goto("my-data.html")

    read = sum(page["read"] for page in kept(filled)["pages"].values())
    told = f"Answers: 15, among them reflections: 2. Pages read to their end: {read}. Questions that will come back: 3."
    expect(filled.locator(".pp-summary")).to_contain_text(told)
    expect(filled.locator(".pp-summary")).to_contain_text("It stays in this tab until you close it.")
    places = filled.locator(".pp-places li").filter(visible=True)
    assert 5 == places.count()
    expect(places.filter(has_text="Listening")).to_contain_text("Read to its end. Answers: 4.")
    expect(places.filter(has_text="Before the course")).to_contain_text("Answers: 2.")


def test_one_page_can_be_erased_and_the_others_stay(filled: Page):
    before = kept(filled)
    filled.goto("my-data.html")
    press(filled, "Erase what is kept of: Listening")
    assert before == kept(filled)
    press(filled, "Really erase? Press once more: Erase what is kept of: Listening")

    expect(filled.locator(".pp-places li").filter(has_text="Listening")).to_be_hidden()
    expect(filled.get_by_role("status").filter(has_text="Erased.")).to_be_visible()
    after = kept(filled)
    for group in ("answers", "attempts", "reviews"):
        assert {name: entry for name, entry in before[group].items() if "listening" not in name} == after[group]
    assert TURNS in after["pages"]
    assert not any(name.startswith("listening/") for name in after["history"])
    assert "listening" not in json.dumps(after | {"history": {}})


def test_everything_is_erased_after_asking_once_more(filled: Page):
    filled.goto("my-data.html")
    press(filled, "Erase everything")
    assert KEY in stored(filled)["tab"]
    press(filled, "Really erase? Press once more")

    expect(filled.get_by_text("Everything is erased.")).to_be_visible()
    expect(filled.get_by_text("Nothing of yours is kept.")).to_be_visible()
    assert {"device": {}, "tab": {}} == stored(filled)
    expect(filled.get_by_role("button", name="Erase everything", exact=True)).to_be_focused()


def test_reflections_have_a_switch_of_their_own_that_erases_them(filled: Page):
    filled.goto("my-data.html")
    switch = filled.get_by_role("checkbox", name="Keep the words of my reflections")
    switch.check()
    assert "She waited" in str(stored(filled))

    switch.uncheck()
    assert "She waited" in str(stored(filled))
    press(filled, "Erase it")

    assert "She waited" not in str(stored(filled))
    expect(filled.get_by_text("among them reflections: 0")).to_be_visible()

    switch.check()
    filled.goto(LISTENING)
    heard = Question(filled, "listening--heard")
    expect(heard.element.get_by_role("checkbox", name="Keep my words")).to_be_checked()


def report_of(page: Page, quiz: str) -> Locator:
    return page.locator(f".pp-report [data-quiz={quiz}]")


def test_the_answers_are_shown_in_words_and_a_report_of_them_holds_no_words_of_ones_own(filled: Page):
    filled.goto("my-data.html")
    listening = report_of(filled, "listening")
    expect(listening.get_by_role("heading", name="Listening")).to_be_visible()
    expect(listening.locator("summary .pp-tally")).to_have_text("Right: 1 of 2 answered.")
    told = {
        "listening": ["Which of these asks something? Not right yet. Your answer: Your week was fine.", "She waited."],
        "turns": ["Right. Your answer: the floor", "Passed over.", "Your answer: Ask what made it hard"],
        "before": [
            "I can keep a story short. \u2013 A little; I can hand the floor back. \u2013 Mostly",
            "Your answer: False",
        ],
        "final": ["Your answer: Listening; Asking", "Your answer: Ask \u2013 a question; Nod \u2013 a sign"],
    }
    for quiz, words in told.items():
        for said in words:
            expect(report_of(filled, quiz)).to_contain_text(said)

    file = saved(filled, "Save this report as a file")
    assert "<h1>What I have answered: Panels</h1>" in file
    assert "<strong>Right.</strong><span> Your answer: the floor</span>" in file.replace(' class=""', "")
    assert "She waited" not in file
    assert "data-labels" not in file

    filled.evaluate("window.print = () => {}")
    press(filled, "Print this report")
    filled.emulate_media(media="print")
    expect(listening).to_be_visible()
    expect(filled.get_by_text("She waited.")).to_be_hidden()
    for other in ("h1", ".pp-summary", "[data-action=slip]", ".md-header"):
        expect(filled.locator(other).first).to_be_hidden()
    filled.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(filled.locator("h1")).to_be_visible()


def test_one_attempt_stands_beside_another_by_the_pages_that_teach_what_was_asked(page: Page):
    page.goto("final.html")
    for name in ("helps", "pairs"):
        answer(page, f"final--{name}").expect_state("right")
    answer(page, "final--days", "8").expect_state("not-right")
    order = Question(page, "final--order")
    order.element.get_by_role("button", name="Move down").first.click()
    order.check()
    was_right = order.element.get_attribute("data-state") == "right"
    page.get_by_role("button", name=AGAIN).click()
    answer(page, "final--days").expect_state("right")
    if not was_right:
        order.button("I’d rather not answer").click()
    page.goto("my-data.html")
    report_of(page, "final").locator("summary").click()
    rows = report_of(page, "final").get_by_role("table", name="Attempts").get_by_role("row").all_inner_texts()

    first, second = (2 + was_right, 3 + was_right)
    assert ["All of it", f"{first} of 4", f"{second} of {3 + was_right}"] == rows[1].split("\t")
    assert ["Listening\t1 of 1\t1 of 1", "Short turns\t0 of 1\t1 of 1"] == rows[2:]

    press(page, "Erase what is kept of: The final quiz")
    press(page, "Really erase? Press once more: Erase what is kept of: The final quiz")
    expect(report_of(page, "final")).to_be_hidden()
    assert {} == kept(page)["history"]


# ---- To another device ----


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE], ids=["plain", "encrypted"])
def test_what_is_saved_here_can_be_brought_in_there(filled: Page, new_context: NewContext, passphrase: str):
    mine = kept(filled)
    filled.goto("my-data.html")
    filled.get_by_label("A passphrase for the file").fill(passphrase)
    text = saved(filled, "Save my data as a file")
    assert bool(passphrase) != ("She waited" in text)
    assert COURSE == json.loads(text)["course"]

    there = new_context().new_page()
    there.goto("my-data.html")
    open_file(there, text, passphrase)

    expect(there.get_by_text("This file would bring 15 answers that are not here yet")).to_be_visible()
    assert {"device": {}, "tab": {}} == stored(there)

    press(there, "Bring it in")

    expect(there.get_by_text("The file is brought in.")).to_be_visible()
    theirs = kept(there)
    for group in ("answers", "attempts", "reviews", "outcomes", "pages"):
        assert mine[group] == theirs[group]
    there.goto(LISTENING)
    Question(there, "listening--asks").expect_state("not-right")
    expect(Question(there, "listening--heard").element.get_by_role("textbox")).to_have_value(HEARD)


def test_the_encrypted_file_shows_nothing_and_opens_only_with_its_passphrase(filled: Page, new_context: NewContext):
    filled.goto("my-data.html")
    filled.get_by_label("A passphrase for the file").fill(PASSPHRASE)
    text = saved(filled, "Save my data as a file")
    file = json.loads(text)
    assert "listening" not in text
    assert {"primerpress", "course", "kdf", "iterations", "cipher", "salt", "iv", "data"} == set(file)
    assert 600_000 <= file["iterations"]

    there = new_context().new_page()
    there.goto("my-data.html")
    open_file(there, text)
    expect(there.get_by_text("The file has a passphrase. Write it above")).to_be_visible()

    there.get_by_label("Its passphrase").fill("another")
    press(there, "Look into the file")
    expect(there.get_by_text("The passphrase does not fit the file")).to_be_visible()
    expect(there.get_by_role("button", name="Bring it in")).to_be_hidden()

    there.get_by_label("Its passphrase").fill(PASSPHRASE)
    press(there, "Look into the file")
    expect(there.get_by_text("This file would bring 15 answers")).to_be_visible()

    press(there, "Leave it")
    expect(there.get_by_text("This file would bring")).to_be_hidden()
    assert {"device": {}, "tab": {}} == stored(there)


def test_of_two_answers_the_newer_one_stays(page: Page):
    page.goto(LISTENING)
    answer(page, "listening--asks")
    answer(page, "listening--nods")
    mine = kept(page)
    older, newer = json.loads(json.dumps(mine["answers"]["listening/asks"])), dict(mine["answers"]["listening/nods"])
    older |= {"state": "not-right", "at": older["at"] - 1}
    newer |= {"state": "not-right", "response": ["false"], "at": newer["at"] + 1}
    page.goto("my-data.html")
    open_file(page, file_of(mine | {"answers": {"listening/asks": older, "listening/nods": newer}}))

    expect(
        page.get_by_text("0 answers that are not here yet and 1 that are newer than yours. 1 are here")
    ).to_be_visible()
    press(page, "Bring it in")
    page.goto(LISTENING)

    Question(page, "listening--asks").expect_state("right")
    Question(page, "listening--nods").expect_state("not-right")
    assert {"listening/asks": mine["answers"]["listening/asks"], "listening/nods": newer} == kept(page)["answers"]


def test_what_a_file_brings_from_the_future_is_told_and_all_of_it_can_be_taken_back(filled: Page):
    before = kept(filled)
    ahead = {
        "fingerprint": before["answers"]["listening/nods"]["fingerprint"],
        "state": "noted",
        "at": 4_000_000_000_000,
    }
    filled.goto("my-data.html")
    open_file(filled, file_of({"version": 2, "answers": {"listening/nods": ahead}}))

    expect(filled.get_by_text("Entries with a date that is yet to come: 1.")).to_be_visible()
    press(filled, "Bring it in")
    assert before["answers"] != kept(filled)["answers"]
    assert kept(filled)["answers"]["listening/nods"]["at"] < 4_000_000_000_000

    press(filled, "Take back what the file has brought in")
    assert before["answers"] == kept(filled)["answers"]
    expect(filled.get_by_text("What the file brought in is taken back.")).to_be_visible()


def test_a_file_that_would_replace_much_says_so_and_can_be_taken_back_without_what_was_done_since(
    filled: Page, record: Any
):
    theirs = json.loads(json.dumps(record))
    for entry in theirs["answers"].values():
        entry["at"] += 1
    theirs["answers"]["listening/heard"]["response"]["text"] = "Something else."
    filled.goto("my-data.html")
    open_file(filled, file_of(theirs))
    expect(filled.get_by_text("That replaces 15 of the 15 answers here.")).to_contain_text("it would replace: 1.")
    press(filled, "Bring it in")
    assert "Something else." in str(stored(filled))

    press(filled, "Erase what is kept of: Short turns")
    press(filled, "Really erase? Press once more: Erase what is kept of: Short turns")
    press(filled, "Take back what the file has brought in")
    now = kept(filled)["answers"]
    assert record["answers"]["listening/heard"] == now["listening/heard"]
    assert not any(name.startswith("turns/") for name in now)


def test_how_and_whether_things_are_kept_this_device_says(page: Page):
    page.goto("my-data.html")
    page.get_by_role("radio", name="not at all").check()
    page.goto("my-data.html")
    theirs = {"version": 2, "mode": "device", "days": 365, "reflections": True, "name": "Somebody", "answers": {}}
    open_file(page, file_of(theirs))
    press(page, "Bring it in")

    mine = kept(page)
    assert ("nothing", None, False) == (mine["mode"], mine.get("days"), mine["reflections"])
    assert "name" not in mine
    assert {} == stored(page)["device"]


HOSTILE = {"fingerprint": "0", "state": "right", "at": 1}
REFUSED = {
    "no JSON": ("{", "not a file that this course has saved"),
    "empty": (" ", "not a file that this course has saved"),
    "of something else": ({"name": "package", "version": "1"}, "not a file that this course has saved"),
    "null": ("null", "not a file that this course has saved"),
    "a list": ([1], "not a file that this course has saved"),
    "of another course": (
        {"primerpress": "record", "course": "other", "record": {"version": 2, "answers": {}}},
        "belongs to another course",
    ),
    "newer": (file_of({"version": 3, "answers": {}}), "saved by a newer edition"),
    "without a record": ({"primerpress": "record", "course": COURSE}, "damaged"),
    "with a list for a record": (file_of([]), "damaged"),  # type: ignore[arg-type]
    "with answers of a wrong shape": (file_of({"version": 2, "answers": ["a"]}), "damaged"),
    "with a version of a wrong shape": (file_of({"version": "2", "answers": {}}), "damaged"),
    "encrypted and cut": (
        {"primerpress": "encrypted-record", "course": COURSE, "iterations": 600_000, "salt": "AA"},
        "passphrase does not fit the file, or the file is damaged",
    ),
    "encrypted for ever": (
        {"primerpress": "encrypted-record", "course": COURSE, "iterations": 1e12, "salt": "", "iv": "", "data": ""},
        "damaged",
    ),
    "huge": ('{"primerpress": "record"}' + " " * (9 * 1024 * 1024), "larger than any record"),
}


def test_a_file_that_cannot_be_brought_in_is_refused_in_clear_words_and_changes_nothing(filled: Page):
    before = stored(filled)
    filled.goto("my-data.html")
    for name, (content, words) in REFUSED.items():
        open_file(filled, content, PASSPHRASE)

        state = filled.locator(".pp-import-state")
        expect(state, name).to_contain_text(words)
        expect(state, name).to_contain_text("Nothing is changed.")
        expect(filled.get_by_role("button", name="Bring it in"), name).to_be_hidden()
    assert before == stored(filled)


def test_a_hostile_file_does_no_harm(page: Page):
    html = "<img src=x onerror=\"document.title='run'\">"
    answers = {
        "listening/heard": HOSTILE | {"state": "noted", "response": {"text": html, "ticked": 5}},
        "listening/asks": HOSTILE | {"response": {"a": [html]}, "confidence": html},
        "listening/nods": HOSTILE | {"state": "of the art"},
        "turns/word": HOSTILE | {"response": [[]]},
        "turns/talk": HOSTILE | {"response": [html, None]},
        "before/today": HOSTILE | {"state": "noted", "response": html},
        "closing/today": HOSTILE | {"state": "noted", "response": [99, -1]},
        "final/pairs": HOSTILE | {"response": {"toString": html}},
        "final/order": HOSTILE | {"response": [1, 2, 3]},
        "constructor": HOSTILE,
        html: HOSTILE,
    }
    text = json.dumps(
        file_of(
            {
                "version": 2,
                "answers": answers,
                "attempts": {"final": {"order": [html]}, "constructor": {"order": []}, "turns": "x"},
                "reviews": {"listening/nods": {"step": 1e300, "due": 0, "at": 0}, "turns/word": {"due": html}},
                "outcomes": {"final": {"earned": html, "possible": 1, "passed": True, "at": 1}},
                "pages": {LISTENING: {"read": "yes"}, html: {"read": True, "answered": 1, "total": 1, "at": 1}},
                "name": html,
            }
        )
    ).replace('"constructor": {"fingerprint"', '"__proto__": {"state": "right"}, "constructor": {"fingerprint"', 1)
    assert "__proto__" in text
    page.goto("my-data.html")
    open_file(page, text)
    press(page, "Bring it in")
    expect(page.get_by_text("The file is brought in.")).to_be_visible()

    for name in ("before", "closing", "final", LISTENING[:-5], TURNS[:-5], "progress", "review", "journal", "change"):
        page.goto(f"{name}.html")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert "run" not in page.title()
        assert 0 == page.locator("img[src=x]").count()
    assert page.evaluate("({}).state === undefined")
    assert "name" not in kept(page)
    assert {} == kept(page)["outcomes"]

    page.goto(LISTENING)
    Question(page, "listening--nods").expect_state("open")
    answer(page, "listening--nods").expect_state("right")
    page.goto("certificate.html")
    expect(page.get_by_text("Still to do: 4.")).to_be_visible()
    page.goto("my-data.html")
    saved(page, "Save the slip as a file")


# ---- A slip for a class ----

SCHEMA = json.loads((PROJECT / "docs" / "teach" / "class-slip.schema.json").read_text("utf-8"))


def fits(schema: dict[str, Any], value: Any) -> bool:
    """Whether a value fits a schema, as far as the schema of the slip goes."""
    types = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
    known = {"$schema", "title", "description", "type", "additionalProperties", "required", "properties"}
    assert set(schema) <= known | {"propertyNames", "items", "const", "enum", "oneOf"}, "the schema says more"
    named = schema.get("type", [])
    rules = [
        not named or isinstance(value, tuple(types[name] for name in ([named] if isinstance(named, str) else named))),
        "const" not in schema or schema["const"] == value,
        "enum" not in schema or value in schema["enum"],
        "oneOf" not in schema or 1 == sum(fits(one, value) for one in schema["oneOf"]),
    ]
    if isinstance(value, list) and "items" in schema:
        rules += [fits(schema["items"], item) for item in value]
    if isinstance(value, dict):
        rest = schema.get("additionalProperties", True)
        rules += [name in value for name in schema.get("required", ())]
        rules += [bool(re.search(schema.get("propertyNames", {}).get("pattern", ""), name)) for name in value]
        for name, part in value.items():
            inner = schema.get("properties", {}).get(name, rest)
            rules.append(inner if isinstance(inner, bool) else fits(inner, part))
    return all(rules)


def test_the_slip_holds_what_was_chosen_and_fits_its_schema(filled: Page):
    filled.goto("my-data.html")
    slip = json.loads(saved(filled, "Save the slip as a file"))

    assert fits(SCHEMA, slip)
    assert not fits(SCHEMA, slip | {"name": "Noor"})
    assert not fits(SCHEMA, slip | {"answers": {"a/b": {"state": "right", "chosen": "text"}}})
    assert COURSE == slip["course"]
    assert "not-right" == slip["answers"]["listening/asks"]["state"]
    assert {"state": "passed-over"} == slip["answers"]["turns/after"]
    assert {"state": "noted", "chosen": [1, 2]} == slip["answers"]["before/today"]
    assert {"final/helps", "final/pairs", "final/order", "turns/talk"} <= {
        name for name, entry in slip["answers"].items() if entry.get("chosen")
    }


def test_the_slip_holds_no_words_no_name_and_no_time(filled: Page):
    filled.goto(TURNS)
    Question(filled, "turns--word").button("Try again").click()
    answer(filled, "turns--word", "my own words").expect_state("not-right")
    filled.evaluate(
        """key => {
          const record = JSON.parse(sessionStorage.getItem(key));
          sessionStorage.setItem(key, JSON.stringify({ ...record, name: 'Noor Example' }));
        }""",
        KEY,
    )
    moments = re.findall(r'"(?:at|due)": ?(\d{9,})', json.dumps(kept(filled)))
    filled.goto("my-data.html")
    text = saved(filled, "Save the slip as a file")

    assert {"state": "not-right"} == json.loads(text)["answers"]["turns/word"]
    assert not any(name in text for name in ("listening/heard", "listening/next-time"))
    assert not any(words in text for words in ("She waited", "three breaths", "my own words", "Noor"))
    assert {"confidence"} == {name for answer in json.loads(text)["answers"].values() for name in answer} - {
        "state",
        "chosen",
    }
    assert moments
    assert not any(moment in text for moment in moments)


def test_an_import_told_of_first_is_merged_with_what_came_meanwhile(page: Page, new_context: NewContext):
    page.goto("my-data.html")
    page.get_by_role("radio", name="on this device").check()
    other = page.context.new_page()
    other.goto(LISTENING)
    there = new_context().new_page()
    there.goto(TURNS)
    answer(there, "turns--after", WRONG["turns--after"])
    open_file(page, file_of(kept(there)))
    expect(page.get_by_text("This file would bring 1 answers")).to_be_visible()

    reflect(other, "listening--heard", HEARD, keep=True)
    press(page, "Bring it in")

    assert {"listening/heard", "turns/after"} == set(kept(page)["answers"])
