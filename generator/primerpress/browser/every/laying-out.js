/* While a module loads on a phone, texts and questions out of sight are not laid out (`styles/out-of-sight.css`). Then they are, a few
   at a time, so that the page is as high as it seems, and what is pressed is never kept waiting. */

export const layOutTheRest = () => {
  /** @type {HTMLElement[]} */
  const waiting = Array.from(document.querySelectorAll('.pp-module-head ~ :is(p, .pp-question)'));
  const some = () => {
    for (const one of waiting.splice(0, 6)) one.style.contentVisibility = 'visible';
    if (waiting.length) window.requestIdleCallback?.(some);
  };
  window.addEventListener('load', some);
};
