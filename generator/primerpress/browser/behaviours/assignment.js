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
 * An item with its list of targets, or with a radio for each.
 *
 * @param {Element} item
 */
const fieldOf = (item) => {
  const list = item.querySelector('select');
  /** @type {HTMLInputElement[]} */
  const radios = Array.from(item.querySelectorAll('.pp-tap-row input'));
  return {
    item,
    name: list?.name || radios[0]?.name || '',
    value: () => (list ? list.value : radios.find((radio) => radio.checked)?.value || ''),
    write: (/** @type {string} */ target) => {
      if (list) list.value = target;
      radios.forEach((radio) => {
        radio.checked = radio.value === target;
      });
    },
    words: (/** @type {string} */ target) => item.querySelector(`option[value="${target}"], [value="${target}"] + span`)?.textContent?.trim(),
  };
};

/**
 * @param {Parts} parts
 * @returns {Behaviour<Record<string, string>>} the chosen target of each item
 */
export const assignment = ({ fields, key }) => {
  const items = Array.from(fields.querySelectorAll('.pp-item'), fieldOf);
  const notes = new Map(Array.from(key.querySelectorAll('[data-item]'), (note) => [note.getAttribute('data-item') || '', note]));
  const targetOf = (/** @type {string} */ item) => notes.get(item)?.getAttribute('data-target') || '';
  return {
    read: () => {
      const chosen = items.map(({ name, value }) => [name, value()]).filter(([, target]) => target);
      return chosen.length ? { response: Object.fromEntries(chosen) } : { missing: word('missing-choice') };
    },
    write: (kept) => {
      items.forEach(({ name, write }) => write(Object(kept)[name] || ''));
    },
    mark: (response) => grade(Object.fromEntries(Array.from(notes.keys(), (item) => [item, targetOf(item)])), response),
    show: (_, result, whole) => {
      items.forEach(({ item, name, value, words }) => {
        const right = targetOf(name) === value();
        const verdict = word(right ? 'item-right' : whole ? 'item-belongs' : 'not-yet', { target: words(targetOf(name)) });
        const note = right || whole ? notes.get(name)?.querySelector('[data-feedback]') : null;
        remark(item, right ? 'right' : 'wrong', verdict, note);
      });
      return { details: result.score === 1 ? '' : word('found', result) };
    },
  };
};
