"""Eight ways to answer, as a learner meets them: by pointer and keyboard, reloaded, without script, on paper."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from tests.browser_kinds.conftest import CASES, KINDS, PROJECT

AXE = (PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

STATES = {"right": "right", "partly": "partly", "wrong": "not-right", "noted": "noted"}


def _read(kind: str, name: str) -> Any:
    return yaml.load((CASES / kind / name).read_text("utf-8"), yaml.BaseLoader)


QUIZZES = {kind: _read(kind, "quiz.yml") for kind in KINDS}
ANSWERS = {kind: _read(kind, "answers.yml") for kind in KINDS}

each_kind = pytest.mark.parametrize("kind", KINDS)
each_answer = pytest.mark.parametrize(
    ("kind", "how"), [(kind, how) for kind in KINDS for how in ANSWERS[kind] if how in STATES]
)


class Question:
    """The first question of a kind's case, on its open page."""

    def __init__(self, page: Page, kind: str, number: int = 0) -> None:
        self.page = page
        self.kind = kind
        self.written: dict[str, Any] = QUIZZES[kind]["questions"][number]
        self.id = f"{kind}--{self.written['id']}"
        self.element = page.locator(f"[id='{self.id}']")
        self.group = self.element.get_by_role("group").first
        self.status = self.element.get_by_role("status")

    def button(self, name: str) -> Locator:
        return self.element.get_by_role("button", name=name, exact=True)

    def expect_state(self, state: str) -> None:
        expect(self.element).to_have_attribute("data-state", state)

    def check(self) -> None:
        if self.kind != "scenario":
            self.element.locator("button[type=submit]").click()

    def answer(self, how: str) -> None:
        self.give(ANSWERS[self.kind][how])
        self.check()

    def give(self, answer: Any) -> None:
        give = {
            "matching": self._assign,
            "categorize": self._assign,
            "ordering": self._arrange,
            "fill-in-the-blanks": self._fill,
            "rating": self._rate,
            "reflection": self._write,
            "judgement": self._choose,
            "scenario": self._play,
        }
        give[self.kind](answer)

    def _assign(self, targets: dict[str, str]) -> None:
        for item, target in targets.items():
            self.group.get_by_label(item, exact=True).select_option(label=target)

    def _arrange(self, items: list[str]) -> None:
        for place, item in enumerate(items):
            for _ in range(self.order().index(item) - place):
                self.row(item).get_by_role("button", name="Move up").click()
        if self.page.locator(".pp-live").inner_text() == "":  # so arranged from the start: move one and move it back
            self.row(items[0]).get_by_role("button", name="Move down").click()
            self.row(items[0]).get_by_role("button", name="Move up").click()

    def _fill(self, texts: list[str]) -> None:
        for field, text in zip(self.gaps, texts, strict=True):
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(label=text)
            else:
                field.fill(text)

    def _rate(self, labels: list[str]) -> None:
        for statement, label in zip(self.written["statements"], labels, strict=True):
            self.statement(statement).get_by_label(label, exact=True).check()

    def _write(self, text: str) -> None:
        self.group.get_by_role("textbox").fill(text)

    def _choose(self, texts: list[str]) -> None:
        self.group.get_by_role("radio", name=texts[0]).check()

    def _play(self, choices: list[str]) -> None:
        for choice in choices:
            self.choice(choice).click()

    @property
    def gaps(self) -> list[Locator]:
        return self.group.get_by_label(re.compile(r"^Gap \d of \d$")).all()

    def statement(self, text: str) -> Locator:
        return self.group.get_by_role("group", name=text, exact=True)

    def choice(self, text: str) -> Locator:
        return self.group.get_by_role("link", name=text, exact=True)

    def order(self) -> list[str]:
        return self.element.locator("form .pp-row-text").all_inner_texts()

    def row(self, text: str) -> Locator:
        return self.group.get_by_role("listitem").filter(has_text=text)

    def given(self) -> list[Any]:
        """Return what stands in the fields."""
        values = "all => all.map(one => /checkbox|radio/.test(one.type) ? one.checked : one.value)"
        path = self.element.locator("ol:not(details *) > li").all_inner_texts() if self.kind == "scenario" else []
        order = self.order() if self.kind == "ordering" else []
        return [*self.element.locator("form :is(input, select, textarea)").evaluate_all(values), *order, *path]


