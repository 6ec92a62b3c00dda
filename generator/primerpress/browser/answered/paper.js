/* On paper a field shows only a part of a long answer, and a list is none: what is in them stands beside them, whole. */
import { make } from '../from-every.js';

/** @param {HTMLInputElement | HTMLSelectElement} field */
const wordsIn = (field) => ('selectedOptions' in field ? field.selectedOptions[0]?.text : field.value);

export const printWhole = () => {
  window.addEventListener('beforeprint', () => {
    /** @type {NodeListOf<HTMLInputElement>} */
    const fields = document.querySelectorAll('textarea.pp-input, input.pp-input, select.pp-select');
    fields.forEach((field) => field.value && field.after(make('span', { class: 'pp-printed' }, wordsIn(field))));
  });
  window.addEventListener('afterprint', () => document.querySelectorAll('.pp-printed').forEach((words) => words.remove()));
};
