/* Answering by giving each item one of several targets: matching and categorize. */
import { word } from '../from-every.js';
import { remark } from '../questions/remarks.js';

/** @import { Behaviour, Parts, Result } from '../questions/behaviours.js' */

/**
 * Marks an assignment. Pure.
 *
 * @param {Record<string, string>} key the right target of each item
 * @param {Record<string, string>} response
 * @returns {Result} the share of items that are right
 */
export const grade = (key, response) => {
  const items = Object.keys(key);
  const found = items.filter((item) => response[item] === key[item]).length;
  return { score: items.length ? found / items.length : 0, found, total: items.length };
};

/**
 * @param {Parts} parts
 * @returns {Behaviour<Record<string, string>>} the chosen target of each item
 */
export const assignment = ({ fields, key }) => {
  /** @type {HTMLSelectElement[]} */
  const selects = Array.from(fields.querySelectorAll('.pp-item > select'));
  const notes = new Map(Array.from(key.querySelectorAll('[data-item]'), (note) => [note.getAttribute('data-item') || '', note]));
  const targetOf = (/** @type {string} */ item) => notes.get(item)?.getAttribute('data-target') || '';
  return {
    read: () => {
      const chosen = selects.filter((select) => select.value);
      if (!chosen.length) return { missing: word('missing-choice') };
      return { response: Object.fromEntries(chosen.map((select) => [select.name, select.value])) };
    },
    write: (kept) => {
      selects.forEach((select) => {
        select.value = Object(kept)[select.name] || '';
      });
    },
    mark: (response) => grade(Object.fromEntries(Array.from(notes.keys(), (item) => [item, targetOf(item)])), response),
    show: (_, result, whole) => {
      selects.forEach((select) => {
        const right = targetOf(select.name) === select.value;
        const target = select.querySelector(`option[value="${targetOf(select.name)}"]`)?.textContent;
        const verdict = word(right ? 'item-right' : whole ? 'item-belongs' : 'not-yet', { target });
        const note = right || whole ? notes.get(select.name)?.querySelector('[data-feedback]') : null;
        remark(select.parentElement, right ? 'right' : 'wrong', verdict, note);
      });
      return { details: result.score === 1 ? '' : word('found', result) };
    },
  };
};