def open_kind(page: Page, kind: str) -> Question:
    page.goto(f"{kind}.html", wait_until="domcontentloaded")
    return Question(page, kind)


# ---- Answering ----


@each_answer
def test_an_answer_is_marked_said_in_words_and_kept_for_this_tab(page: Page, kind: str, how: str):
    question = open_kind(page, kind)
    question.expect_state("open")
    expect(question.status).to_be_empty()

    question.answer(how)

    question.expect_state(STATES[how])
    expect(question.status).not_to_be_empty()
    assert question.element.evaluate("element => element.contains(document.activeElement)")
    given, said = question.given(), question.status.inner_text()

    page.reload(wait_until="domcontentloaded")

    if kind == "reflection":
        question.expect_state("open")
        expect(question.group.get_by_role("textbox")).to_have_value("")
    else:
        question.expect_state(STATES[how])
        expect(question.status).to_have_text(said)
        assert given == question.given()


@each_answer
def test_an_answer_can_be_tried_again(page: Page, kind: str, how: str):
    question = open_kind(page, kind)
    question.answer(how)

    question.element.locator("[data-action=retry]").click()

    question.expect_state("open")
    expect(question.status).to_be_empty()
    assert question.element.evaluate("element => element.contains(document.activeElement)")
    question.answer("right" if "right" in ANSWERS[kind] else "noted")
    question.expect_state("right" if "right" in ANSWERS[kind] else "noted")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "scenario"])
def test_an_empty_answer_is_never_marked_and_says_what_is_missing(page: Page, kind: str):
    question = open_kind(page, kind)

    question.check()

    question.expect_state("open")
    expect(page.locator(f"[id='{question.id}-missing']")).to_have_text(re.compile(r"^(Nothing is|No gap is)"))
    assert question.element.evaluate("element => element.contains(document.activeElement)")


def test_a_scenario_is_marked_by_its_ending_alone(page: Page):
    question = open_kind(page, "scenario")

    assert question.element.locator("button[type=submit]").count() == 0
    question.give(ANSWERS["scenario"]["wrong"][:1])

    question.expect_state("open")
    expect(question.status).to_be_empty()


@each_kind
def test_a_question_can_be_passed_over_and_taken_up_again(page: Page, kind: str):
    question = open_kind(page, kind)

    question.button("I'd rather not answer").click()

    question.expect_state("passed-over")
    expect(question.status).to_contain_text("Passed over.")
    if kind != "reflection":
        page.reload(wait_until="domcontentloaded")
        question.expect_state("passed-over")
    if question.element.locator("[data-action=retry]").is_visible():
        question.element.locator("[data-action=retry]").click()
    question.expect_state("open")
    question.answer("right" if "right" in ANSWERS[kind] else "noted")
    question.expect_state("right" if "right" in ANSWERS[kind] else "noted")


def test_a_slip_in_a_gap_is_told_and_not_marked_the_first_time(page: Page):
    question = open_kind(page, "fill-in-the-blanks")

    question.answer("near")

    question.expect_state("open")
    expect(question.group.get_by_text("Very close: check the spelling.")).to_be_visible()

    question.check()

    question.expect_state("partly")
    expect(question.group.get_by_text("see 3 below")).to_be_visible()


def test_each_item_says_whether_it_is_right_and_where_it_belongs(page: Page):
    question = open_kind(page, "matching")
    question.answer("partly")

    expect(question.status).to_have_text("Partly right. You found 1 of 3.")
    items = question.group.get_by_role("listitem").filter(has=page.get_by_role("combobox"))
    expect(items.nth(0)).to_contain_text("Right.")
    expect(items.nth(1)).to_contain_text("Belongs to: It shares a little.")
    expect(items.nth(1)).to_contain_text("One short scene from Dana's life.")


# ---- Ordering ----


