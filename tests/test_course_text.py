"""The course that this project ships keeps its promises: cited, complete, varied, and plainly written."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from primerpress.checks.course import check_course
from primerpress.course.course import Course, read_course
from primerpress.model.judgement import JudgementQuestion
from primerpress.model.quiz import KINDS
from primerpress.model.scenario import ScenarioQuestion
from tools.readability import grade, paragraphs

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "docs" / "modules").glob("[0-9]*.md"))
PARTS = ("objectives", "why-this-matters", "scenario-lab", "reflection", "recap", "end-quiz", "pause", "sources")

each_module = pytest.mark.parametrize("file", MODULES, ids=lambda file: file.stem)


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(ROOT)


@pytest.fixture(scope="module")
def questions(course: Course) -> list[tuple[str, Any]]:
    """Return the questions of the course itself, with the names of their quizzes."""
    return [(name.quiz, asked) for page in course.modules for name, asked in course.showing.on(page).items()]


def test_the_course_has_no_problem_and_no_warning(course):
    assert [] == check_course(course)


def test_no_word_with_a_number_sign_becomes_a_heading():
    """Python-Markdown takes “#word” for a heading, in a list, too."""
    begun = re.compile(r"^[ \t]*(?:(?:[-*+>]|\d+\.)[ \t]+)*#+[^#\s].*", re.MULTILINE)

    assert [] == [line for file in (ROOT / "docs").rglob("*.md") for line in begun.findall(file.read_text("utf-8"))]


def test_there_are_ten_modules_and_what_stands_around_them(course):
    assert [f"{number:02}" for number in range(1, 11)] == [file.name[:2] for file in MODULES]
    around = {"before-you-start.md", "practice-lab.md", "final-quiz.md", "closing.md"}
    assert around <= {Path(page.path).name for page in course.modules}
    assert {"index.md", "glossary.md", "sources.md", "support.md", "about.md"} <= {
        file.name for file in (ROOT / "docs").iterdir()
    }


@each_module
def test_a_module_has_all_its_parts_in_order(file):
    ids = re.findall(r"^## .*\{#([\w-]+)\}", file.read_text("utf-8"), re.MULTILINE)

    assert list(PARTS) == [name for name in ids if name in PARTS]


@each_module
def test_a_module_takes_half_an_hour_or_so(course, file):
    page = next(page for page in course.pages if page.path.endswith(file.name))

    assert 25 <= course.minutes(page) <= 40


@each_module
def test_a_module_reads_plainly(file):
    assert 4 <= grade(paragraphs(file.read_text("utf-8"))) <= 8


@each_module
def test_each_objective_has_its_section_and_a_question(course, file):
    text = file.read_text("utf-8")
    page = next(page for page in course.pages if page.path.endswith(file.name))
    promised = re.findall(r"\]\(#([\w-]+)\)", text.split("{#objectives}")[1].split("\n## ")[0])
    asked = {question.objective for question in course.showing.on(page).values()}

    assert promised
    assert [] == [name for name in promised if name not in page.sections]
    assert [] == [name for name in promised if name not in asked]


@each_module
def test_no_more_than_some_six_hundred_words_pass_without_a_check(file):
    teaching = file.read_text("utf-8").split("{#why-this-matters}")[1].split("{#scenario-lab}")[0]
    stretches = re.split(r"^::question\[.*$", teaching, flags=re.MULTILINE)

    assert max(len(stretch.split()) for stretch in stretches) <= 620


def test_every_kind_of_question_is_in_real_use(questions):
    used = Counter(question.kind for _, question in questions)

    assert set() == KINDS.keys() - used.keys()
    assert sum(used.values()) >= 130
    assert used["scenario"] >= 12


def test_a_conversation_has_four_to_nine_scenes_and_more_than_one_good_way(questions):
    for name, question in questions:
        if isinstance(question, ScenarioQuestion):
            endings = [scene.ending.quality for scene in question.scenes.values() if scene.ending]

            assert 4 <= len(question.scenes) <= 9, f"{name}/{question.id}"
            assert any(quality in ("best", "acceptable") for quality in endings), f"{name}/{question.id}"


def test_every_option_says_why(questions):
    for name, question in questions:
        for option in getattr(question, "options", ()):
            assert option.feedback, f"{name}/{question.id}: {option.text}"
        if isinstance(question, JudgementQuestion):
            assert all(option.principle for option in question.options), f"{name}/{question.id}"


