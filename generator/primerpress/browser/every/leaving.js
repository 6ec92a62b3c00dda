/* Leaving quickly: one key or one click puts a neutral page in the place of this one, and forgets this tab. */

/** @import { Store } from '../record/store.js' */

const KEY = 'Escape';

/** Over these the key closes what lies on the page. */
const CLOSES_FIRST = '#__search:checked, #__drawer:checked, dialog[open], .glightbox-open';

/** @param {Store} store */
export const offerLeaving = (store) => {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector('.pp-exit'));
  const leave = () => {
    document.documentElement.hidden = true;
    store.leave();
    window.location.replace(link?.href || 'about:blank');
  };
  // The pages before the one that was left are still behind the Back button: whoever comes to one so is led away again.
  const [arrival] = performance.getEntriesByType('navigation');
  if (/** @type {PerformanceNavigationTiming | undefined} */ (arrival)?.type !== 'back_forward') store.comeBack();
  else if (store.left) leave();
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && store.left) leave();
  });
  link?.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== KEY || event.isComposing || event.defaultPrevented || event.repeat) return;
    if (!document.querySelector(CLOSES_FIRST)) leave();
  });
};
