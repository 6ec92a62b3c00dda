/* What the script of every page provides to those of questions, panels and the search, which load after it. */
import { courseId, courseStart, pageName } from './course.js';
import { make, part } from './elements.js';
import { guarded } from './guarded.js';
import { numbers, word } from './words.js';
import { isDue } from '../record/due.js';
import { ratingChange } from '../record/rating-change.js';
import { GROUPS, VERSION, merge, readRecord } from '../record/record.js';
import { moveKept } from '../record/renaming.js';
import { courseStore } from '../record/store.js';

export const provided = {
  GROUPS,
  VERSION,
  courseId,
  courseStart,
  courseStore,
  guarded,
  isDue,
  make,
  merge,
  moveKept,
  numbers,
  pageName,
  part,
  ratingChange,
  readRecord,
  word,
};
