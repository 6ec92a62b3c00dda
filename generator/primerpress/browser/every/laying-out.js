/* While a page loads, texts and questions out of sight are not laid out (`styles/out-of-sight.css`). Then they are, a few at a time: the
   page is as high as it seems, and what is pressed is not kept waiting. */

/** So many at a time take an old phone less than is felt. */
const FEW = 6;

/** With as many, a question that is answered would have too much laid out anew. */
const MANY = 200;

export const layOutTheRest = () => {
  const waiting = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll('.pp-module-head ~ p, .pp-question')));
  const some = () => {
    for (const one of waiting.splice(0, FEW)) one.style.contentVisibility = 'visible';
    if (waiting.length) window.requestIdleCallback?.(some);
  };
  if (waiting.length < MANY) window.addEventListener('load', some);
};