def test_keys_are_balanced_in_position_and_length(questions):
    choices = [q for _, q in questions if q.kind in ("single-choice", "judgement") and not q.shuffle]
    right = [[getattr(o, "correct", False) or getattr(o, "quality", "") == "best" for o in q.options] for q in choices]
    first = sum(marks[0] for marks in right) / len(choices)
    longest = sum(
        max(range(len(q.options)), key=lambda at, q=q: len(q.options[at].text)) == marks.index(True)
        for q, marks in zip(choices, right, strict=True)
    )

    assert first < 0.45
    assert longest / len(choices) < 0.45


# ---- Sources ----


def _cited() -> dict[str, list[str]]:
    files = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "quizzes").glob("*.yml")]
    found: dict[str, list[str]] = {}
    for file in files:
        for key in re.findall(r"sources\.md#([\w-]+)", file.read_text("utf-8")):
            found.setdefault(key, []).append(file.relative_to(ROOT).as_posix())
    return found


def _listed() -> set[str]:
    return set(re.findall(r"^  \{: #([\w-]+) \}", (ROOT / "docs" / "sources.md").read_text("utf-8"), re.MULTILINE))


def test_every_citation_is_on_the_sources_page():
    assert {} == {key: files for key, files in _cited().items() if key not in _listed()}


def test_every_source_is_cited_somewhere():
    assert set() == _listed() - _cited().keys()


@each_module
def test_a_module_lists_what_it_cites_and_nothing_else(course, file):
    text, sources = file.read_text("utf-8").split("{#sources}")
    page = next(page for page in course.pages if page.path.endswith(file.name))
    quizzes = {(ROOT / course.quizzes[directive.quiz].path).read_text("utf-8") for directive in page.directives}
    cited = {key for part in (text, *quizzes) for key in re.findall(r"sources\.md#([\w-]+)", part)}

    assert cited == set(re.findall(r"sources\.md#([\w-]+)", sources))


# ---- What is never said ----

COURSE = [
    *(ROOT / "docs").glob("*.md"),
    *(ROOT / "docs" / "modules").glob("*.md"),
    *(ROOT / "docs" / "teach" / "facilitator").glob("*.md"),
    *(ROOT / "quizzes").glob("*.yml"),
]


@pytest.mark.parametrize(
    "words",
    [r"\bCEUs?\b", r"commit(ted)? suicide", r"[Pp]ress 3", "the mentally ill", "[Bb]etter luck", "safe space is"],
)
def test_words_that_the_course_does_not_use(words):
    lines = ((file.name, line) for file in COURSE for line in file.read_text("utf-8").splitlines())

    assert [] == [(name, line) for name, line in lines if re.search(words, line)]


def test_nothing_is_told_by_where_it_stands_on_a_wide_screen():
    """A phone stacks a table, and to a screen reader nothing is left or right: WCAG 2.2, 1.3.3."""
    places = re.compile(r"(?i)\b(?:right|left)-hand (?:column|side)|\b(?:both|other|right|left) columns?\b")

    assert [] == [(file.name, said) for file in COURSE for said in places.findall(file.read_text("utf-8"))]


def test_numbers_to_call_stand_in_one_file_alone():
    found = [
        file.name
        for file in COURSE
        if file.name != "sources.md" and re.search(r"\b988\b(?!-lifeline)|\b1-8\d\d-|741741", file.read_text("utf-8"))
    ]

    assert [] == found


# ---- How far a source was read, and what a claim rests on ----

KINDS_OF_SOURCE = r"Guidance|Code|Essay|Interviews|Recordings|Survey|Experiment|Trial|Review|Law"
HOW_FAR = ("Read in part", "Read about", "Not opened")


def _entries() -> dict[str, str]:
    """Return the entries of the sources page by their anchors."""
    found = re.findall(r"^- (.*)\n  \{: #([\w-]+) \}", (ROOT / "docs" / "sources.md").read_text("utf-8"), re.MULTILINE)
    return {key: entry for entry, key in found}


def test_every_source_says_what_it_is_and_how_far_it_was_read():
    ending = re.compile(rf"\*({KINDS_OF_SOURCE})[a-z ]*\. ({'|'.join(HOW_FAR)})\.\*$")

    assert _listed() == _entries().keys()
    assert {} == {key: entry for key, entry in _entries().items() if not ending.search(entry)}


