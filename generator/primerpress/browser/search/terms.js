/* A text as a search knows it: terms that are the same for a reader are the same, whatever accents or capital letters. */

/** @typedef {{ term: string, start: number, end: number }} Term a folded word, and the place in the text that it is from */

// In these no spaces stand between words: each two signs in a row are a term.
const UNSPACED = '(?=[\\p{L}\\p{M}])[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}]';
const WITHOUT_SPACES = new RegExp(UNSPACED, 'u');
const LETTERS = "[\\p{L}\\p{N}\\p{M}'\u2019\u02bc]";
const WORD = new RegExp(`${LETTERS}+`, 'gu');
const WORD_OR_RUN = new RegExp(`(?<unspaced>(?:${UNSPACED})+)|(?:(?!${UNSPACED})${LETTERS})+`, 'gu');

// What readers leave out when they search: accents, Hebrew and Arabic vowels, the stroke that lengthens a word, apostrophes.
const LEFT_OUT = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640'\u2019\u02bc]/g;
/** @type {Record<string, string>} letters that no rule of Unicode takes apart */
const ALIKE = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ς: 'σ' };

/** @type {Map<string, string>} */
const folded = new Map();

/** @param {string} word @returns {string} */
export const fold = (word) => {
  let known = folded.get(word);
  if (known === undefined) {
    const bare = word.toLowerCase().normalize('NFKD').replace(LEFT_OUT, '').normalize('NFC');
    known = bare.replace(/[ßæœøłđıς]/g, (letter) => ALIKE[letter]);
    folded.set(word, known);
  }
  return known;
};

/**
 * @param {string} run of signs without spaces
 * @param {number} start
 * @param {boolean} asked whether it is what somebody looks for: its last sign then stands for itself only where it is alone
 * @returns {Term[]}
 */
const pairs = (run, start, asked) => {
  const signs = [...run];
  let place = start;
  const terms = signs.map((sign, index) => {
    const pair = sign + (signs[index + 1] || '');
    place += sign.length;
    return { term: fold(pair), start: place - sign.length, end: place - sign.length + pair.length };
  });
  return asked && terms.length > 1 ? terms.slice(0, -1) : terms;
};

/**
 * @param {string} text
 * @param {boolean} [asked]
 * @returns {Term[]} in order
 */
export const termsOf = (text, asked = false) =>
  [...text.matchAll(WITHOUT_SPACES.test(text) ? WORD_OR_RUN : WORD)].flatMap(({ 0: word, index = 0, groups }) => {
    if (groups?.unspaced) return pairs(word, index, asked);
    const term = fold(word);
    return term ? [{ term, start: index, end: index + word.length }] : [];
  });
