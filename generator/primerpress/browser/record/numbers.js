/* The numbers of days that the course says, which stand in the page beside its words. */

/**
 * @param {'keep-days' | 'review-days'} name
 * @returns {number[]} what the course says of it
 */
export const numbers = (name) => {
  const said = document.getElementById('primerpress-words')?.getAttribute(`data-${name}`);
  if (!said) console.error(`primerpress: the page has no numbers called “${name}”`);
  return (said || '').split(' ').filter(Boolean).map(Number);
};
