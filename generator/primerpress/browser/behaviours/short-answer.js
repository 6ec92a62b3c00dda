/* Answering in a few words. */
import { isNear, plain, plainQuotes, visible } from './wording.js';

/** @import { Behaviour, PrimerpressQuestion, Result } from '../question.js' */

/**
 * Marks a short answer. Pure.
 *
 * @param {{ accept: string[], caseSensitive: boolean }} key texts, and regular expressions between slashes
 * @param {string} answer
 * @returns {Result} `near` where only the spelling is not right
 */
const grade = (key, answer) => {
  const expressions = key.accept.filter((accepted) => /^\/.+\/$/s.test(accepted));
  const texts = key.accept.filter((accepted) => !expressions.includes(accepted));
  const given = plain(answer, key.caseSensitive);
  const whole = visible(answer);
  const fits = (/** @type {string} */ expression) => {
    const ways = [expression, plainQuotes(expression)].map((one) => new RegExp(`^(?:${one.slice(1, -1)})$`, key.caseSensitive ? 'u' : 'iu'));
    return ways.some((pattern) => pattern.test(whole) || pattern.test(given));
  };
  const same = (/** @type {string} */ text) => plain(text, key.caseSensitive) === given;
  if (texts.some(same) || expressions.some(fits)) return { score: 1 };
  const near = texts.some((text) => isNear(plain(answer, false), plain(text, false)));
  return { score: 0, near };
};

/**
 * @param {PrimerpressQuestion} question
 * @returns {HTMLInputElement}
 */
const field = (question) => /** @type {HTMLInputElement} */ (question.querySelector('.pp-input'));

/** @type {Behaviour} */
export const shortAnswer = {
  grade,
  key: (question) => ({
    accept: JSON.parse(question.getAttribute('accept') || '[]'),
    caseSensitive: question.hasAttribute('case-sensitive'),
  }),
  read: (question) => {
    const { value } = field(question);
    return visible(value) ? { response: value } : { missing: 'missing-text' };
  },
  write: (question, response) => {
    field(question).value = typeof response === 'string' ? response : '';
  },
};
