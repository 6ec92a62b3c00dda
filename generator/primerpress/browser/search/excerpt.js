/* The words around a hit. */
import { termsOf } from './terms.js';

/** @import { Term } from './terms.js' */

/** @typedef {{ text: string, hit: boolean }} Piece */

const BEFORE = 18;
const ALL = 240;
/** How many hits are looked at to find the best place. */
const MOST = 50;

/**
 * @param {string} text
 * @param {Set<string>} terms
 * @returns {Piece[]} the whole text, hits and what is between them
 */
export const marked = (text, terms) => {
  /** @type {Piece[]} */
  const pieces = [];
  let place = 0;
  const add = (/** @type {number} */ end, /** @type {boolean} */ hit) => {
    if (end <= place) return;
    pieces.push({ text: text.slice(place, end), hit });
    place = end;
  };
  termsOf(text)
    .filter(({ term }) => terms.has(term))
    .forEach(({ start, end }) => {
      add(start, false);
      add(end, true);
    });
  add(text.length, false);
  return pieces;
};

/** @param {Term[]} hits @returns {number} where most different terms stand close together */
const best = (hits) => {
  const different = hits.map(({ start }) => new Set(hits.filter((one) => one.start >= start && one.start < start + ALL / 2).map(({ term }) => term)).size);
  return hits[different.indexOf(Math.max(...different))]?.start || 0;
};

/**
 * @param {string} text
 * @param {Set<string>} terms
 * @returns {Piece[]} a line of it, from a few words before the hits on; without a hit its beginning
 */
export const excerpt = (text, terms) => {
  const hits = termsOf(text).filter(({ term }) => terms.has(term));
  const middle = best(hits.slice(0, MOST));
  // It begins with a whole word, if there is one close by.
  const early = Math.max(0, middle - BEFORE);
  const gap = early ? text.indexOf(' ', early) : -1;
  const start = early && gap >= 0 && gap < middle ? gap + 1 : early;
  const pieces = marked(text.slice(start, start + ALL), terms);
  return start ? [{ text: '… ', hit: false }, ...pieces] : pieces;
};