def test_an_order_is_made_by_keyboard_alone(page: Page):
    question = open_kind(page, "ordering")
    start = question.order()
    question.row(start[0]).get_by_role("button", name="Move down").focus()
    live = page.locator("form [aria-live]").filter(has_text="moved to position")

    for place in range(2, len(start) + 1):
        page.keyboard.press("Enter")

        expect(live).to_have_text(f"“{start[0]}” moved to position {place} of {len(start)}.")
        expect(question.row(start[0]).get_by_role("button", name="Move down")).to_be_focused()
        assert start[0] == question.order()[place - 1]

    page.keyboard.press("Enter")  # at the edge nothing moves, and the keyboard stays

    expect(question.row(start[0]).get_by_role("button", name="Move down")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(live).to_contain_text(f"moved to position {len(start) - 1} of")
    question.expect_state("open")


def test_the_second_place_is_said_when_an_item_is_moved_there(page: Page):
    question = open_kind(page, "ordering")
    third = question.order()[2]

    question.row(third).get_by_role("button", name="Move up").press("Enter")

    expect(page.locator("form .pp-live")).to_contain_text("moved to position 2 of 5")


def test_an_order_says_the_place_of_each_item(page: Page):
    question = open_kind(page, "ordering")
    question.answer("partly")

    expect(question.status).to_have_text("Partly right. Neighbours in the right order: 2 of 4.")
    expect(question.row("Name it lightly")).to_contain_text("Belongs in place 2.")
    expect(question.row("Say sorry in one sentence")).to_contain_text("In its place.")
    for button in question.group.get_by_role("button", name=re.compile("^Move")).all():
        expect(button).to_be_disabled()


# ---- Scenario ----


def test_a_scenario_is_played_by_keyboard_and_any_choice_can_be_taken_back(page: Page):
    question = open_kind(page, "scenario")
    first, second = ANSWERS["scenario"]["wrong"]
    scenes = question.group.get_by_role("group", name="Scene").filter(visible=True)
    path = question.group.get_by_role("list", name="So far")
    expect(scenes).to_have_count(1)
    expect(path).to_be_hidden()

    question.choice(first).press("Enter")

    expect(scenes).to_have_count(1)
    expect(scenes).to_be_focused()
    expect(scenes).to_contain_text("You talk for a minute.")
    expect(scenes).to_contain_text("Jay looks at the clock.")
    expect(path).to_contain_text(first)

    page.keyboard.press("Tab")
    expect(question.choice(second)).to_be_focused()
    page.keyboard.press("Enter")

    question.expect_state("not-right")
    expect(question.status).to_contain_text("a weaker ending")
    expect(path.get_by_role("listitem")).to_have_count(2)
    otherwise = question.element.get_by_text("What else could have happened")
    otherwise.press("Enter")
    expect(question.element.get_by_text("You name it in a few words and hand the floor back.").last).to_be_visible()

    path.get_by_role("button", name=re.compile("^Back to this choice")).nth(1).press("Enter")

    question.expect_state("open")
    expect(otherwise).to_be_hidden()
    expect(path.get_by_role("listitem")).to_have_count(1)
    expect(scenes).to_be_focused()
    expect(scenes).to_contain_text("Jay looks at the clock.")

    question.choice('"I went on there. What made it hard for you today?"').press("Enter")

    question.expect_state("right")
    expect(scenes).to_contain_text("A repair on the way there is no detour.")


def test_a_choice_after_passing_over_takes_the_scenario_up_again(page: Page):
    question = open_kind(page, "scenario")
    question.button("I'd rather not answer").click()

    question.answer("right")

    question.expect_state("right")


# ---- Gaps ----


def test_enter_in_a_gap_checks(page: Page):
    question = open_kind(page, "fill-in-the-blanks")
    question.give(ANSWERS["fill-in-the-blanks"]["wrong"])

    question.gaps[0].press("Enter")

    question.expect_state("not-right")
    expect(question.group.get_by_text("see 1 below")).to_be_visible()
    expect(question.group.get_by_text("ask", exact=True)).to_be_visible()


# ---- Unscored ----


def test_a_later_rating_stands_beside_the_earlier_one(page: Page):
    before = open_kind(page, "rating")
    after = Question(page, "rating", 1)
    before.give(["Sometimes", "Often", "Not yet"])
    before.check()
    after.give(["Often", "Often", "Almost always"])
    after.check()

    after.expect_state("noted")
    for statement, words in zip(
        after.written["statements"],
        (
            "Before: Sometimes. Now: Often. 1 step up.",
            "Before: Often. Now: Often. The same as before.",
            "Before: Not yet. Now: Almost always. 3 steps up.",
        ),
        strict=True,
    ):
        expect(after.statement(statement)).to_contain_text(words)
    expect(page.get_by_text("All done. Nothing here is marked")).to_be_visible()

    after.button("Change my answers").click()
    after.give(["Not yet", "Sometimes", "Not yet"])
    after.check()

    expect(after.statement(after.written["statements"][0])).to_contain_text("1 step down.")


def test_a_reflection_is_kept_only_if_the_learner_says_so(page: Page):
    question = open_kind(page, "reflection")
    keep = question.group.get_by_label("Keep my words, with my answers")
    expect(keep).not_to_be_checked()
    words = ANSWERS["reflection"]["noted"]
    question.give(words)
    question.check()
    expect(question.status).to_contain_text("kept nowhere")
    assert words not in page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")

    keep.check()
    question.group.get_by_label("It names a feeling.").check()

    expect(question.status).to_contain_text("kept with your answers")
    page.reload(wait_until="domcontentloaded")
    question.expect_state("noted")
    expect(question.group.get_by_role("textbox")).to_have_value(words)
    expect(question.group.get_by_label("It names a feeling.")).to_be_checked()

    keep.uncheck()

    expect(question.status).to_contain_text("kept nowhere")
    assert words not in page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    page.reload(wait_until="domcontentloaded")
    question.expect_state("open")
    expect(question.group.get_by_role("textbox")).to_have_value("")


def test_examples_stand_beside_ones_words_only_after_writing(page: Page):
    question = open_kind(page, "reflection")
    example = question.group.get_by_text("That sounds lonely. I have sat at a table like that.")
    expect(example).to_be_hidden()
    question.group.get_by_text("Rather not about yourself?").click()
    expect(question.group.get_by_text("Write it for Rosa")).to_be_visible()

    question.answer("noted")

    expect(example).to_be_visible()
    expect(question.group.get_by_role("textbox")).to_be_editable()


# ---- Judgement ----


@pytest.mark.parametrize(("how", "words"), [("right", "purpose: steady"), ("wrong", "kindness: look again")])
def test_judgement_shows_a_pattern_by_principle_and_no_share(page: Page, how: str, words: str):
    question = open_kind(page, "judgement")

    question.answer(how)

    expect(page.get_by_text("Where your choices turned on:")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text=words)).to_be_visible()
    for note in ("You learn what the question is about", "Said like this, Lee may feel shut out."):
        expect(question.group.get_by_text(note)).to_be_visible()