def test_the_sources_page_explains_its_labels():
    introduction = (ROOT / "docs" / "sources.md").read_text("utf-8").split("{#standards-and-guidance}")[0]

    assert [] == [label for label in HOW_FAR if f"| *{label}* |" not in introduction]


def test_a_source_that_nobody_opened_stands_for_a_word_and_for_no_finding():
    unopened = {key for key, entry in _entries().items() if entry.endswith("Not opened.*")}
    cited = {
        (file.name, line)
        for file in COURSE
        for line in file.read_text("utf-8").splitlines()
        for key in re.findall(r"sources\.md#([\w-]+)", line)
        if key in unopened
    }

    assert unopened
    assert [] == [one for one in cited if re.search(r"\bstud(y|ies)\b|\bfound\b|per cent|\d%", one[1])]


def test_what_is_said_of_a_single_meeting_leaves_room_for_some_sharing():
    said = [
        (file.name, paragraph)
        for file in COURSE
        for paragraph in file.read_text("utf-8").split("\n\n")
        for line in paragraph.splitlines()
        if "#cusick-2022" in line and re.search(r"only once|single (time|meeting)", line)
    ]

    assert said
    assert [] == [one for one in said if "some sharing" not in one[1]]


def test_nobody_is_sent_to_a_privacy_officer_whom_their_group_may_not_have():
    lines = [
        (file.name, line)
        for file in COURSE
        for line in file.read_text("utf-8").splitlines()
        if re.search("privacy officer", line, re.IGNORECASE)
    ]

    assert lines
    assert [] == [one for one in lines if "if there is one" not in one[1]]


@pytest.mark.parametrize("words", ["report on (the year )?2022", r"medication advice \(\[SAMHSA", r"116 students"])
def test_claims_that_no_source_we_read_carries_are_gone(words):
    lines = ((file.name, line) for file in COURSE for line in file.read_text("utf-8").splitlines())

    assert [] == [(name, line) for name, line in lines if re.search(words, line)]


@pytest.mark.parametrize("name", ["usual-limits", "sam-and-ana", "signs-of-power", "exam-story-at-the-library"])
def test_a_question_that_rests_on_our_own_advice_or_on_a_rule_says_so(questions, name):
    (question,) = [question for _, question in questions if question.id == name]
    said = " ".join([str(question.explanation or ""), *question.sources])

    assert "our own" in said or len(question.sources) >= 3


# ---- Help for those whom a crisis line alone does not serve ----


@pytest.mark.parametrize("who", ["LGBTQ", "[Tt]rans people", "partner hurts", "sexually assaulted"])
def test_help_is_listed_for_those_who_need_more_than_a_crisis_line(course, who):
    services = [service for service in course.support.resources if re.search(who, f"{service.name} {service.what_for}")]

    assert services
    assert {"particular"} == {service.group for service in services}


def test_every_service_says_what_was_looked_at(course):
    assert [] == [service.name for service in course.support.resources if not service.looked_at]


def test_a_number_that_rests_on_old_pages_or_other_peoples_is_marked_for_the_reader(course):
    doubtful = re.compile(r"\bold\b|undated|other people|encyclopedia|without a date")
    marked = {service.name for service in course.support.resources if not service.opened}

    assert marked
    assert {s.name for s in course.support.resources if doubtful.search(s.looked_at or "")} <= marked


def test_the_support_page_begins_with_numbers():
    body = (ROOT / "docs" / "support.md").read_text("utf-8").split("# Support resources\n", 1)[1]
    before, *_ = body.split("::support[")
    shown = re.findall(r"^::support\[(\w+)\]", body, re.MULTILINE)

    assert len(before.split()) <= 40
    assert ["now", "particular", "talk", "elsewhere"] == shown
    assert body.rindex("::support[") < body.index("{#when}")


# ---- The hard disclosures have their places ----

HARD_DISCLOSURES = {
    "many-roads": ("04", r"methadone|buprenorphine"),
    "harm-reduction": ("04", r"use drugs"),
    "jail-and-probation": ("07", r"probation"),
    "race-in-the-room": ("03", r"racism"),
    "being-out": ("03", r"lesbian, gay, bisexual, trans"),
    "visible-or-outed": ("07", r"[Ss]cars"),
    "accommodation-at-work": ("06", r"reasonable accommodation"),
    "attraction": ("06", r"sexual or intimate contact"),
    "peer-drift": ("10", r"clinicians"),
    "brief-contacts": ("05", r"warmline"),
    "media-and-lawmakers": ("08", r"lawmaker"),
}


