/* Says on a page with questions that nothing is saved, and why. */

/** @import { Store } from '../record/store.js' */

/** @param {Store} store */
export const showTrouble = (store) => {
  const show = () => {
    const notice = document.getElementById('primerpress-not-saved');
    notice?.toggleAttribute('hidden', !store.reason);
    notice?.querySelectorAll('[data-reason]').forEach((words) => {
      words.toggleAttribute('hidden', words.getAttribute('data-reason') !== store.reason);
    });
  };
  store.addEventListener('trouble', show);
  show();
};
