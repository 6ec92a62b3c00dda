/* What questions, panels and the search take from the script of every page, so that nothing of it travels twice. */

/** @type {typeof import('./every/provides.js').provided} */
const provided = /** @type {any} */ (globalThis).primerpress || {};

export const { GROUPS, VERSION, courseId, courseStart, courseStore, guarded, isDue, make, merge, moveKept, numbers, pageName, part, ratingChange, readRecord, word } = provided;

/**
 * Starts what builds on the script of every page, each apart from the others. Where that script did not run, the page is
 * left as it is without scripts.
 *
 * @param {Record<string, () => void>} starts by what an instructor would call them
 */
export const start = (starts) => {
  if (!guarded) console.error(`primerpress: without every.js these do not work: ${Object.keys(starts).join(', ')}`);
  else Object.entries(starts).forEach(([what, begin]) => guarded(what, begin));
};
