/* For every page on which nothing builds on Material's script: what that does for the others. */
import { followParts, showPlace } from '../frame/navigation.js';
import { fitTables } from '../frame/tables.js';
import { unfoldOnPaper, unfoldTarget } from '../frame/unfolding.js';
import { start } from '../from-every.js';

start({
  'the place of tables': fitTables,
  'opening what is folded': unfoldTarget,
  'printing what is folded': unfoldOnPaper,
  'the page in the navigation': () => requestAnimationFrame(showPlace),
  'the part in the navigation': followParts,
});
