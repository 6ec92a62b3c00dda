/* For whoever answers: fetched when a question comes into sight, or at once where something is answered. */
import { start } from '../from-every.js';
import { askToKeep } from '../answered/asking-to-keep.js';
import { printWhole } from '../answered/paper.js';
import { showResults } from '../answered/result.js';

start({
  'the results of quizzes': showResults,
  'the question whether to keep answers': askToKeep,
  'what prints long answers': printWhole,
});
