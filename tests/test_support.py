"""Where learners find help: `support.yml` is read, and whatever is wrong in it has its place and a way out."""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from primerpress.checks.course import check_course
from primerpress.course.course import Course, read_course
from primerpress.problems import Problem

SUPPORT = """\
# Look each one up before a release.
resources:
  - name: Emergency
    group: now
    for: When *you* may be in danger.
    how:
      - label: Call your local emergency number
        address: tel:112
      - label: Or ask somebody nearby
    where: Everywhere
    note: Say what you need.
    last_checked: 2026-11-23

  - name: Warmline
    for: Somebody to talk to.
    how:
      - label: warmline.example
        address: https://warmline.example/
    where: United States
    source: warmline.example
    last_checked: 2026-11-24
"""


@pytest.fixture
def course(write_course):
    """Return a function that reads a course with a text as its `support.yml` and a page that shows it."""

    def read(support: str | bytes, page: str = "# Help\n\n::support\n") -> Course:
        return read_course(write_course({"docs/index.md": page, "support.yml": support}))

    return read


def _told(problems: list[Problem]) -> list[str]:
    """Return the problems of the file as `line:column: message [code]`."""
    lines = [str(problem).partition("\n")[0] for problem in problems if problem.location.path == "support.yml"]
    return [line.removeprefix("support.yml:") for line in lines]


# ---- What is in it ----


def test_services_are_read_in_their_order_with_all_that_is_written(course):
    found = course(SUPPORT)
    emergency, warmline = found.support.resources

    assert [] == check_course(found)
    assert ("Emergency", "now", "When *you* may be in danger.") == (emergency.name, emergency.group, emergency.what_for)
    assert ("Everywhere", "Say what you need.", "2026-11-23") == (
        emergency.where,
        emergency.note,
        emergency.last_checked,
    )
    assert [("Call your local emergency number", "tel:112"), ("Or ask somebody nearby", None)] == [
        (way.label, way.address) for way in emergency.how
    ]
    assert (None, None, "warmline.example") == (warmline.group, warmline.note, warmline.source)


def test_a_number_stays_as_it_is_written(course):
    support = SUPPORT.replace("label: warmline.example", "label: 0800 010").replace("Emergency", "988")
    emergency, warmline = course(support).support.resources

    assert ("988", "0800 010") == (emergency.name, warmline.how[0].label)


def test_a_course_without_the_file_has_no_services_and_no_problem(write_course):
    found = read_course(write_course({}))

    assert () == found.support.resources
    assert [] == check_course(found)


def test_a_file_that_no_page_shows_is_no_problem(course):
    assert [] == check_course(course(SUPPORT, page="# Help\n"))


