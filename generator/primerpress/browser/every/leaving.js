/* Leaving quickly: the button, or one key three times, puts a neutral page in the place of this one and forgets this tab. */

/** @import { Store } from '../record/store.js' */

/** Esc would be pressed to close a picture, a search or the full screen, or to take back half a word. */
const KEY = 'Shift';
const TIMES = 3;
const MOMENT = 5000;

/** How long it takes at most until another page is there. */
const SOON = 500;

/**
 * Calls when the key was pressed so often by itself, and tells before how often it was. With another key, as for a capital
 * letter, it does not count.
 *
 * @param {(presses: number) => void} tell
 * @param {() => void} leave
 */
const onKey = (tell, leave) => {
  let [alone, presses, last] = [false, 0, 0];
  document.addEventListener('keydown', (event) => {
    alone = event.key === KEY && !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing);
    if (!alone) presses = 0;
  });
  document.addEventListener('keyup', (event) => {
    if (event.key !== KEY || !alone) return;
    presses = event.timeStamp - last < MOMENT ? presses + 1 : 1;
    last = event.timeStamp;
    if (presses === TIMES) leave();
    else tell(presses);
  });
};

/** @param {Store} store */
export const offerLeaving = (store) => {
  /** @type {HTMLAnchorElement | null} */
  const link = document.querySelector('.pp-exit');
  const page = document.documentElement;
  const away = (/** @type {Window} */ frame) => frame.location.replace(link?.href || 'about:blank');
  const leave = () => {
    page.hidden = true;
    store.leave();
    const { top } = window;
    if (!top || top === window) {
      away(window);
      return;
    }
    try {
      away(top);
    } catch {
      // The page around this one forbids it.
    }
    setTimeout(() => {
      document.body.textContent = link?.getAttribute('data-framed') || '';
      page.hidden = false;
    }, SOON);
  };
  // The pages before the one that was left are still behind the Back button: whoever comes to one so is led away again.
  const [arrival] = performance.getEntriesByType('navigation');
  if (/** @type {PerformanceNavigationTiming | undefined} */ (arrival)?.type !== 'back_forward') store.comeBack();
  else if (store.left) leave();
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && store.left) leave();
  });
  if (!link) return;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  const told = link.nextElementSibling;
  onKey((presses) => {
    if (!told) return;
    told.textContent = link.getAttribute(`data-pressed-${presses}`);
    setTimeout(() => told.replaceChildren(), MOMENT);
  }, leave);
};
