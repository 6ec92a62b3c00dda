"""The panels of a course on its pages: what each of them shows, and that its links start from where it stands."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence

import lxml.html
import pytest
from lxml.html import HtmlElement
from markdown import Markdown

from primerpress import __version__
from primerpress.checks.course import check_course
from primerpress.course.course import Course, read_course
from primerpress.course.edition import FACILITATOR
from primerpress.course.page import Page
from primerpress.model.quiz import KINDS
from primerpress.model.values import MarkdownText
from primerpress.reading.directives import PANELS, scan
from primerpress.render.fragment import Fragment
from primerpress.render.panels.panel import Panel
from tools.teaching_pages import QUESTIONS

LINKS = "[next](two.md), ![door](../images/door.svg), [up](../start.md#top), [here](#short-turns)"
QUIZ = f"""\
title: Listening
questions:
  - id: choice
    kind: single-choice
    prompt: "Which? {LINKS}"
    options:
      - text: "This ([own](own.md))"
        correct: true
        feedback: "[Why](why.md)"
      - text: That
    explanation: "[More](more.md), [site](https://example.org/a), [mail](mailto:a@example.org)"
    objective: short-turns
  - id: words
    kind: reflection
    prompt: "In your words: {LINKS}"
  - id: again
    kind: true-false
    prompt: "Still so? {LINKS}"
    answer: true
  - id: now
    kind: rating
    prompt: "And now? {LINKS}"
    statements: ["I pause. [How](how.md)", I ask.]
    scale: [Rarely, Often]
    compare_with: before/then
"""
BEFORE = """\
title: Before
questions:
  - id: then
    kind: rating
    prompt: Where are you?
    statements: ["I pause. [How](how.md)", I ask.]
    scale: [Rarely, Often]
  - id: again-before
    kind: true-false
    prompt: "Still so? LINKS"
    answer: true
""".replace("LINKS", LINKS)
SUPPORT = """\
resources:
  - name: Emergency
    group: now
    for: Danger, *right now*.
    how: [{label: Call, address: "tel:112"}]
    where: Everywhere
    last_checked: 2026-11-23
  - name: Warmline
    for: Somebody to talk to.
    how: [{label: By letter}]
    where: United States
    last_checked: 2026-11-24
"""
MKDOCS_YML = """\
site_name: Listening
theme: {name: primerpress}
markdown_extensions: [primerpress, attr_list]
extra: {course: {id: listening, modules: modules, certificate: {quiz: before}}}
"""
FILES = {
    "mkdocs.yml": MKDOCS_YML,
    "support.yml": SUPPORT,
    "quizzes/listening.yml": QUIZ,
    "quizzes/before.yml": f"pass: 50\n{BEFORE}",
    "docs/start.md": "# Start {#top}\n",
    "docs/modules/00-before.md": '# Before\n\n<a id="short-turns"></a>\n\n::quiz[before]\n',
    "docs/modules/one.md": "# One\n\n## Short turns {#short-turns}\n\n::quiz[listening]\n",
}
LINKED = {f"docs/modules/{name}.md": f"# {name}\n" for name in ("two", "own", "why", "more", "how")}
LINKED |= {"docs/images/door.svg": "<svg/>", "docs/index.md": "# Welcome\n"}
PAGES = {
    "docs/own/progress.md": "# Progress\n\n::progress\n",
    "docs/own/review.md": "# Review\n\n::review\n",
    "docs/own/journal.md": "# Journal\n\n::journal\n",
    "docs/own/change.md": "# Change\n\n::change\n",
    "docs/own/certificate.md": "# Certificate\n\n::certificate\n",
    "docs/own/my-data.md": "# My data\n\n::my-data\n",
    "docs/own/support.md": "# Support\n\n::support\n",
    "docs/own/answers.md": "# Answers\n\n::answers[listening]\n",
}
Written = Callable[..., Course]


@pytest.fixture
def course(write_course) -> Written:
    """Return a function that reads the course with some of its files changed, and some left out."""

    def read(files: dict[str, str] | None = None, *, without: tuple[str, ...] = ()) -> Course:
        wanted = {**FILES, **LINKED, **PAGES, **(files or {})}
        folder = write_course({name: text for name, text in wanted.items() if name not in without})
        return read_course(folder, edition=FACILITATOR)

    return read


def _page(course: Course, path: str, **options: object) -> HtmlElement:
    """Return a page of the course as the engine's one pass over it makes it."""
    text = (course.folder / path).read_text(encoding="utf-8")
    markdown = Markdown(
        extensions=["primerpress", "attr_list", "footnotes", "md_in_html", "tables", "toc"],
        extension_configs={"primerpress": {"course": course, **options}},
    )
    html = markdown.convert(text)
    assert "\u0002" not in html, "a place holder was left in the page"
    return lxml.html.fromstring(f"<main>{html}</main>")


