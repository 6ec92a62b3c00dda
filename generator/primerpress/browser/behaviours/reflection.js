/* Writing for oneself. Nothing is marked, and nothing is kept unless the learner says so. */
import { word } from '../words.js';

/** @import { Behaviour, PrimerpressQuestion } from '../question.js' */

const text = (/** @type {PrimerpressQuestion} */ question) =>
  /** @type {HTMLTextAreaElement} */ (question.find('textarea'));

const keep = (/** @type {PrimerpressQuestion} */ question) =>
  /** @type {HTMLInputElement} */ (question.find('.pp-keep input'));

/** @returns {HTMLInputElement[]} */
const ticks = (/** @type {PrimerpressQuestion} */ question) =>
  Array.from(question.querySelectorAll('.pp-checklist input'));

const compare = (/** @type {PrimerpressQuestion} */ question, /** @type {boolean} */ shown) => {
  const examples = question.querySelector('.pp-compare');
  if (examples instanceof HTMLElement) examples.hidden = !shown;
};

/** @type {Behaviour} */
export const reflection = {
  revisable: true,
  grade: () => ({ score: 0, state: 'noted' }),
  key: () => null,
  start: (question) => {
    if (!question.find('.pp-keep').hidden) return;
    question.find('.pp-keep').hidden = false;
    keep(question).checked = Boolean(question.store?.read().reflections);
    question.find('.pp-fields').addEventListener('change', (event) => {
      if (question.state !== 'noted') return;
      question.keep(reflection.read(question).response);
      if (event.target === keep(question)) question.mark({ score: 0, state: 'noted' });
    });
  },
  read: (question) => {
    if (!text(question).value.trim()) return { missing: 'missing-text' };
    return { response: { text: text(question).value, ticked: ticks(question).map((tick) => tick.checked) } };
  },
  write: (question, response) => {
    text(question).value = (response && response.text) || '';
    if (response) keep(question).checked = true;
    ticks(question).forEach((tick, index) => {
      tick.checked = Boolean(response && response.ticked && response.ticked[index]);
    });
  },
  show: (question) => {
    compare(question, true);
    return word(keep(question).checked ? 'kept' : 'not-kept');
  },
  hide: (question) => compare(question, false),
  keeps: (question) => keep(question).checked,
};
