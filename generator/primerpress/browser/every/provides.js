/* What the script of every page provides to all others, which load after it. */
import { courseId, courseStart, pageName } from './course.js';
import { make, part } from './elements.js';
import { guarded, startAll } from './guarded.js';
import { fetcher } from './loading.js';
import { word } from './words.js';
import { GROUPS, VERSION, merge, readRecord } from '../record/record.js';
import { courseStore } from '../record/store.js';

export const provided = {
  GROUPS,
  VERSION,
  courseId,
  courseStart,
  courseStore,
  fetcher,
  guarded,
  make,
  merge,
  pageName,
  part,
  readRecord,
  startAll,
  word,
};
