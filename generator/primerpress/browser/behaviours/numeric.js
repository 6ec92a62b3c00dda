/* Answering with a number. */
import { part, word } from '../from-every.js';
import { readings } from './number.js';

/** @import { Behaviour, Parts, Result } from '../questions/behaviours.js' */

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
export const grade = (key, answer) => {
  // The bounds were computed in decimals: nothing is added here that binary fractions could spoil.
  const [number, other] = numbers(answer, key.unit).map(Number);
  return { score: other === undefined && number >= key.low && number <= key.high ? 1 : 0 };
};

/**
 * @param {Parts} parts
 * @returns {Behaviour<string>} what was written
 */
export const numeric = ({ fields, setting }) => {
  const field = /** @type {HTMLInputElement} */ (part(fields, '.pp-input'));
  const key = { low: Number(setting('low')), high: Number(setting('high')), unit: setting('unit') || '' };
  return {
    read: () => {
      const answer = field.value.trim();
      const [large, small] = numbers(answer, key.unit);
      const values = { answer, large, small };
      if (!answer) return { missing: word('missing-number') };
      if (!large) return { missing: word('not-a-number', values), unfinished: field.value };
      if (small) return { missing: word('which-number', values), unfinished: field.value };
      return { response: field.value };
    },
    write: (kept) => {
      field.value = typeof kept === 'string' ? kept : '';
    },
    mark: (response) => grade(key, response),
  };
};
