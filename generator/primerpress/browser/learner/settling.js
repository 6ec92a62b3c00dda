/* What has expired: the learner says whether it is kept, here or in another tab. */
import { GROUPS, merge } from '../from-every.js';

/** @import { Store } from '../record/store.js' */

/**
 * Says what becomes of it. What was answered meanwhile stays.
 *
 * @param {Store} store
 * @param {boolean} keep or else it is erased
 */
const settle = (store, keep) => {
  const { memory } = store;
  store.reason = '';
  store.known = keep;
  if (!keep) store.remove();
  if (keep || GROUPS.some((group) => Object.keys(memory[group]).length)) store.change((kept) => merge(kept, memory));
  store.tell();
  store.emit('trouble');
};

/** @param {Store} store */
export const offerSettling = (store) => {
  document.addEventListener('click', ({ target }) => {
    const choice = target instanceof Element && target.getAttribute('data-settle');
    if (!choice) return;
    settle(store, choice === 'keep');
    // The button is gone.
    const heading = document.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  });
  // Where all was erased there, the store itself has heard it.
  window.addEventListener('storage', ({ key, newValue }) => {
    if (store.reason === 'expired' && (key === store.key || key === null)) settle(store, Boolean(newValue));
  });
};
