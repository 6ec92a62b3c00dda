"""What is read and answered is shown in words, and questions come back when they should."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.harness.learner import Question, press
from tests.browser.harness.tabs import EMPTY_PAGE
from tests.browser.panels.learner import (
    LISTENING,
    MODULES,
    ON_PAPER,
    TURNS,
    WRONG,
    answer,
    kept,
    read_to_its_end,
    reflect,
)

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)

# ---- Progress ----


def open_progress(page: Page) -> None:
    page.goto("progress.html")


def module(page: Page, address: str) -> Locator:
    return page.locator(".pp-progress li").filter(has=page.get_by_role("link", name=MODULES[address]))


def expect_to_go_on(page: Page, words: str, address: str) -> None:
    page.goto("progress.html")
    button = page.locator(".pp-panel").get_by_role("link", name=words, exact=True)
    expect(button).to_be_visible()
    button.click()
    page.wait_for_url(f"**/{address}")


def mark(page: Page, address: str) -> Locator:
    """Return the mark behind a module in the navigation."""
    return page.locator(".pp-nav").get_by_role("link", name=MODULES[address]).get_by_role("img")


def test_progress_begins_with_the_first_module(page: Page):
    open_progress(page)

    assert list(MODULES.values()) == page.locator(".pp-progress li a").all_inner_texts()
    expect(module(page, LISTENING)).to_contain_text(re.compile(r"\d+ min"))
    assert ["open"] * 3 == page.locator(".pp-progress li").evaluate_all("all => all.map(one => one.dataset.state)")
    expect_to_go_on(page, "Start: Listening", LISTENING)


def test_a_module_is_begun_then_read_then_done_and_continue_leads_to_the_next_question(page: Page):
    page.goto(LISTENING)
    answer(page, "listening--asks")
    expect_to_go_on(page, "Continue: Listening, Question 1 of 3", f"{LISTENING}#listening--nods")
    expect(mark(page, LISTENING)).to_have_count(0)

    open_progress(page)
    expect(module(page, LISTENING)).to_have_attribute("data-state", "begun")
    expect(module(page, LISTENING)).to_contain_text("Begun. Questions answered: 1 of 4.")

    page.goto(LISTENING)
    read_to_its_end(page)
    expect(mark(page, LISTENING)).to_have_accessible_name("(read)")
    expect_to_go_on(page, "Continue: Listening, Question 1 of 3", f"{LISTENING}#listening--nods")

    open_progress(page)
    expect(module(page, LISTENING)).to_have_attribute("data-state", "read")
    expect(module(page, LISTENING)).to_contain_text("Read. Questions answered: 1 of 4.")

    page.goto(LISTENING)
    answer(page, "listening--nods")
    reflect(page, "listening--heard", "By a neighbour.", keep=True)
    Question(page, "listening--next-time").button("I’d rather not answer").click()
    expect(mark(page, LISTENING)).to_have_accessible_name("(read and answered)")
    expect_to_go_on(page, "Continue: Short turns", TURNS)

    open_progress(page)
    expect(module(page, LISTENING)).to_have_attribute("data-state", "done")
    expect(module(page, LISTENING)).to_contain_text("Read, and every question answered.")


def test_a_module_with_parts_says_with_which_to_go_on(page: Page, host: str):
    page.goto(f"{host}own/index.html")
    expect(page.get_by_text("Not begun.").filter(visible=True)).to_have_count(0)

    page.goto(f"{host}own/modules/08-crafting-and-telling.html")
    page.get_by_role("button", name="I’d rather not answer").first.click()
    page.goto(f"{host}own/index.html")

    expect(page.get_by_role("link", name=re.compile("^Continue: Crafting and telling.*, Part 1 of"))).to_be_visible()
    begun = page.locator(".pp-progress li[data-state=begun]")
    expect(begun).to_contain_text(re.compile(r"Begun. Questions answered: 1 of \d+. Go on with Part 1 of \d"))
    begun.get_by_role("link", name="Go on with").click()
    page.wait_for_url("**/modules/08-crafting-and-telling.html#*")
    page.goto(f"{host}own/index.html")
    expect(page.get_by_role("heading", name="How far you have come")).to_be_visible()
    expect(page.get_by_text("Not begun.").filter(visible=True)).not_to_have_count(0)


def test_a_module_without_questions_is_done_when_it_is_read(page: Page):
    page.goto(ON_PAPER)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")

    expect(mark(page, ON_PAPER)).to_have_accessible_name("(read)", timeout=1000)
    open_progress(page)
    expect(module(page, ON_PAPER)).to_have_attribute("data-state", "done")


def test_a_page_of_text_that_is_no_module_is_not_noted(page: Page):
    page.goto("index.html")
    page.wait_for_timeout(300)

    assert {"answers": {}} == kept(page)


def test_a_module_is_done_also_where_the_words_of_a_reflection_are_not_kept(page: Page):
    page.goto(LISTENING)
    answer(page, "listening--asks")
    answer(page, "listening--nods")
    reflect(page, "listening--heard", "By a neighbour.", keep=False)
    reflect(page, "listening--next-time", "Wait.", keep=False)
    read_to_its_end(page)
    expect(mark(page, LISTENING)).to_have_accessible_name("(read and answered)")

    page.reload()
    Question(page, "listening--asks").button("Try again").click()
    open_progress(page)

    expect(module(page, LISTENING)).to_have_attribute("data-state", "done")


def test_whoever_has_done_all_is_told_so(finished: Page):
    open_progress(finished)

    expect(finished.get_by_text("You have been through all of it.")).to_be_visible()
    assert ["done"] * 3 == finished.locator(".pp-progress li").evaluate_all("all => all.map(one => one.dataset.state)")


# ---- Review ----


def due(page: Page) -> int:
    """Return how many questions the page says are due."""
    page.goto("review.html")
    said = page.locator(".pp-review .pp-count").first.inner_text()
    found = re.search(r"Due now: (\d+)\.", said)
    assert bool(found) != ("Nothing is due now." in said)
    return int(found[1]) if found else 0


def ask(page: Page, button: str = "Ask me what is due") -> list[str]:
    """Have questions asked; return their ids in their order."""
    press(page.get_by_role("button", name=button))
    return page.locator(".pp-review-questions primerpress-question").evaluate_all("all => all.map(one => one.id)")


def morning(moment: datetime) -> datetime:
    """A day begins at midnight, by the clock of the browser."""
    return moment.replace(hour=0)


def expect_due_from(page: Page, moment: datetime) -> None:
    page.clock.set_fixed_time(moment - timedelta(seconds=1))
    assert 0 == due(page)
    page.clock.set_fixed_time(moment)
    assert 1 == due(page)


@pytest.mark.own_session
def test_a_right_answer_comes_back_after_1_3_7_and_21_days_and_then_rests(page: Page):
    now = NOON
    page.clock.set_fixed_time(now)
    page.goto(LISTENING)
    answer(page, "listening--nods")

    for days in (1, 3, 7, 21):
        now = morning(now + timedelta(days=days))
        expect_due_from(page, now)
        assert ["listening--nods"] == ask(page)
        answer(page, "listening--nods").expect_state("right")
        expect(page.get_by_text("Nothing is due now.")).to_be_visible()

    page.clock.set_fixed_time(now + timedelta(days=3650))
    assert 0 == due(page)


HOW_SURE = {
    "right and sure skips a step": (None, "Sure", timedelta(days=3)),
    "right": (None, "Fairly sure", timedelta(days=1)),
    "not right": (WRONG["listening--asks"], "Guessing", timedelta(days=1)),
    "not right and sure, the same day": (WRONG["listening--asks"], "Sure", timedelta(minutes=10)),
}


@pytest.mark.own_session
def test_how_sure_one_was_decides_when_a_question_comes_back(page: Page):
    for given, sure, wait in HOW_SURE.values():
        page.clock.set_fixed_time(NOON)
        page.goto(LISTENING)
        answer(page, "listening--asks", given, sure=sure)

        expect_due_from(page, morning(NOON + wait) if wait >= timedelta(days=1) else NOON + wait)
        page.goto(EMPTY_PAGE)
        page.evaluate("sessionStorage.clear()")


@pytest.mark.own_session
def test_what_is_not_right_starts_again(page: Page):
    page.clock.set_fixed_time(NOON)
    page.goto(LISTENING)
    answer(page, "listening--asks", sure="Sure")
    now = NOON + timedelta(days=3)
    page.clock.set_fixed_time(now)
    assert 1 == due(page)
    ask(page)
    answer(page, "listening--asks", WRONG["listening--asks"])

    expect_due_from(page, morning(now + timedelta(days=1)))


@pytest.mark.own_session
def test_only_marked_questions_of_the_modules_come_back(filled: Page):
    filled.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=4))

    assert 3 == due(filled)
    assert ["listening--asks", "turns--word", "listening--nods"] == ask(filled)


@pytest.mark.own_session
def test_questions_of_different_quizzes_alternate(page: Page):
    page.clock.set_fixed_time(NOON)
    page.goto(LISTENING)
    answer(page, "listening--asks")
    answer(page, "listening--nods")
    page.goto(TURNS)
    answer(page, "turns--after")
    answer(page, "turns--word")
    page.clock.set_fixed_time(NOON + timedelta(days=2))
    due(page)

    quizzes = [id_.partition("--")[0] for id_ in ask(page)]

    assert 4 == len(quizzes)
    assert [] == [pair for pair in pairwise(quizzes) if pair[0] == pair[1]]
    expect(page.get_by_role("status").filter(has_text="Here: 4 of 4. Take your time.")).to_be_focused()


def test_what_was_missed_can_be_practised_and_a_right_answer_counts_on_its_page(page: Page):
    page.goto(LISTENING)
    answer(page, "listening--asks", WRONG["listening--asks"])
    answer(page, "listening--nods", WRONG["listening--nods"])
    page.goto("review.html")
    expect(page.get_by_role("listitem").filter(has_text="Not right the last time: 2.")).to_contain_text("About 1 min")

    assert ["listening--asks", "listening--nods"] == ask(page, "Practise what I missed")
    Question(page, "listening--asks").expect_state("open")
    answer(page, "listening--asks").expect_state("right")
    expect(page.get_by_text("Not right the last time: 1.")).to_be_visible()

    page.goto(LISTENING)

    Question(page, "listening--asks").expect_state("right")
    Question(page, "listening--nods").expect_state("not-right")


def test_what_was_missed_in_a_quiz_to_be_passed_is_asked_once_it_was_finished(page: Page):
    page.goto("final.html")
    answer(page, "final--days", "8").expect_state("not-right")
    page.goto("review.html")
    expect(page.get_by_role("button", name="Practise what I missed")).to_be_hidden()

    page.goto("final.html")
    for name in ("helps", "pairs", "order"):
        Question(page, f"final--{name}").button("I’d rather not answer").click()
    page.goto("review.html")
    assert 0 == due(page)
    assert ["final--days"] == ask(page, "Practise what I missed")
    answer(page, "final--days").expect_state("right")
    page.goto("final.html")
    Question(page, "final--days").expect_state("right")
    assert {} == kept(page)["reviews"]
    assert [1] == [attempt["right"] for attempt in kept(page)["history"].values()]
    page.goto("my-data.html")
    expect(page.get_by_text("Questions that will come back: 0.")).to_be_visible()


@pytest.mark.own_session
def test_a_review_that_fails_or_is_taken_back_leaves_the_page_as_it_was(page: Page):
    page.clock.set_fixed_time(NOON)
    page.goto(LISTENING)
    answer(page, "listening--asks")
    answer(page, "listening--nods")
    before = kept(page)["answers"]
    page.clock.set_fixed_time(NOON + timedelta(days=1))
    page.goto("review.html")
    ask(page)
    answer(page, "listening--asks", WRONG["listening--asks"]).expect_state("not-right")
    Question(page, "listening--asks").button("Try again").click()
    Question(page, "listening--nods").button("I’d rather not answer").click()

    assert before == kept(page)["answers"]

    page.goto(LISTENING)

    Question(page, "listening--asks").expect_state("right")
    Question(page, "listening--nods").expect_state("right")


@pytest.mark.proof
def test_sixty_reviews_leave_as_much_on_the_page_as_one(page: Page):
    page.goto(LISTENING)
    answer(page, "listening--asks", WRONG["listening--asks"])
    answer(page, "listening--nods", WRONG["listening--nods"])
    page.goto("review.html")
    inside = page.context.new_cdp_session(page)

    def review() -> dict[str, int]:
        """Answer what was missed, wrongly again; return what the page then holds of nodes and listeners."""
        for id_ in ask(page, "Practise what I missed"):
            answer(page, id_, WRONG[id_]).expect_state("not-right")
        inside.send("HeapProfiler.collectGarbage")
        return inside.send("Memory.getDOMCounters")

    first = review()
    for _ in range(58):
        review()
    last = review()

    assert {name: more for name, number in last.items() if (more := number - first[name]) > 0} == {}


def test_where_nothing_waits_the_page_says_so(page: Page):
    page.goto("review.html")

    expect(page.get_by_text("Nothing is due now.")).to_be_visible()
    expect(page.get_by_role("button", name="Save reminders")).to_be_hidden()
    expect(page.locator(".pp-panel").get_by_role("button")).to_have_count(0)
    expect(page.get_by_text("Answer a question in any module")).to_be_visible()
    expect(page.locator(".pp-nothing-yet").get_by_role("link")).to_have_text("Listening")


@pytest.mark.own_session
def test_the_reminders_are_a_calendar_with_one_entry_a_day(page: Page, tmp_path: Path):
    page.clock.set_fixed_time(NOON)
    page.goto(LISTENING)
    answer(page, "listening--asks", sure="Sure")
    answer(page, "listening--nods")
    page.goto(TURNS)
    answer(page, "turns--after", WRONG["turns--after"])
    page.goto("review.html")

    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save reminders for my calendar").click()
    assert "review.ics" == waiting.value.suggested_filename
    waiting.value.save_as(tmp_path / "review.ics")
    content = (tmp_path / "review.ics").read_bytes()

    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    lines = content.decode().removesuffix("\r\n").split("\r\n")
    assert [] == [line for line in lines if len(line.encode()) > 75]
    unfolded = content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert [] == [line for line in unfolded if not re.fullmatch(r"[A-Z]+(;[A-Z]+=[A-Z]+)?:.+", line)]
    assert ["BEGIN:VCALENDAR", "VERSION:2.0"] == unfolded[:2]
    assert "END:VCALENDAR" == unfolded[-1]
    assert 2 == unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT")
    starts = [line for line in unfolded if line.startswith("DTSTART")]
    assert ["DTSTART;VALUE=DATE:20270302", "DTSTART;VALUE=DATE:20270304"] == starts
    assert 2 == len({line for line in unfolded if line.startswith("UID:")})
    assert 2 == unfolded.count("DTSTAMP:20270301T120000Z")
    assert 2 == unfolded.count("SUMMARY:A few questions to come back to")


@pytest.mark.own_session
def test_a_long_title_is_folded_by_bytes_and_read_back_whole(page: Page):
    page.clock.set_fixed_time(NOON)
    page.goto(LISTENING)
    answer(page, "listening--nods")
    page.goto("review.html")
    title = "Ein paar Fragen, die zurückkommen; für später \u2013 " * 4
    page.evaluate(
        """title => document.querySelectorAll('template[data-words]').forEach(template => {
          const words = template.content.querySelector('[data-word=review-reminder]');
          if (words) words.textContent = title;
        })""",
        title,
    )

    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save reminders").click()
    content = Path(waiting.value.path()).read_bytes()

    assert [] == [line for line in content.split(b"\r\n") if len(line) > 75]
    summary = re.search(r"SUMMARY:(.*)\r\n", content.replace(b"\r\n ", b"").decode())[1]
    assert title == summary.replace("\\,", ",").replace("\\;", ";")


def test_what_another_tab_answers_is_told_at_once(context: BrowserContext, page: Page):
    page.goto("my-data.html")
    page.get_by_role("radio", name="on this device").check()
    other = context.new_page()
    other.goto("review.html")
    page.goto(LISTENING)
    answer(page, "listening--nods", WRONG["listening--nods"])

    expect(other.get_by_text("Not right the last time: 1.")).to_be_visible(timeout=1000)
