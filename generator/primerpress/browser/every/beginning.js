/* What is needed only where there is something to note of a page, or something noted already: it is fetched then. */
import { fetcher } from './loading.js';

/** @import { Store } from '../record/store.js' */

/** @param {Store} store */
export const followLearner = (store) => {
  /** @type {HTMLElement | null} */
  const course = document.querySelector('.pp-course');
  const follow = fetcher(course?.dataset.learner);
  store.addEventListener('change', follow);
  store.read();
  if (store.known || store.reason || document.querySelector('primerpress-question, [data-module]')) follow();
};
