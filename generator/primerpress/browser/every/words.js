/* The words of the page: scripts hold none of their own. */

/** @type {HTMLTemplateElement[]} looked for once: a page asks for some words of each of its questions */
let templates;

/**
 * @param {string} name
 * @param {Record<string, any>} [values] fill the places in braces
 * @returns {string} the words, in the language of the page
 */
export const word = (name, values = {}) => {
  templates = templates || [...document.querySelectorAll('template[data-words]')];
  const found = templates.map((template) => template.content.querySelector(`[data-word="${name}"]`)).find(Boolean);
  if (!found) console.error(`primerpress: the page has no words called “${name}”`);
  return (found?.textContent || '').replace(/\{(\w+)\}/g, (_, key) => `${values[key] ?? ''}`);
};