def _addresses(html: HtmlElement, selector: str) -> list[str]:
    """Return the addresses of links and images within what a selector finds, those in templates among them."""
    found = [element for part in html.cssselect(selector) for element in part.iter("a", "img")]
    return [element.get("href") or element.get("src") for element in found]


def _relative(html: HtmlElement) -> set[str]:
    """Return the addresses that start from the page, without what they name of another."""
    addresses = {address.partition("#")[0] for address in _addresses(html, "main")}
    return {address for address in addresses if address and ":" not in address and not address.startswith("/")}


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


# ---- Any panel, anywhere ----


@pytest.mark.parametrize("folder", ["docs", "docs/own", "docs/own/deep/er", "docs/modules"])
@pytest.mark.parametrize("name", PANELS)
def test_a_panel_can_stand_on_a_page_of_any_folder(course, name, folder):
    directive = f"::{name}[listening]" if name == "answers" else f"::{name}"
    page = {f"{folder}/here.md": f"# Here\n\nBefore.\n\n{directive}\n\nAfter.\n"}
    found = course(page, without=(f"docs/own/{name}.md",))
    html = _page(found, f"{folder}/here.md")

    assert [] == check_course(found)
    assert "::" not in html.text_content()
    assert ["Before.", "After."] == [_words(child) for child in html if child.tag == "p" and not child.get("class")]
    started = {posixpath.normpath(posixpath.join(folder, address)) for address in _relative(html)}
    assert set() == started - {f"docs/{file}" for file in found.files}


@pytest.mark.parametrize("name", sorted(set(PANELS) - {"answers", "support"}))
def test_a_link_to_a_module_leads_there_from_wherever_the_panel_stands(course, name):
    found = course()
    here = next(page for page in found.pages if page.path == f"docs/own/{name}.md")
    modules = {"../modules/00-before.md", "../modules/one.md"}

    expected = modules if name in ("progress", "my-data", "certificate") else set()
    assert expected <= set(_addresses(_page(found, here.path), f"primerpress-{name}"))


@pytest.mark.parametrize("name", PANELS)
def test_every_text_that_a_panel_shows_is_one_that_it_asks_for(course, name):
    """With each kind of question in the course."""
    quizzes = {f"quizzes/{kind}.yml": (QUESTIONS / kind / "quiz.yml").read_text(encoding="utf-8") for kind in KINDS}
    pages = {f"docs/modules/{kind}.md": f"# {kind} {{#{kind}}}\n\n::quiz[{kind}]\n" for kind in KINDS}
    answers = "\n\n".join(f"::answers[{kind}]" for kind in KINDS)
    found = course({**quizzes, **pages, "docs/own/answers.md": answers})

    assert [] == check_course(found)
    assert "::" not in _page(found, f"docs/own/{name}.md").text_content()


