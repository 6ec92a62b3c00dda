/* What stands around a table, so that it has its place in the text whatever comes after it. */
import { make } from '../from-every.js';

export const fitTables = () => {
  document.querySelectorAll('.md-typeset table:not([class])').forEach((table) => {
    const inner = make('div', { class: 'md-typeset__table' });
    table.replaceWith(make('div', { class: 'md-typeset__scrollwrap' }, inner));
    inner.append(table);
  });
};
