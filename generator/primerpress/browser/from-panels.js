/* What the script of each panel takes from that of all panels, so that nothing of it travels twice. */

// Where that one did not run, `start` says so, and the page is left as it is without scripts.
/** @type {typeof import('./panels/provides.js').provided} */
const provided = /** @type {any} */ (globalThis).primerpress?.panels || { Panel: HTMLElement };

export const { Panel, dateInWords, download, howLong, printAlone } = provided;
