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
 * @param {ParentNode} whole
 * @param {string} selector of a part that the templates put there
 * @returns {HTMLElement}
 */
export const part = (whole, selector) => {
  const element = whole.querySelector(selector);
  if (!(element instanceof HTMLElement)) throw new Error(`there is no “${selector}”`);
  return element;
};
