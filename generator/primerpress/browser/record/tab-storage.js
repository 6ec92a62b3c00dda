/* What belongs to a tab. */

/** @returns {Record<string, string>} */
const texts = () => {
  try {
    return Object(JSON.parse(window.name));
  } catch {
    return {};
  }
};

/** @param {string} key @param {string} [text] none removes what is there */
const keep = (key, text) => {
  const kept = JSON.stringify({ ...texts(), [key]: text });
  window.name = kept === '{}' ? '' : kept;
};

/** A storage in the name of the window, which the browser shows to no other site. */
const named = {
  /** @param {string} key */
  getItem: (key) => texts()[key] ?? null,
  /** @param {string} key @param {string} text */
  setItem: keep,
  /** @param {string} key */
  removeItem: (key) => keep(key),
};

/**
 * For pages that were opened from a folder, Firefox has another session storage in each folder, so that no page would see what a page
 * of another folder keeps. The name of the window is the same for all of them.
 */
export const tabStorage = () => (window.location.protocol === 'file:' && CSS.supports('-moz-appearance', 'none') ? named : window.sessionStorage);
