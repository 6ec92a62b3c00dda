/* For every page: the way out, what is read, and what the other scripts build on. */
import '../exit.js';
import * as frame from '../frame.js';

/** @type {any} */ (window).primerpress = frame;
