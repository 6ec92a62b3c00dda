/* Answering in a few words. */
import { part, word } from '../from-every.js';
import { isNear, plain, plainQuotes, visible } from './wording.js';

/** @import { Behaviour, Parts, Result } from '../questions/behaviours.js' */

/**
 * Marks a short answer. Pure.
 *
 * @param {{ accept: string[], caseSensitive: boolean }} key texts, and regular expressions between slashes
 * @param {string} answer
 * @returns {Result} `near` where only the spelling is not right
 */
export const grade = (key, answer) => {
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
 * @param {Parts} parts
 * @returns {Behaviour<string>} what was written
 */
export const shortAnswer = ({ fields, setting }) => {
  const field = /** @type {HTMLInputElement} */ (part(fields, '.pp-input'));
  const key = { accept: JSON.parse(setting('accept') || '[]'), caseSensitive: setting('case-sensitive') !== null };
  return {
    read: () => (visible(field.value) ? { response: field.value } : { missing: word('missing-text') }),
    write: (kept) => {
      field.value = typeof kept === 'string' ? kept : '';
    },
    mark: (response) => grade(key, response),
  };
};
