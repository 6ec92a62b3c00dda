/* What the script of every page provides to those of questions, panels and the search, which load after it. */
export { courseId, courseStart, pageName } from './course.js';
export { make, part } from './elements.js';
export { guarded } from './guarded.js';
export { numbers, word } from './words.js';
export { isDue } from '../record/due.js';
export { ratingChange } from '../record/rating-change.js';
export { GROUPS, VERSION, merge, readRecord } from '../record/record.js';
export { courseStore } from '../record/store.js';
