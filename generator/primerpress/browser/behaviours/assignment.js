/* Answering by giving each item one of several targets: matching and categorize. */
import { word } from '../words.js';

/** @import { Behaviour, PrimerpressQuestion, Result } from '../question.js' */

/**
 * @param {PrimerpressQuestion} question
 * @returns {HTMLSelectElement[]}
 */
const selects = (question) => Array.from(question.querySelectorAll('.pp-item > select'));

/**
 * Marks an assignment. Pure.
 *
 * @param {Record<string, string>} key the right target of each item
 * @param {Record<string, string>} response
 * @returns {Result} the share of items that are right
 */
const grade = (key, response) => {
  const items = Object.keys(key);
  const found = items.filter((item) => response[item] === key[item]).length;
  return { score: items.length ? found / items.length : 0, found, total: items.length };
};

/** @type {Behaviour} */
export const assignment = {
  grade,
  key: (question) =>
    Object.fromEntries(
      Array.from(question.querySelectorAll('.pp-key [data-item]'), (note) => [
        note.getAttribute('data-item'),
        note.getAttribute('data-target'),
      ]),
    ),
  read: (question) => {
    const chosen = selects(question).filter((select) => select.value);
    if (!chosen.length) return { missing: 'missing-choice' };
    return { response: Object.fromEntries(chosen.map((select) => [select.name, select.value])) };
  },
  write: (question, response) => {
    selects(question).forEach((select) => {
      select.value = (response && response[select.name]) || '';
    });
  },
  show: (question, result) => {
    selects(question).forEach((select) => {
      const note = question.querySelector(`.pp-key [data-item="${select.name}"]`);
      const right = note?.getAttribute('data-target') === select.value;
      const target = select.querySelector(`option[value="${note?.getAttribute('data-target')}"]`)?.textContent;
      question.remark(select.parentElement, right ? 'right' : 'wrong', word(right ? 'item-right' : 'item-belongs', { target }), [
        ...question.copies(note?.querySelector('[data-feedback]') || null),
      ]);
    });
    return result.score === 1 ? '' : word('found', result);
  },
};
