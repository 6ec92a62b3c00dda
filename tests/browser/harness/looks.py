"""How a page looks to whom: axe-core finds nothing, nothing sticks out, and nothing is too small for a finger."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice, repeat

from playwright.sync_api import Page, expect

from tests.browser.harness.sites import PROJECT

AXE = (PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.0 to 2.2, A and AA, and axe's best practices."""

RULES_ABOUT_LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
"""Those about colours and sizes. All others are about what stands in a page, which is the same in every look."""

DESKTOP, PHONE = {"width": 1280, "height": 720}, {"width": 320, "height": 640}
SMALLEST_TARGET = 24

Look = tuple[str, dict[str, int]]

LOOKS: dict[str, Look] = {"light, wide": ("light", DESKTOP), "dark, narrow": ("dark", PHONE)}
OTHER_LOOKS: dict[str, Look] = {"light, narrow": ("light", PHONE), "dark, wide": ("dark", DESKTOP)}
ALL_LOOKS = OTHER_LOOKS | LOOKS


def by_turns(looks: dict[str, Look], start: int) -> Iterator[dict[str, Look]]:
    """Yield one look after the other, without end; but where all are asked for, all of them each time."""
    if looks == ALL_LOOKS:
        return repeat(looks)
    return ({name: look} for name, look in islice(cycle(looks.items()), start, None))


SCHEMES = {"light": "default", "dark": "slate"}
"""What Material calls the colour schemes."""


WORN = """([scheme, name]) => document.body.dataset.mdColorScheme === name
  && matchMedia(`(prefers-color-scheme: ${scheme}) and (prefers-reduced-motion: reduce)`).matches"""


def wear(page: Page, look: Look) -> None:
    """Give an open page a size, and a colour scheme as the button in its header does."""
    scheme, size = look
    if page.viewport_size != size:
        page.set_viewport_size(size)
    if not page.evaluate(WORN, [scheme, SCHEMES[scheme]]):  # because a page is laid out anew even for what it wears
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate(
            """name => document.body.dataset.mdColorScheme === name
              || document.querySelector(`input[data-md-color-scheme=${name}]`).click()""",
            SCHEMES[scheme],
        )
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])


def violations(page: Page, part: str = "main", rules: list[str] = RULES) -> list[str]:
    """Return what axe has against a part of the page by some rules, one line for each element.

    The rules about a page as a whole, such as the order of its headings, are asked only of `html`.
    """
    if not rules:
        return []
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(
        """async ([part, runOnly]) => {
          for (const moving of document.getAnimations()) if (moving instanceof CSSTransition) moving.finish();
          // To axe whatever happens to be scrolled below the header is too small.
          window.scrollTo({ top: 0, behavior: 'instant' });
          // To axe a question that is left out of the picture until it comes into sight lies over the next one.
          for (const one of document.querySelectorAll('.pp-quiz--long > *')) one.style.contentVisibility = 'visible';
          const { violations } = await axe.run(part, {
            runOnly, resultTypes: ['violations'], rules: { 'target-size': { enabled: true } }, preload: false,
          });
          // To axe a label that is a picture is none, however well the picture is described.
          const isPicture = ({ target: [selector] }) =>
            document.querySelector(selector).labels?.[0]?.querySelector('img[alt]:not([alt=""])');
          return violations.map(({ id, nodes }) => ({
            id, nodes: id === 'label-title-only' ? nodes.filter((node) => !isPicture(node)) : nodes,
          }));
        }""",
        [part, rules],
    )
    return [f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def sticking_out(page: Page, within: str = ".md-content") -> list[str]:
    """Return what reaches beyond the window, other than code, which scrolls within its own box."""
    return page.evaluate(
        """within => {
          const { clientWidth, scrollWidth } = document.documentElement;
          const wide = [...document.querySelectorAll(`${within} *`)].filter((one) =>
            one.checkVisibility() && one.getBoundingClientRect().right > clientWidth + 1
            && !one.closest('pre'));
          return [...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : []),
                  ...wide.map((one) => one.outerHTML.slice(0, 120))];
        }""",
        within,
    )


def too_small(page: Page, within: str = "[data-state]") -> list[list[object]]:
    """Return what takes a click in questions and is smaller than a fingertip, with its width and height."""
    return page.evaluate(
        """([within, least]) => [...document.querySelectorAll(`${within} :is(button, summary, input)`)]
          .map(target => target.type === 'text' ? target : target.labels?.[0] || target.closest('li') || target)
          .filter(target => target.checkVisibility())
          .map(target => [target.outerHTML.slice(0, 90), target.getBoundingClientRect()])
          .map(([html, box]) => [html, box.width, box.height])
          .filter(([, ...sides]) => Math.min(...sides) < least)
        """,
        [within, SMALLEST_TARGET],
    )


def expect_fine(page: Page, state: str, looks: dict[str, Look], part: str = "main", rules: list[str] = RULES) -> None:
    """Look at a page, in a state and in some looks: axe finds nothing, nothing is too wide, and nothing too small.

    The first look is the one that the page wears, if it is among them. In it the rules are asked of `part`, and in the
    others those about looks, of `main`: the frame is the same in all states.
    """
    for name, look in _worn_first(page, looks):
        wear(page, look)

        assert violations(page, part, rules) == [], f"{state}, {name}"
        expect_room(page, state, {name: look})
        part, rules = "main", rules and RULES_ABOUT_LOOKS


def expect_room(page: Page, state: str, looks: dict[str, Look]) -> None:
    """Look at a page, in a state and in some looks: nothing is too wide, and nothing too small for a finger."""
    for name, look in _worn_first(page, looks):
        wear(page, look)

        assert sticking_out(page) == [], f"{state}, {name}"
        assert too_small(page) == [], f"{state}, {name}"


def _worn_first(page: Page, looks: dict[str, Look]) -> list[tuple[str, Look]]:
    """Return the looks, the one of the size that the page has first."""
    return sorted(looks.items(), key=lambda named: named[1][1] != page.viewport_size)
