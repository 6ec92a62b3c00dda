"""What is peculiar to a way of answering: moves, gaps, scenes, ratings, one's own words, and patterns."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds.answering import KINDS, nth_of, open_kind


def test_a_scenario_is_marked_by_its_ending_alone(page: Page):
    question = open_kind(page, "scenario")

    assert question.element.locator("button[type=submit]").count() == 0
    question.give(question.case.answers["wrong"][:1])

    question.expect_state("open")
    expect(question.status).to_be_empty()


def test_a_slip_in_a_gap_is_told_and_not_marked_the_first_time(page: Page):
    question = open_kind(page, "fill-in-the-blanks")

    question.answer("near")

    question.expect_state("open")
    expect(question.group.get_by_text("Very close: check the spelling.")).to_be_visible()

    question.check()

    question.expect_state("partly")
    expect(question.group.get_by_text("See 3 below.")).to_be_visible()


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
    first, second = question.case.answers["wrong"]
    scenes = question.group.get_by_role("group", name="Scene").filter(visible=True)
    road, path = question.group.get_by_text("The way so far"), question.group.get_by_role("list", name="So far")
    expect(scenes).to_have_count(1)
    expect(scenes).to_have_accessible_name("Scene · your first turn")
    expect(scenes).to_contain_text("What do you do?")
    expect(question.group.get_by_text("Go back")).to_be_hidden()

    question.choice(first).press("Enter")

    expect(scenes).to_have_count(1)
    expect(scenes).to_be_focused()
    expect(scenes).to_contain_text("You talk for a minute.")
    expect(scenes).to_contain_text("Jay looks at the clock.")
    expect(scenes).to_have_accessible_name("Scene · your second turn")
    expect(scenes).to_contain_text(f"Your first turn: {first}")
    expect(road).to_be_hidden()

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(scenes).to_have_accessible_name("Scene · your first turn")
    question.choice(first).press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(question.choice(second)).to_be_focused()
    page.keyboard.press("Enter")

    question.expect_state("not-right")
    expect(question.status).to_contain_text("a weaker ending")
    expect(scenes).to_have_accessible_name("Scene · where it leads")
    road.press("Enter")
    expect(path.get_by_role("listitem")).to_have_count(2)
    otherwise = question.element.get_by_text("What else could have happened")
    otherwise.press("Enter")
    expect(question.element.get_by_text("You name it in a few words and hand the floor back.").last).to_be_visible()

    path.get_by_role("button", name=re.compile("^Back to this choice")).nth(1).press("Enter")

    question.expect_state("open")
    expect(otherwise).to_be_hidden()
    expect(scenes).to_contain_text(f"Your first turn: {first}")
    expect(scenes).to_be_focused()
    expect(scenes).to_contain_text("Jay looks at the clock.")

    question.choice('"I went on there. What made it hard for you today?"').press("Enter")

    question.expect_state("right")
    expect(scenes).to_contain_text("A repair on the way there is no detour.")


def test_a_choice_after_passing_over_takes_the_scenario_up_again(page: Page):
    question = open_kind(page, "scenario")
    question.button("I’d rather not answer").click()

    question.answer("right")

    question.expect_state("right")


# ---- Gaps ----


def test_enter_in_a_gap_checks(page: Page):
    question = open_kind(page, "fill-in-the-blanks")
    question.give(question.case.answers["wrong"])

    question.gaps[0].press("Enter")

    question.expect_state("not-right")
    expect(question.group.get_by_text("See 1 below.")).to_be_visible()
    expect(question.group.get_by_text("ask", exact=True)).to_be_visible()


# ---- Unscored ----

LINES_OF_WORDS = """scale => [...scale.querySelectorAll('label > span')].map((label) => {
  const words = document.createRange();
  return [...label.textContent.matchAll(/\\S+/g)].map(({ 0: word, index }) => {
    words.setStart(label.firstChild, index);
    words.setEnd(label.firstChild, index + word.length);
    return words.getClientRects().length;
  });
})"""


def test_no_word_of_a_scale_is_broken_on_a_small_phone(page: Page):
    page.set_viewport_size({"width": 320, "height": 640})
    question = open_kind(page, "rating")

    assert question.group.locator(".pp-scale").first.evaluate(LINES_OF_WORDS) == [[1, 1], [1], [1], [1, 1]]


def test_a_later_rating_stands_beside_the_earlier_one(page: Page):
    before = open_kind(page, "rating")
    after = nth_of(page, "rating", 1)
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
    words = question.case.answers["noted"]
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
    for_rosa = question.group.get_by_text("Write it for Rosa")
    expect(for_rosa).to_be_hidden()
    question.group.get_by_role("radio", name="As somebody else").check()
    expect(for_rosa).to_be_visible()

    question.group.get_by_label("Keep my words, with my answers").check()
    question.answer("noted")

    expect(example).to_be_visible()
    another = question.group.get_by_text("What would you want them to ask?")
    expect(another).to_be_hidden()
    question.group.get_by_text("Without any sharing").press("Enter")
    expect(another).to_be_visible()
    expect(example).to_be_hidden()

    page.reload(wait_until="domcontentloaded")
    expect(question.group.get_by_role("radio", name="As somebody else")).to_be_checked()
    expect(for_rosa).to_be_visible()
    expect(question.group.get_by_role("textbox")).to_be_editable()


# ---- Judgement ----


@pytest.mark.parametrize(
    ("how", "words", "chosen"),
    [
        ("right", "purpose: steady", "Your answer. A strong choice (purpose)"),
        ("wrong", "kindness: look again", "Your answer. A weaker choice (kindness)"),
    ],
)
def test_judgement_says_what_was_chosen_and_a_pattern_by_principle_and_no_share(
    page: Page, how: str, words: str, chosen: str
):
    question = open_kind(page, "judgement")

    question.answer(how)

    expect(page.get_by_text("Where your choices turned on:")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text=words)).to_be_visible()
    expect(question.group.get_by_text("Your answer.")).to_have_text(chosen)
    for note in ("You learn what the question is about", "Said like this, Lee may feel shut out."):
        expect(question.group.get_by_text(note)).to_be_visible()


# ---- Without script ----


def test_without_script_everything_can_be_read_and_looked_up(page_without_script: Page):
    page_without_script.goto("other-kinds.html", wait_until="domcontentloaded")
    for kind in KINDS:
        question = nth_of(page_without_script, kind, 0)

        expect(question.group, kind).to_be_visible()
        expect(question.element.get_by_role("button"), kind).to_have_count(0)
        fields = question.group.locator("select, textarea, input:not([type=checkbox])").all()
        assert fields or kind in {"ordering", "scenario"}
        for field in fields:
            expect(field, kind).to_be_visible()
            expect(field, kind).to_be_enabled()
        key = question.element.locator("details[data-search-exclude]").last
        key.locator("summary").click()
        expect(key, kind).to_have_attribute("open", "")
        expect(key.locator(":scope > :not(summary)").first, kind).to_be_visible()


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
