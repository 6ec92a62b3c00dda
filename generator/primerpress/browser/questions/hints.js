/* Hints, opened one after the other. */
import { part, word } from '../from-every.js';

/** @param {HTMLElement} form of a question, with or without hints */
export const offerHints = (form) => {
  /** @type {HTMLDetailsElement[]} */
  const hints = Array.from(form.querySelectorAll('.pp-hint'));
  if (!hints.length) return;
  const button = part(form, '[data-action="hint"]');
  const waiting = hints.slice();
  hints.forEach((hint) => {
    hint.hidden = true;
  });
  button.addEventListener('click', () => {
    const hint = waiting.shift();
    if (!hint) return;
    hint.hidden = false;
    hint.open = true;
    if (waiting.length) return;
    button.setAttribute('aria-disabled', 'true');
    button.title = word('hint-last');
  });
};
