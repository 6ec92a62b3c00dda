/* Answering with a number. */
import { readings } from './number.js';

/** @import { Behaviour, PrimerpressQuestion, Result } from '../question.js' */

/**
 * Makes alike what stands for the same unit.
 *
 * @param {string} unit
 */
const alike = (unit) =>
  unit
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .replace(/\.$/, '')
    .trim()
    .toLowerCase();

/**
 * @param {string} text
 * @param {string} unit
 * @returns {string} the text without the unit at its end, where it stands there
 */
const withoutUnit = (text, unit) => {
  const starts = Array.from({ length: text.length }, (_, length) => text.slice(0, length));
  return starts.find((start) => alike(text.slice(start.length)) === alike(unit)) || '';
};

/**
 * @param {string} text
 * @param {string} unit another currency than the one that is asked for stays, and is no number then
 * @returns {string} the text without the sign of a currency
 */
const withoutCurrency = (text, unit) => text.replace(/\p{Sc}/u, (sign) => (/\p{Sc}/u.test(unit.replace(sign, '')) ? sign : ''));

/**
 * Reads a number as people write it, with or without its unit. Pure.
 *
 * @param {string} text
 * @param {string} unit
 * @returns {string[]} what it may mean; none if it is no number
 */
const numbers = (text, unit) =>
  [text, withoutUnit(text, unit), withoutCurrency(text, unit)].map(readings).find((read) => read.length) || [];

/**
 * Marks a number. Pure.
 *
 * @param {{ low: number, high: number, unit: string }} key
 * @param {string} answer
 * @returns {Result}
 */
const grade = (key, answer) => {
  // The bounds were computed in decimals: nothing is added here that binary fractions could spoil.
  const [number, other] = numbers(answer, key.unit).map(Number);
  return { score: other === undefined && number >= key.low && number <= key.high ? 1 : 0 };
};

/**
 * @param {PrimerpressQuestion} question
 * @returns {HTMLInputElement}
 */
const field = (question) => /** @type {HTMLInputElement} */ (question.querySelector('.pp-input'));

/** @type {Behaviour} */
export const numeric = {
  grade,
  key: (question) => ({
    low: Number(question.getAttribute('low')),
    high: Number(question.getAttribute('high')),
    unit: question.getAttribute('unit') || '',
  }),
  read: (question) => {
    const { value } = field(question);
    const answer = value.trim();
    const [large, small] = numbers(answer, question.getAttribute('unit') || '');
    const values = { answer, large, small };
    if (!answer) return { missing: 'missing-number' };
    if (!large) return { missing: 'not-a-number', values };
    if (small) return { missing: 'which-number', values };
    return { response: value };
  },
  write: (question, response) => {
    field(question).value = typeof response === 'string' ? response : '';
  },
};
