/* Keys that would do what nobody meant. */

/** Esc closes the drawer, letters alone lead nowhere, and of a key that is held only the first press counts. */
export const tameKeys = () => {
  document.addEventListener('keydown', (event) => {
    const { key, target, repeat } = event;
    if (key === 'Escape') /** @type {HTMLElement | null} */ (document.querySelector('#__drawer:checked'))?.click();
    if (key === 'Enter' && repeat && !(target instanceof HTMLTextAreaElement)) event.preventDefault();
    // Speech, or a slip, would go to another page by a letter (WCAG 2.1.4).
    if (key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
  });
};
