/* The words of the page, in its language: scripts hold none of their own. */

/**
 * @param {string} name
 * @param {Record<string, any>} [values] fill the places in braces
 * @returns {string} the words; empty where the page has none of that name
 */
export const word = (name, values = {}) => {
  const template = document.getElementById('primerpress-words');
  const content = template instanceof HTMLTemplateElement ? template.content : null;
  const words = content?.querySelector(`[data-word="${name}"]`)?.textContent || '';
  return words.replace(/\{(\w+)\}/g, (_, key) => `${values[key] ?? ''}`);
};