@pytest.mark.parametrize("anchor", HARD_DISCLOSURES)
def test_a_hard_disclosure_has_a_section_that_says_what_it_rests_on(anchor):
    number, subject = HARD_DISCLOSURES[anchor]
    (file,) = [module for module in MODULES if module.name.startswith(number)]
    teaching = file.read_text("utf-8").split("{#scenario-lab}")[0]
    section = re.split(r"^#{2,3} ", teaching.partition(f"{{#{anchor}}}")[2], flags=re.MULTILINE)[0]

    assert 60 <= len(section.split()) <= 260
    assert re.search(subject, section)
    assert "sources.md#" in section
    assert re.search(r"“|\"", section), "a line to borrow, or the reader is left without words"


def test_the_codes_that_ask_for_neutrality_between_pathways_are_named():
    text = next(module for module in MODULES if module.name.startswith("04")).read_text("utf-8")
    section = text.split("{#many-roads}")[1].split("\n### ")[0]

    assert {"minnesota-nd", "virginia-nd", "gmhcn-nd"} <= set(re.findall(r"sources\.md#([\w-]+)", section))
    assert "prescriber" in section


@pytest.mark.parametrize(
    "word", ["Accommodation", "Harm reduction", "Outing", "Peer drift", "Recovery pathway", "Warmline"]
)
def test_the_words_of_the_hard_disclosures_are_in_the_glossary(word):
    assert re.search(rf"^{word}\n:   ", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.MULTILINE)


# ---- One rule for one thing ----

PLAIN_QUESTION = re.compile(
    r"thinking (about|of) (suicide|ending your life)|ask plainly whether she is thinking about suicide"
)
RULES = ROOT / "docs" / "teach" / "facilitator" / "rules.md"


def _section(file: Path, anchor: str) -> str:
    """Return the text from a heading with this anchor to the next heading."""
    return re.split(r"^#{2,3} ", file.read_text("utf-8").partition(f"{{#{anchor}}}")[2], flags=re.MULTILINE)[0]


def _paragraphs(file: Path) -> list[str]:
    return file.read_text("utf-8").split("\n\n")


def _question(questions: list[tuple[str, Any]], name: str) -> Any:
    (question,) = [question for _, question in questions if question.id == name]
    return question


@pytest.mark.parametrize(
    "words", [r"are you thinking about suicide\?", r"\*\*Involve somebody", r"\*\*Stay", "supervisor"]
)
def test_the_words_for_asking_about_suicide_stand_in_one_section(words):
    assert re.search(words, _section(MODULES[1], "ask-about-suicide"))


def test_the_question_about_ones_own_suicidal_time_is_a_free_choice_made_with_the_supervisor():
    section = _section(MODULES[1], "asked-about-your-own")

    assert {"huisman-2018", "klim-2021"} <= set(re.findall(r"sources\.md#([\w-]+)", section))
    assert "free choice" in section
    assert "**supervisor beforehand**" in section
    assert len(re.findall(r"^- \"(Yes|I keep)", section, re.MULTILINE)) == 2


def test_whoever_is_told_to_ask_plainly_is_shown_the_words():
    told = re.compile(r"\b[Aa]sk(ing)?\b[^.;]*\bplainly|\b[Aa]sk\b[^.;]*in plain\s+words|plainly and in private")
    paragraphs_of = [(file, part) for file in (ROOT / "docs" / "modules").glob("*.md") for part in _paragraphs(file)]
    orders = [(file.name, part) for file, part in paragraphs_of if told.search(part)]

    assert len(orders) >= 5
    assert [] == [one for one in orders if "#ask-about-suicide" not in one[1] and "These are the words" not in one[1]]


@pytest.mark.parametrize("name", ["elena-after-five-minutes", "the-plain-question", "quiet-in-a-crisis"])
def test_in_a_crisis_the_best_answer_asks_and_no_other_does(questions, name):
    options = _question(questions, name).options
    best = [
        option for option in options if getattr(option, "correct", False) or getattr(option, "quality", "") == "best"
    ]

    assert best == [option for option in options if PLAIN_QUESTION.search(option.text)]


