/* Numbers as people write them. `model/number.py` reads the same, and one table of cases tests both. Pure. */

const RAISED = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';

const lowered = (/** @type {string} */ raised) =>
  `^${Array.from(raised, (sign) => ({ '\u207a': '+', '\u207b': '-' })[sign] || RAISED.indexOf(sign)).join('')}`;

/** Digits of every script come in tens, from nought to nine. */
const asciiDigit = (/** @type {string} */ digit) => {
  const code = digit.codePointAt(0) || 0;
  let below = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below % 10);
};

/**
 * Returns a text with ASCII digits, signs and spaces, without invisible signs and quotation marks around it.
 *
 * @param {string} text
 */
const plain = (text) =>
  text
    .replace(/\p{Cf}/gu, '')
    .replace(new RegExp(`[\u207a\u207b]?[${RAISED}]+`, 'g'), lowered)
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02bc\u066c]/g, "'")
    .replace(/\u066b/g, '.')
    .replace(/\u060c/g, ',')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[ \t\n]+/g, ' ')
    .replace(/^[ "'\u201c\u201d\u201e\u00ab\u00bb]+|[ "'\u201c\u201d\u201e\u00ab\u00bb]+$/g, '')
    .replace(/^([+-]? ?)10 ?\^ ?/, (_, sign) => `${sign}1e`)
    .replace(/ ?[xX\u00d7*\u00b7\u22c5] ?10 ?\^ ?/, 'e');

/**
 * Returns a number with three decimals in another way: exactly three might be taken for thousands.
 *
 * @param {string} number
 */
const beyondDoubt = (number) => {
  const [whole, decimals] = number.split('.');
  const kept = decimals.replace(/0+$/, '');
  return kept ? `${whole}.${kept}${kept === decimals ? '0' : ''}` : whole;
};

/**
 * Returns the numbers that a text may mean, each written so that it can be read in one way only.
 *
 * `1,5`, `–3`, `1 000`, `1.234,5` and `2 × 10³` mean one number. `1,500` and `1.500` may mean two, the larger
 * first: `1500` and `1.5`. What is no number has no readings.
 *
 * @param {string} text
 * @returns {string[]} each as JavaScript reads it, too
 */
export const readings = (text) => {
  const found = /^([+-]?) ?([0-9.,' ]+?)(?: ?[eE]([+-]?[0-9]{1,2}))?$/.exec(plain(text));
  if (!found) return [];
  const body = found[2].replace(/[.,]$/, '');
  // The sign between groups stands again between all of them; another one may follow before decimals.
  const thousands = /^[1-9][0-9]{0,2}([', .])(?:[0-9]{2,3}\1)*[0-9]{3}(?:(?!\1)[.,][0-9]+)?$/.exec(body);
  const read = [];
  if (thousands) read.push(body.split(thousands[1]).join('').replace(',', '.'));
  if (/^(?:[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)$/.test(body)) {
    const number = body.replace(',', '.');
    read.push(thousands ? beyondDoubt(number) : number);
  }
  const exponent = found[3] ? `e${found[3]}` : '';
  return read.map((number) => `${found[1].replace('+', '')}${number}${exponent}`);
};
