/* Answering by putting items in order. */
import { part, word } from '../from-every.js';
import { remark } from '../questions/remarks.js';

/** @import { Behaviour, Parts, Result } from '../questions/behaviours.js' */

/**
 * Marks an order. Pure.
 *
 * @param {string[]} key the right order
 * @param {string[]} order
 * @returns {Result} the share of neighbours that follow each other as they should
 */
export const grade = (key, order) => {
  const total = key.length - 1;
  const found = key.filter((item, index) => index > 0 && order[order.indexOf(item) - 1] === key[index - 1]).length;
  return { score: total > 0 ? found / total : 0, found, total };
};

const itemOf = (/** @type {Element} */ row) => row.getAttribute('data-item') || '';

/**
 * @param {Parts} parts
 * @returns {Behaviour<string[]>} the items in their order
 */
export const ordering = ({ fields, key }) => {
  const list = part(fields, '.pp-order');
  const said = part(fields, '.pp-live');
  const right = Array.from(key.querySelectorAll('.pp-right-order > li'), itemOf);
  const rows = () => Array.from(list.querySelectorAll('.pp-row'));
  const order = () => rows().map(itemOf);
  const start = order();
  let moved = false;

  const arrange = (/** @type {string[]} */ items) => {
    items.forEach((item) => list.append(/** @type {Element} */ (rows().find((row) => itemOf(row) === item))));
    rows().forEach((row, index, all) => {
      row.querySelectorAll('[data-move]').forEach((button) => {
        const atEdge = index === (button.getAttribute('data-move') === '-1' ? 0 : all.length - 1);
        button.setAttribute('aria-disabled', `${atEdge}`);
      });
    });
  };

  /** Moves an item by one place, keeps the keyboard on it, and says where it is now. */
  const move = (/** @type {HTMLElement} */ button) => {
    const row = /** @type {HTMLElement} */ (button.closest('.pp-row'));
    const items = order();
    const from = items.indexOf(itemOf(row));
    const to = from + Number(button.getAttribute('data-move'));
    if (to < 0 || to >= items.length) return;
    items.splice(to, 0, ...items.splice(from, 1));
    moved = true;
    arrange(items);
    button.focus();
    const item = row.querySelector('.pp-row-text')?.textContent?.trim();
    said.textContent = word('moved', { item, position: to + 1, total: items.length });
  };

  fields.querySelectorAll('.pp-moves').forEach((moves) => moves.removeAttribute('hidden'));
  list.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-move]') : null;
    if (button instanceof HTMLElement) move(button);
  });
  arrange(start);
  return {
    read: () => (moved ? { response: order() } : { missing: word('missing-move') }),
    write: (kept) => {
      moved = Array.isArray(kept) && kept.length === start.length && start.every((item) => kept.includes(item));
      arrange(moved ? /** @type {string[]} */ (kept) : start);
    },
    mark: (response) => grade(right, response),
    show: (_, result, whole) => {
      rows().forEach((row, index) => {
        const position = right.indexOf(itemOf(row)) + 1;
        const inPlace = position === index + 1;
        remark(row, inPlace ? 'right' : 'wrong', word(inPlace ? 'row-right' : whole ? 'row-belongs' : 'not-yet', { position }));
      });
      said.textContent = '';
      return { details: result.score === 1 ? '' : word('neighbours', result) };
    },
  };
};