def test_the_conversations_with_danger_in_them_hold_the_plain_question(questions):
    for name, scene in (("noah-and-the-how", "break"), ("text-first-weekend", "opening")):
        texts = [choice.text for choice in _question(questions, name).scenes[scene].choices]

        assert any(PLAIN_QUESTION.search(text) for text in texts), name


def test_the_illinois_code_that_we_read_is_named_in_full():
    lines = [
        (file.name, line)
        for file in COURSE
        if file.name != "sources.md"
        for line in file.read_text("utf-8").splitlines()
        if "illinois-ncrs-nd" in line
    ]

    assert lines
    assert [] == [one for one in lines if "Illinois NCRS (NAADAC)" not in one[1]]


@pytest.mark.parametrize(
    ("code", "says"),
    [("Idaho", "substances"), ("Virginia", "supervisor"), ("Illinois NCRS", "return to use.*supervisor")],
)
def test_the_table_of_codes_says_what_they_ask_about_ones_own_return_to_use(questions, code, says):
    (row,) = re.findall(rf"^\| \*\*{code}.*$", MODULES[5].read_text("utf-8"), re.MULTILINE)
    ellis = _question(questions, "ellis-and-ruth")

    assert re.search(says, row)
    assert code.split()[0] in ellis.explanation
    assert "#own-return-to-use" in ellis.explanation


def test_that_one_takes_medication_is_amber_and_only_dose_and_advice_come_out(questions):
    out = [option.text for option in _question(questions, "what-samira-takes-out").options if option.correct]
    tablets = [text for text in out if "tablet" in text]

    assert tablets
    assert all("dose" in text for text in tablets)
    assert re.search(r"^Amber\n:.*take or took medication", MODULES[6].read_text("utf-8"), re.MULTILINE)


def test_a_long_message_at_night_is_harmful_wherever_it_stands(questions):
    judged = [option for _, q in questions if isinstance(q, JudgementQuestion) for option in q.options]
    messages = [option for option in judged if re.match(r"Write\b.*\btonight\b", option.text)]

    assert len(messages) >= 2
    assert {"harmful"} == {option.quality for option in messages}


def test_a_childs_yes_to_a_parent_is_no_good_answer(questions):
    judged = [option for _, q in questions if isinstance(q, JudgementQuestion) for option in q.options]
    asked = [option for option in judged if re.search(r"ask (his|her|their) (daughter|son|child)", option.text)]

    assert asked
    assert {"best", "acceptable"}.isdisjoint(option.quality for option in asked)
    assert "do not ask" in _section(MODULES[7], "edit-with-care")


def test_claiming_too_much_is_weak_before_a_funder_and_before_a_council(questions):
    council = [o for o in _question(questions, "two-minutes-for-the-council").options if "studies have found" in o.text]

    assert ["weak"] == [option.quality for option in council]
    assert "weak" == _question(questions, "grant-form").scenes["overclaim"].ending.quality


def test_no_statement_about_oneself_sets_a_number_of_minutes(questions):
    statements = [one for _, q in questions if q.kind == "rating" for one in q.statements]

    assert statements
    assert [] == [one for one in statements if re.search(r"\b(minutes?|seconds?)\b", str(one))]


def test_the_table_of_rules_names_questions_that_stand_where_it_says(course):
    links = re.findall(r"\[([\w-]+)\]\(\.\./\.\./(modules/[\w-]+\.md)#([\w-]+--[\w-]+)\)", RULES.read_text("utf-8"))
    stand = {(name.id, page.path, name.element) for page in course.modules for name in course.showing.on(page)}

    assert len(links) >= 30
    assert [] == [link for link in links if (link[0], f"docs/{link[1]}", link[2]) not in stand]


def test_each_rule_names_the_section_that_teaches_it(course):
    rows = re.findall(
        r"^\| \*\*(.*?)\*\* \|.*\*\[Module \d+\]\(\.\./\.\./(.*?)#(.*?)\)\* \|", RULES.read_text("utf-8"), re.MULTILINE
    )
    sections = {page.path: page.sections for page in course.pages}

    assert len(rows) >= 12
    assert len({about for about, *_ in rows}) == len(rows)
    assert [] == [row for row in rows if row[2] not in sections[f"docs/{row[1]}"]]