# ---- What can be wrong in it ----


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    where: Everywhere\n", "", ["3:5: “where” is missing [missing-key]"]),
        ("    last_checked: 2026-11-24\n", "", ["14:5: “last_checked” is missing [missing-key]"]),
        ("    for: Somebody to talk to.\n", "", ["14:5: “for” is missing [missing-key]"]),
        (
            "      - label: warmline.example\n        address",
            "      - address",
            ["17:9: “label” is missing [missing-key]"],
        ),
        ("2026-11-24", "2026-13-24", ["21:19: “2026-13-24” is not a date (“last_checked”) [wrong-value]"]),
        ("2026-11-24", "last week", ["21:19: “last week” is not a date (“last_checked”) [wrong-value]"]),
        ("2026-11-24", "24.11.2026", ["21:19: “24.11.2026” is not a date (“last_checked”) [wrong-value]"]),
        (
            "https://warmline.example/",
            "www.warmline.example",
            ["18:18: “www.warmline.example” is not an address that a link can lead to (“address”) [wrong-value]"],
        ),
        (
            "tel:112",
            "javascript:alert(1)",
            ["8:18: “javascript:alert(1)” is not an address that a link can lead to (“address”) [wrong-value]"],
        ),
        ("tel:112", '"tel:"', ["8:18: “tel:” is not an address that a link can lead to (“address”) [wrong-value]"]),
        ("2026-11-24", "2126-11-24", ["21:19: “2126-11-24” is a day to come, and nobody has looked then"]),
        (
            "how:\n      - label: warmline.example\n        address: https://warmline.example/\n",
            "how: []\n",
            ["16:10: no way to reach the service is written (“how”) [wrong-value]"],
        ),
        ("tel:112", "112", ["8:18: “112” is not an address that a link can lead to (“address”) [wrong-value]"]),
        ("where: Everywhere", "where:", ["10:11: nothing is written for “where” [empty-text]"]),
        ("where: Everywhere", "where: [a, b]", ["10:12: “where” should be a text, not a list [wrong-shape]"]),
        ("where: Everywhere", "were: Everywhere", ["10:5: the key “were” is not known here [unknown-key]"]),
        ("group: now", "gruop: now", ["4:5: the key “gruop” is not known here [unknown-key]"]),
        ("address: tel:112", "adress: tel:112", ["8:9: the key “adress” is not known here [unknown-key]"]),
        ("resources:", "resorces:", ["2:1: the key “resorces” is not known here [unknown-key]"]),
        (
            "how:\n      - label: warmline.example\n        address: https://warmline.example/\n",
            "how: https://warmline.example/\n",
            ["16:10: “how” should be a list, not a text [wrong-shape]"],
        ),
        ("note: Say what", "note: Say: what", ["11:14: a second “: ” stands in this text"]),
        ("name: Emergency", "name: [Emergency", ["3:11: a bracket “[” is opened and not closed"]),
        ("name: Emergency", "name: *Emergency", ["3:11: “*Emergency” is read by YAML as an alias, not as text"]),
        ("    group: now", "\tgroup: now", ["4:1: a tab is used for indentation"]),
        ("group: now", "name: now", ["4:5: the key “name” is written twice; the first is in line 3"]),
    ],
)
def test_what_is_wrong_has_its_place_and_a_way_out(course, old, new, told):
    assert old in SUPPORT
    problems = check_course(course(SUPPORT.replace(old, new, 1)))
    found = _told(problems)

    assert len(told) <= len(found)
    assert [] == [line for line in told if not any(one.startswith(line) for one in found)]
    assert all(problem.hint for problem in problems)


@pytest.mark.parametrize(
    ("support", "told"),
    [
        ("", "1:1: the file is empty [empty-file]"),
        ("# only a remark\n", "1:1: the file is empty [empty-file]"),
        ("just words", "1:1: the file should be a group of keys [wrong-shape]"),
        ("- name: Emergency\n", "1:1: the file should be a group of keys [wrong-shape]"),
        ("resources:\n", "1:11: nothing is written for “resources” [empty-text]"),
        ("resources: none\n", "1:12: “resources” should be a list, not a text [wrong-shape]"),
        ("resources:\n  name: Emergency\n", "2:3: “resources” should be a list, not a group of keys [wrong-shape]"),
        (b"resources: \xff", "1:12: the file is not saved as UTF-8; a character here cannot be read [not-utf-8]"),
        ("resources: []\x07", "1:14: an invisible control character (U+0007) stands here [yaml-character]"),
    ],
)
def test_a_file_that_holds_no_services_says_so_at_its_place(course, support, told):
    problems = check_course(course(support))

    assert [told] == _told(problems)
    assert all(problem.hint for problem in problems)


@pytest.mark.parametrize("support", ["", "# only a remark\n", "just words"])
def test_the_way_out_of_an_empty_file_speaks_of_services_and_not_of_questions(course, support):
    (problem,) = check_course(course(support))

    assert "“resources:”" in problem.hint
    assert "questions" not in problem.hint


def test_the_hints_for_a_date_and_an_address_show_how_they_are_written(course):
    support = SUPPORT.replace("2026-11-24", "today").replace("https://warmline", "warmline")
    address, date = check_course(course(support))

    assert "Start it with https://, tel:, sms: or mailto:." == address.hint
    assert "Write year, month and day, such as 2026-11-24." == date.hint


