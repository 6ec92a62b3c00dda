/* What questions and panels take from the script of every page, so that it is loaded once. */

/** @type {typeof import('./frame.js')} */
const { courseId, pageName, storeOf } = /** @type {any} */ (window).primerpress;

export { courseId, pageName, storeOf };