def test_several_panels_can_share_a_page(course):
    names = [name for name in PANELS if name != "answers"]
    text = "# All\n\n" + "\n\n".join(f"::{name}" for name in names)
    found = course({"docs/all.md": text}, without=tuple(PAGES))
    html = _page(found, "docs/all.md")

    assert [] == check_course(found)
    assert 1 == len(html.cssselect("#primerpress-words"))
    ids = [element.get("id") for element in html.cssselect("[id]")]
    assert sorted(set(ids)) == sorted(ids)


def test_a_panel_and_a_quiz_can_share_a_page(course):
    html = _page(course({"docs/both.md": "::support[now]\n\n::quiz[listening]\n"}), "docs/both.md")

    assert 1 == len(html.cssselect(".pp-support"))
    assert 4 == len(html.cssselect("primerpress-question"))


def _as_written(text: MarkdownText, _name: str, _homes: Sequence[Page] = ()) -> Fragment:
    return Fragment(text, [text])


def test_a_panel_links_to_the_other_panels_and_not_to_itself(course):
    found = course()
    page = next(page for page in found.pages if page.path == "docs/own/my-data.md")
    panel = Panel(found, "my-data", page, _as_written)

    assert panel.link_to_panel("my-data") is None
    assert "[Review](review.md)" == panel.link_to_panel("review")
    assert Panel(course(without=("docs/own/review.md",)), "my-data", page, _as_written).link_to_panel("x") is None


# ---- Links in what an author wrote for another page ----

MOVED = ["../modules/two.md", "../images/door.svg", "../start.md#top", "../modules/one.md#short-turns"]
UNMOVED = ["two.md", "../images/door.svg", "../start.md#top", "#short-turns"]


def test_on_their_own_page_the_links_of_a_quiz_are_as_they_were_written(course):
    assert UNMOVED == _addresses(_page(course(), "docs/modules/one.md"), "#listening--choice legend")


def test_on_the_review_page_of_another_folder_the_links_of_a_quiz_start_from_there(course):
    html = _page(course(), "docs/own/review.md")

    assert MOVED == _addresses(html, "#listening--choice legend")
    assert {"../modules/own.md", "../modules/why.md", "../modules/more.md"} <= set(_addresses(html, "template"))
    assert {"own.md", "why.md", "more.md"}.isdisjoint(_addresses(html, "template"))


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("docs", ["modules/two.md", "images/door.svg", "start.md#top", "modules/one.md#short-turns"]),
        ("docs/modules", ["two.md", "../images/door.svg", "../start.md#top", "one.md#short-turns"]),
        (
            "docs/own/deep",
            [
                "../../modules/two.md",
                "../../images/door.svg",
                "../../start.md#top",
                "../../modules/one.md#short-turns",
            ],
        ),
    ],
)
def test_links_of_a_quiz_start_from_wherever_the_review_stands(course, folder, expected):
    found = course({f"{folder}/here.md": "::review"}, without=("docs/own/review.md",))

    assert expected == _addresses(_page(found, f"{folder}/here.md"), "#listening--choice legend")


def test_addresses_that_start_from_nowhere_stay_as_they_are(course):
    quiz = QUIZ.replace("[mail]", "[root](/root.md), [mail]")
    addresses = _addresses(_page(course({"quizzes/listening.yml": quiz}), "docs/own/review.md"), "template")

    assert {"https://example.org/a", "mailto:a@example.org", "/root.md"} <= set(addresses)


@pytest.mark.parametrize(
    ("name", "selector"),
    [("journal", ".pp-entry-prompt"), ("change", "[data-later='listening/again'] .pp-entry-prompt")],
)
def test_in_other_panels_the_links_of_a_question_start_from_there_too(course, name, selector):
    assert MOVED == _addresses(_page(course(), f"docs/own/{name}.md"), selector)


def test_links_in_the_statements_of_a_rating_start_from_where_it_is_compared(course):
    assert ["../modules/how.md"] == _addresses(_page(course(), "docs/own/change.md"), ".pp-statement-change")


