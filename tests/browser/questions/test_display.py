"""Questions on small screens, zoomed, in forced colours, with little motion, and for eyes that follow the focus."""

import re
from itertools import chain

from playwright.sync_api import Page, expect

from tests.browser.harness.learner import Question, open_cases
from tests.question_cases import ONE_OF_EACH_KIND

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

# The colour of what shows that a summary can be opened, and that of the page.
ARROWS = """element => [...element.querySelectorAll('summary')].map((summary) =>
  [getComputedStyle(summary, '::after').backgroundColor, getComputedStyle(document.body).backgroundColor])
"""

VERDICT = re.compile("fits|not yet|Why not this one|left out")


def test_the_focus_is_seen_on_everything_that_takes_it_and_on_a_phone_nothing_covers_it(page: Page):
    questions = open_cases(page, "each-kind", ONE_OF_EACH_KIND)
    for case, question in questions:
        outlines = question.element.evaluate(OUTLINES)

        assert len(outlines) >= 2, case
        assert [outline for outline in outlines if outline[1] == "none" or outline[2] < 2] == []

    page.set_viewport_size(PHONE)
    page.reload(wait_until="domcontentloaded")
    targets = [question.element.locator("button:visible, input:visible").all() for _, question in questions]
    assert [] not in targets
    for target in chain.from_iterable(targets):
        target.evaluate("target => target.focus({ focusVisible: true })")

        covered = target.evaluate("""target => {
          const box = target.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return target === top || target.contains(top) ? "" : target.outerHTML;
        }""")
        assert covered == ""


def test_in_forced_colours_states_differ_in_words_and_in_borders(page: Page):
    page.emulate_media(forced_colors="active")
    for case, question in open_cases(page, "each-kind", ONE_OF_EACH_KIND):
        assert question.element.evaluate(OUTLINES)[0][1] != "none", case

        question.answer(case.answers["wrong"])

        question.expect_state("not-right")
        expect(question.status).to_contain_text("Not yet.")
        for option in question.options.all():
            expect(option.locator("xpath=ancestor::li[1]")).to_contain_text(VERDICT)
        for arrow, ground in question.element.evaluate(ARROWS):
            assert arrow != ground, case


def test_nothing_moves_for_those_who_asked_for_little_motion(page: Page):
    page.emulate_media(reduced_motion="reduce")
    for case, question in open_cases(page, "each-kind", ONE_OF_EACH_KIND):
        question.answer(case.answers["wrong"])

        question.expect_state("not-right")
        assert question.element.evaluate("element => element.getAnimations({ subtree: true }).length") == 0, case


def test_in_the_dark_a_question_is_dark(page: Page):
    page.emulate_media(color_scheme="dark")
    page.goto("attempt.html")
    colour = "element => getComputedStyle(element).color.match(/[\\d.]+/g).slice(0, 3).map(Number)"

    assert min(Question(page, "attempt--asks").group.evaluate(colour)) > 100
