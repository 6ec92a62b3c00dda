/* For a page on which something has another name now: what is kept follows, before anything reads it. */
import { courseStore, start } from '../from-every.js';
import { followNames } from '../renamed/renaming.js';

start({ 'what has another name now': () => followNames(courseStore()) });
