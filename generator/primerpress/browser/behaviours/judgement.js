/* Choosing where more than one answer may be defended. Options are better or weaker; none has a red cross. */
import { byQuality } from '../quality.js';
import { word } from '../words.js';
import { choice } from './choice.js';

/** @import { Behaviour, PrimerpressQuestion } from '../question.js' */

const { key: _key, show: _show, ...choosing } = choice;

/**
 * @param {PrimerpressQuestion} question
 * @returns {Element[]}
 */
const notes = (question) => Array.from(question.querySelectorAll('.pp-key [data-option]'));

const key = (/** @type {PrimerpressQuestion} */ question) =>
  Object.fromEntries(notes(question).map((note) => [note.getAttribute('data-option'), note.getAttribute('data-quality')]));

/** @type {Behaviour} */
export const judgement = {
  ...choosing,
  /** Marks a judgement by the quality of what was chosen. Pure. */
  grade: (/** @type {Record<string, string>} */ qualities, /** @type {string[]} */ chosen) => byQuality[qualities[chosen[0]]] || { score: 0 },
  key,
  verdict: (question) => {
    const [chosen] = choosing.read(question).response || [];
    return word(`judged-${key(question)[chosen]}`);
  },
  show: (question) => {
    notes(question).forEach((note) => {
      const input = question.querySelector(`.pp-fields input[value="${note.getAttribute('data-option')}"]`);
      const quality = note.getAttribute('data-quality') || '';
      const verdict = note.querySelector('.pp-verdict')?.textContent || '';
      const mark = quality === 'best' || quality === 'acceptable' ? 'right' : 'wrong';
      question.remark(input?.parentElement || null, mark, verdict, [
        ...question.copies(note.querySelector('[data-feedback]')),
      ]);
    });
    return '';
  },
};
