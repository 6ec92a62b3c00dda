/* The colours of the page: the theme's script follows a choice and keeps it, but shows none as chosen. */
import { courseStart } from './course.js';

/** @import { Store } from '../record/store.js' */

/** @param {Store} store */
export const showColours = (store) => {
  const choices = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('.pp-colours input')]);
  const unasked = choices.findIndex(({ dataset }) => window.matchMedia(dataset.mdColorMedia || '').matches);
  const chosen = choices[store.chosenColours(`${courseStart()}.__palette`, Math.max(unasked, 0))];
  if (chosen) chosen.checked = true;
};
