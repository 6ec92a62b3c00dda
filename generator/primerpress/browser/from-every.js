/* What all others take from the script of every page, so that nothing of it travels twice. */

/** @type {typeof import('./every/provides.js').provided} */
const provided = /** @type {any} */ (globalThis).primerpress || {};

export const { GROUPS, VERSION, courseId, courseStart, courseStore, fetcher, guarded, make, merge, pageName, part, readRecord, startAll, word } = provided;

/**
 * Starts what builds on the script of every page, each apart from the others. Where that script did not run, the page is
 * left as it is without scripts.
 *
 * @param {Record<string, () => void>} starts by what an instructor would call them
 */
export const start = (starts) => {
  if (!startAll) console.error(`primerpress: without every.js these do not work: ${Object.keys(starts).join(', ')}`);
  else startAll(starts);
};