def test_a_very_long_value_is_quoted_in_short(course):
    support = SUPPORT.replace("2026-11-24", "long " * 500).replace("https://warmline", "long " * 500)
    problems = check_course(course(support))

    assert ["wrong-value", "wrong-value"] == [problem.code for problem in problems]
    assert all(len(problem.message) < 150 for problem in problems)


def test_every_mistake_in_the_file_is_told_at_once(course):
    support = SUPPORT.replace("2026-11-23", "soon").replace("where: United States\n", "were: here\n")

    assert ["12:19", "19:5"] == [line.partition(": ")[0] for line in _told(check_course(course(support)))]


@pytest.mark.parametrize("old", ["where: Everywhere", "last_checked: 2026-11-24", "resources:"])
def test_a_mistake_in_the_file_is_not_told_again_as_an_empty_page(course, old):
    problems = check_course(course(SUPPORT.replace(old, "x: y")))

    assert {"support.yml"} == {problem.location.path for problem in problems}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_a_problem(course, write_course):
    course(SUPPORT)
    (write_course({}) / "support.yml").chmod(0)

    assert ["unreadable-file"] == [problem.code for problem in check_course(read_course(write_course({})))]


def test_a_folder_in_its_place_is_a_problem(write_course):
    folder = write_course({})
    (folder / "support.yml").mkdir()
    (problem,) = check_course(read_course(folder))

    assert ("support.yml", "unreadable-file") == (problem.location.path, problem.code)
    assert problem.hint


@given(
    damages=st.lists(
        st.tuples(
            st.integers(0, len(SUPPORT)),
            st.integers(0, 10),
            st.sampled_from(["", " ", "\n", ":", "- ", "[", "{}", "x", "''", "~", "&a ", "true", "\t", "#", "*a"]),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_a_file_with_damage_anywhere_is_read_and_checked_without_a_crash(course, damages):
    text = SUPPORT
    for at, removed, added in damages:
        text = text[:at] + added + text[at + removed :]
    problems = check_course(course(text))
    words = " ".join(f"{problem.message} {problem.hint}" for problem in problems)

    assert [] == [p for p in problems if not 1 <= p.location.line <= text.count("\n") + 1]
    assert [] == [p for p in problems if not p.hint or not p.message]
    assert not re.search(r"\bdict\b|NoneType|pydantic|Input should|\btuple\b|question", words)


# ---- A page that shows nothing of it ----


@pytest.mark.parametrize("support", ["resources: []\n", None])
@pytest.mark.parametrize("directive", ["::support", "::support[now]"])
def test_a_page_that_shows_services_where_there_are_none_is_told(write_course, support, directive):
    files = {"docs/index.md": f"# Help\n\n{directive}\n"} | ({"support.yml": support} if support else {})
    (problem,) = check_course(read_course(write_course(files)))

    assert ("support-empty", "docs/index.md", 3) == (problem.code, problem.location.path, problem.location.line)
    assert "support.yml is missing or lists no services" in problem.message


def test_a_group_that_no_service_has_is_told_and_the_nearest_one_offered(course):
    (problem,) = check_course(course(SUPPORT, page="::support[now]\n\n::support[nwo]\n"))

    assert "docs/index.md:3:1" == str(problem.location)
    assert "“nwo”" in problem.message
    assert "Did you mean “now”?" == problem.hint


def test_where_no_service_has_a_group_the_hint_says_how_to_give_one(course):
    (problem,) = check_course(course(SUPPORT.replace("    group: now\n", ""), page="::support[now]\n"))

    assert "“group: now”" in problem.hint


# ---- What was looked at, and what was not ----


@pytest.mark.parametrize(("written", "told"), [("maybe", "maybe"), ("", "nothing is written"), ("[no]", "a list")])
def test_whether_a_service_was_opened_is_yes_or_no(course, written, told):
    (problem,) = check_course(course(SUPPORT + f"    opened: {written}\n"))

    assert ("support.yml", 22) == (problem.location.path, problem.location.line)
    assert told in problem.message
    assert problem.hint


def test_what_was_looked_at_is_not_left_empty(course):
    (problem,) = check_course(course(SUPPORT + "    looked_at:\n"))

    assert "22:15: nothing is written for “looked_at” [empty-text]" in _told([problem])[0]
