/* Rating statements on a scale. Nothing is right or wrong; an earlier rating may stand beside this one. */
import { part, word } from '../from-every.js';
import { ratingChange } from '../record/rating-change.js';

/** @import { Behaviour, Parts, Result } from '../questions/behaviours.js' */

/** @returns {Result} nothing is marked */
export const grade = () => ({ score: 0, state: 'noted' });

/**
 * @param {Parts} parts
 * @returns {Behaviour<(number | null)[]>} the step that each statement was given, from 0; null where it was given none
 */
export const rating = ({ fields, setting, earlier }) => {
  const statements = Array.from(fields.querySelectorAll('.pp-statement'));
  const steps = () =>
    statements.map((statement) => {
      /** @type {HTMLInputElement | null} */
      const input = statement.querySelector('input:checked');
      return input && Number(input.value);
    });
  const label = (/** @type {Element} */ statement, /** @type {number} */ step) =>
    statement.querySelectorAll('.pp-scale span')[step]?.textContent || '';
  return {
    read: () => (steps().every((step) => step === null) ? { missing: word('missing-choice') } : { response: steps() }),
    write: (kept) => {
      statements.forEach((statement, index) => {
        statement.querySelectorAll('input').forEach((input) => {
          input.checked = Array.isArray(kept) && kept[index] !== null && Number(input.value) === kept[index];
        });
      });
    },
    mark: grade,
    show: (response) => {
      const then = earlier(setting('compare'));
      statements.forEach((statement, index) => {
        const now = response[index];
        const before = Array.isArray(then) ? then[index] : null;
        if (now === null || typeof before !== 'number') return;
        const { name, steps } = ratingChange(before, now);
        const values = { before: label(statement, before), now: label(statement, now), steps };
        const place = part(statement, '.pp-feedback');
        place.textContent = `${word('rating-then-now', values)} ${word(name, values)}`;
        place.hidden = false;
      });
      return {};
    },
  };
};
