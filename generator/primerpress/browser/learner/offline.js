/* Keeping the course for reading without a connection: fetched where it is kept, or where that can be offered. */
import { fetcher } from '../from-every.js';

/** @import { Store } from '../record/store.js' */

/**
 * Browsers offer it for https and on this computer alone. It is not offered in the frame of another site.
 *
 * @param {Store} store
 */
export const followOffline = (store) => {
  /** @type {HTMLElement | null} */
  const course = document.querySelector('.pp-course');
  const worker = navigator.serviceWorker;
  if (!worker || window.top !== window || !window.location.protocol.startsWith('http')) return;
  const get = fetcher(course?.dataset.offline);
  const card = document.querySelector('primerpress-offline');
  const follow = () => {
    if (worker.controller || (card && store.read().mode === 'device')) get();
  };
  store.addEventListener('change', follow);
  follow();
};
