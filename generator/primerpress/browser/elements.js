/* Elements made by scripts: what they say comes from the words of the page or from the learner, always as text. */

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} content
 * @returns {HTMLElement}
 */
export const make = (tag, attributes, ...content) => {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...content);
  return element;
};

/**
 * Saves a file on the learner's device; it is made here and sent nowhere.
 *
 * @param {string} name
 * @param {string} type
 * @param {string} content
 */
export const download = (name, type, content) => {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = /** @type {HTMLAnchorElement} */ (make('a', { href: address, download: name }));
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

/**
 * @param {number} moment in milliseconds
 * @returns {string} a date as people write it in the page's language
 */
export const dateInWords = (moment) => new Date(moment).toLocaleDateString(document.documentElement.lang || 'en', { dateStyle: 'long' });
