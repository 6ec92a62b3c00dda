/* Rating statements on a scale. Nothing is right or wrong; an earlier rating may stand beside this one. */
import { word } from '../words.js';

/** @import { Behaviour, PrimerpressQuestion } from '../question.js' */

/**
 * @param {PrimerpressQuestion} question
 * @returns {HTMLElement[]}
 */
const statements = (question) => Array.from(question.querySelectorAll('.pp-statement'));

const chosen = (/** @type {Element} */ statement) => {
  /** @type {HTMLInputElement | null} */
  const input = statement.querySelector('input:checked');
  return input ? Number(input.value) : null;
};

const label = (/** @type {Element} */ statement, /** @type {number} */ step) =>
  statement.querySelectorAll('.pp-scale span')[step]?.textContent || '';

/**
 * Says how far a rating has moved. Pure.
 *
 * @param {number} before
 * @param {number} now
 * @returns {{ name: string, steps: number }} the name of the words, and the number in them
 */
export const change = (before, now) => {
  if (before === now) return { name: 'rating-same', steps: 0 };
  const steps = Math.abs(now - before);
  return { name: `rating-${now > before ? 'up' : 'down'}${steps === 1 ? '-one' : ''}`, steps };
};

/** @type {Behaviour} */
export const rating = {
  grade: () => ({ score: 0, state: 'noted' }),
  key: () => null,
  read: (question) => {
    const steps = statements(question).map(chosen);
    return steps.every((step) => step === null) ? { missing: 'missing-choice' } : { response: steps };
  },
  write: (question, response) => {
    statements(question).forEach((statement, index) => {
      statement.querySelectorAll('input').forEach((input) => {
        input.checked = Array.isArray(response) && response[index] !== null && Number(input.value) === response[index];
      });
    });
  },
  show: (question) => {
    const earlier = question.store?.answer(question.getAttribute('compare') || '')?.response;
    statements(question).forEach((statement, index) => {
      const now = chosen(statement);
      const before = Array.isArray(earlier) ? earlier[index] : null;
      if (now === null || typeof before !== 'number') return;
      const { name, steps } = change(before, now);
      const place = /** @type {HTMLElement} */ (statement.querySelector('.pp-feedback'));
      const values = { before: label(statement, before), now: label(statement, now), steps };
      place.textContent = `${word('rating-then-now', values)} ${word(name, values)}`;
      place.hidden = false;
    });
    return '';
  },
};
