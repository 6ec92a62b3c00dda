/* Writing for oneself. Nothing is marked, and nothing is kept unless the learner says so. */
import { part, word } from '../from-every.js';

/** @import { Behaviour, Parts, Result } from '../questions/behaviours.js' */

/** @returns {Result} nothing is marked */
export const grade = () => ({ score: 0, state: 'noted' });

/**
 * @param {Parts} parts
 * @returns {Behaviour<{ text: string, ticked: boolean[], other?: boolean }>} the learner's words, the lines of the checklist that
 *   fit them, and whether they were written as somebody else
 */
export const reflection = ({ fields, keepsWords, keeping }) => {
  const text = /** @type {HTMLTextAreaElement} */ (part(fields, 'textarea'));
  const keep = /** @type {HTMLInputElement} */ (part(fields, '.pp-keep input'));
  /** @type {HTMLInputElement[]} */
  const ticks = Array.from(fields.querySelectorAll('.pp-checklist input'));
  /** @type {HTMLInputElement[]} */
  const as = Array.from(fields.querySelectorAll('[name="as"]'));
  const examples = fields.querySelector('.pp-compare');
  part(fields, '.pp-keep').hidden = false;
  keep.checked = keepsWords;
  return {
    revisable: true,
    read: () => {
      if (!text.value.trim()) return { missing: word('missing-text') };
      const response = { text: text.value, ticked: ticks.map((tick) => tick.checked) };
      return { response: as[1]?.checked ? { ...response, other: true } : response };
    },
    write: (kept) => {
      const { text: words = '', ticked = [], other = false } = Object(kept);
      text.value = words;
      if (kept) keep.checked = true;
      as.forEach((one, index) => {
        one.checked = Boolean(index) === other;
      });
      ticks.forEach((tick, index) => {
        tick.checked = Boolean(ticked[index]);
      });
    },
    mark: grade,
    show: () => {
      examples?.removeAttribute('hidden');
      return { details: word(keep.checked && keeping() ? 'kept' : 'not-kept') };
    },
    hide: () => examples?.setAttribute('hidden', ''),
    keeps: () => keep.checked,
  };
};
