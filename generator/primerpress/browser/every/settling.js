/* What has expired: the learner says whether it is kept. */

/** @import { Store } from '../record/store.js' */

/** @param {Store} store */
export const offerSettling = (store) => {
  document.addEventListener('click', ({ target }) => {
    const choice = target instanceof Element && target.getAttribute('data-settle');
    if (!choice) return;
    store.settle(choice === 'keep');
    // The button is gone.
    const heading = document.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  });
};
