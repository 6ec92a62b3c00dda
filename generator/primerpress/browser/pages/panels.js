/* For a page with a panel of the learner's own: what all panels share, for the script of each, which comes after this one. */
import { provided } from '../panels/provides.js';

Object.assign(/** @type {any} */ (globalThis).primerpress || {}, { panels: provided });
