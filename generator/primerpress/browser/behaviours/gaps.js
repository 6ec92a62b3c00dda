/* Answering by filling the gaps of a text. Typed gaps are marked like short answers. */
import { word } from '../words.js';
import { shortAnswer } from './short-answer.js';

/** @import { Behaviour, PrimerpressQuestion, Result } from '../question.js' */

/**
 * Marks the gaps of a text. Pure.
 *
 * @param {{ blanks: { accept?: string[], answer?: string }[], caseSensitive: boolean }} key
 * @param {string[]} answers one for each gap
 * @returns {Result & { gaps: Result[] }} the share of gaps that are right; `near` where only spelling is missing
 */
const grade = (key, answers) => {
  const gaps = key.blanks.map((blank, index) => {
    const answer = answers[index] || '';
    if (blank.answer !== undefined) return { score: answer === blank.answer ? 1 : 0 };
    if (!answer.trim()) return { score: 0 };
    const accept = blank.accept || [];
    return shortAnswer.grade({ accept, caseSensitive: key.caseSensitive }, answer);
  });
  const found = gaps.filter((gap) => gap.score === 1).length;
  const near = found < gaps.length && gaps.every((gap) => gap.score === 1 || gap.near);
  return { score: gaps.length ? found / gaps.length : 0, near, found, total: gaps.length, gaps };
};

const key = (/** @type {PrimerpressQuestion} */ question) => ({
  blanks: JSON.parse(question.getAttribute('blanks') || '[]'),
  caseSensitive: question.hasAttribute('case-sensitive'),
});

const answers = (/** @type {PrimerpressQuestion} */ question) => question.fields.map((field) => field.value);

/** @type {Behaviour} */
export const gaps = {
  grade,
  key,
  read: (question) =>
    answers(question).some((answer) => answer.trim()) ? { response: answers(question) } : { missing: 'missing-gap' },
  write: (question, response) => {
    question.fields.forEach((field, index) => {
      field.value = (Array.isArray(response) && response[index]) || '';
    });
  },
  show: (question, result) => {
    const { gaps } = grade(key(question), answers(question));
    question.fields.forEach((field, index) => {
      const right = gaps[index].score === 1;
      const mark = /** @type {HTMLElement} */ (field.parentElement?.querySelector('.pp-gap-mark'));
      mark.textContent = word(right ? 'gap-right' : 'gap-other', { number: index + 1 });
      mark.hidden = false;
      field.parentElement?.setAttribute('data-mark', right ? 'right' : 'wrong');
    });
    return result.score === 1 ? '' : word('found', result);
  },
  hide: (question) => {
    question.querySelectorAll('.pp-gap').forEach((gap) => {
      gap.removeAttribute('data-mark');
      /** @type {HTMLElement} */ (gap.querySelector('.pp-gap-mark')).hidden = true;
    });
  },
};
