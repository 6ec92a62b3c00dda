/* For every page: the way out, keys, and what the other scripts build on. */
import { followLearner } from '../every/beginning.js';
import { startAll } from '../every/guarded.js';
import { tameKeys } from '../every/keys.js';
import { layOutTheRest } from '../every/laying-out.js';
import { offerLeaving } from '../every/leaving.js';
import { offerMenu } from '../every/menu.js';
import { provided } from '../every/provides.js';
import { offerSearch } from '../every/searching.js';

// Where a host lets no script within a page run, nothing has said it before.
document.documentElement.classList.replace('no-js', 'js');
/** @type {any} */ (globalThis).primerpress = provided;
const store = provided.courseStore();
startAll({
  'leaving quickly': () => offerLeaving(store),
  keys: tameKeys,
  'opening the search': offerSearch,
  'the menu': offerMenu,
  layout: layOutTheRest,
  'following the learner': () => followLearner(store),
});
