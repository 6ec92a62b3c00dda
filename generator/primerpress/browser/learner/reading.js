/* Notes which page was read to its end, and how much of it is answered. */
import { pageName } from '../from-every.js';

/** @import { Store } from '../record/store.js' */

/** @param {Store} store */
export const followReading = (store) => {
  if (!document.querySelector('primerpress-question, .pp-course[data-module]')) return;
  const name = pageName(window.location.href);
  const note = (/** @type {boolean} */ read) => {
    const questions = document.querySelectorAll('primerpress-question:not([hidden])');
    const open = Array.from(questions).filter((question) => question.getAttribute('data-state') === 'open');
    const total = questions.length;
    const [first] = open;
    const next = first?.id;
    const part = Array.from(document.querySelectorAll('.pp-part')).filter((one) => first && one.compareDocumentPosition(first) & 4).pop();
    const label = (part || first?.querySelector('.pp-number'))?.textContent || '';
    const before = store.read().pages[name];
    // What was answered once stays so: whoever tries again, or keeps no words, does not fall behind.
    const answered = Math.min(total, Math.max(total - open.length, before?.answered || 0));
    const now = { read: read || Boolean(before?.read), answered, total, at: Date.now(), readAt: before?.read ? before.readAt || before.at : Date.now(), next, label };
    // Where all was erased, nothing is noted until something is done.
    if (!before && !now.read && !answered) return;
    if (before && before.read === now.read && before.answered === answered && before.total === total && before.next === next) return;
    store.change((kept) => {
      kept.pages[name] = now;
    });
  };
  document.addEventListener('primerpress-answered', () => note(false));
  // This script may have come after an answer.
  if (document.querySelector('primerpress-question[data-ready]:not([data-state="open"])')) note(false);
  const end = document.createElement('div');
  document.querySelector('.md-content__inner')?.append(end);
  new IntersectionObserver((seen, observer) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    observer.disconnect();
    note(true);
  }).observe(end);
};
