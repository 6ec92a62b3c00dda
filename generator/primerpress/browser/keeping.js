/* Asks once, after the first answer, whether answers shall be kept; the page for all of it is the panel `my-data`. */
import { storeOf } from './shared.js';
import { word } from './words.js';

/** @import { Mode } from './record.js' */

document.addEventListener('primerpress-answered', (event) => {
  const question = event.target instanceof HTMLElement ? event.target : null;
  const box = document.getElementById('primerpress-keeping');
  const store = storeOf(question?.getAttribute('course') || '');
  if (!question || !box || !box.hidden || store.reason || store.read().mode) return;
  question.after(box);
  box.hidden = false;
});

document.getElementById('primerpress-keeping')?.addEventListener('click', (event) => {
  const box = /** @type {HTMLElement} */ (event.currentTarget);
  const mode = event.target instanceof Element ? event.target.getAttribute('data-mode') : null;
  const question = box.previousElementSibling;
  if (!mode || !question) return;
  storeOf(question.getAttribute('course') || '').change((kept) => {
    kept.mode = /** @type {Mode} */ (mode);
  });
  const said = /** @type {HTMLElement} */ (document.getElementById('primerpress-kept'));
  box.after(said);
  said.textContent = word(`mode-${mode}`);
  box.hidden = true;
  said.tabIndex = -1;
  said.focus();
});
