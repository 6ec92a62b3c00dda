/* The words of the page, in its language: scripts hold none of their own. */

/**
 * @param {string} name
 * @param {Record<string, any>} [values] fill the places in braces
 * @returns {string} the words; empty where the page has none of that name
 */
export const word = (name, values = {}) => {
  /** @type {NodeListOf<HTMLTemplateElement>} */
  const templates = document.querySelectorAll('template[data-words]');
  const found = Array.from(templates, (template) => template.content.querySelector(`[data-word="${name}"]`));
  const words = found.find(Boolean)?.textContent || '';
  return words.replace(/\{(\w+)\}/g, (_, key) => `${values[key] ?? ''}`);
};
