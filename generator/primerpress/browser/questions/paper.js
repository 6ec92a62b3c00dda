/* On paper a field shows only a part of a long answer: while the page is printed, its words stand below it, whole. */
import { make } from '../from-every.js';

export const printWhole = () => {
  window.addEventListener('beforeprint', () => {
    /** @type {NodeListOf<HTMLInputElement>} */
    const fields = document.querySelectorAll('textarea.pp-input, input.pp-input');
    fields.forEach((field) => field.value && field.after(make('span', { class: 'pp-printed' }, field.value)));
  });
  window.addEventListener('afterprint', () => document.querySelectorAll('.pp-printed').forEach((words) => words.remove()));
};
