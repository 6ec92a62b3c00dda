"""Questions on small screens, zoomed, in forced colours, with little motion, and for eyes that follow the focus."""

from playwright.sync_api import Page, expect

from tests.browser.harness.learner import Question, open_case, the_cases
from tests.question_cases import ONE_OF_EACH_KIND, Case, answered

PHONE = {"width": 320, "height": 256}
"""What remains of 1280 by 1024 at a zoom of 400 per cent."""

OUTLINES = """element => [...element.querySelectorAll('button, input, summary, a[href]')]
  .filter(target => target.checkVisibility() && !target.disabled)
  .map(target => {
    target.focus({ focusVisible: true });
    const style = getComputedStyle(target);
    return [target.outerHTML.slice(0, 90), style.outlineStyle, parseFloat(style.outlineWidth)];
  })
"""


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
def test_in_forced_colours_states_differ_in_words_and_in_borders(page: Page, case: Case):
    page.emulate_media(forced_colors="active")
    question = open_case(page, case)

    assert question.element.evaluate(OUTLINES)[0][1] != "none"

    question.answer(case.answers["wrong"])

    question.expect_state("not-right")
    expect(question.status).to_contain_text("Not yet.")
    for option in question.options.all():
        expect(option.locator("xpath=ancestor::li[1]")).to_contain_text(":")


@the_cases(answered("wrong", ONE_OF_EACH_KIND))
def test_nothing_moves_for_those_who_asked_for_little_motion(page: Page, case: Case):
    page.emulate_media(reduced_motion="reduce")
    question = open_case(page, case)

    question.answer(case.answers["wrong"])

    question.expect_state("not-right")
    assert question.element.evaluate("element => element.getAnimations({ subtree: true }).length") == 0


def test_in_the_dark_a_question_is_dark(page: Page):
    page.emulate_media(color_scheme="dark")
    page.goto("attempt.html")
    colour = "element => getComputedStyle(element).color.match(/[\\d.]+/g).slice(0, 3).map(Number)"

    assert min(Question(page, "attempt--asks").group.evaluate(colour)) > 100
