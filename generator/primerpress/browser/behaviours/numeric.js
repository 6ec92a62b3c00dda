/* Answering with a number. */

/** @import { Behaviour, PrimerpressQuestion, Result } from '../question.js' */

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
const grade = (key, answer) => {
  // The bounds were computed in decimals: nothing is added here that binary fractions could spoil.
  const fits = numbers(answer, key.unit).some((number) => number >= key.low && number <= key.high);
  return { score: fits ? 1 : 0 };
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
    if (!value.trim()) return { missing: 'missing-number' };
    if (!numbers(value, question.getAttribute('unit') || '').length) {
      return { missing: 'not-a-number', values: { answer: value.trim() } };
    }
    return { response: value };
  },
  write: (question, response) => {
    field(question).value = typeof response === 'string' ? response : '';
  },
};
