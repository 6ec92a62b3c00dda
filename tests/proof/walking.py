"""All pages of a site, one after the other, and every question on them answered."""

from __future__ import annotations

from pathlib import Path

from tests.proof.tabs import Tab

# Answers each question that can be answered, in some way, and presses whatever checks it.
ANSWER_ALL = """
let checked = 0;
for (const question of document.querySelectorAll('primerpress-question')) {
  const fields = [...question.querySelectorAll('input, textarea, select')].filter((field) => !field.disabled);
  const seen = new Set();
  for (const field of fields) {
    if (field.type === 'radio' || field.type === 'checkbox') {
      if (!seen.has(field.name)) field.click();
      seen.add(field.name);
    } else if (field.tagName === 'SELECT') {
      field.selectedIndex = 1;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      field.value = '1';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  const check = question.querySelector('[data-action=check]');
  if (check) {
    check.click();
    checked += 1;
  }
}
return checked;
"""


def pages_of(site: Path) -> list[str]:
    """Return the paths of all pages."""
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))


def answer_everything(tab: Tab, start: str, pages: list[str]) -> int:
    """Open each page below an address and answer what it asks; return how many questions that were."""
    checked = 0
    for page in pages:
        tab.go(f"{start}{page}")
        checked += tab.run(ANSWER_ALL)
    return checked


def search(tab: Tab, words: str, path: str) -> None:
    """Search on the open page, and expect a page among what is found."""
    tab.click("[data-opens=search]")
    tab.expect("document.querySelector('.pp-search-count').textContent")
    tab.write(".pp-search-input", words)
    tab.expect(f"document.querySelector('.pp-search-results a')?.href.includes('{path}')")
