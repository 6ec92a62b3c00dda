/* Which sections hold what somebody looks for, the best first. */
import MiniSearch from 'minisearch';
import { termsOf } from './terms.js';

/** @import { Page } from './unpacking.js' */

/**
 * @typedef {{ url: string, title: string, heading: string, text: string }} Section where it is, the page, its heading and words
 * @typedef {{ section: Section, terms: Set<string> }} Hit with the terms of the section that fit
 * @typedef {{ hits: Hit[], exact: boolean }} Found whether all words are there as they were written or begun
 */

/** How many letters of a word may be others. @param {string} term @returns {number | false} */
const slips = ({ length }) => (length > 7 ? 2 : length > 4 && 1);

/**
 * @param {string} term
 * @param {number} place
 * @param {string[]} terms
 * @returns {boolean} whether longer words fit, too: short ones only where somebody may still be typing
 */
const mayBeBegun = ({ length }, place, terms) => length > 2 || place === terms.length - 1;

/** @param {string} text @returns {string[]} */
const words = (text) => termsOf(text).map(({ term }) => term);

/** How many sections are taken in at a time, so that what is typed meanwhile appears at once. */
const AT_A_TIME = 40;

/**
 * @param {Page[]} pages
 * @returns {Promise<(asked: string) => Found>}
 */
export const finderIn = async (pages) => {
  const sections = pages.flatMap(({ url, title, sections: parts }) =>
    parts.map(([anchor, heading, text], id) => ({ id: `${url} ${id}`, url: anchor ? `${url}#${anchor}` : url, title, heading: heading || title, text })),
  );
  const known = new Map(sections.map((section) => [section.id, section]));
  const index = new MiniSearch({
    fields: ['heading', 'title', 'text'],
    tokenize: words,
    processTerm: (term) => term,
    searchOptions: {
      tokenize: (text) => termsOf(text, true).map(({ term }) => term),
      // What a page is called says little of each of its sections.
      boost: { heading: 6, title: 0.3 },
      combineWith: 'AND',
      prefix: mayBeBegun,
    },
  });
  await index.addAllAsync(sections, { chunkSize: AT_A_TIME });
  return (asked) => {
    const strict = index.search(asked);
    const loose = { fuzzy: slips, weights: { fuzzy: 0.2, prefix: 0.6 } };
    const found = [
      () => strict,
      () => index.search(asked, loose),
      () => index.search(asked, { ...loose, combineWith: 'OR' }),
    ].reduce((/** @type {import('minisearch').SearchResult[]} */ results, next) => (results.length ? results : next()), []);
    const hits = found.flatMap(({ id, terms }) => {
      const section = known.get(id);
      return section ? [{ section, terms: new Set(terms) }] : [];
    });
    return { hits, exact: strict.length > 0 };
  };
};
