/* Opening the search: its style and script, and with them the words of the pages, are fetched when somebody asks for it. */
import { loaded } from './loading.js';

/** A button of the page opens it, and Ctrl-K or Cmd-K. A letter alone does not: speech, or a slip, would (WCAG 2.1.4). */
export const offerSearch = () => {
  const button = document.querySelector('[data-opens="search"]');
  /** @type {HTMLDialogElement | null} */
  const dialog = document.querySelector('.pp-search-dialog');
  if (!button || !dialog) return;
  const { style, script, failed = '' } = dialog.dataset;
  let isLoaded = false;
  const open = async () => {
    try {
      if (!isLoaded) await loaded('link', { rel: 'stylesheet', href: style || '' });
      if (!dialog.open) dialog.showModal();
      if (!isLoaded) await loaded('script', { src: script || '' });
      isLoaded = true;
    } catch {
      if (!dialog.open) dialog.showModal();
      /** @type {Element} */ (dialog.querySelector('[role="status"]')).textContent = failed;
    }
  };
  button.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
};
