"""Questions on small screens, zoomed, in forced colours, with little motion, and for eyes that follow the focus."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.learner import Question, open_case, the_cases
from tests.browser.question_cases import CASES, ONE_OF_EACH_KIND, Case, answered

PHONE = {"width": 320, "height": 256}
"""What remains of 1280 by 1024 at a zoom of 400 per cent."""

SMALLEST_TARGET = 24

TARGETS = """element => [...element.querySelectorAll('button, summary, input')]
  .map(target => target.labels?.[0] || target.closest('li') || target)
  .filter(target => target.checkVisibility())
  .map(target => [target, target.getBoundingClientRect()])
  .map(([target, box]) => [target.outerHTML.slice(0, 90), box.width, box.height])
"""

OUTLINES = """element => [...element.querySelectorAll('button, input, summary, a[href]')]
  .filter(target => target.checkVisibility() && !target.disabled)
  .map(target => {
    target.focus({ focusVisible: true });
    const style = getComputedStyle(target);
    return [target.outerHTML.slice(0, 90), style.outlineStyle, parseFloat(style.outlineWidth)];
  })
"""


@pytest.fixture(scope="module")
def phone(browser, host) -> BrowserContext:
    return browser.new_context(base_url=f"{host}one/", viewport=PHONE, has_touch=True)


@the_cases(CASES)
def test_nothing_is_wider_than_a_phone_or_smaller_than_a_fingertip(phone: BrowserContext, case: Case):
    page = phone.new_page()
    question = open_case(page, case)
    width = "document.documentElement.scrollWidth"

    assert page.evaluate(width) <= PHONE["width"]
    targets = question.element.evaluate(TARGETS)
    assert [target for target in targets if min(target[1:]) < SMALLEST_TARGET] == []

    if "wrong" in case.answers:
        question.answer(case.answers["wrong"])
        question.expect_state("not-right")

        assert page.evaluate(width) <= PHONE["width"]
        assert _sticking_out(question) == []
        targets = question.element.evaluate(TARGETS)
        assert [target for target in targets if min(target[1:]) < SMALLEST_TARGET] == []
    page.close()


def _sticking_out(question: Question) -> list[str]:
    """Return what reaches beyond the question, other than code, which scrolls within its own box."""
    return question.element.evaluate("""element => {
      const edge = element.getBoundingClientRect().right + 1;
      return [...element.querySelectorAll('*')]
        .filter(part => !part.closest('pre') && part.checkVisibility() && part.getBoundingClientRect().right > edge)
        .map(part => part.outerHTML.slice(0, 90));
    }""")


@the_cases(ONE_OF_EACH_KIND)
def test_the_focus_is_seen_on_everything_that_takes_it(page: Page, case: Case):
    question = open_case(page, case)

    outlines = question.element.evaluate(OUTLINES)

    assert len(outlines) >= 2
    assert [outline for outline in outlines if outline[1] == "none" or outline[2] < 2] == []


@the_cases(ONE_OF_EACH_KIND)
def test_the_field_with_the_focus_is_not_covered(page: Page, case: Case):
    page.set_viewport_size(PHONE)
    question = open_case(page, case)

    for target in question.element.locator("button:visible, input:visible").all():
        target.evaluate("target => target.focus({ focusVisible: true })")

        assert target.evaluate("""target => {
          const box = target.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return target === top || target.contains(top);
        }""")


@the_cases(answered("wrong", ONE_OF_EACH_KIND))
def test_in_forced_colours_states_differ_in_words_and_in_borders(new_context: NewContext, case: Case):
    page = new_context(forced_colors="active").new_page()
    question = open_case(page, case)

    assert question.element.evaluate(OUTLINES)[0][1] != "none"

    question.answer(case.answers["wrong"])

    question.expect_state("not-right")
    expect(question.status).to_contain_text("Not yet.")
    for option in question.options.all():
        expect(option.locator("xpath=ancestor::li[1]")).to_contain_text(":")


@the_cases(answered("wrong", ONE_OF_EACH_KIND))
def test_nothing_moves_for_those_who_asked_for_little_motion(new_context: NewContext, case: Case):
    page = new_context(reduced_motion="reduce").new_page()
    question = open_case(page, case)

    question.answer(case.answers["wrong"])

    question.expect_state("not-right")
    assert question.element.evaluate("element => element.getAnimations({ subtree: true }).length") == 0


def test_in_the_dark_a_question_is_dark(new_context: NewContext):
    page = new_context(color_scheme="dark").new_page()
    page.goto("attempt.html")
    colour = "element => getComputedStyle(element).color.match(/[\\d.]+/g).slice(0, 3).map(Number)"

    assert min(Question(page, "attempt--asks").group.evaluate(colour)) > 100
