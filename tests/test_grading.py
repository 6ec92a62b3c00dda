"""How the browser marks an answer, asked of the very scripts that a page loads."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from primerpress.checks.kinds.short_answer import check
from primerpress.model.short_answer import ShortAnswerQuestion
from primerpress.problems import Location

BEHAVIOURS = Path(__file__).parent.parent / "generator" / "primerpress" / "browser" / "behaviours"
NODE = Path(sys.executable).with_name("node")

# Answers one question a line: [behaviour, key, response], or a regular expression to construct.
SERVER = """
import { createInterface } from 'node:readline';
const answer = async ([behaviour, key, response]) => {
  if (behaviour === 'RegExp') return Boolean(new RegExp(key, response));
  return (await import(`${process.argv[1]}/${behaviour}.js`)).grade(key, response);
};
for await (const line of createInterface({ input: process.stdin })) {
  let said;
  try { said = { result: await answer(JSON.parse(line)) }; } catch (error) { said = { error: String(error) }; }
  process.stdout.write(`${JSON.stringify(said)}\\n`);
}
"""


@pytest.fixture(scope="module")
def ask() -> Iterator[Callable[..., Any]]:
    """Return a function that asks the scripts, in one process for all tests."""
    node = NODE if NODE.exists() else shutil.which("node")
    assert node, "node is missing; `make test` installs it"
    command = [str(node), "--no-warnings", "--input-type=module", "-e", SERVER, BEHAVIOURS.as_uri()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:

        def put(*question: Any) -> Any:
            process.stdin.write(json.dumps(question) + "\n")
            process.stdin.flush()
            said = json.loads(process.stdout.readline())
            assert "error" not in said, f"{question}: {said['error']}"
            return said["result"]

        yield put
        process.stdin.close()


# ---- Choosing ----

OPTIONS = st.integers(2, 8).map(lambda number: [f"option-{letter}" for letter in "abcdefgh"[:number]])


@st.composite
def _choices(draw: st.DrawFn) -> tuple[list[str], list[str], list[str]]:
    """Return all options, the right ones (one at least), and the chosen ones in any order."""
    options = draw(OPTIONS)
    right = draw(st.lists(st.sampled_from(options), min_size=1, unique=True))
    chosen = draw(st.lists(st.sampled_from(options), unique=True))
    return options, right, chosen


SCORING = st.sampled_from(["partial", "all-or-nothing"])


@given(case=_choices(), scoring=SCORING)
def test_a_choice_scores_from_nothing_to_all(ask, case, scoring):
    _, right, chosen = case
    score = ask("choice", {"correct": right, "scoring": scoring}, chosen)["score"]

    assert 0 <= score <= 1


@given(case=_choices(), scoring=SCORING)
def test_all_that_is_right_and_nothing_else_scores_all(ask, case, scoring):
    _, right, _ = case

    assert ask("choice", {"correct": right, "scoring": scoring}, right[::-1])["score"] == 1


@given(case=_choices(), scoring=SCORING)
def test_nothing_chosen_scores_nothing(ask, case, scoring):
    _, right, _ = case

    assert ask("choice", {"correct": right, "scoring": scoring}, [])["score"] == 0


@pytest.mark.parametrize(
    ("right", "chosen", "score", "counted"),
    [
        ("abcd", "abcd", 1, (4, 0, 4)),
        ("abcd", "abc", 0.75, (3, 0, 4)),
        ("abcd", "ab", 0.5, (2, 0, 4)),
        ("abcd", "abcdx", 0.75, (4, 1, 4)),
        ("abcd", "abcx", 0.5, (3, 1, 4)),
        ("abcd", "abxy", 0, (2, 2, 4)),
        ("abcd", "axyz", 0, (1, 3, 4)),
        ("abcd", "x", 0, (0, 1, 4)),
        ("ab", "a", 0.5, (1, 0, 2)),
        ("ab", "abx", 0.5, (2, 1, 2)),
        ("ab", "ax", 0, (1, 1, 2)),
        ("a", "ax", 0, (1, 1, 1)),
    ],
)
def test_partial_scoring_gives_each_right_choice_its_share_and_takes_one_back_for_each_wrong_one(
    ask, right, chosen, score, counted
):
    """Whoever chooses everything, right and wrong, gains nothing by it."""
    result = ask("choice", {"correct": [*right], "scoring": "partial"}, [*chosen])

    assert score == result["score"]
    assert counted == (result["found"], result["extra"], result["total"])


@given(case=_choices())
def test_a_wrong_choice_takes_back_what_a_right_one_gives(ask, case):
    options, right, _ = case
    wrong = [option for option in options if option not in right]
    assume(wrong and len(right) > 1)
    key = {"correct": right, "scoring": "partial"}

    assert ask("choice", key, [*right[1:], wrong[0]])["score"] == ask("choice", key, right[2:])["score"]


@given(case=_choices())
def test_all_or_nothing_is_nothing_after_any_change_to_what_is_right(ask, case):
    options, right, _ = case
    wrong = [option for option in options if option not in right]
    key = {"correct": right, "scoring": "all-or-nothing"}

    for chosen in (right[1:], *([*right, one] for one in wrong), *([*right[1:], one] for one in wrong)):
        assert ask("choice", key, chosen)["score"] == 0


@given(case=_choices(), scoring=SCORING)
def test_a_wrong_choice_more_never_raises_the_score(ask, case, scoring):
    options, right, chosen = case
    wrong = [option for option in options if option not in right and option not in chosen]
    assume(wrong)
    key = {"correct": right, "scoring": scoring}

    assert ask("choice", key, [*chosen, wrong[0]])["score"] <= ask("choice", key, chosen)["score"]


@given(case=_choices(), scoring=SCORING)
def test_a_right_choice_more_never_lowers_the_score(ask, case, scoring):
    _, right, chosen = case
    missing = [option for option in right if option not in chosen]
    assume(missing)
    key = {"correct": right, "scoring": scoring}

    assert ask("choice", key, [*chosen, missing[0]])["score"] >= ask("choice", key, chosen)["score"]


@given(case=_choices(), scoring=SCORING, data=st.data())
def test_the_order_of_the_choices_makes_no_difference(ask, case, scoring, data):
    _, right, chosen = case
    shuffled = data.draw(st.permutations(chosen))
    key = {"correct": right, "scoring": scoring}

    assert ask("choice", key, chosen) == ask("choice", {**key, "correct": right[::-1]}, shuffled)


@given(case=_choices(), scoring=SCORING)
def test_a_choice_that_was_saved_twice_counts_once(ask, case, scoring):
    """What was saved may have been damaged since."""
    _, right, chosen = case
    key = {"correct": right, "scoring": scoring}

    assert ask("choice", key, chosen) == ask("choice", key, chosen + chosen)


# ---- A few words ----

LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORD = st.text(LETTERS, min_size=4, max_size=7)
SHORT_WORD = st.text(LETTERS, min_size=1, max_size=3)
LONG_WORD = st.text(LETTERS, min_size=8, max_size=14)
PHRASE = st.lists(st.text(LETTERS + "éüñ", min_size=1, max_size=8), min_size=1, max_size=4).map(" ".join)


def _short(*accept: str, case_sensitive: bool = False) -> dict[str, Any]:
    return {"accept": list(accept), "caseSensitive": case_sensitive}


@st.composite
def _slips(draw: st.DrawFn, words: st.SearchStrategy[str]) -> tuple[str, str]:
    """Return a word, and the same with one letter changed, added, left out, or swapped with its neighbour."""
    word = draw(words)
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(LETTERS))
    slip = draw(
        st.sampled_from(
            [
                word[:at] + letter + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + word[at + 1 :],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            ]
        )
    )
    assume(slip not in (word, ""))
    return word, slip


@given(accept=st.lists(st.text(max_size=20), max_size=4), answer=st.text(max_size=20), case_sensitive=st.booleans())
def test_a_short_answer_scores_all_or_nothing_whatever_is_written(ask, accept, answer, case_sensitive):
    texts = [text for text in accept if not (text.startswith("/") and text.endswith("/"))]
    result = ask("short-answer", _short(*texts, case_sensitive=case_sensitive), answer)

    assert result["score"] in (0, 1)
    assert not (result["score"] and result.get("near"))


@given(accept=st.lists(PHRASE, min_size=1, max_size=4), case_sensitive=st.booleans(), data=st.data())
def test_each_accepted_text_is_right(ask, accept, case_sensitive, data):
    answer = data.draw(st.sampled_from(accept))

    assert ask("short-answer", _short(*accept, case_sensitive=case_sensitive), answer)["score"] == 1


@given(accept=st.lists(PHRASE, max_size=4), answer=st.sampled_from(["", " ", "\n"]))
def test_nothing_written_is_never_right(ask, accept, answer):
    assert ask("short-answer", _short(*accept), answer)["score"] == 0


@given(
    phrase=PHRASE,
    before=st.sampled_from(["", " ", "\u00a0", "\t"]),
    between=st.sampled_from([" ", "  ", "\u00a0", " \t "]),
    after=st.sampled_from(["", ".", " .", "!", "?", ". ", "…"]),
    upper=st.booleans(),
)
def test_case_spaces_and_a_full_stop_at_the_end_make_no_difference(ask, phrase, before, between, after, upper):  # noqa: PLR0917
    answer = before + phrase.replace(" ", between) + after

    assert ask("short-answer", _short(phrase), answer.upper() if upper else answer)["score"] == 1


@pytest.mark.parametrize(
    ("accepted", "answer"),
    [
        ("it's hard", "it\u2019s hard"),
        ("it\u2019s hard", "it's hard"),
        ('the "gap"', "the “gap”"),
        ('the "gap"', "the „gap“"),
        ("self-disclosure", "self\u2010disclosure"),
        ("self-disclosure", "self\u2013disclosure"),
        ("finding", "\ufb01nding"),
        ("CPS", "\uff23\uff30\uff33"),
        ("caf\u00e9", "cafe\u0301"),
        ("cafe\u0301", "caf\u00e9"),
        ("x²", "x2"),
        ("Straße", "straße"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("no", "no"),
        ("...", "..."),
        ("C++", "c++"),
        ("/", "/"),
        ("and/or", "AND/OR"),
        ("it's", "it\u00b4s"),
        ("it's", "it`s"),
        ("it\u00b4s", "it\u2019s"),
        ("Straße", "Strasse"),
        ("Straße", "STRASSE"),
        ("Straße", "STRAẞE"),
        ("\u22125", "-5"),
        ("-5", "\u20135"),
        ("peer support", "peer support\u200b"),
        ("peer support", "peer sup\u00adport"),
        ("hope", "\u200ehope"),
        ("hope", '"hope"'),
        ("hope", "„Hope.“"),
        ("hope", "\u2018hope\u2019."),
        ("hope", "«hope»"),
        ("dogs'", "dogs\u2019"),
        ('"/usr/bin/"', "/usr/bin/"),
        ("/don\u2019t know/", "don't know"),
        ("/don't know/", "don\u2019t know"),
        ("/['\u2019]tis/", "'tis"),
    ],
)
def test_what_a_reader_would_call_the_same_is_the_same(ask, accepted, answer):
    assert ask("short-answer", _short(accepted), answer)["score"] == 1


@pytest.mark.parametrize(
    ("accepted", "answer"), [("né", "ne"), ("café", "cafe"), ("résumé", "resume"), ("uber", "Über")]
)
def test_where_only_accents_are_not_right_an_answer_is_near(ask, accepted, answer):
    assert ask("short-answer", _short(accepted), answer) == {"score": 0, "near": True}


@pytest.mark.parametrize(("accepted", "answer"), [('"/usr/bin/"', "usr/bin"), ("5", "\u22125"), ("it's", "its one")])
def test_what_a_reader_would_not_call_the_same_is_not(ask, accepted, answer):
    assert ask("short-answer", _short(accepted), answer)["score"] == 0


@given(pair=_slips(WORD | LONG_WORD))
def test_one_slip_of_the_pen_is_near_and_not_right(ask, pair):
    word, slip = pair

    assert ask("short-answer", _short(word), slip) == {"score": 0, "near": True}


@given(pair=_slips(SHORT_WORD))
def test_a_short_word_has_no_near_misses(ask, pair):
    word, slip = pair

    assert ask("short-answer", _short(word), slip) == {"score": 0, "near": False}


@given(word=WORD, number=st.integers(0, 99), other=st.integers(0, 99))
def test_another_number_is_never_near(ask, word, number, other):
    assume(number != other)

    assert ask("short-answer", _short(f"{word} {number}"), f"{word} {other}") == {"score": 0, "near": False}


@given(word=WORD)
def test_something_else_entirely_is_neither_right_nor_near(ask, word):
    assert ask("short-answer", _short(word), "x" + word[::-1] + "yz" + word) == {"score": 0, "near": False}


@given(pair=_slips(WORD))
def test_a_slip_that_is_itself_accepted_is_right(ask, pair):
    word, slip = pair

    assert ask("short-answer", _short(word, slip), slip)["score"] == 1


@given(phrase=PHRASE)
def test_where_case_matters_another_case_is_near_and_not_right(ask, phrase):
    assume(phrase != phrase.upper())
    key = _short(phrase, case_sensitive=True)

    assert ask("short-answer", key, phrase)["score"] == 1
    assert ask("short-answer", key, phrase.upper()) == {"score": 0, "near": True}


@pytest.mark.parametrize(
    ("accepted", "answer", "expected"),
    [
        ("/colou?r/", "color", 1),
        ("/colou?r/", "Colour", 1),
        ("/colou?r/", "colour.", 1),
        ("/colou?r/", "  colour ", 1),
        ("/colou?r/", "colours", 0),
        ("/colou?r/", "my colour", 0),
        ("/one|two/", "one", 1),
        ("/one|two/", "two", 1),
        ("/one|two/", "one or two", 0),
        ("/one|two/", "onetwo", 0),
        ("/a.c/", "a😀c", 1),
        (r"/\p{Lu}\d+/", "É12", 1),
        (r"/(peer) \1/", "peer peer", 1),
        ("/a b/", "a  b", 1),
        ("/a/b/", "a/b", 1),
        (r"/what\?/", "what?", 1),
        ("/x.*/", "x\ny", 1),
    ],
)
def test_a_regular_expression_is_held_against_the_whole_answer(ask, accepted, answer, expected):
    assert ask("short-answer", _short(accepted), answer)["score"] == expected


@pytest.mark.parametrize(("answer", "expected"), [("CPS", 1), ("cps", 0), ("Cps", 0)])
def test_a_regular_expression_minds_case_where_the_question_does(ask, answer, expected):
    assert ask("short-answer", _short("/CPS/", case_sensitive=True), answer)["score"] == expected


def test_what_misses_a_regular_expression_is_never_near(ask):
    assert ask("short-answer", _short("/colou?r/"), "coluor") == {"score": 0, "near": False}


ODD_PATTERNS = r"""
a|b (a)(b)\2 (?:a) (?=a)b (?!a)b (?<=a)b (?<!a)b (?<name>a)\k<name> (?<a>x)|(?<b>y) (?<a>x)|(?<a>y) \k<a> (?<1>a)
(?<é>a) (?<$>a) (?i:a) (?-i:a) (?i)a (?>a) (?#a) (?P<a>b) a++ a*+ a?? a{2} a{2,} a{2,1} a{,2} a{ { } ] [ ( )
a)(?:b [a-z] [z-a] [] [^] [^a] [a-] [-a] [\w-z] [a-\d] [\b] [\B] [[a]] [a&&b] [a--b] [\p{L}] [^\p{L}] [\q{a}]
\p{L} \P{L} \pL \p{Lu} \p{Script=Greek} \p{sc=Grek} \p{scx=Latn} \p{Emoji} \p{RGI_Emoji} \p{IsGreek} \p{Foo}
\p{Any} \p{ASCII} \p \p{} \p{L=x} \p{General_Category=Letter} \p{gc=Lu} \u0041 \u{41} \u{1F600} \u{110000} \u{}
\u41 \x41 \x4 \cA \c \c1 \0 \00 \01 \1 (a)\1 \2(a)(b) \8 \9 \a \e \- \_ \@ \/ \. \^ \$ \\ \| \( \{ \} \] \n \t \v
\f \r \d \D \s \S \w \W \b \B ^a$ ^* $+ \b+ (?=a)* (?!a)+ (?<=a)* (?<=a)? a** a{99999999999} a{0} a{1,99999999999}
(?:) () | || (|a) [\u{1F600}] [😀-😂] 😀+ \ud83d \ud83d\ude00 \u{d83d} (?<😀>a) (?<a\u{62}>x) é{2} .\. (?s:.) (?m:^a)
(?im-s:a) (?:(?i)a) (?<a>(?<a>b)) x{2}{3}
""".split()  # noqa: SIM905 - a pattern a line would be a long list
PATTERN_PIECES = [
    "a",
    "é",
    "😀",
    ".",
    "^",
    "$",
    r"\b",
    r"\B",
    r"\d",
    r"\p{L}",
    r"\/",
    "[a-z]",
    r"[^\d-]",
    "[]",
    "-",
    r"\u{41}",
]
GROUPS = ["({})", "(?:{})", "(?={})", "(?!{})", "(?<={})", "(?<!{})", "(?<n>{})", "(?i:{})", "[{}]"]
QUANTIFIERS = ["*", "+", "?", "*?", "{2}", "{2,}", "{0,3}", "{3,2}"]
PATTERNS = st.recursive(
    st.sampled_from(PATTERN_PIECES),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map("|".join),
        st.tuples(st.sampled_from(GROUPS), inner).map(lambda pair: pair[0].format(pair[1])),
        st.tuples(inner, st.sampled_from(QUANTIFIERS)).map("".join),
    ),
    max_leaves=6,
)


def _accepted_by_the_checks(pattern: str) -> bool:
    question = ShortAnswerQuestion(id="q", kind="short-answer", prompt="?", accept=(f"/{pattern}/",))
    return not list(check(question, lambda *_, **__: Location("quiz.yml")))


def _constructs(ask: Callable[..., Any], pattern: str) -> bool:
    return ask("RegExp", f"^(?:{pattern})$", "u") and ask("RegExp", f"^(?:{pattern})$", "iu")


@pytest.mark.parametrize("pattern", ODD_PATTERNS)
def test_an_odd_expression_that_the_checks_accept_is_one_that_a_browser_reads(ask, pattern):
    assert not _accepted_by_the_checks(pattern) or _constructs(ask, pattern)


@given(pattern=PATTERNS)
def test_any_expression_that_the_checks_accept_is_one_that_a_browser_reads(ask, pattern):
    assert not _accepted_by_the_checks(pattern) or _constructs(ask, pattern)


# ---- A number ----

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-10_000, max_value=10_000, places=3)
SMALL = st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=100, places=3)
DIGITS = st.integers(-(10**15) + 1, 10**15 - 1)


def _number(low: Decimal | str | float, high: Decimal | str | float | None = None, unit: str = "") -> dict[str, Any]:
    """Return the key as the page holds it: decimals, which the browser turns into numbers of its own."""
    return {"low": float(low), "high": float(low if high is None else high), "unit": unit}


@given(low=NUMBERS, high=NUMBERS, answer=st.text(max_size=20) | NUMBERS.map(str))
def test_a_number_scores_all_or_nothing_whatever_is_written(ask, low, high, answer):
    assert ask("numeric", _number(min(low, high), max(low, high)), answer)["score"] in (0, 1)


@given(answer=NUMBERS, tolerance=SMALL)
@example(answer=Decimal("0.3"), tolerance=Decimal("0.1"))
@example(answer=Decimal("0.1"), tolerance=Decimal("0.2"))
@example(answer=Decimal("1.005"), tolerance=Decimal("0.005"))
def test_both_edges_of_the_tolerance_are_right_and_a_step_beyond_is_not(ask, answer, tolerance):
    key = _number(answer - tolerance, answer + tolerance)

    # Four decimals: three might be read as thousands.
    assert ask("numeric", key, f"{answer:.4f}")["score"] == 1
    assert ask("numeric", key, f"{answer + tolerance:.4f}")["score"] == 1
    assert ask("numeric", key, f"{answer - tolerance:.4f}")["score"] == 1
    assert ask("numeric", key, f"{answer + tolerance + Decimal('0.0001'):.4f}")["score"] == 0
    assert ask("numeric", key, f"{answer - tolerance - Decimal('0.0001'):.4f}")["score"] == 0


@given(number=DIGITS, exponent=st.integers(-12, 0))
@example(number=1_000_000_000, exponent=0)
@example(number=123_456_789_012_345, exponent=0)
@example(number=1, exponent=-10)
def test_a_number_of_up_to_fifteen_digits_is_told_from_its_neighbours(ask, number, exponent):
    """As many digits as an author may write."""
    key = _number(f"{number}e{exponent}")

    assert ask("numeric", key, f"{number}e{exponent}")["score"] == 1
    assert ask("numeric", key, f"{number + 1}e{exponent}")["score"] == 0


@pytest.mark.parametrize(
    ("answer", "number"),
    [
        ("1.5", 1.5),
        ("1,5", 1.5),
        (" 1.5 ", 1.5),
        ("+1.5", 1.5),
        ("01.50", 1.5),
        (".5", 0.5),
        (",5", 0.5),
        ("5.", 5),
        ("-2", -2),
        ("\u22122", -2),
        ("1e3", 1000),
        ("1E3", 1000),
        ("1.5e-2", 0.015),
        ("1,5e-2", 0.015),
        ("1000", 1000),
        ("1 000", 1000),
        ("1\u00a0000", 1000),
        ("1\u202f000", 1000),
        ("1'000", 1000),
        ("1\u2019000", 1000),
        ("1,000,000", 1_000_000),
        ("1.000.000", 1_000_000),
        ("1 000 000", 1_000_000),
        ("1,000.5", 1000.5),
        ("1.000,5", 1000.5),
        ("1 000,5", 1000.5),
        ("12,34", 12.34),
        ("\uff11\uff12", 12),
        ("\u20132", -2),
        ("- 2", -2),
        ("-\u0663", -3),
        ("-\u06f3", -3),
        ("3 \u00d7 10²", 300),
        ("10²", 100),
        ("5€", 5),
        ("€ 5", 5),
        ("-$5", -5),
    ],
)
def test_a_number_is_read_as_people_write_it(ask, answer, number):
    assert ask("numeric", _number(number), answer)["score"] == 1


@pytest.mark.parametrize(
    ("answer", "number"),
    [
        ("1,00", 100),
        ("1.5", 15),
        ("1,5", 15),
        ("10 00", 1000),
        ("1,0000", 10_000),
        ("2", -2),
        ("1,000", 1001),
        ("1,000", 1000),
        ("1.000", 1),
        ("16,000", 16),
        ("0.500", 500),
        ("0,500", 500),
    ],
)
def test_a_number_is_not_read_as_another(ask, answer, number):
    assert ask("numeric", _number(number), answer)["score"] == 0


NONSENSE = [
    "",
    " ",
    "-",
    ".",
    ",",
    "e",
    "one",
    "1-2",
    "--1",
    "1e",
    "0x10",
    "Infinity",
    "-Infinity",
    "NaN",
    "1/2",
    "1.2.3",
]
NONSENSE += ["1,2,3", "1 2", "five 5", "5 or 6", "1e999", "null", "[]", "½", "2²", "5 5", "1_000"]


@pytest.mark.parametrize("answer", NONSENSE)
def test_nonsense_is_not_a_number_and_never_right(ask, answer):
    assert ask("numeric", _number(-1e12, 1e12), answer)["score"] == 0


@given(answer=st.text(st.characters(exclude_categories=("N", "Cs"))))
def test_what_holds_no_digit_is_never_right(ask, answer):
    assert ask("numeric", _number(-1e12, 1e12), answer)["score"] == 0


UNITS = ["weeks", "%", "€", "km/h", "m²", "℃", "㎏", "°C", "µg", "h", "e", "m"]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("between", ["", " ", "\u00a0"])
def test_the_unit_may_stand_behind_the_number_or_be_left_out(ask, unit, between):
    key = _number(12.5, unit=unit)

    assert ask("numeric", key, "12.5")["score"] == 1
    assert ask("numeric", key, f"12.5{between}{unit}")["score"] == 1
    assert ask("numeric", key, f"12,5{between}{unit.upper()}")["score"] == 1


@pytest.mark.parametrize(
    ("answer", "unit"),
    [
        ("12.5 kg.", "kg"),
        ("12.5 kg", "kg."),
        ("12,5 k\u200bg", "kg"),
        ("€ 12.50", "€"),
        ("12.5 €", "euros"),
        ("12.5 $", ""),
    ],
)
def test_a_unit_is_read_as_people_write_it(ask, answer, unit):
    assert ask("numeric", _number(12.5, unit=unit), answer)["score"] == 1


def test_another_currency_is_not_right(ask):
    assert ask("numeric", _number(12.5, unit="€"), "$12.5")["score"] == 0


@pytest.mark.parametrize("answer", ["12.5 months", "weeks 12.5", "12.5 weeks weeks", "weeks", "12.5 week"])
def test_another_unit_is_not_right(ask, answer):
    assert ask("numeric", _number(12.5, unit="weeks"), answer)["score"] == 0


# ---- Giving each item a target ----

ITEMS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=8, unique=True)
TARGETS = st.sampled_from(["one", "two", "three"])


@st.composite
def _assignments(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """Return the right target of each item, and those that were given to some of them."""
    key = {item: draw(TARGETS) for item in draw(ITEMS)}
    return key, {item: draw(TARGETS) for item in key if draw(st.booleans())}


BELONGS = {"a": "one", "b": "two", "c": "three", "d": "three"}


@pytest.mark.parametrize(
    ("given_", "score", "found"),
    [
        ({"a": "one", "b": "two", "c": "three", "d": "three"}, 1, 4),
        ({"a": "one", "b": "two", "c": "three", "d": "one"}, 0.75, 3),
        ({"a": "one", "b": "two"}, 0.5, 2),
        ({"a": "one", "b": "one", "c": "one", "d": "one"}, 0.25, 1),
        ({"a": "two", "b": "one", "c": "one", "d": "two"}, 0, 0),
    ],
)
def test_an_assignment_counts_each_item_that_is_where_it_belongs(ask, given_, score, found):
    result = ask("assignment", BELONGS, given_)

    assert score == result["score"]
    assert (found, 4) == (result["found"], result["total"])


@given(case=_assignments())
def test_every_item_counts_the_same_and_for_itself(ask, case):
    """What some items score and what the others score adds up to all."""
    key, some = case
    half = {item: key[item] for item in some}
    rest = {item: target for item, target in key.items() if item not in some}

    assert pytest.approx(1) == ask("assignment", key, half)["score"] + ask("assignment", key, rest)["score"]
    assert len({ask("assignment", key, {item: key[item]})["score"] for item in key}) == 1


@given(case=_assignments())
def test_an_assignment_scores_from_nothing_to_all_and_more_with_each_item_put_right(ask, case):
    key, given_ = case
    scores = [ask("assignment", key, given_)["score"]]
    for item, target in key.items():
        given_ = {**given_, item: target}
        scores.append(ask("assignment", key, given_)["score"])

    assert scores == sorted(scores)
    assert (0 <= scores[0], scores[-1]) == (True, 1)


@given(case=_assignments())
def test_every_item_where_it_belongs_scores_all_and_none_nothing(ask, case):
    key, _ = case

    assert ask("assignment", key, key)["score"] == 1
    assert ask("assignment", key, {})["score"] == 0


@given(case=_assignments())
def test_an_item_that_is_no_longer_asked_about_counts_nothing(ask, case):
    key, given_ = case

    assert ask("assignment", key, given_) == ask("assignment", key, {**given_, "gone": "one"})


# ---- Putting in order ----

ORDER = st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=8, unique=True)


@pytest.mark.parametrize(
    ("order", "score", "found"),
    [
        ("abcde", 1, 4),
        ("bcdea", 0.75, 3),  # one item far from its place costs one neighbour
        ("eabcd", 0.75, 3),
        ("abdec", 0.5, 2),
        ("bacde", 0.5, 2),
        ("acbde", 0.25, 1),
        ("cdeab", 0.75, 3),
        ("badce", 0, 0),
        ("edcba", 0, 0),
    ],
)
def test_an_order_counts_the_neighbours_that_follow_each_other_as_they_should(ask, order, score, found):
    result = ask("ordering", [*"abcde"], [*order])

    assert score == result["score"]
    assert (found, 4) == (result["found"], result["total"])


@given(key=ORDER, data=st.data())
def test_names_make_no_difference_to_an_order(ask, key, data):
    order = data.draw(st.permutations(key))
    renamed = {item: f"item-{number}" for number, item in enumerate(sorted(key, reverse=True))}

    assert ask("ordering", key, order) == ask(
        "ordering", [renamed[item] for item in key], [renamed[item] for item in order]
    )


@given(key=ORDER)
def test_the_right_order_scores_all_its_reversal_and_no_order_nothing(ask, key):
    assert ask("ordering", key, key)["score"] == 1
    assert ask("ordering", key, key[::-1])["score"] == 0
    assert ask("ordering", key, [])["score"] == 0


@given(key=ORDER)
def test_only_the_right_order_scores_all(ask, key):
    assert ask("ordering", key, [*key[1:], key[0]])["score"] < 1


@given(key=ORDER, order=st.lists(st.sampled_from("abcdefghxyz"), max_size=16))
def test_an_order_scores_from_nothing_to_all_whatever_was_saved(ask, key, order):
    """What was saved may have been damaged since: an item twice, one missing, one that never was."""
    assert 0 <= ask("ordering", key, order)["score"] <= 1


@given(key=ORDER)
def test_an_item_that_never_was_helps_nobody(ask, key):
    assert ask("ordering", key, ["x", key[0]])["score"] == 0


# ---- Filling gaps ----

TYPED = st.lists(PHRASE, min_size=1, max_size=3).map(lambda accept: {"accept": accept})
CHOSEN = st.lists(PHRASE, min_size=2, max_size=4, unique=True).map(lambda options: {"answer": options[0]})
BLANKS = st.lists(TYPED | CHOSEN, min_size=1, max_size=5)


def _gaps(*blanks: dict[str, Any], case_sensitive: bool = False) -> dict[str, Any]:
    return {"blanks": list(blanks), "caseSensitive": case_sensitive}


def _right(blank: dict[str, Any]) -> str:
    return blank["answer"] if "answer" in blank else blank["accept"][0]


@given(blanks=BLANKS, case_sensitive=st.booleans())
def test_every_gap_as_written_scores_all(ask, blanks, case_sensitive):
    result = ask("gaps", _gaps(*blanks, case_sensitive=case_sensitive), [_right(blank) for blank in blanks])

    assert (result["score"], result["near"]) == (1, False)


@given(blanks=BLANKS, empty=st.sampled_from(["", " ", "\n"]))
def test_gaps_left_empty_score_nothing(ask, blanks, empty):
    for answers in ([], [empty] * len(blanks)):
        result = ask("gaps", _gaps(*blanks), answers)

        assert (result["score"], result["near"]) == (0, False)


@pytest.mark.parametrize(
    ("answers", "score", "found"),
    [
        (["ask", "listen", "wait", "thank"], 1, 4),
        (["ask", "listen", "wait", ""], 0.75, 3),
        (["", "listen", "", "thank"], 0.5, 2),
        (["listen", "ask", "wait", "wait"], 0.25, 1),
        (["ask"], 0.25, 1),
        (["listen", "wait", "thank", "ask"], 0, 0),
    ],
)
def test_gaps_count_each_that_is_right(ask, answers, score, found):
    key = _gaps({"accept": ["ask"]}, {"accept": ["listen"]}, {"answer": "wait"}, {"answer": "thank"})
    result = ask("gaps", key, answers)

    assert score == result["score"]
    assert (found, 4) == (result["found"], result["total"])


@given(blanks=BLANKS, data=st.data())
def test_every_gap_counts_the_same_and_for_itself(ask, blanks, data):
    """What some gaps score and what the others score adds up to all."""
    filled = [data.draw(st.booleans()) for _ in blanks]
    some = [_right(blank) if fill else "" for blank, fill in zip(blanks, filled, strict=True)]
    others = ["" if fill else _right(blank) for blank, fill in zip(blanks, filled, strict=True)]
    key = _gaps(*blanks)

    assert pytest.approx(1) == ask("gaps", key, some)["score"] + ask("gaps", key, others)["score"]


@given(blanks=BLANKS, answers=st.lists(st.text(max_size=12), max_size=6), case_sensitive=st.booleans())
def test_gaps_score_from_nothing_to_all_whatever_is_written(ask, blanks, answers, case_sensitive):
    result = ask("gaps", _gaps(*blanks, case_sensitive=case_sensitive), answers)

    assert 0 <= result["score"] <= 1
    assert not (result["near"] and result["score"] == 1)


@given(pair=_slips(WORD), blanks=BLANKS)
def test_a_slip_in_a_typed_gap_is_near_where_all_else_is_right(ask, pair, blanks):
    word, slip = pair
    key = _gaps(*blanks, {"accept": [word]})

    assert ask("gaps", key, [*map(_right, blanks), slip])["near"] is True
    assert ask("gaps", key, ["", *map(_right, blanks[1:]), slip])["near"] is False


@given(pair=_slips(WORD))
def test_a_chosen_gap_has_no_near_misses(ask, pair):
    word, slip = pair
    result = ask("gaps", _gaps({"answer": word}), [slip])

    assert (result["score"], result["near"]) == (0, False)


# ---- Better and weaker ----

QUALITIES = ("best", "acceptable", "weak", "harmful")


@pytest.mark.parametrize(
    ("quality", "state"), list(zip(QUALITIES, ("right", "partly", "not-right", "not-right"), strict=True))
)
def test_the_quality_says_how_a_judgement_or_a_scenario_went(ask, quality, state):
    assert state == ask("judgement", {"a": quality, "b": "best"}, ["a"])["state"]
    assert state == ask("scenario", {"one/a": "", "two/b": quality}, ["one/a", "two/b"])["state"]


def test_a_better_choice_scores_more(ask):
    key = {quality: quality for quality in QUALITIES}
    judged = [ask("judgement", key, [quality])["score"] for quality in QUALITIES]
    ended = [ask("scenario", key, [quality])["score"] for quality in QUALITIES]

    assert judged == ended == sorted(set(judged), reverse=True)
    assert (judged[0], judged[-1]) == (1, 0)


@pytest.mark.parametrize("response", [[], ["gone"], ["one/a"]])
def test_no_choice_and_a_way_that_leads_to_no_ending_score_nothing(ask, response):
    assert ask("judgement", {"a": "best"}, response)["score"] == 0
    assert ask("scenario", {"one/a": "", "two/b": "best"}, response)["score"] == 0


def test_only_the_end_of_the_way_counts_in_a_scenario(ask):
    key = {"one/a": "", "two/b": "", "two/c": "harmful", "three/d": "best"}

    assert ask("scenario", key, ["one/a", "two/b", "three/d"]) == ask("scenario", key, ["three/d"])


# ---- Nothing to mark ----


@pytest.mark.parametrize(
    ("behaviour", "response"), [("rating", [0, None, 2]), ("reflection", {"text": "x", "ticked": []})]
)
def test_what_is_for_oneself_is_noted_and_never_marked(ask, behaviour, response):
    assert ask(behaviour, None, response) == {"score": 0, "state": "noted"}


# ---- Every behaviour there is ----


def test_every_behaviour_is_looked_at_here():
    """Give a new way of answering its own tests above."""
    assert {file.stem for file in BEHAVIOURS.glob("*.js") if "export const grade" in file.read_text("utf-8")} == {
        "assignment",
        "choice",
        "gaps",
        "judgement",
        "numeric",
        "ordering",
        "rating",
        "reflection",
        "scenario",
        "short-answer",
    }