@each_answer
def test_no_per_cent_sign_is_shown_anywhere(page: Page, kind: str, how: str):
    question = open_kind(page, kind)
    question.answer(how)
    question.expect_state(STATES[how])

    assert "%" not in page.get_by_role("main").inner_text()


# ---- Without script ----


@each_kind
def test_without_script_everything_can_be_read_and_looked_up(page_without_script: Page, kind: str):
    question = open_kind(page_without_script, kind)

    expect(question.group).to_be_visible()
    expect(question.element.get_by_role("button")).to_have_count(0)
    fields = question.group.locator("select, textarea, input:not([type=checkbox])").all()
    assert fields or kind in {"ordering", "scenario"}
    for field in fields:
        expect(field).to_be_visible()
        expect(field).to_be_enabled()
    key = question.element.locator("details[data-search-exclude]").last
    key.locator("summary").click()
    expect(key).to_have_attribute("open", "")
    expect(key.locator(":scope > :not(summary)").first).to_be_visible()


def test_without_script_every_scene_can_be_read_and_followed(page_without_script: Page):
    question = open_kind(page_without_script, "scenario")
    scenes = question.written["scenes"]

    for scene in scenes.values():
        expect(question.group.get_by_text(scene["text"])).to_be_visible()
        for choice in scene.get("choices", []):
            link = question.choice(choice["text"])
            expect(link).to_be_visible()
            target = page_without_script.locator(f"[id='{link.get_attribute('href').removeprefix('#')}']")
            expect(target).to_contain_text(scenes[choice["to"]]["text"])