def test_links_in_answers_for_those_who_lead_a_group_start_from_there(course):
    addresses = _addresses(_page(course(), "docs/own/answers.md"), ".pp-answers")

    assert MOVED == addresses[:4]
    assert {"../modules/own.md", "../modules/why.md", "../modules/more.md"} <= set(addresses)


def test_a_question_that_stands_in_a_text_is_at_home_where_it_stands(course):
    pages = {"docs/elsewhere/deep/page.md": "# Elsewhere\n\n::question[listening/choice]\n"}
    pages["mkdocs.yml"] = MKDOCS_YML.replace("modules: modules, ", "")

    expected = ["../elsewhere/deep/two.md", "../elsewhere/images/door.svg", "../elsewhere/start.md#top"]
    expected.append("../elsewhere/deep/page.md#short-turns")
    assert expected == _addresses(_page(course(pages), "docs/own/review.md"), "#listening--choice legend")


# ---- What to read again ----


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docs/modules/one.md", ["#short-turns", "Short turns"]),
        ("docs/modules/quiz.md", ["one.md#short-turns", "One: Short turns"]),
        ("docs/quiz.md", ["modules/one.md#short-turns", "One: Short turns"]),
        ("docs/end/deep/quiz.md", ["../../modules/one.md#short-turns", "One: Short turns"]),
    ],
)
def test_an_objective_links_to_its_section_from_any_folder(course, path, expected):
    section = "# One\n\n## Short turns {#short-turns}\n"
    found = course({"docs/modules/one.md": section, path: f"{section if 'one' in path else ''}\n::quiz[listening]\n"})
    (link,) = _page(found, path).cssselect("#listening--choice .pp-objective a")

    assert expected == [link.get("href"), _words(link)]


def test_on_the_review_page_an_objective_links_to_its_section_as_well(course):
    (link,) = _page(course(), "docs/own/review.md").cssselect("#listening--choice .pp-objective a")

    assert ["../modules/one.md#short-turns", "One: Short turns"] == [link.get("href"), _words(link)]


def test_an_objective_that_no_section_has_is_not_linked(course):
    found = course({"docs/modules/one.md": "# One\n\n::quiz[listening]\n"})

    assert [] == _page(found, "docs/modules/one.md").cssselect(".pp-objective")
    assert [] == _page(found, "docs/own/review.md").cssselect(".pp-objective")


# ---- What a panel shows ----


def test_the_review_asks_what_is_marked_and_stands_on_a_module_and_of_a_quiz_to_be_passed_only_afterwards(course):
    files = {
        "docs/elsewhere.md": "::quiz[spare]",
        "docs/modules/more.md": "::quiz[more]",
        "quizzes/spare.yml": BEFORE,
        "quizzes/more.yml": BEFORE,
    }
    templates = _page(course(files), "docs/own/review.md").cssselect("template[data-question]")

    expected = {"before/again-before": "before"}
    expected |= dict.fromkeys(["listening/choice", "listening/again", "more/again-before"])
    assert expected == {template.get("data-question"): template.get("data-after") for template in templates}


def test_the_progress_lists_the_modules_with_their_minutes(course):
    rows = _page(course(without=tuple(LINKED)), "docs/own/progress.md").cssselect(".pp-modules > li")

    assert ["5 min Before", "5 min One"] == [_words(row) for row in rows]


def test_a_module_says_above_its_title_how_long_it_takes_and_another_page_does_not(course):
    found = course({"docs/elsewhere.md": "# Elsewhere\n\n::support[now]\n"})

    (said,) = _page(found, "docs/modules/one.md").cssselect(".pp-module-head > .pp-kicker")
    assert "about 5 minutes" == _words(said)
    assert [] == _page(found, "docs/elsewhere.md").cssselect(".pp-kicker")


