/* The words and numbers of the page: scripts hold none of their own. */

/**
 * @param {string} name
 * @param {Record<string, any>} [values] fill the places in braces
 * @returns {string} the words, in the language of the page
 */
export const word = (name, values = {}) => {
  /** @type {NodeListOf<HTMLTemplateElement>} */
  const templates = document.querySelectorAll('template[data-words]');
  const found = Array.from(templates, (template) => template.content.querySelector(`[data-word="${name}"]`)).find(Boolean);
  if (!found) console.error(`primerpress: the page has no words called “${name}”`);
  return (found?.textContent || '').replace(/\{(\w+)\}/g, (_, key) => `${values[key] ?? ''}`);
};

/**
 * @param {'keep-days' | 'review-days'} name
 * @returns {number[]} what the course says of it
 */
export const numbers = (name) => {
  const said = document.getElementById('primerpress-words')?.getAttribute(`data-${name}`);
  if (!said) console.error(`primerpress: the page has no numbers called “${name}”`);
  return (said || '').split(' ').filter(Boolean).map(Number);
};
