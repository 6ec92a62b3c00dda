/* Answering with a number. */
import { part, word } from '../from-every.js';

/** @import { Behaviour, Parts, Result } from '../questions/behaviours.js' */

/** Returns a text with digits of full width and a typographic minus sign made plain. */
const plainDigits = (/** @type {string} */ text) =>
  text
    .trim()
    .replace(/\u2212/g, '-')
    .replace(/[\uFF10-\uFF19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

/**
 * Reads a number as people write it. Pure.
 *
 * @param {string} text `1.5`, `1,5`, `-2`, `1e3`, `1 000`, with or without the unit behind it
 * @param {string} unit
 * @returns {number[]} what it may mean; `1,000` is a thousand to some and one to others. Empty if it is no number
 */
const numbers = (text, unit) => {
  const [, digits, behind] = /^([+-]?[\d.,\s'\u2019]*(?:e[+-]?\d+)?)(.*)$/i.exec(plainDigits(text)) || ['', '', text];
  const same = (/** @type {string} */ words) => words.normalize('NFKC').trim().toLowerCase();
  if (same(behind) && same(behind) !== same(unit)) return [];
  const written = digits.trim().replace(/(\d)[\s'\u2019](?=\d{3}(\D|$))/g, '$1');
  const readings = [written.replace(',', '.')];
  if (/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(written)) readings.push(written.replace(/,/g, ''));
  if (/^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(written)) readings.push(written.replace(/\./g, '').replace(',', '.'));
  return readings.filter((reading) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(reading)).map(Number).filter(Number.isFinite);
};

/**
 * Marks a number. Pure.
 *
 * @param {{ low: number, high: number, unit: string }} key
 * @param {string} answer
 * @returns {Result}
 */
export const grade = (key, answer) => {
  // The bounds were computed in decimals: nothing is added here that binary fractions could spoil.
  const fits = numbers(answer, key.unit).some((number) => number >= key.low && number <= key.high);
  return { score: fits ? 1 : 0 };
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
      const { value } = field;
      if (!value.trim()) return { missing: word('missing-number') };
      if (!numbers(value, key.unit).length) return { missing: word('not-a-number', { answer: value.trim() }) };
      return { response: value };
    },
    write: (kept) => {
      field.value = typeof kept === 'string' ? kept : '';
    },
    mark: (response) => grade(key, response),
  };
};