def test_the_journal_has_each_reflection_once_however_often_it_is_shown(course):
    pages = {
        "docs/modules/alone.md": "# Alone\n\n::question[listening/words]\n",
        "quizzes/listening.yml": f"include_placed: true\n{QUIZ}",
    }
    entries = _page(course(pages), "docs/own/journal.md").cssselect(".pp-entry")

    assert ["listening/words"] == [entry.get("data-question") for entry in entries]
    assert ["../modules/alone.md#listening--words"] == _addresses(entries[0], ".pp-kicker")


def test_an_empty_journal_leads_to_modules_and_to_no_page_for_instructors(course):
    example = "title: Example\nquestions: [{id: one, kind: reflection, prompt: How was it?}]\n"
    written = course({"quizzes/example.yml": example, "docs/teach/kinds.md": "# Kinds\n\n::quiz[example]\n"})

    assert ["../modules/one.md"] == _addresses(_page(written, "docs/own/journal.md"), ".pp-nothing-yet")


def _compared(course: Course) -> list[tuple[str, str]]:
    items = _page(course, "docs/own/change.md").cssselect(".pp-change-item")
    return [(item.get("data-earlier"), item.get("data-later")) for item in items]


def test_the_change_compares_ratings_and_what_both_quizzes_ask(course):
    assert [("before/then", "listening/now"), ("before/again-before", "listening/again")] == _compared(course())


def test_a_question_is_never_compared_with_itself(course):
    """Where both ratings stand in one quiz, its other questions are asked once."""
    quiz = QUIZ.replace("before/then", "then") + BEFORE.partition("questions:\n")[2]

    assert [("listening/then", "listening/now")] == _compared(course({"quizzes/listening.yml": quiz}))


def test_two_ratings_of_two_quizzes_do_not_double_what_else_both_ask(course):
    def doubled(quiz: str, old: str, new: str) -> str:
        rating = quiz[quiz.index(f"  - id: {old}") :].partition("\n  - id: again")[0].rstrip("\n")
        return f"{quiz}{rating.replace(f'id: {old}', f'id: {new}')}\n"

    files = {
        "quizzes/before.yml": f"pass: 50\n{doubled(BEFORE, 'then', 'then-too')}",
        "quizzes/listening.yml": doubled(QUIZ, "now", "now-too"),
    }

    expected = [("before/then", "listening/now"), ("before/again-before", "listening/again")]
    assert [*expected, ("before/then", "listening/now-too")] == _compared(course(files))


@pytest.mark.parametrize("earlier", ["gone/then", "before/gone", "gone"])
def test_while_an_instructor_is_at_work_a_comparison_with_nothing_does_not_stop_the_page(course, earlier):
    found = course({"quizzes/listening.yml": QUIZ.replace("before/then", earlier)})

    assert "unknown-rating" in {problem.code for problem in check_course(found)}
    assert _page(found, "docs/own/change.md", show_problems=True).cssselect("primerpress-change")


def test_support_shows_every_service_or_those_of_the_group_it_names(course):
    found = course({"docs/own/support.md": "# Support\n\n::support[now]\n\n## All\n\n::support\n"})
    some, all_ = _page(found, "docs/own/support.md").cssselect(".pp-support")

    assert ["Emergency"] == [_words(name) for name in some.cssselect("dt")]
    assert ["Emergency", "Warmline"] == [_words(name) for name in all_.cssselect("dt")]
    assert ["tel:112"] == _addresses(all_, "dd")
    assert ["right now"] == [emphasis.text for emphasis in some.cssselect("em")]
    assert "Last checked: 2026-11-24." in _words(all_)


def test_a_service_says_what_was_looked_at_and_whether_nobody_opened_it(course):
    support = SUPPORT.replace("2026-11-23", "2026-11-23\n    looked_at: its own page") + "    opened: false\n"
    (panel,) = _page(course({"support.yml": support}), "docs/own/support.md").cssselect(".pp-support")
    emergency, warmline = (_words(entry) for entry in panel.cssselect("dd"))

    assert "Last checked: 2026-11-23. What was looked at: its own page." in emergency
    assert "What was looked at" not in warmline
    assert "We have not called this service or seen a recent page of it" in warmline
    assert "please check it before you rely on it" in warmline
    assert "We have not called" not in emergency