def test_without_script_an_order_can_be_read_in_the_key(page_without_script: Page):
    question = open_kind(page_without_script, "ordering")
    expect(question.group.get_by_text("Write a number before each")).to_be_visible()
    key = question.element.locator("details").last
    key.locator("summary").click()

    assert question.written["items"] == [item.strip() for item in key.get_by_role("listitem").all_inner_texts()]
    assert sorted(question.written["items"]) == sorted(question.order())
    assert question.written["items"] != question.order()


# ---- On paper ----


@each_kind
@pytest.mark.parametrize("answered", [False, True], ids=["open", "answered"])
def test_paper_holds_the_worksheet_and_then_the_key(page: Page, kind: str, answered: bool):  # noqa: FBT001
    question = open_kind(page, kind)
    if answered:
        how = next(how for how in ("wrong", "noted") if how in ANSWERS[kind])
        question.answer(how)
        question.expect_state(STATES[how])
    page.emulate_media(media="print")

    heading = page.get_by_text("Answers and feedback", exact=True)
    expect(heading).to_be_visible()
    middle = heading.bounding_box()["y"]
    below = "all => all.map(one => one.getBoundingClientRect().bottom)"
    assert [y for y in page.locator("[data-state] > form").evaluate_all(below) if y > middle] == []
    above = "all => all.map(one => one.getBoundingClientRect().top)"
    tops = page.locator("[data-state] > details").evaluate_all(above)
    assert tops
    assert [y for y in tops if y <= middle] == []
    expect(page.get_by_role("main").get_by_role("button").filter(visible=True)).to_have_count(0)
    worksheet = question.element.locator("form").inner_text()
    for words in (
        "see 1 below",
        "Belongs",
        "What else could have happened",
        "Short and warm",
        "So far",
        "Not yet. The",
    ):
        assert words not in worksheet
    if kind == "scenario":
        for scene in question.written["scenes"].values():
            expect(question.group.get_by_text(scene["text"])).to_be_visible()
        expect(question.group.get_by_text("(go on with scene 2)").first).to_be_visible()


# ---- For everybody ----


def violations(page: Page, part: str) -> list[str]:
    """Return what axe has against a part of the page, one line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(
        """async ([part, rules]) => (await axe.run(part, {
          runOnly: rules, resultTypes: ['violations'], rules: { 'target-size': { enabled: true } },
        })).violations""",
        [part, RULES],
    )
    return [f"{rule['id']}: {node['html'][:150]} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def expect_nothing_outside(page: Page) -> None:
    width = page.viewport_size["width"]
    outside = page.locator("main *").evaluate_all(
        """(all, width) => all.filter(one => one.checkVisibility() && one.getBoundingClientRect().right > width + 1)
          .map(one => one.outerHTML.slice(0, 120))""",
        width,
    )
    assert outside == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@each_kind
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(320, 640), (1280, 2400)])
def test_axe_finds_nothing_and_everything_fits(page: Page, kind: str, scheme: str, width: int, height: int):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": height})
    question = open_kind(page, kind)
    question.expect_state("open")

    assert violations(page, "html") == []
    expect_nothing_outside(page)

    how = next(how for how in ("wrong", "noted") if how in ANSWERS[kind])
    question.answer(how)
    question.expect_state(STATES[how])
    for summary in question.element.locator("summary").all():
        if summary.is_visible():
            summary.click()

    assert violations(page, "main") == []
    expect_nothing_outside(page)


@pytest.mark.parametrize("how", ["partly", "right"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if "partly" in ANSWERS[kind]])
def test_axe_finds_nothing_where_it_is_partly_or_wholly_right(page: Page, kind: str, scheme: str, how: str):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 640})
    question = open_kind(page, kind)

    question.answer(how)
    question.expect_state(STATES[how])

    assert violations(page, "main") == []
    expect_nothing_outside(page)
