/* What other scripts take from that of questions, so that nothing of it travels twice. */

// A page of the learner's own may have no question; then nothing asks for these.
/** @type {typeof import('./questions/provides.js').provided} */
const provided = /** @type {any} */ (globalThis).primerpress?.questions || {};

export const { beginAttempt, begun, isDue, numbers, tell } = provided;
