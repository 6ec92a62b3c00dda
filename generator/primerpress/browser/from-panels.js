/* What the page of one's own data takes from the script of all panels, so that nothing of it travels twice. */

/** @type {typeof import('./panels/provides.js').provided} */
const provided = /** @type {any} */ (globalThis).primerpress?.panels || {};

export const { Panel, dateInWords, download, howLong, printAlone } = provided;