def test_the_certificate_asks_for_every_module_and_for_its_quiz(course):
    conditions = _page(course(without=tuple(LINKED)), "docs/own/certificate.md").cssselect(".pp-conditions > li")

    assert [None, "before"] == [condition.get("data-quiz") for condition in conditions]
    assert [["../modules/one.md"], ["../modules/00-before.md"]] == [_addresses(one, "li") for one in conditions]


def test_the_learners_data_tell_answers_that_are_chosen_from_those_in_words_and_leave_reflections_alone(course):
    typed = "title: Words\nquestions: [{id: term, kind: short-answer, prompt: Which?, accept: [empathy]}]\n"
    (panel,) = _page(course({"quizzes/words.yml": typed}), "docs/own/my-data.md").cssselect("primerpress-my-data")

    chosen = ["before/then", "before/again-before", "listening/choice", "listening/again", "listening/now"]
    assert chosen == panel.get("choices").split()
    assert ["words/term"] == panel.get("others").split()


# ---- The certificate and its quiz ----


def test_the_certificate_names_the_edition_of_the_press(course):
    (sheet,) = _page(course(), "docs/own/certificate.md").cssselect(".pp-sheet")

    assert f"Made with Primerpress {__version__}" in sheet.text_content()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("befor", "there is no quiz “befor”, and it must be passed for a certificate"),
        ("x", "there is no quiz “x”, and it must be passed for a certificate"),
        ("listening", "the quiz “listening” must be passed for a certificate, and it has no pass mark"),
    ],
)
def test_a_certificate_whose_quiz_cannot_be_passed_is_told_where_it_is_named(course, name, told):
    found = course({"mkdocs.yml": MKDOCS_YML.replace("{quiz: before}", f"{{quiz: {name}}}")})
    (problem,) = check_course(found)

    place = MKDOCS_YML.splitlines()[3].index("before") + 1
    assert ("unknown-certificate-quiz", f"mkdocs.yml:4:{place}") == (problem.code, str(problem.location))
    assert told == problem.message
    assert problem.hint


def test_a_certificate_quiz_that_cannot_be_read_is_told_once(course):
    found = course({"quizzes/before.yml": f"pass: most\n{BEFORE}"})

    assert ["wrong-value"] == [problem.code for problem in check_course(found)]


def test_a_course_without_a_certificate_needs_no_quiz_for_it(course):
    assert [] == check_course(course({"mkdocs.yml": MKDOCS_YML.replace("{quiz: before}", "{}")}))


# ---- One panel, one place ----


@pytest.mark.parametrize("name", sorted(set(PANELS) - {"support", "answers"}))
def test_a_panel_on_two_pages_is_told_at_the_second_with_the_first(course, name):
    found = course({"docs/z.md": f"# Again\n\n::{name}\n"})
    (problem,) = check_course(found)

    assert ("panel-twice", "docs/z.md:3:1") == (problem.code, str(problem.location))
    assert f"the other place is docs/own/{name}.md:3:1" in problem.message
    assert problem.hint


def test_a_panel_in_three_places_is_told_twice(course):
    found = course({"docs/own/review.md": "::review\n\n::review\n\n::review[]\n"})

    assert ["3:1", "5:1"] == [str(p.location).partition(":")[2] for p in check_course(found)]


@pytest.mark.parametrize("directive", ["::support", "::support[now]", "::answers[listening]"])
def test_what_shows_a_part_of_the_course_may_stand_in_several_places(course, directive):
    assert [] == check_course(course({"docs/z.md": f"{directive}\n\n{directive}\n"}))


