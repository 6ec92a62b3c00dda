/* When two wordings are the same answer, and when they nearly are. Pure. */

const SHORTEST_WITH_SLIPS = 4;
const LONG = 8;

/**
 * Returns a text without what cannot be seen: marks of direction, soft hyphens, spaces without width, line ends.
 *
 * @param {string} text
 */
export const visible = (text) =>
  text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Returns a text with the quotation marks and apostrophes of a typewriter. Accents that stand alone are meant so.
 *
 * @param {string} text
 */
export const plainQuotes = (text) =>
  text.replace(/[`\u00b4\u2018\u2019\u201a\u201b\u02b9\u02bc\u2032\u2039\u203a]/g, "'").replace(/[\u201c-\u201f\u00ab\u00bb\u2033]/g, '"');

/**
 * Makes alike what a reader would call the same answer: spaces, dashes and quotation marks of any sort, quotation marks
 * around the whole, a full stop at the end, sharp and double s.
 *
 * @param {string} text
 * @param {boolean} caseSensitive
 */
export const plain = (text, caseSensitive) => {
  const tidy = visible(plainQuotes(text).normalize('NFKC'))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u00df/g, 'ss')
    .replace(/\u1e9e/g, 'SS');
  const unended = (/** @type {string} */ words) => words.replace(/[ .!?,;:]+$/, '') || words;
  const answer = unended(unended(tidy).replace(/^(["'])(.+)\1$/, '$2').trim());
  return caseSensitive ? answer : answer.toLowerCase();
};

/** @param {string} text */
const bare = (text) => text.normalize('NFD').replace(/\p{M}/gu, '');

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
 * Whether only the spelling, the case or the accents are not right. Pure.
 *
 * @param {string} answer plain, without regard to case
 * @param {string} accepted the same
 */
export const isNear = (answer, accepted) => {
  if (bare(answer) === bare(accepted)) return true;
  const digits = (/** @type {string} */ text) => text.replace(/\D/g, '');
  if (accepted.length < SHORTEST_WITH_SLIPS || digits(answer) !== digits(accepted)) return false;
  if (Math.abs(answer.length - accepted.length) > 2) return false;
  // With two slips at the start, “inductive” and “deductive” would be near.
  return slips(answer, accepted) <= (accepted.length < LONG || answer[0] !== accepted[0] ? 1 : 2);
};
