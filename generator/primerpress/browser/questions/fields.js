/* The fields of a question as the keyboard and a screen reader meet them. */

/**
 * @param {Element} fields
 * @returns {HTMLInputElement[]} those that hold an answer; whom it is written as is none
 */
const all = (fields) => Array.from(fields.querySelectorAll('input:not([name="as"]), select, textarea'));

/**
 * Leads to where an answer starts: at what is chosen, the first field, or what else takes the keyboard.
 *
 * @param {Element} fields
 */
export const focusFields = (fields) => {
  const known = all(fields);
  const other = fields.querySelector(':is([tabindex], button):not([hidden])');
  const beginning = known.find((field) => field.checked) || known[0] || other;
  if (beginning instanceof HTMLElement) beginning.focus();
};

/**
 * Says next to the fields what is missing, and leads there.
 *
 * @param {Element} fields
 * @param {HTMLElement} place
 * @param {string} words none takes it back
 */
export const sayMissing = (fields, place, words) => {
  if (!place.textContent && !words) return;
  place.textContent = words;
  all(fields).forEach((field) => {
    const others = (field.getAttribute('aria-describedby') || '').split(' ').filter((id) => id && id !== place.id);
    const described = words ? [...others, place.id] : others;
    if (described.length) field.setAttribute('aria-describedby', described.join(' '));
    else field.removeAttribute('aria-describedby');
    if (words && field.type === 'text') field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  });
  if (words) focusFields(fields);
};
