/* What is being written: kept a moment after the last key or click, and when the page is hidden. */
import { courseStore } from '../from-every.js';

const MOMENT = 400;

/**
 * @param {HTMLElement} form
 * @param {() => void} keep
 */
export const followWriting = (form, keep) => {
  /** @type {number | undefined} */
  let waiting;
  const now = () => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    waiting = undefined;
    keep();
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(now, MOMENT);
  };
  ['input', 'change', 'click'].forEach((event) => form.addEventListener(event, soon));
  window.addEventListener('pagehide', now);
  document.addEventListener('visibilitychange', now);
};

/** @param {Event} event */
const ask = (event) => {
  /** @type {Element[]} */
  const questions = Array.from(document.querySelectorAll('primerpress-question'));
  const lost = questions.some((question) => /** @type {any} */ (question).losesWords);
  // Whoever leaves in a hurry is not held up.
  if (lost && !courseStore().over) event.preventDefault();
};

/** From now on the browser asks before words that are kept nowhere are lost with the page. */
export const askBeforeLosing = () => window.addEventListener('beforeunload', ask);