def test_a_course_of_panels_alone_needs_the_theme_and_the_extension_as_well(write_course):
    settings = "site_name: Listening\ntheme: {name: material}\n"
    found = read_course(write_course({"mkdocs.yml": settings, "docs/index.md": "::journal"}))

    assert ["not-switched-on", "not-switched-on"] == [problem.code for problem in check_course(found)]


# ---- A directive that no file of the course holds ----


def test_a_panel_that_another_extension_brought_in_is_shown_or_says_why_not(course):
    found = course(without=("docs/own/journal.md",))
    directives, _ = scan("::journal")
    markdown = Markdown(extensions=["primerpress"], extension_configs={"primerpress": {"course": found}})

    assert found.page_with(directives) is None
    assert "primerpress-journal" in markdown.convert("::journal")


def test_two_pages_with_the_same_quiz_each_link_from_where_they_stand(course):
    found = course({"docs/a/quiz.md": "# A\n\n::quiz[listening]\n", "docs/z.md": "# Z\n\n::quiz[listening]\n"})

    assert ["modules/one.md#short-turns"] == _addresses(_page(found, "docs/z.md"), "#listening--choice .pp-objective")


SHEET = """{quiz: before, title: "A <b>sheet</b>", says: has come & gone, note: No credit., logo: images/lo go.svg,
  signature: images/sign.png, signed_by: Noor <i>}"""


def test_the_certificate_says_what_its_settings_say_escaped_and_with_its_pictures(course):
    pictures = {"docs/images/lo go.svg": "<svg/>", "docs/images/sign.png": ""}
    found = course(pictures | {"mkdocs.yml": MKDOCS_YML.replace("{quiz: before}", SHEET)})
    (sheet,) = _page(found, "docs/own/certificate.md").cssselect(".pp-sheet")
    words = " ".join(sheet.text_content().split())

    assert [] == check_course(found)
    assert "A <b>sheet</b>" == sheet.get("aria-label")
    assert all(
        said in words for said in ("A <b>sheet</b>", "has come & gone", "No credit. The learner made", "Noor <i>")
    )
    assert "Self-study." not in words
    assert ["../images/lo%20go.svg", "../images/sign.png"] == [image.get("src") for image in sheet.cssselect("img")]
    assert all(image.get("alt") for image in sheet.cssselect("img"))


@pytest.mark.parametrize(
    ("sheet", "place", "told"),
    [
        (
            "{quiz: before, logo: images/logo.svg}",
            "logo",
            "“images/logo.svg”, which the certificate shows, is no picture",
        ),
        ("{quiz: before, signature: index.md}", "signature", "“index.md”, which the certificate shows, is no picture"),
        ("{read: false}", "read", "nothing is needed for the certificate"),
        ("{quiz: before, read: sometimes}", "read", "“read” should be “true” or “false”, not “sometimes”"),
        ("{quiz: before, tittle: x}", "tittle", "“tittle” is nothing that can be set under “certificate:”"),
        ("{quiz: before, title: [x]}", "title", "“title” should be a text, not a list"),
    ],
)
def test_what_cannot_stand_on_a_certificate_is_told_where_it_is_written(course, sheet, place, told):
    settings = MKDOCS_YML.replace("{quiz: before}", sheet)
    (problem,) = check_course(course({"mkdocs.yml": settings}))

    assert problem.message.startswith(told)
    assert settings.splitlines()[problem.location.line - 1][problem.location.column - 1 :].strip()
    assert place in settings.splitlines()[problem.location.line - 1][: problem.location.column + len(place)]


def test_where_modules_need_not_be_read_only_the_quiz_is_a_condition(course):
    found = course({"mkdocs.yml": MKDOCS_YML.replace("{quiz: before}", "{quiz: before, read: false}")})
    page = _page(found, "docs/own/certificate.md")

    assert ["before"] == [condition.get("data-quiz") for condition in page.cssselect(".pp-conditions > li")]
    assert "Pass the quiz" == _words(page.cssselect("details > summary")[-1])
