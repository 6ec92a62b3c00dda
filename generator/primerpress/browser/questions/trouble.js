/* Says beside the question that was answered what is not saved, and why. */
import { courseStore } from '../from-every.js';

export const tellTrouble = () => {
  const store = courseStore();
  const notice = document.getElementById('primerpress-not-saved');
  if (!notice) return;
  let told = '';
  /** @type {Element | null} the question that has just been answered */
  let place = null;
  const show = () => {
    const { trouble } = store;
    // A panel says it on its own, as long as nothing is answered on its page.
    notice.hidden = !trouble || (!place && !told && Boolean(document.querySelector('.pp-nothing-kept')));
    notice.querySelectorAll('[data-reason]').forEach((words) => {
      words.toggleAttribute('hidden', words.getAttribute('data-reason') !== trouble);
    });
    const status = place?.querySelector('.pp-status');
    if (!trouble || !status) return;
    // What is put into the status is read out with the result: once, and not with each answer.
    if (told === trouble) status.after(notice);
    else status.append(notice);
    told = trouble;
    place = null;
  };
  document.addEventListener('primerpress-answered', ({ target }) => {
    place = /** @type {Element} */ (target);
  });
  store.addEventListener('change', show);
  store.addEventListener('trouble', show);
  // Whoever comes back from clearing the browser's data is told at once.
  document.addEventListener('visibilitychange', () => store.read());
  show();
};
