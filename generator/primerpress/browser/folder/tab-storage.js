/* What belongs to a tab, for pages that Firefox opens from a folder. */

/** @returns {Record<string, string>} */
const texts = () => {
  try {
    return Object(JSON.parse(window.name));
  } catch {
    return {};
  }
};

/** @param {Record<string, string>} kept */
const keep = (kept) => {
  window.name = Object.keys(kept).length ? JSON.stringify(kept) : '';
};

/**
 * A storage in the name of the window. All pages from folders share it within a tab, and the browser shows it to no other site. As a
 * session storage Firefox would give each folder another one, so that no page saw what a page of another folder keeps.
 */
export const tabStorage = {
  /** @param {string} key */
  getItem: (key) => texts()[key] ?? null,
  /** @param {string} key @param {string} text */
  setItem: (key, text) => keep({ ...texts(), [key]: text }),
  /** @param {string} key */
  removeItem: (key) => {
    const { [key]: _, ...others } = texts();
    keep(others);
  },
};
