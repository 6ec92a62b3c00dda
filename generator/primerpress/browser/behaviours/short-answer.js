/* Answering in a few words. */
import { part, word } from '../from-every.js';

/** @import { Behaviour, Parts, Result } from '../questions/behaviours.js' */

const SHORTEST_WITH_SLIPS = 4;
const LONG = 8;

/**
 * Makes alike what a reader would call the same answer: spaces, quotation marks, a full stop at the end.
 *
 * @param {string} text
 * @param {boolean} caseSensitive
 */
const plain = (text, caseSensitive) => {
  const tidy = text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .replace(/[\u201C\u201D\u201E]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const bare = tidy.replace(/[ .!?,;:]+$/, '') || tidy;
  return caseSensitive ? bare : bare.toLowerCase();
};

/**
 * Counts the letters that were changed, added, left out or swapped with a neighbour
 * (Damerau-Levenshtein distance, optimal string alignment).
 *
 * @param {string} one
 * @param {string} other
 */
const slips = (one, other) => {
  const [a, b] = [Array.from(one), Array.from(other)];
  /** @type {number[][]} */
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[a.length][b.length];
};

/**
 * @param {string} answer
 * @param {string} accepted
 */
const isNear = (answer, accepted) => {
  const digits = (/** @type {string} */ text) => text.replace(/\D/g, '');
  if (accepted.length < SHORTEST_WITH_SLIPS || digits(answer) !== digits(accepted)) return false;
  if (Math.abs(answer.length - accepted.length) > 2) return false;
  // With two slips at the start, “inductive” and “deductive” would be near.
  return slips(answer, accepted) <= (accepted.length < LONG || answer[0] !== accepted[0] ? 1 : 2);
};

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
  const whole = answer.replace(/\s+/g, ' ').trim();
  const fits = (/** @type {string} */ expression) => {
    const pattern = new RegExp(`^(?:${expression.slice(1, -1)})$`, key.caseSensitive ? 'u' : 'iu');
    return pattern.test(whole) || pattern.test(given);
  };
  const same = (/** @type {string} */ text) => plain(text, key.caseSensitive) === given;
  if (texts.some(same) || expressions.some(fits)) return { score: 1 };
  const near = texts.some((text) => isNear(given.toLowerCase(), plain(text, false)) || plain(text, false) === given.toLowerCase());
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
    read: () => (field.value.trim() ? { response: field.value } : { missing: word('missing-text') }),
    write: (kept) => {
      field.value = typeof kept === 'string' ? kept : '';
    },
    mark: (response) => grade(key, response),
  };
};
