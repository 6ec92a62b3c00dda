/* Asks once, when there are two answers, whether they shall be kept; the page for all of it is the panel `my-data`. */
import { courseStore, part, word } from '../from-every.js';
import { numbers } from '../from-questions.js';

/** @import { Mode } from '../record/record.js' */

export const askToKeep = () => {
  const store = courseStore();
  const box = document.getElementById('primerpress-keeping');
  if (!box) return;
  document.addEventListener('primerpress-answered', ({ target }) => {
    const ask = () => {
      const { answers, mode } = store.read();
      if (!(target instanceof Element) || !box.hidden || store.reason || mode || Object.keys(answers).length < 2) return;
      target.after(box);
      box.hidden = false;
    };
    // Only then it is known whether anything can be kept.
    store.addEventListener('change', ask, { once: true });
  });
  box.addEventListener('click', (event) => {
    const mode = event.target instanceof Element ? event.target.getAttribute('data-mode') : null;
    if (!mode) return;
    store.choose(/** @type {Mode} */ (mode), numbers('keep-days')[0]);
    const said = part(document, '#primerpress-kept');
    box.after(said);
    said.textContent = word(`mode-${mode}`);
    box.hidden = true;
    said.tabIndex = -1;
    said.focus();
  });
};
