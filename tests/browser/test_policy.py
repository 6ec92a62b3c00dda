"""The policy of a page stops what does not belong there; each browser test fails where it stops anything that does."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.harness.sites import Sites
from tests.browser.harness.tabs import NewContext

ELSEWHERE = "http://127.0.0.2:9"

INJECTED = """async (elsewhere) => {
  const stopped = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    stopped.push(`${effectiveDirective} ${blockedURI.replace(elsewhere, 'elsewhere')}`));
  const put = (html) => {
    const slot = document.body.appendChild(document.createElement('div'));
    slot.append(document.createRange().createContextualFragment(html));
  };
  put('<script>window.injected = true</script>');
  put(`<script src="${elsewhere}/x.js"></script>`);
  put('<style>article { color: rgb(1, 2, 3) }</style>');
  put('<p id="styled" style="color: rgb(1, 2, 3)">Styled</p>');
  put('<img src="data:," onerror="window.injected = true">');
  put(`<img src="${elsewhere}/x.png">`);
  put(`<iframe src="${elsewhere}/x.html"></iframe>`);
  put(`<object data="${elsewhere}/x.swf"></object>`);
  put(`<base href="${elsewhere}/">`);
  put(`<form action="${elsewhere}/x" id="posted"><button>Send</button></form>`);
  document.getElementById('posted').submit();
  await fetch(`${elsewhere}/x`).catch(() => {});
  setTimeout('window.injected = true');
  await new Promise((done) => setTimeout(done, 200));
  const { color } = getComputedStyle(document.querySelector('article'));
  const styled = getComputedStyle(document.getElementById('styled')).color;
  return [window.injected, color === 'rgb(1, 2, 3)', styled === 'rgb(1, 2, 3)', location.href, stopped.sort()];
}"""

STOPPED = [
    "base-uri elsewhere",
    "connect-src elsewhere",
    "form-action elsewhere",
    "frame-src elsewhere",
    "img-src elsewhere",
    "object-src elsewhere",
    "script-src eval",
    "script-src-attr inline",
    "script-src-elem elsewhere",
    "script-src-elem inline",
    "style-src-attr inline",
    "style-src-elem inline",
]


@pytest.mark.parametrize("start", ["host", "folder"])
def test_what_is_put_into_a_page_is_stopped(start: str, new_context: NewContext, sites: Sites, mishaps: list[str]):
    page = new_context().new_page()
    page.goto("attempt.html" if start == "host" else (sites.cases / "attempt.html").as_uri())
    here = page.url

    injected, *coloured, address, stopped = page.evaluate(INJECTED, ELSEWHERE)

    assert (injected, coloured, address) == (None, [False, False], here)
    assert [re.sub(r"elsewhere/.*", "elsewhere", one) for one in stopped] == STOPPED
    mishaps.clear()


def test_no_site_learns_where_a_learner_came_from(page: Page):
    page.goto("attempt.html")

    assert page.evaluate("document.querySelector('meta[name=referrer]').content") == "no-referrer"
