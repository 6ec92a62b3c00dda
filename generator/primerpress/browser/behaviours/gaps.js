/* Answering by filling the gaps of a text. Typed gaps are marked like short answers. */
import { word } from '../from-every.js';
import { grade as gradeText } from './short-answer.js';

/** @import { Behaviour, Parts, Result } from '../questions/behaviours.js' */

/**
 * Marks the gaps of a text. Pure.
 *
 * @param {{ blanks: { accept?: string[], answer?: string }[], caseSensitive: boolean }} key
 * @param {string[]} answers one for each gap
 * @returns {Result & { gaps: Result[] }} the share of gaps that are right; `near` where only spelling is missing
 */
export const grade = (key, answers) => {
  const gaps = key.blanks.map((blank, index) => {
    const answer = answers[index] || '';
    if (blank.answer !== undefined) return { score: answer === blank.answer ? 1 : 0 };
    if (!answer.trim()) return { score: 0 };
    const accept = blank.accept || [];
    return gradeText({ accept, caseSensitive: key.caseSensitive }, answer);
  });
  const found = gaps.filter((gap) => gap.score === 1).length;
  const near = found < gaps.length && gaps.every((gap) => gap.score === 1 || gap.near);
  return { score: gaps.length ? found / gaps.length : 0, near, found, total: gaps.length, gaps };
};

/**
 * @param {Parts} parts
 * @returns {Behaviour<string[]>} what stands in each gap
 */
export const gaps = ({ fields, setting }) => {
  /** @type {HTMLInputElement[]} */
  const inputs = Array.from(fields.querySelectorAll('.pp-gap > :is(input, select)'));
  const key = { blanks: JSON.parse(setting('blanks') || '[]'), caseSensitive: setting('case-sensitive') !== null };
  const markOf = (/** @type {HTMLInputElement} */ input) => /** @type {HTMLElement} */ (input.parentElement?.querySelector('.pp-gap-mark'));
  return {
    read: () => {
      const answers = inputs.map((input) => input.value);
      return answers.some((answer) => answer.trim()) ? { response: answers } : { missing: word('missing-gap') };
    },
    write: (kept) => {
      inputs.forEach((input, index) => {
        input.value = (Array.isArray(kept) && kept[index]) || '';
      });
    },
    mark: (response) => grade(key, response),
    show: (response, result, whole) => {
      grade(key, response).gaps.forEach((gap, index) => {
        const [input, right] = [inputs[index], gap.score === 1];
        markOf(input).textContent = word(right ? 'gap-right' : whole ? 'gap-other' : 'not-yet', { number: index + 1 });
        markOf(input).hidden = false;
        input.parentElement?.setAttribute('data-mark', right ? 'right' : 'wrong');
      });
      return { details: result.score === 1 ? '' : word('found', result) };
    },
    hide: () => {
      inputs.forEach((input) => {
        input.parentElement?.removeAttribute('data-mark');
        markOf(input).hidden = true;
      });
    },
  };
};
